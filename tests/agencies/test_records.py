"""Every change of agencies, people and roles leaves a record that stays."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from agencies import actions
from agencies.models import Appointment, Kind, Level, Person, Record
from agencies.roles import Role


def last():
    record = Record.objects.first()
    return record.verb, record.by, record.person, record.agency, record.role


def test_a_new_agency_is_recorded(world):
    forest = actions.create_agency(
        "wangxi-lyj",
        "望溪县林业局",
        by=world.system,
        parent=world.county,
        level=Level.COUNTY,
        kind=Kind.DEPARTMENT,
    )
    assert last() == ("create_agency", world.system, None, forest, "")


def test_a_changed_agency_is_recorded_with_its_new_words(world):
    world.water.name, world.water.makes_regulations = "望溪县水利局", True
    actions.change_agency(world.water, ["name", "makes_regulations", "closed_on"], by=world.system)
    assert last() == ("change_agency", world.system, None, world.water, "")
    assert Record.objects.first().detail == "名称：望溪县水利局；可以制定规章：是；撤并日期：（空）"


def test_people_their_changes_and_their_passwords_are_recorded(world):
    person = actions.create_person("linye", "林叶", by=world.system)
    assert last() == ("create_person", world.system, person, None, "")
    person.is_active = False
    actions.change_person(person, ["is_active"], by=world.system)
    assert last() == ("change_person", world.system, person, None, "")
    assert Record.objects.first().detail == "在用：否"
    actions.issue_password([person], "Xinkouling-2026", by=None)
    assert last() == ("issue_password", None, person, None, "")
    assert "Xinkouling" not in repr(Record.objects.values())


def test_roles_given_and_taken_are_recorded_once(world):
    for _ in range(2):
        actions.appoint(world.alice, world.water, Role.REVIEWER, by=world.system)
    for _ in range(2):
        actions.dismiss(world.alice, world.water, Role.REVIEWER, by=world.system)
    assert [record.verb for record in Record.objects.filter(by=world.system)] == ["dismiss", "appoint"]
    assert last() == ("dismiss", world.system, world.alice, world.water, "reviewer")
    assert str(Record.objects.first()) == "收回角色 安立 望溪县水务局 审核人"
    assert world.alice.roles_at(world.water) == {Role.AUTHOR}


def test_what_is_refused_leaves_no_record(world):
    before = Record.objects.count()
    with pytest.raises(ValidationError):
        actions.appoint(world.system, world.water, Role.AUTHOR, by=world.system)
    assert Record.objects.count() == before


def test_a_keeper_holds_no_role(world):
    keeper = Person.objects.create_superuser("weixiu", "维修", "Wangxi-2026")
    with pytest.raises(ValidationError, match="维修账户不承担任何角色"):
        actions.appoint(keeper, world.water, Role.AUTHOR, by=world.system)
    assert not Appointment.objects.filter(person=keeper).exists()


@pytest.mark.parametrize("change", [lambda q: q.update(detail="改写"), lambda q: q.delete()])
def test_a_record_is_never_changed(world, change):
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        change(Record.objects.all())
