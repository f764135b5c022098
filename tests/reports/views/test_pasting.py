"""Pasting a whole table into a section, last year beside it, F8 across sections: what the server answers."""

from contextlib import contextmanager

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from reports import actions, reading
from reports.filetypes import json
from reports.intake import understand_paste
from reports.models import Report
from reports.views import pasting
from tests.contents import report as written
from tests.contents import zeros
from tests.reports.test_pasted import copied
from tests.world import again, in_state, opened

NEW = "requests.new.person"


@pytest.fixture
def clerk(client, world, monkeypatch):
    """安立 at her report of 2024; what she pastes is read without a process of its own."""
    monkeypatch.setattr(reading, "pasted", understand_paste)
    client.force_login(world.alice)
    client.report = opened(world)
    return client


def paste(clerk, section="requests", **fields):
    return clerk.post(reverse("read-paste", args=(*clerk.report.address, section)), fields)


def section(clerk, code="requests", query=""):
    response = clerk.get(reverse("section", args=(*clerk.report.address, code)) + query)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def test_a_pasted_table_is_answered_and_nothing_is_written(clerk):
    before = (again(clerk.report).version, dict(clerk.report.raws))
    answer = paste(clerk, html=copied("requests", requests__new__person="7")).json()
    assert answer["cells"][NEW]["text"] == "7" and answer["notes"] == []
    assert (again(clerk.report).version, dict(again(clerk.report).raws)) == before


def test_another_years_report_is_pointed_out(clerk):
    title = "<p>望溪县水务局2022年政府信息公开工作年度报告</p>"
    answer = paste(clerk, html=title + copied("requests")).json()
    assert answer["notes"] == ["这是2022年度的报告，您正在填报的是2024年度的报告。"]


def test_the_older_form_is_pointed_out(clerk):
    answer = paste(clerk, "proactive", html=copied("proactive", 2020)).json()
    assert any("2019年格式" in note for note in answer["notes"])


@pytest.mark.parametrize("text", ["", "  ", "1\t2\n3\t4", "今天\t天气\n很好\t啊啊"])
def test_what_is_no_table_of_ours_is_not_found(clerk, text):
    assert paste(clerk, text=text).json()["found"] is False


def test_prose_has_no_table(clerk):
    assert paste(clerk, "overview", text="x").status_code == 404


def test_too_much_is_refused_with_a_sentence(clerk, monkeypatch):
    monkeypatch.setattr(pasting, "MOST", 10)
    answer = paste(clerk, text="一" * 11)
    assert (answer.status_code, answer.json()["sentence"][:8]) == (422, "粘贴的内容太多，")


def test_what_the_readers_refuse_has_their_sentence(clerk, monkeypatch):
    def refuse(text, html):
        raise reading.Unreadable("读不出来。")

    monkeypatch.setattr(reading, "pasted", refuse)
    answer = paste(clerk, text="x")
    assert (answer.status_code, answer.json()) == (422, {"sentence": "读不出来。"})


def test_when_too_many_read_at_once_one_waits(clerk, monkeypatch):
    @contextmanager
    def taken():
        yield False

    monkeypatch.setattr(pasting, "slot", taken)
    assert paste(clerk, text="x").status_code == 503


# last year


@pytest.fixture
def second_year(client, world):
    """安立 at her report of 2024 after that of 2023, which carried 3 over, was published (without its files)."""
    content = written(zeros(2023) | {"requests.new.person": "3", "requests.carried_out.person": "3"}, 2023)
    frozen = {"document": json.data(content), "sha256": json.digest(content), "edition_code": "2021"}
    opened(world, 2023).publications.create(
        number=1, values=[], published_at=timezone.now(), published_by=world.bob, **frozen
    )
    client.force_login(world.alice)
    client.report = opened(world)
    return client


def test_last_year_is_in_sight_without_scripts_by_a_link(second_year):
    (link,) = section(second_year).xpath("//a[@id='compare']")
    page = section(second_year, query=link.get("href"))
    assert "comparing" in page.get_element_by_id("official-table").get("class")
    assert page.get_element_by_id(f"before-{NEW}").text_content().split() == ["上年", "3"]
    assert page.get_element_by_id(NEW).get("aria-describedby") == f"before-{NEW}"
    assert page.xpath("//a[@id='compare']")[0].text == "不再对照上年"


def test_what_was_left_over_is_carried_in_without_scripts(second_year):
    (button,) = section(second_year).xpath("//button[@value='carry']")
    assert button.text == "填入上年结转"
    second_year.post(
        reverse("section", args=(*second_year.report.address, "requests")),
        {"action": "carry", "was": "{}", NEW: "5"},
    )
    raws = again(second_year.report).raws
    assert (raws["requests.carried_in.person"], raws["requests.carried_in.other"], raws[NEW]) == (
        "3",
        "0",
        "5",
    )
    assert section(second_year).xpath("//p[@id='carry']/@hidden")


# from problem to problem


def test_the_page_knows_the_problems_of_other_sections(world, client):
    report = in_state(world, "draft", {"requests.new.person": "1", "proactive.licences.decisions": "x"})
    client.force_login(world.alice)
    client.report = report
    before, after = (
        section(client, code).get_element_by_id("stops").text for code in ("remedies", "overview")
    )
    address = reverse("section", args=(*report.address, "requests"))
    assert f"{address}#requests.new.person" in before.partition('"after"')[0]
    assert f"{address}#requests.new.person" in after.partition('"after"')[2]
    actions.save_table(report, "requests", {NEW: "0"}, {NEW: "1"}, done=True, by=world.alice)
    assert address not in section(client, "remedies").get_element_by_id("stops").text
    assert Report.objects.get(pk=report.pk).version > report.version
