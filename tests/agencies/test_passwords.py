"""Passwords made by lot, which must be changed before anything else."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.management import CommandError, call_command
from django.urls import reverse

from agencies import actions
from agencies.models import Person, Record
from agencies.passwords import one_time

OWN = "Xinde-2027-mima"


@pytest.fixture
def given(world):
    return actions.issue_one_time_password(world.alice, by=world.system)


def sign_in(client, password, username="anli"):
    return client.post(reverse("sign-in"), {"username": username, "password": password})


def change(client, old, new):
    data = {"old_password": old, "new_password1": new, "new_password2": new}
    return client.post(reverse("change-password"), data)


def test_a_password_by_lot_keeps_the_rules(world):
    made = {one_time(world.alice) for _ in range(50)}
    assert len(made) == 50
    for password in made:
        validate_password(password, world.alice)


def test_a_one_time_password_is_recorded_but_not_kept(world, given):
    record = Record.objects.first()
    assert (record.verb, record.by, record.person) == ("issue_password", world.system, world.alice)
    assert record.detail == "一次性口令"


@pytest.mark.parametrize("page", ["work", "change-password"])
def test_nothing_else_before_the_password_is_changed(client, world, given, page):
    sign_in(client, given)
    shown = client.get(reverse(page), follow=True)
    assert shown.request["PATH_INFO"] == reverse("change-password")
    assert change(client, given, OWN).headers["Location"] == reverse("work")
    assert client.get(reverse("work")).status_code == 200
    assert not Person.objects.get(pk=world.alice.pk).must_change_password


def test_the_same_password_is_no_change(client, world, given):
    sign_in(client, given)
    assert "新密码和原密码一样" in change(client, given, given).content.decode()
    assert Person.objects.get(pk=world.alice.pk).must_change_password


def test_public_pages_and_signing_out_stay_open(client, world, given):
    sign_in(client, given)
    assert client.get(reverse("portal")).status_code == 200
    assert client.post(reverse("sign-out")).headers["Location"] == reverse("sign-in")


def test_what_was_typed_waits_for_the_new_password(client, world, given):
    sign_in(client, given)
    answer = client.post(reverse("work"), {"text": "打了很久"})
    assert answer.status_code == 403
    shown = answer.content.decode()
    assert "打了很久" in shown and "一次性" in shown


def test_a_keeper_too_changes_it_first(client, db):
    keeper = Person.objects.create_superuser("weixiu", "维修", None)
    password = actions.issue_one_time_password(keeper, by=None)
    client.post(reverse("admin:login"), {"username": "weixiu", "password": password, "next": "/repair/"})
    assert client.get(reverse("admin:index")).headers["Location"] == reverse("change-password")
    change(client, password, OWN)
    assert client.get(reverse("admin:index")).status_code == 200


def test_a_given_password_is_not_one_time(client, world, given):
    actions.issue_password([world.alice], OWN, by=world.system)
    sign_in(client, OWN)
    assert client.get(reverse("work")).status_code == 200


def test_the_command_prints_it_once(client, world, capsys):
    call_command("issue_password", "AnLi")
    printed = capsys.readouterr().out
    assert "安立（anli）的一次性口令：" in printed
    assert sign_in(client, printed.split("：")[1].split()[0]).status_code == 302
    assert Record.objects.first().by is None


def test_the_command_knows_nobody_else(world):
    with pytest.raises(CommandError, match="没有用户名为 nobody 的人员"):
        call_command("issue_password", "nobody")
