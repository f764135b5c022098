import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from agencies.actions import appoint
from agencies.models import Agency, Appointment, Person
from agencies.roles import ADMINISTRATORS, Role, clash
from tests.world import person


@pytest.mark.parametrize("held", Role)
@pytest.mark.parametrize("new", Role)
def test_the_three_administrators_exclude_everything_else(held, new):
    apart = held != new and (held in ADMINISTRATORS or new in ADMINISTRATORS)
    assert bool(clash({held}, new)) == apart


def test_appointing_twice_changes_nothing(world):
    appoint(world.alice, world.water, Role.AUTHOR, by=world.system)
    assert world.alice.appointments.count() == 1


def test_an_author_cannot_become_an_administrator(world):
    with pytest.raises(ValidationError, match="审计管理员不能与填报人由同一人担任"):
        appoint(world.alice, world.water, Role.AUDIT_ADMIN, by=world.system)


def test_nobody_appoints_himself(world):
    with pytest.raises(ValidationError, match="不能给自己授予角色"):
        appoint(world.system, world.water, Role.AUTHOR, by=world.system)


def test_the_database_too_allows_one_administration_only(world):
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(person=world.system, agency=world.county, role=Role.AUDIT_ADMIN)


def test_a_role_in_one_agency_is_none_in_another(world):
    assert world.alice.roles_at(world.water) == {Role.AUTHOR}
    assert world.alice.roles_at(world.schools) == set()


def test_the_tree_is_one_prefix(world):
    assert world.water.path == "pinghe/wangxi/wangxi-swj/"
    assert set(Agency.objects.below(world.county)) == {world.water, world.schools, world.tax, world.town}


def test_only_units_led_locally_count_locally(world):
    assert [a.counts_locally for a in (world.water, world.town, world.tax)] == [True, True, False]


def test_a_township_supervises_nobody(world):
    assert (world.county.supervises, world.town.supervises, world.water.supervises) == (True, False, False)


def test_a_government_reports_under_its_office(world):
    assert (world.county.own_name, world.water.own_name) == ("望溪县人民政府办公室", "望溪县水务局")


def test_only_a_government_stands_at_the_root(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Agency.objects.create(code="stray", name="某局", level="county", kind="department")


def test_user_names_differ_by_more_than_case(world):
    with pytest.raises(ValidationError):
        person("ANLI", "另一人")
    assert Person.objects.get_by_natural_key("AnLi") == world.alice


def test_a_superuser_is_for_repair_only(db):
    keeper = Person.objects.create_superuser("weixiu", "维修", "Wangxi-2026")
    assert (
        keeper.is_staff and keeper.posts == [] and keeper.get_short_name() == keeper.get_full_name() == "维修"
    )


def test_lists_begin_with_governments_and_end_with_units_led_from_above(world):
    codes = [agency.code for agency in world.county.children.in_order()]
    assert codes == ["wangxi-qiaotou", "wangxi-jyj", "wangxi-swj", "wangxi-swju"]
