"""Failed sign-ins lock by person and address, and an address that tries many names altogether."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from agencies.lockout import PER_ADDRESS, PER_PERSON
from agencies.models import Person
from tests.world import PASSWORD

DOORS = ["sign-in", "admin:login"]


def try_at(door, username, password="wrong", address="192.0.2.7"):
    return Client().post(
        reverse(door), {"username": username, "password": password, "next": "/work/"}, REMOTE_ADDR=address
    )


@pytest.fixture
def keeper(db):
    return Person.objects.create_superuser("weixiu", "维修", PASSWORD)


@pytest.mark.parametrize("door", DOORS)
def test_letter_case_does_not_get_round_the_lock(door, keeper):
    for typed in ("weixiu", "Weixiu", "WEIXIU", " weixiu", "wEiXiU "):
        answer = try_at(door, typed)
    assert answer.status_code == 429
    assert try_at(door, "WeiXiu", PASSWORD).status_code == 429


def test_no_other_letter_stands_for_one_of_ours(keeper):
    with pytest.raises(Person.DoesNotExist):
        Person.objects.get_by_natural_key("we\u0131x\u0131u")


@pytest.mark.parametrize("door", DOORS)
def test_one_clerk_does_not_lock_the_office(door, world, keeper):
    for _ in range(PER_PERSON + 3):
        try_at(door, "anli")
    assert try_at(door, "weixiu", PASSWORD).status_code == 302


def test_trying_many_names_locks_the_address(world):
    for number in range(PER_ADDRESS):
        answer = try_at("sign-in", f"name{number}")
    assert answer.status_code == 429
    refused = try_at("sign-in", "anli", PASSWORD)
    assert refused.status_code == 429
    assert "从这个网络地址登录" in refused.content.decode()
    assert try_at("sign-in", "anli", PASSWORD, address="192.0.2.8").status_code == 302


def test_an_account_of_ones_own_does_not_reset_the_address(world):
    for number in range(PER_ADDRESS - 1):
        try_at("sign-in", f"name{number}")
    assert try_at("sign-in", "baoshen", PASSWORD).status_code == 302
    assert try_at("sign-in", "another").status_code == 429


def test_the_lock_of_an_address_ends(world):
    for number in range(PER_ADDRESS):
        try_at("sign-in", f"name{number}")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert try_at("sign-in", "anli", PASSWORD).status_code == 302
