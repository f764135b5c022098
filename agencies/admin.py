"""For repair only: who and where; reports are never edited here. Every change goes through the actions."""

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from agencies import actions
from agencies.models import Agency, Appointment, Person, Record
from agencies.roles import Role


class Permanent(admin.ModelAdmin):
    """What stays once it is there: agencies are closed, people put out of use, never deleted."""

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class Appointments(BaseInlineFormSet):
    """The roles of one person; what would remain is judged as the action judges it."""

    by: Person

    def clean(self) -> None:
        super().clean()
        rows = [form.cleaned_data for form in self.forms if not self._should_delete_form(form)]
        held: set[Role] = set()
        for row in rows:
            if not row.get("role"):
                continue
            is_new = not row.get("id")
            if is_new and (why := actions.refusal(self.instance, Role(row["role"]), held, by=self.by)):
                raise ValidationError(why)
            held.add(Role(row["role"]))


class AppointmentInline(admin.TabularInline):
    """Roles are given and taken, not changed into others."""

    model = Appointment
    formset = Appointments
    autocomplete_fields = ["agency"]
    extra = 0

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def get_formset(self, request, obj=None, **kwargs):
        return type("By", (super().get_formset(request, obj, **kwargs),), {"by": request.user})


@admin.register(Agency)
class AgencyAdmin(Permanent):
    list_display = ["code", "name", "level", "kind", "parent", "closed_on"]
    search_fields = ["code", "name"]
    autocomplete_fields = ["parent"]

    def get_readonly_fields(self, request, obj=None) -> list[str]:
        return ["code"] if obj else []  # addresses are made of it

    def save_model(self, request, obj: Agency, form, change: bool) -> None:
        if not change:
            _become(obj, actions.create_agency(by=request.user, **form.cleaned_data))
            return
        if "parent" in form.changed_data:
            actions.move_agency(obj, obj.parent, by=request.user)
        if fields := [name for name in form.changed_data if name != "parent"]:
            actions.change_agency(obj, fields, by=request.user)


@admin.register(Person)
class PersonAdmin(Permanent):
    list_display = ["username", "name", "is_active", "last_login"]
    search_fields = ["username", "name"]
    fields = ["username", "name", "phone", "email", "is_active", "last_login"]
    readonly_fields = ["last_login"]
    inlines = [AppointmentInline]
    actions = ["issue_passwords"]

    @admin.action(description="发放一次性口令（只显示一次）", permissions=["change"])
    def issue_passwords(self, request, people):
        issued = [
            (person, actions.issue_one_time_password(person, by=request.user))
            for person in people.exclude(pk=request.user.pk).order_by(
                "username"
            )  # not his own: he would be out
        ]
        context = {**self.admin_site.each_context(request), "title": "一次性口令", "issued": issued}
        answer = render(request, "agencies/issued_passwords.html", context)
        add_never_cache_headers(answer)
        return answer

    def save_model(self, request, obj: Person, form, change: bool) -> None:
        if not change:
            _become(obj, actions.create_person(by=request.user, **form.cleaned_data))
        elif form.changed_data:
            actions.change_person(obj, form.changed_data, by=request.user)

    def save_formset(self, request, form, formset, change: bool) -> None:
        formset.save(commit=False)
        for post in formset.deleted_objects:
            actions.dismiss(post.person, post.agency, Role(post.role), by=request.user)
        for post in formset.new_objects:
            actions.appoint(post.person, post.agency, Role(post.role), by=request.user)


@admin.register(Record)
class RecordAdmin(Permanent):
    list_display = ["at", "by", "verb", "person", "agency", "role", "detail"]
    list_display_links = None
    list_filter = ["verb", "at"]
    list_select_related = ["by", "person", "agency"]
    search_fields = ["by__username", "by__name", "person__username", "person__name", "agency__name"]

    def has_add_permission(self, request) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False


def _become(obj, made) -> None:
    """Let the admin site go on with what the action made."""
    obj.__dict__.update(vars(made))
