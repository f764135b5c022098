"""The only writers of agencies and people: each atomic, with by=, each leaving a record."""

from collections.abc import Collection

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from agencies.models import Agency, Appointment, Person, Record, Verb
from agencies.passwords import one_time
from agencies.roles import Role, clash

KEEPER = "维修账户不承担任何角色。请为本人另建一个账户，再授予角色。"


@transaction.atomic
def create_agency(code: str, name: str, *, by: Person | None, **fields) -> Agency:
    """A new agency; ``fields`` are those of the model, ``parent`` among them. ``by`` is None at set-up only.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    agency = Agency(code=code, name=name, **fields)
    agency.full_clean(exclude=["path"])
    agency.save()
    Record.objects.create(verb=Verb.CREATE_AGENCY, by=by, agency=agency)
    return agency


@transaction.atomic
def change_agency(agency: Agency, fields: Collection[str], *, by: Person | None) -> None:
    """Keep these fields of the agency as the instance has them now.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    agency.full_clean(exclude=["path"])
    agency.save()
    Record.objects.create(verb=Verb.CHANGE_AGENCY, by=by, agency=agency, detail=_values(agency, fields))


@transaction.atomic
def move_agency(agency: Agency, parent: Agency | None, *, by: Person | None) -> None:
    """Put the agency, with everything below it, under another; addresses hold the code alone and stay.

    Errors: ValidationError with the sentence why it cannot stand there.
    """
    list(Agency.objects.select_for_update().order_by("pk").values_list("pk"))  # one move at a time
    before = Agency.objects.select_related("parent").get(pk=agency.pk).parent
    agency.parent = parent
    agency.full_clean(exclude=["path"])
    agency.save()
    detail = f"{before or '无上级'} → {parent or '无上级'}"
    Record.objects.create(verb=Verb.MOVE_AGENCY, by=by, agency=agency, detail=detail)


@transaction.atomic
def create_person(username: str, name: str, *, by: Person | None, **fields) -> Person:
    """A new person, who cannot sign in before a password is issued. ``by`` is None at set-up only.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    person = Person.objects.create_user(username, name, None, **fields)
    Record.objects.create(verb=Verb.CREATE_PERSON, by=by, person=person)
    return person


@transaction.atomic
def change_person(person: Person, fields: Collection[str], *, by: Person | None) -> None:
    """Keep these fields of the person as the instance has them now.

    Errors: ValidationError with the sentence for each field that is wrong.
    """
    person.full_clean(exclude=["password"])
    person.save(update_fields=fields)
    Record.objects.create(verb=Verb.CHANGE_PERSON, by=by, person=person, detail=_values(person, fields))


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
        person.must_change_password = False
    Person.objects.bulk_update(people, ["password", "must_change_password"])
    Record.objects.bulk_create(Record(verb=Verb.ISSUE_PASSWORD, by=by, person=person) for person in people)


@transaction.atomic
def issue_one_time_password(person: Person, *, by: Person | None) -> str:
    """A password made by lot, returned this once; at the first sign-in it must be changed."""
    password = one_time(person)
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    Record.objects.create(verb=Verb.ISSUE_PASSWORD, by=by, person=person, detail="一次性口令")
    return password


@transaction.atomic
def appoint(person: Person, agency: Agency, role: Role, *, by: Person | None) -> Appointment:
    """Give a person a role in an agency; doing so twice changes nothing.

    Errors: ValidationError with the sentence why not: see ``refusal``.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if why := refusal(person, role, {Role(post.role) for post in person.appointments.all()}, by=by):
        raise ValidationError(why)
    post, is_new = Appointment.objects.get_or_create(person=person, agency=agency, role=role)
    if is_new:
        Record.objects.create(verb=Verb.APPOINT, by=by, person=person, agency=agency, role=role)
    return post


@transaction.atomic
def dismiss(person: Person, agency: Agency, role: Role, *, by: Person | None) -> None:
    """Take a role away; one who does not hold it is left alone."""
    taken, _ = Appointment.objects.filter(person=person, agency=agency, role=role).delete()
    if taken:
        Record.objects.create(verb=Verb.DISMISS, by=by, person=person, agency=agency, role=role)


def refusal(person: Person, role: Role, held: set[Role], *, by: Person | None) -> str | None:
    """Why the person, holding these roles, cannot be given this one, or None: keepers hold no role, the
    administrators' roles exclude one another and all others, nobody appoints himself.
    """
    if by is not None and by == person:
        return "不能给自己授予角色，请由另一位管理员办理。"
    if person.is_superuser:
        return KEEPER
    return clash(held, role)


def _values(changed: Agency | Person, fields: Collection[str]) -> str:
    """“名称：望溪县水利局；……” of the fields as they are now, as far as the record holds it."""
    names = [(changed._meta.get_field(name).verbose_name, getattr(changed, name)) for name in fields]
    words = [f"{label}：{_word(value)}" for label, value in names]
    return "；".join(words)[: Record._meta.get_field("detail").max_length]


def _word(value) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "（空）" if value in (None, "") else str(value)
