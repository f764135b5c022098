"""What of a report needs a decider's eyes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from reports.checks import Finding
from reports.eyes import Basis, Seen, beyond, look
from reports.schema import Severity
from reports.ticked import Ticked, Ticks, digest, places, pointed
from tests.contents import WRITTEN, report, zeros
from tests.reports.properties.strategies import anything

NEW, TOTAL, DONE = "requests.new.person", "requests.new.total", "requests.granted.person"
PENALTIES = "proactive.penalties.decisions"
OVERVIEW = "overview"


def looking(now, before=None, basis=Basis.LAST_YEAR, **seen):
    """What needs a look in a zero report with these figures; ``before`` are those it is held against."""
    earlier = None if before is None else report(zeros(2023) | before, 2023, WRITTEN)
    return look(report(zeros() | now, passages=WRITTEN), Seen(basis, earlier, **seen))


def needed(found):
    return {item.place: item.why for item in found.needed}


def finding(*cells, section="requests", quote=""):
    return Finding("T3-1", Severity.WARN, section, "请核对。", cells, quote=quote)


def test_every_typed_figure_and_every_passage_is_an_item():
    assert looking({}, {}).total == 166 + 3


@pytest.mark.parametrize(
    ("cell", "before", "now", "why"),
    [
        (NEW, "20", "25", None),
        (NEW, "20", "26", ("与上年相差大",)),
        (NEW, "6", "9", None),
        (NEW, "6", "2", ("与上年相差大",)),
        (NEW, "0", "1", ("上年是0",)),
        (NEW, "2", "0", ("变为0",)),
        (PENALTIES, "40", "29", ("与上年相差大",)),
        (NEW, "3", "", ("不是数字",)),
        (NEW, "", "3", ("没有上年数",)),
        (NEW, "", "0", None),
    ],
)
def test_a_figure_far_from_last_year_is_for_his_eyes(cell, before, now, why):
    assert needed(looking({cell: now}, {cell: before})).get(cell) == why


def test_without_last_year_whatever_is_not_zero_is():
    found = looking({NEW: "1"})
    assert needed(found) == {NEW: ("没有上年数",)} | dict.fromkeys(WRITTEN, ("没有可比的正文",))


def test_since_the_last_review_only_what_changed():
    found = looking({NEW: "101", DONE: "3"}, {NEW: "101", DONE: "2"}, Basis.LAST_REVIEW)
    assert needed(found) == {DONE: ("改过",)}
    assert (found.left, found.rest) == (1, 168)
    assert found.rest_says == "与上次审核时相同 165项，没有改动、也没有勾选过核对 3项"


def test_what_was_decided_on_and_never_ticked_is_not_called_seen():
    first = report(zeros(2023), 2023, passages=WRITTEN)
    found = looking({NEW: "101"}, {NEW: "101"}, Basis.LAST_REVIEW, first=first)
    assert found.rest_says == "与上次审核时相同 165项，没有改动、也没有勾选过核对 4项"
    ticked = Ticks({NEW: Ticked(digest(report(zeros() | {NEW: "101"}), NEW))})
    found = looking({NEW: "101"}, {NEW: "101"}, Basis.LAST_REVIEW, first=first, ticks=ticked)
    assert "没有勾选过核对 3项" in found.rest_says


def test_the_rest_is_told_by_reason():
    assert looking({NEW: "3"}, {NEW: "3"}).rest_says == "为0 165项，与上年相近（相差不超过3或四分之一） 4项"


def test_a_changed_passage_shows_what_changed():
    before = report(zeros(), passages=WRITTEN | {OVERVIEW: WRITTEN[OVERVIEW] + "\n旧的一句。"})
    found = look(report(zeros(), passages=WRITTEN), Seen(Basis.PUBLISHED, before))
    assert needed(found) == {OVERVIEW: ("改过",)}
    (part,) = found.parts
    assert part.items[0].runs[-1][1][-1].kind == "removed"


def test_of_last_years_prose_what_was_left_out_is_folded():
    before = report(zeros(2023), 2023, passages=WRITTEN | {OVERVIEW: WRITTEN[OVERVIEW] + "\n旧的一句。"})
    found = look(report(zeros(), passages=WRITTEN), Seen(Basis.LAST_YEAR, before))
    (item,) = found.needed
    assert (item.why, item.runs[-1][0]) == (("与上年不同",), "removed")


def test_what_a_finding_names_is_for_his_eyes_in_each_view():
    found = looking(
        {NEW: "3"}, {NEW: "3"}, Basis.LAST_REVIEW, findings=[finding(NEW), finding(section=OVERVIEW)]
    )
    assert needed(found) == {NEW: ("校核提到",), OVERVIEW: ("校核提到",)}


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (finding(NEW), [NEW]),
        (finding(TOTAL), [NEW]),  # of a total what is not 0 in it
        (finding("requests.carried_in.total"), ["requests.carried_in.person"]),
        (finding("requests.gone"), []),
        (finding(NEW, section=OVERVIEW, quote="三件"), [OVERVIEW]),
    ],
)
def test_a_finding_asks_to_look_at_what_was_typed(found, expected):
    assert places(found, report(zeros() | {NEW: "3"})) == expected


def test_findings_that_share_a_cell_stand_together():
    one, other, apart = finding(NEW), finding(DONE), finding("requests.other.else.person")
    both = replace(finding(NEW, DONE), code="T3-2")
    found = looking({}, {}, findings=[one, other, apart, both])
    groups = [group.findings for group in found.parts[0].groups]
    assert groups == [(one, other, both), (apart,)]


def test_a_point_of_the_last_return_is_looked_at_again():
    found = looking({}, {}, Basis.LAST_REVIEW, points={NEW: ["请核对。"]})
    assert needed(found) == {NEW: ("上次有要点",)}
    assert found.needed[0].points == ("请核对。",)


@pytest.mark.parametrize(
    ("section", "row", "cell", "expected"),
    [
        ("requests", "", NEW, [NEW]),
        ("requests", "", TOTAL, [NEW, "requests.new.business"]),
        ("requests", "requests.new", "", [NEW, "requests.new.business"]),
        ("requests", "requests.granted", "", [DONE]),  # all 0: one stands for the row
        ("requests", "", "", [NEW, "requests.new.business"]),
        (OVERVIEW, "", "", [OVERVIEW]),
        ("", "", "", []),
    ],
)
def test_a_point_asks_to_look_at_what_was_typed(section, row, cell, expected):
    now = report(zeros() | {NEW: "3", "requests.new.business": "1"})
    assert pointed(now, section, row, cell) == expected


def test_what_is_ticked_needs_no_look_until_it_changes():
    ticked = Ticks({NEW: Ticked(digest(report(zeros() | {NEW: "3"}), NEW))})
    changed = [looking({NEW: now}, {}, Basis.LAST_REVIEW, ticks=ticked) for now in ("3", "4")]
    assert [(found.left, found.done, found.parts[0].left) for found in changed] == [(0, 1, 0), (1, 0, 1)]
    assert [found.parts[0].groups[0].is_done for found in changed] == [True, False]


@pytest.mark.parametrize(("said", "left"), [((), 0), (("a",), 0), (("a", "b"), 1)])
def test_nor_until_something_new_is_said_of_it(said, left):
    now = zeros() | {NEW: "3"}
    known = Ticks({NEW: Ticked(digest(report(now), NEW), frozenset("a"))}, {NEW: frozenset(said)})
    assert looking({NEW: "3"}, {}, Basis.LAST_REVIEW, ticks=known).left == left


def test_a_tick_on_a_passage_holds_on_to_what_it_prints_as():
    spaced = WRITTEN | {OVERVIEW: "　　" + WRITTEN[OVERVIEW] + "\n\n"}
    assert digest(report({}, passages=spaced), OVERVIEW) == digest(report({}), OVERVIEW)
    other = WRITTEN | {OVERVIEW: WRITTEN[OVERVIEW] + "又一句。"}
    assert digest(report({}, passages=other), OVERVIEW) != digest(report({}), OVERVIEW)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        (NEW, "一、本年新收政府信息公开申请数量 · 自然人"),
        (DONE, "（一）予以公开 · 自然人"),
        ("requests.refused.state_secret.person", "（三）不予公开／1.属于国家秘密 · 自然人"),
        ("remedies.litigation_direct.upheld", "行政诉讼／未经复议直接起诉／结果维持"),
        (PENALTIES, "行政处罚 · 本年处理决定数量"),
    ],
)
def test_a_cell_is_named_as_a_list_has_room_for(cell, label):
    assert next(item.label for item in looking({}, {}).items if item.place == cell) == label


def test_a_passage_is_named_by_its_heading():
    assert looking({}, {}).items[0].label == "一、总体情况"
    assert looking({}, {}).items[-1].runs != looking({}, {}).items[5].runs == []


@pytest.mark.parametrize(
    ("before", "now", "far"),
    [("0", "30", True), ("20", "30", False), ("", "3", True), ("", "0", False), ("3", "", True)],
)
def test_what_is_too_far_for_the_list(before, now, far):
    found = beyond(report(zeros() | {NEW: now}), report(zeros(2023) | {NEW: before}, 2023))
    assert [figure.cell.name for figure in found] == [NEW] * far


@settings(max_examples=20)
@given(anything(2024), anything(2024))
def test_nothing_is_counted_twice_or_lost(now, before):
    found = look(report(now), Seen(Basis.LAST_YEAR, report(before, 2023)))
    assert found.left + found.done + found.rest == found.total
    assert [item for part in found.parts for item in part.items] == list(found.needed)


@settings(max_examples=20)
@given(anything(2024))
def test_what_was_decided_on_needs_no_second_look(figures):
    assert look(report(figures), Seen(Basis.LAST_REVIEW, report(dict(figures)))).left == 0
