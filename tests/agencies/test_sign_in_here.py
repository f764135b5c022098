"""Signing in from a dialog of the page that is being filled in."""

import pytest
from django.test import Client
from django.urls import reverse

from agencies.views import ANOTHER
from tests.world import PASSWORD

JSON = {"accept": "application/json"}


def signs_in(client, username="anli", password=PASSWORD, person="anli"):
    sent = {"username": username, "password": password, "person": person}
    return client.post(reverse("sign-in-here"), sent, headers=JSON)


def test_the_token_to_go_on_with_comes_back(world):
    client = Client(enforce_csrf_checks=True)
    token = client.get(reverse("sign-in")).context["csrf_token"]
    sent = {"username": "ANLI ", "password": PASSWORD, "person": "anli"}
    headers = JSON | {"x-csrftoken": str(token)}
    answer = client.post(reverse("sign-in-here"), sent, headers=headers)
    assert answer.status_code == 200 and len(answer.json()["csrf"]) == 64
    assert client.get(reverse("work")).status_code == 200


def test_a_wrong_password_is_told(client, world):
    answer = signs_in(client, password="wrong")
    assert (answer.status_code, "用户名或密码不对" in answer.json()["sentence"]) == (400, True)


def test_nobody_goes_on_in_anothers_place(client, world):
    answer = signs_in(client, username="dingyuan")
    assert (answer.status_code, answer.json()["sentence"]) == (409, ANOTHER)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_the_lock_holds_here_too(client, world, password):
    for _ in range(5):
        locked = signs_in(client, password="wrong")
    assert locked.status_code == 429
    answer = signs_in(client, password=password)
    assert (answer.status_code, "15分钟" in answer.json()["sentence"]) == (429, True)
