"""Reports that ask for nothing more are decided on from the list, each by itself."""

import pytest

from reports import actions
from reports.actions import Refused
from reports.routine import rows, waiting_for
from tests.world import again, frozen, in_state, move, opened

NEW, DONE = "requests.new.person", "requests.granted.person"
PENDING = "remedies.reconsideration.pending"


def after(world, last, now):
    """水务局's report of 2024, handed in, the year before published with the figures ``last``."""
    frozen(opened(world, 2023), last, world.bob)
    return in_state(world, "submitted", now)


@pytest.fixture
def report(world):
    return after(world, {NEW: "2", DONE: "2"}, {NEW: "3", DONE: "3"})


def test_a_plain_one_is_opened_and_approved_with_an_event_for_each(world, report):
    actions.approve_plain(report, by=world.bob, version=report.version, read=True)
    assert [e.verb for e in report.events.all()[:3]] == ["forward", "tick", "open_review"]
    assert again(report).state == "forwarded"


def test_the_list_shows_the_few_facts(world, report):
    assert waiting_for(world.carol) == []
    (row,) = rows(waiting_for(world.bob), world.bob)
    assert [(f.name, f.now, f.last) for f in row.facts] == [("新收", "3", "2"), ("办结", "3", "2")]
    assert (row.left, row.why) == (["overview", "problems"], "")


def test_prose_that_nobody_has_read_does_not_pass(world, report):
    with pytest.raises(Refused, match="还有2项没有看过。请看过列出的内容"):
        actions.approve_plain(report, by=world.bob, version=report.version)
    actions.approve_plain(report, by=world.bob, version=report.version, read=True)
    assert {tick.place for tick in report.ticks.all()} == {"overview", "problems"}


def test_nor_does_a_figure_that_is_not_near(world):
    report = after(world, {NEW: "8", DONE: "8"}, {NEW: "13", DONE: "13"})
    assert rows([report], world.bob)[0].left == ["overview", NEW, DONE, "problems"]


def test_what_was_ticked_before_is_read(world, report):
    actions.open_review(report, by=world.bob)
    actions.tick(report, ["overview", "problems"], by=world.bob, version=report.version)
    actions.approve_plain(report, by=world.bob, version=report.version)
    assert rows(waiting_for(world.carol), world.carol)[0].left == [
        "overview",
        "problems",
    ]  # he has his own look


def test_nor_does_an_explanation_that_nobody_has_read(world):
    frozen(opened(world, 2023), {PENDING: "1"}, world.bob)
    draft = in_state(world, "draft")
    (finding,) = draft.findings
    actions.explain(draft, draft.key(finding), "上年的一件已经办结。", by=world.alice)
    (row,) = rows([move(draft, "submit", world.alice)], world.bob)
    assert (row.why, row.left) == ("", ["overview", "remedies.reconsideration.upheld", PENDING, "problems"])


def test_one_that_was_changed_meanwhile_is_refused(world, report):
    with pytest.raises(Refused, match="报告在列出之后又改过"):
        actions.approve_plain(report, by=world.bob, version=report.version - 1)


def test_one_with_a_point_is_read_by_itself(world, report):
    actions.add_comment(report, "请核对。", by=world.bob)
    with pytest.raises(Refused, match="已写了1条要点，还没有发出，请单独审核"):
        actions.approve_plain(report, by=world.bob, version=report.version)


def test_so_is_one_with_an_open_thread(world, report):
    actions.say(report, "已核对。", by=world.alice)
    assert rows([report], world.bob)[0].why == "有1条批注没有处理"


def test_so_is_one_without_last_year(world):
    report = in_state(world, "submitted")
    assert rows([report], world.bob)[0].why == "没有上年的报告可比"


def test_so_is_one_far_from_last_year(world):
    report = after(world, {}, {NEW: "40", DONE: "40"})
    assert rows([report], world.bob)[0].why.startswith("有1格与上年相差很大，例如“一、本年新收")


def test_so_is_one_with_an_open_finding(world):
    report = after(world, {PENDING: "1"}, {})
    assert rows([report], world.bob)[0].why == "校核有1处还没有说明"


def test_nobody_approves_what_he_forwarded(world, report):
    from agencies.actions import appoint
    from agencies.models import Person
    from agencies.roles import Role

    appoint(world.bob, world.county, Role.SUPERVISOR, by=None)
    both = Person.objects.get(pk=world.bob.pk)
    actions.approve_plain(report, by=both, version=report.version, read=True)
    with pytest.raises(Refused, match="不能是同一个人，请由另一位审核员办理。$"):
        actions.approve_plain(again(report), by=both, version=report.version)
