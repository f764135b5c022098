"""可能填错的格 on the pages: shown where the finding is, followed by one click, refused when it is out of date."""

import pytest
from django.urls import reverse
from lxml import html

from reports import actions
from tests.reports.actions.test_correct import WRONG
from tests.world import again, fill, move, opened

SAYS = "“一、本年新收政府信息公开申请数量”的“自然人”，现在是12，应为21（12与21像是两位数字颠倒）"


@pytest.fixture
def report(world, client):
    client.force_login(world.alice)
    return again(fill(opened(world), world.alice, WRONG))


def page(client, report, name, *more):
    response = client.get(reverse(name, args=(*report.address, *more)))
    return html.fromstring(response.content.decode())


def text(tree):
    return " ".join(tree.text_content().split())


def key(report):
    return report.located[0].suspects[0].key


@pytest.mark.parametrize("where", [("check",), ("section", "requests")])
def test_the_suspect_stands_under_its_finding_once(client, report, where):
    said = text(page(client, report, *where))
    assert said.count(SAYS) == 1


def test_one_click_on_the_check_page_corrects(client, report):
    answer = client.post(reverse("correct", args=report.address), {"suggestion": key(report)}, follow=True)
    assert "已按提示改正1格" in answer.content.decode()
    assert again(report).blockers() == []
    assert "12 → 21" in text(page(client, report, "report"))


def test_a_suggestion_out_of_date_is_refused_with_a_sentence(client, report):
    answer = client.post(
        reverse("correct", args=report.address), {"suggestion": "x", "from": "check"}, follow=True
    )
    assert "这条提示已经不在了" in answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("check", args=report.address)


def test_on_the_section_page_what_was_typed_is_kept_first(client, report):
    tree = page(client, report, "section", "requests")
    (button,) = tree.xpath("//button[@name='correct'][1]")[:1]
    form = tree.get_element_by_id("section-form")
    data = {name: value or "" for name, value in form.fields.items() if name}
    data |= {"requests.new.business": "1", "requests.granted.business": "1", "correct": button.get("value")}
    client.post(reverse("section", args=(*report.address, "requests")), data)
    raws = again(report).raws
    assert (raws["requests.new.person"], raws["requests.new.business"]) == ("21", "1")


def test_a_second_click_on_the_section_page_is_no_error(client, report):
    form = page(client, report, "section", "requests").get_element_by_id("section-form")
    data = {name: value or "" for name, value in form.fields.items() if name} | {"correct": key(report)}
    for _ in range(2):
        answer = client.post(reverse("section", args=(*report.address, "requests")), data, follow=True)
        assert answer.status_code == 200
    assert "已经按这条提示改正过了" in answer.content.decode()
    assert again(report).raws["requests.new.person"] == "21"


def test_without_evidence_it_is_said_that_any_cell_may_be_wrong(client, world, report):
    fill(report, world.alice, {"requests.new.person": "50", "requests.granted.person": "43"})
    said = text(page(client, again(report), "check"))
    assert "任何一格填错7都会这样" in said
    assert "按此改正" not in said


def test_who_may_not_write_reads_only(client, world, report, monkeypatch):
    monkeypatch.setattr("reports.models.Report.open_problems", lambda self: None)
    submitted = move(report, "submit", world.alice)
    client.force_login(world.bob)
    actions.open_review(submitted, by=world.bob)
    said = text(page(client, submitted, "review"))
    assert SAYS in said
    assert "按此改正" not in said
