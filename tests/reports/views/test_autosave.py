"""The page being filled in talks to the server: whatever is wrong, a sentence comes back, never a page."""

import json

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse

from agencies.answers import SIGNED_OUT
from reports.actions import autosave
from reports.views import autosave as views
from tests.world import again, in_state, opened

NEW = "requests.new.person"
HERE = {"origin": "http://testserver"}


@pytest.fixture
def report(world, client):
    client.force_login(world.alice)
    return opened(world)


def address(report, section="requests", view="section-autosave"):
    return reverse(view, args=(*report.address, section))


def sends(client, report, body, section="requests", **more):
    body = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(address(report, section), body, content_type="application/json", **more)


def test_a_cell_is_kept_and_the_time_is_told(client, report):
    answer = sends(client, report, {"changes": {NEW: ["", "6"]}})
    assert answer.status_code == 200 and len(answer.json().pop("at")) == len("14:05:07")
    assert answer.json() | {"at": ""} == {"saved": {NEW: "6"}, "conflicts": {}, "refused": {}, "at": ""}
    assert again(report).raws == {NEW: "6"}


def test_a_passage_comes_back_merged(client, report, world):
    autosave(report, "overview", {"text": ("", "甲。\n乙改。")}, by=world.alice)
    answer = sends(client, report, {"text": ["甲。\n乙。", "甲改。\n乙。"]}, "overview")
    assert answer.json()["saved"] == {"text": "甲改。\n乙改。"}


def test_a_conflict_names_the_other(client, report, world):
    autosave(report, "requests", {NEW: ("", "1")}, by=world.alice)
    answer = sends(client, report, {"changes": {NEW: ["", "2"]}})
    assert answer.json()["conflicts"] == {NEW: {"theirs": "1", "by": "您在别的页面"}}


def test_nothing_to_keep_prolongs_the_sign_in(client, report):
    answer = sends(client, report, {})
    assert answer.status_code == 200 and "sessionid" in answer.cookies  # as it is sent, it lives on
    assert not report.events.filter(verb="autosave").exists()


@pytest.mark.parametrize(
    "body",
    [
        "", "{", "[]", "null", "7", b"\xff\xfe", "[" * 100_000, '{"changes": []}', '{"changes": {"a": "b"}}',
        '{"changes": {"requests.new.person": ["", 6]}}', '{"changes": {"requests.new.person": ["", "6", "7"]}}',
        '{"changes": {"requests.new.person": ["", "\\ud800"]}}', '{"changes": {"requests.new.total": ["", "6"]}}',
        '{"text": ["", "6"]}', '{"text": null}',
        '{"declined": ["a"]}', '{"declined": {"nonsense": ""}}', '{"changes": {"": ["", ""]}}', "9" * 5000,
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_answered_in_words(client, report, body):
    answer = sends(client, report, body)
    assert (answer.status_code, "没有保存。请刷新页面" in answer.json()["sentence"]) == (400, True)
    assert again(report).raws == {}


def test_nul_goes_as_from_the_form(client, report):
    assert sends(client, report, {"changes": {NEW: ["", "6\x00"]}}).json()["saved"] == {NEW: "6"}


def test_a_book_is_too_much(client, report):
    answer = sends(client, report, {"text": ["", "长" * 1_000_000]}, "overview")
    assert (answer.status_code, "请精简" in answer.json()["sentence"]) == (413, True)


def test_the_longest_passage_is_not(client, report):
    answer = sends(
        client, report, json.dumps({"text": ["长" * 99_999, "长" * 100_000]}, ensure_ascii=False), "overview"
    )
    assert len(answer.json()["saved"]["text"]) == 100_000


def test_the_signed_out_are_told_so(report):
    for answer in (
        sends(Client(), report, {"changes": {NEW: ["", "6"]}}),
        Client().get(address(report, view="section-findings"), headers={"accept": "application/json"}),
    ):
        assert (answer.status_code, answer.json()) == (401, {"sentence": SIGNED_OUT})


def test_nothing_is_kept_under_another_name(client, report, world):
    client.force_login(world.alice)
    answer = sends(client, report, {"changes": {NEW: ["", "6"]}, "person": "xiaowang"})
    assert answer.status_code == 401 and "另一个账户（安立）" in answer.json()["sentence"]
    assert again(report).raws == {}


def test_what_is_handed_in_is_locked(client, report, world):
    in_state_ = in_state(world, "submitted", year=2023)
    answer = sends(client, in_state_, {"changes": {NEW: ["0", "6"]}})
    assert (answer.status_code, "内容已锁定" in answer.json()["sentence"]) == (409, True)


def test_who_must_change_his_password_is_told_so(client, report, world):
    type(world.alice).objects.filter(pk=world.alice.pk).update(must_change_password=True)
    answer = sends(client, report, {"changes": {NEW: ["", "6"]}})
    assert answer.status_code == 403 and "一次性" in answer.json()["sentence"]


def test_an_old_token_is_answered_with_a_new_one(report, world):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.alice)
    refused = sends(strict, report, {"changes": {NEW: ["", "6"]}}, headers=HERE)
    assert refused.status_code == 403
    token = HERE | {"x-csrftoken": refused.json()["csrf"]}
    assert sends(strict, report, {"changes": {NEW: ["", "6"]}}, headers=token).status_code == 200
    elsewhere = sends(strict, report, {}, headers={"origin": "https://elsewhere.example"})
    assert elsewhere.status_code == 403 and "csrf" not in elsewhere.json()


@pytest.mark.parametrize(("error", "status"), [(OperationalError, 503), (RuntimeError, 500)])
def test_a_database_that_is_away_comes_back(client, report, monkeypatch, error, status):
    def fails(*args, **kwargs):
        raise error

    client.raise_request_exception = False
    monkeypatch.setattr(views.actions, "autosave", fails)
    answer = sends(client, report, {"changes": {NEW: ["", "6"]}})
    assert (answer.status_code, "稍后会自动再试" in answer.json()["sentence"]) == (status, True)


def test_what_the_checks_say_now(client, report, world):
    autosave(report, "requests", {NEW: ("", "约6")}, by=world.alice)
    answer = client.get(address(report, view="section-findings")).json()
    assert NEW in answer["findings"] and "处阻断" in answer["rail"]


def test_what_others_wrote_is_told_once_and_keeps_nobody_signed_in(client, report, world):
    autosave(report, "requests", {NEW: ("", "6")}, by=world.alice)
    answer = client.get(address(report, view="section-findings"))
    held = answer.json()
    assert held["texts"][NEW] == "6" and held["own"] == [NEW] and not answer.cookies
    again_ = client.get(address(report, view="section-findings"), {"version": held["version"]})
    assert again_.json() == {"version": held["version"]}
    passage = client.get(address(report, "overview", "section-findings")).json()
    assert (passage["texts"], passage["own"]) == ({"text": ""}, [])
