"""The only writers of agencies and people: each atomic, with by=."""

from collections.abc import Collection

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import Agency, Appointment, Person
from agencies.roles import Role, clash


@transaction.atomic
def create_agency(code: str, name: str, *, by: Person | None, **fields) -> Agency:
    """A new agency; ``fields`` are those of the model, ``parent`` among them. ``by`` is None at set-up only.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    agency = Agency(code=code, name=name, **fields)
    agency.full_clean(exclude=["path"])
    agency.save()
    return agency


@transaction.atomic
def create_person(username: str, name: str, *, by: Person | None, **fields) -> Person:
    """A new person, who cannot sign in before a password is issued. ``by`` is None at set-up only.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    return Person.objects.create_user(username, name, None, **fields)


@transaction.atomic
def issue_password(people: Collection[Person], password: str, *, by: Person | None) -> None:
    """Give people one password. It is hashed once, because a good hash takes its time.

    Errors: ValidationError with the rules the password breaks for one of them; then nobody gets it.
    """
    for person in people:
        validate_password(password, person)
    hashed = make_password(password)
    for person in people:
        person.password = hashed
    Person.objects.bulk_update(people, ["password"])


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
