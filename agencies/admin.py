"""For repair only: who and where; reports are never edited here."""

from django.contrib import admin

from agencies.models import Agency, Appointment, Person


class AppointmentInline(admin.TabularInline):
    model = Appointment
    extra = 0


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "level", "kind", "parent", "closed_on"]
    search_fields = ["code", "name"]


@admin.register(Person)
class PersonAdmin(admin.ModelAdmin):
    list_display = ["username", "name", "is_active"]
    search_fields = ["username", "name"]
    fields = ["username", "name", "phone", "is_active", "last_login"]
    readonly_fields = ["last_login"]
    inlines = [AppointmentInline]
