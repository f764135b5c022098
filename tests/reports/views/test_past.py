"""What a report's pages tell of its past: its versions, the history of a cell, the trail."""

import re

import pytest
from django.urls import reverse

from reports import actions
from tests.world import again, in_state, move, opened

NEW = "requests.new.person"


def page(report, name="report", *more):
    return reverse(name, args=(*report.address, *more))


def test_the_report_page_lists_what_was_handed_in_by_name(client, world):
    report = move(in_state(world, "returned"), "submit", world.alice)
    client.force_login(world.alice)
    shown = client.get(page(report)).content.decode()
    assert shown.index("第2次提交（") < shown.index("第1次提交（")
    assert "包审 退回修改" in shown


def test_nobody_is_told_the_number_of_a_draft(client, world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    client.force_login(world.bob)
    shown = client.get(page(report, "review")).content.decode()
    assert "您看的是第1次提交（" in shown and f"第{report.version}稿" not in shown


def typed(report, by, *texts):
    for text in texts:
        was = {NEW: again(report).raws.get(NEW, "")}
        actions.save_table(report, "requests", {NEW: text}, was, done=False, by=by)


def past(client, report, **query):
    return client.get(page(report, "history"), query).content.decode()


def test_a_cells_past_stands_on_a_page_with_the_way_back(client, world):
    report = opened(world)
    typed(report, world.alice, "1", "2")
    client.force_login(world.alice)
    shown = past(client, report, cell=NEW)
    assert shown.index("1 → 2") < shown.index("空白 → 1")
    assert "恢复为“1”" in shown and "恢复为空白" in shown


def sent_back(client, report, **headers):
    """Press the first 恢复 of the cell's page."""
    fields = dict(
        re.findall(r'name="(place|event|seen)" value="([^"]*)"', past(client, report, cell=NEW))[:3]
    )
    return client.post(page(report, "restore"), fields, headers=headers)


def test_going_back_without_a_script_returns_to_the_cell(client, world):
    report = opened(world)
    typed(report, world.alice, "1", "2")
    client.force_login(world.alice)
    assert sent_back(client, report).url == page(report, "section", "requests") + f"#{NEW}"
    assert again(report).raws[NEW] == "1"


def test_a_script_is_told_what_stands_there_now(client, world):
    report = opened(world)
    typed(report, world.alice, "1", "2")
    client.force_login(world.alice)
    accept = "application/json, text/plain"
    assert sent_back(client, report, accept=accept).json()["saved"] == {NEW: "1"}


def test_a_refused_way_back_is_a_sentence(client, world):
    report = opened(world)
    client.force_login(world.alice)
    fields = {"place": NEW, "event": "1", "seen": "x"}
    answer = client.post(page(report, "restore"), fields, headers={"accept": "application/json"})
    assert (answer.status_code, "另选一步" in answer.json()["sentence"]) == (409, True)
    assert "另选一步" in client.post(page(report, "restore"), fields, follow=True).content.decode()


def test_a_cell_there_is_not_has_no_page(client, world):
    report = opened(world)
    client.force_login(world.alice)
    addresses = [page(report, "history") + query for query in ("?cell=x", "?section=x")]
    assert {client.get(address).status_code for address in addresses} == {404}
    assert client.post(page(report, "restore"), {"place": "x"}).status_code == 404


@pytest.mark.parametrize(("state", "status"), [("draft", 404), ("returned", 404), ("forwarded", 200)])
def test_the_office_sees_no_past_of_what_was_not_handed_up(client, world, state, status):
    client.force_login(world.carol)
    address = page(in_state(world, state), "history") + f"?cell={NEW}"
    assert client.get(address).status_code == status


def test_the_office_reads_of_what_was_not_handed_up_the_moves_alone(client, world):
    report = in_state(world, "returned", {NEW: "4711", "requests.granted.person": "4711"})
    for who, reads in ((world.carol, False), (world.bob, True)):
        client.force_login(who)
        shown = client.get(page(report)).content.decode()
        assert "<b>退回修改</b> 包审" in shown
        assert [word in shown for word in ("请核对。", "空白 → 4711")] == [reads, reads]


def test_the_reviewer_reads_the_past_of_a_whole_table_and_of_prose(client, world):
    report = in_state(world, "submitted", {NEW: "6", "requests.granted.person": "6"})
    client.force_login(world.bob)
    shown = past(client, report, section="requests")
    assert "空白 → 6" in shown and "恢复为" not in shown
    assert "改动前的全文" in past(client, report, section="problems", part="1")
