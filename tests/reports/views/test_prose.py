"""Beside a passage: its living numbers, the figures to choose from, last year's text."""

import json

import pytest
from django.urls import reverse

from reports import actions
from tests.world import fill, in_state, opened

TOKEN = "{requests.new.person}"


@pytest.fixture
def report(world, client):
    client.force_login(world.alice)
    return fill(opened(world), world.alice, {"requests.new.person": "3", "requests.granted.person": "3"})


def address(report, name, section="overview"):
    return reverse(name, args=(*report.address, section))


def told(client, report, body):
    sent = client.post(address(report, "section-numbers"), body, content_type="application/json")
    return sent.json()


def test_the_page_holds_the_token_and_what_it_shows(client, world, report):
    actions.save_passage(
        report, "other", f"收到{TOKEN}件。", report.texts["other"], done=True, by=world.alice
    )
    page = client.get(address(report, "section", "other")).content.decode()
    assert f"收到{TOKEN}件。</textarea>" in page
    assert '"shows": "3"' in page
    assert f'href="{address(report, "section-last-year", "other")}"' in page


def test_numbers_of_a_text_are_recognised_where_a_browser_counts(client, report):
    text = f"𠀋田镇。全年共收到政府信息公开申请3件，{TOKEN}件。"
    answer = told(client, report, json.dumps({"text": text}))
    (offer,) = answer["offers"]
    assert (offer["start"], offer["end"], offer["agrees"]) == (18, 19, True)
    assert answer["tokens"][TOKEN]["shows"] == "3"
    assert offer["token"] in answer["tokens"]


@pytest.mark.parametrize("body", ["", "[]", "[" * 200_000, "{}", '{"text": 3}', '{"text": "\\ud800{x}"}'])
def test_what_is_no_text_has_no_numbers(client, report, body):
    assert told(client, report, body) == {"tokens": {}, "offers": []}


def test_every_figure_can_be_chosen(client, report):
    figures = client.get(address(report, "section-figures")).json()["figures"]
    shown = {figure["token"]: figure["shows"] for figure in figures}
    assert (shown[TOKEN], shown["{requests.new.total}"]) == ("3", "3")


def test_a_table_has_no_prose(client, report):
    assert client.get(address(report, "section-figures", "requests")).status_code == 404


def test_last_year_is_put_beside(client, world, report):
    last = in_state(world, "published", year=2023).texts["overview"]
    actions.save_passage(report, "overview", last, report.texts["overview"], done=True, by=world.alice)
    page = client.get(address(report, "section-last-year")).content.decode()
    assert "与上年重复<b>100%</b>" in page
    assert "<mark>" in page
    assert "2023年度（上年）" in page


def test_the_panel_is_the_same_without_the_page(client, world, report):
    page = client.get(address(report, "section-last-year") + "?part=1").content.decode()
    assert "这里没有上年的报告" in page
    assert "<html" not in page


def test_a_conflict_names_the_cell(client, world, report):
    actions.save_passage(report, "other", f"共{TOKEN}件。", report.texts["other"], done=True, by=world.alice)
    page = client.post(address(report, "section", "other"), {"text": "共3件。", "was": '"旧"'})
    assert f"〔{report.edition.by_name['requests.new.person'].label}〕" in page.content.decode()
