"""The only writers of agencies and people: each atomic, with by=."""

from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import Agency, Appointment, Person
from agencies.roles import Role, clash


@transaction.atomic
def appoint(person: Person, agency: Agency, role: Role, *, by: Person | None) -> Appointment:
    """Give a person a role in an agency; doing so twice changes nothing.

    Errors: ValidationError with the sentence why the roles exclude one another, or why nobody appoints himself.
    """
    if by is not None and by == person:
        raise ValidationError("不能给自己授予角色，请由另一位管理员办理。")
    Person.objects.select_for_update().get(pk=person.pk)
    held = {Role(post.role) for post in person.appointments.all()}
    if why := clash(held, role):
        raise ValidationError(why)
    post, _ = Appointment.objects.get_or_create(person=person, agency=agency, role=role)
    return post
