"""/repair/ keeps the rules of the actions and leaves their records."""

import re

import pytest
from django.urls import reverse

from agencies.models import Agency, Appointment, Person, Record
from agencies.roles import Role
from tests.world import PASSWORD

AGENCY = {"name": "望溪县林业局", "office_name": "", "level": "county", "kind": "department", "contact": ""}


@pytest.fixture
def keeper(client, world):
    keeper = Person.objects.create_superuser("weixiu", "维修", PASSWORD)
    client.force_login(keeper)
    return keeper


def roles(*new, held=(), taken=()):
    """The inline's part of a post: roles the page was loaded with, those ticked for taking, new rows."""
    data = {"appointments-TOTAL_FORMS": len(held) + len(new), "appointments-INITIAL_FORMS": len(held)}
    for n, post in enumerate(held):
        data[f"appointments-{n}-id"] = post.pk
        if post in taken:
            data[f"appointments-{n}-DELETE"] = "on"
    for n, (agency, role) in enumerate(new, len(held)):
        data |= {f"appointments-{n}-agency": agency.pk, f"appointments-{n}-role": role.value}
    return data


def send(client, person, inline, **changed):
    fields = {"username": person.username, "name": person.name, "phone": "", "is_active": "on"} | changed
    return client.post(reverse("admin:agencies_person_change", args=[person.pk]), fields | inline)


def verbs(by):
    return [record.verb for record in Record.objects.filter(by=by).order_by("pk")]


def test_roles_are_given_and_taken(client, world, keeper):
    held = list(world.alice.appointments.all())
    answer = send(client, world.alice, roles((world.water, Role.REVIEWER), held=held, taken=held))
    assert answer.status_code == 302
    assert [post.role for post in Appointment.objects.filter(person=world.alice)] == ["reviewer"]
    assert verbs(keeper) == ["dismiss", "appoint"]


def test_the_inline_does_not_get_round_the_clash(client, world, keeper):
    held = list(world.alice.appointments.all())
    answer = send(client, world.alice, roles((world.water, Role.AUDIT_ADMIN), held=held))
    assert "审计管理员不能与填报人由同一人担任" in answer.content.decode()
    assert world.alice.appointments.count() == 1


def test_nor_two_new_rows_at_once(client, world, keeper):
    fresh = Person.objects.create_user("linye", "林叶")
    both = roles((world.water, Role.AUDIT_ADMIN), (world.water, Role.AUTHOR))
    assert "填报人不能与审计管理员由同一人担任" in send(client, fresh, both).content.decode()
    assert not fresh.appointments.exists()


def test_taking_one_role_makes_room_for_the_other(client, world, keeper):
    held = list(world.alice.appointments.all())
    send(client, world.alice, roles((world.county, Role.AUDIT_ADMIN), held=held, taken=held))
    assert [post.role for post in Appointment.objects.filter(person=world.alice)] == ["audit_admin"]


def test_a_keeper_is_given_no_role(client, world, keeper):
    other = Person.objects.create_superuser("weixiu2", "维修二", PASSWORD)
    answer = send(client, other, roles((world.water, Role.AUTHOR)))
    assert "维修账户不承担任何角色" in answer.content.decode()
    assert not other.appointments.exists()


def test_a_role_is_not_changed_into_another(client, world, keeper):
    held = list(world.alice.appointments.all())
    send(client, world.alice, roles(held=held) | {"appointments-0-role": "system_admin"})
    assert [post.role for post in world.alice.appointments.all()] == ["author"]


def test_a_new_person_and_the_first_password(client, world, keeper):
    fields = {"username": "linye", "name": "林叶", "phone": "", "is_active": "on"}
    client.post(reverse("admin:agencies_person_add"), fields | roles((world.water, Role.AUTHOR)))
    fresh = Person.objects.get(username="linye")
    assert not fresh.has_usable_password() and fresh.roles_at(world.water) == {Role.AUTHOR}
    people = reverse("admin:agencies_person_changelist")
    shown = client.post(people, {"action": "issue_passwords", "_selected_action": [fresh.pk]})
    password = re.search(r"<code>(.+?)</code>", shown.content.decode())[1]
    assert "no-store" in shown.headers["Cache-Control"]
    assert password not in client.get(people).content.decode()
    fresh.refresh_from_db()
    assert fresh.check_password(password) and fresh.must_change_password
    assert verbs(keeper) == ["create_person", "appoint", "issue_password"]


def test_a_changed_person_is_recorded(client, world, keeper):
    held = list(world.alice.appointments.all())
    send(client, world.alice, roles(held=held), phone="0571-2")
    send(client, world.alice, roles(held=held), phone="0571-2")
    assert verbs(keeper) == ["change_person"]
    assert Person.objects.get(pk=world.alice.pk).phone == "0571-2"


def test_a_new_agency(client, world, keeper):
    client.post(
        reverse("admin:agencies_agency_add"), {**AGENCY, "code": "wangxi-lyj", "parent": world.county.pk}
    )
    assert Agency.objects.get(code="wangxi-lyj").path == "pinghe/wangxi/wangxi-lyj/"
    assert verbs(keeper) == ["create_agency"]


def test_an_agency_is_moved_renamed_and_keeps_its_code(client, world, keeper):
    page = reverse("admin:agencies_agency_change", args=[world.water.pk])
    client.post(page, {**AGENCY, "name": "望溪水利局", "code": "other", "parent": world.city.pk})
    moved = Agency.objects.get(pk=world.water.pk)
    assert (moved.code, moved.name, moved.path) == ("wangxi-swj", "望溪水利局", "pinghe/wangxi-swj/")
    assert verbs(keeper) == ["move_agency", "change_agency"]


def test_a_place_below_itself_is_refused_on_the_page(client, world, keeper):
    page = reverse("admin:agencies_agency_change", args=[world.county.pk])
    answer = client.post(page, {**AGENCY, "kind": "government", "parent": world.water.pk})
    assert "自己或者它下面的机关" in answer.content.decode()


@pytest.mark.parametrize("name", ["agency", "person", "record"])
def test_nothing_is_deleted_and_records_are_read_only(client, world, keeper, name):
    assert client.get(reverse(f"admin:agencies_{name}_changelist")).status_code == 200
    row = {"agency": world.water, "person": world.alice, "record": Record.objects.first()}[name]
    assert client.post(reverse(f"admin:agencies_{name}_delete", args=[row.pk])).status_code == 403
    if name == "record":
        assert client.get(reverse("admin:agencies_record_add")).status_code == 403
        page = reverse("admin:agencies_record_change", args=[row.pk])
        assert client.post(page, {"detail": "改写"}).status_code == 403


def test_the_queue_of_jobs_is_not_repaired_here(client, keeper):
    shown = client.get(reverse("admin:index")).content.decode()
    assert "procrastinate" not in shown.lower()
    assert reverse("admin:agencies_person_changelist") in shown
