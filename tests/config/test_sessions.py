"""A session lasts as long as somebody does something, and is not written more often than that takes."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from config import sessions
from tests.world import PASSWORD


def signed_in(client, world):
    client.post("/sign-in/", {"username": world.alice.username, "password": PASSWORD})
    return Session.objects.get()


def test_what_is_asked_within_a_minute_does_not_write_it_again(client, world):
    before = signed_in(client, world)
    assert client.get("/work/").status_code == 200
    assert Session.objects.get().expire_date == before.expire_date


def test_whoever_does_something_later_prolongs_it(client, world, monkeypatch):
    signed_in(client, world)
    soon = timezone.now() + timedelta(minutes=1)
    Session.objects.update(expire_date=soon)
    monkeypatch.setattr(sessions, "ROUGHLY", -1)
    client.get("/work/")
    assert Session.objects.get().expire_date > soon + timedelta(minutes=20)


def test_the_signed_out_are_given_none(client, db):
    assert client.get("/sign-in/").status_code == 200
    assert not Session.objects.exists()
