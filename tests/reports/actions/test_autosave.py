"""Keeping what is being typed: tables of what this page saw, what it says now, and what stands there after."""

import pytest

from reports import actions
from reports.actions import Conflict, Refused
from tests.world import again, fill, in_state, opened

NEW, GRANTED = "requests.new.person", "requests.granted.person"


@pytest.fixture
def report(world):
    return opened(world)


def cells(report, by, changes):
    return actions.autosave(report, "requests", changes, by=by)


def text(report, by, was, now):
    return actions.autosave(report, "overview", {"text": (was, now)}, by=by)


@pytest.mark.parametrize(
    ("stored", "was", "mine", "after", "conflict"),
    [
        ("", "", "6", "6", False),
        ("6", "6", "7", "7", False),
        ("6", "6", "", "", False),
        ("7", "6", "7", "7", False),  # the same again, or both the same
        ("7", "6", "8", "7", True),
        ("", "6", "8", "", True),  # the colleague has emptied it
        ("6", "6", "约六件", "约六件", False),  # what is no number is kept
    ],
)
def test_a_cell_is_written_where_it_is_as_this_page_saw_it(report, world, stored, was, mine, after, conflict):
    cells(report, world.alice, {NEW: ("", "先")})
    cells(report, world.alice, {NEW: ("先", stored)})
    done = cells(report, world.alice, {NEW: (was, mine)})
    assert again(report).raws[NEW] == after
    assert done.conflicts == ([Conflict(NEW, mine, stored, "安立")] if conflict else [])
    assert done.saved == ({} if conflict else {NEW: after})


@pytest.mark.parametrize(
    ("stored", "was", "mine", "after"),
    [
        ("甲。", "甲。", "甲。乙。", "甲。乙。"),
        ("甲。\n乙。", "甲。\n乙。", "", ""),
        ("甲改。\n乙。", "甲。\n乙。", "甲。\n乙改。", "甲改。\n乙改。"),
        ("甲。", "", "甲。", "甲。"),
        ("甲。", "甲。", "甲。\r\n乙。\r\n", "甲。\n乙。"),
        ("甲改。", "甲。", "甲也改。", None),
    ],
)
def test_paragraphs_of_a_passage_merge_or_are_both_shown(report, world, stored, was, mine, after):
    text(report, world.alice, "", stored)
    done = text(report, world.alice, was, mine)
    assert again(report).content.passages["overview"] == (stored if after is None else after)
    assert done.saved == ({} if after is None else {"text": after})
    assert done.conflicts == ([Conflict("text", mine, stored, "安立")] if after is None else [])


@pytest.mark.parametrize("section", ["requests", "overview"])
def test_the_same_again_is_saved_and_leaves_no_second_event(report, world, section):
    place = NEW if section == "requests" else "text"
    first, second = (actions.autosave(report, section, {place: ("", "6")}, by=world.alice) for _ in range(2))
    assert first == second and first.saved == {place: "6"}
    assert (again(report).version, report.events.filter(verb="autosave").count()) == (1, 1)


def test_a_merged_passage_sent_again_doubles_nothing(report, world):
    text(report, world.alice, "", "甲。\n乙。")
    text(report, world.alice, "甲。\n乙。", "甲改。\n乙。")
    for _ in range(2):
        assert text(report, world.alice, "甲。\n乙。", "甲。\n乙。\n丙。").saved == {
            "text": "甲改。\n乙。\n丙。"
        }
    assert report.events.filter(verb="autosave").count() == 3


def test_some_cells_are_kept_while_others_conflict(report, world):
    cells(report, world.alice, {NEW: ("", "1")})
    done = cells(report, world.alice, {NEW: ("", "2"), GRANTED: ("", "3")})
    assert (done.saved, [c.where for c in done.conflicts]) == ({GRANTED: "3"}, [NEW])
    assert again(report).raws == {NEW: "1", GRANTED: "3"}


def test_what_is_too_long_is_refused_alone(report, world):
    done = cells(report, world.alice, {NEW: ("", "9" * 300), GRANTED: ("", "3")})
    assert done.refused[NEW].startswith("这一格有300个字，最多200个字") and done.saved == {GRANTED: "3"}
    assert "超过100000字" in text(report, world.alice, "", "长" * 100_001).refused["text"]


def test_the_event_keeps_what_changed_and_no_more(report, world):
    cells(report, world.alice, {NEW: ("", "6")})
    assert report.events.first().data == {"section": "requests", "figures": {NEW: ["", "6"]}}
    text(report, world.alice, "", "本局主动公开信息。")
    text(report, world.alice, "本局主动公开信息。", "本局依法公开信息。")
    event = report.events.first()
    assert event.data == {"section": "overview", "edit": [2, "主动", "依法"]}
    assert (event.label, event.sections) == ("自动保存", {"overview"})
    assert event.details == ["一、总体情况：删去“主动”，写入“依法”"]


def test_done_stays_the_authors_word(report, world):
    report = fill(report, world.alice)
    done = set(report.done)
    cells(report, world.alice, {NEW: ("0", "6")})
    assert set(again(report).done) == done


@pytest.mark.parametrize("place", ["requests.new.total", "proactive.fees.amount", "text", "nonsense"])
def test_a_place_of_another_section_is_not_taken(report, world, place):
    with pytest.raises(KeyError):
        cells(report, world.alice, {place: ("", "6")})


def test_only_its_author_and_only_while_it_is_open(world):
    report = in_state(world, "submitted")
    with pytest.raises(Refused, match="内容已锁定，没有保存"):
        cells(report, world.alice, {NEW: ("0", "6")})
    with pytest.raises(Refused, match="只有望溪县水务局的填报人"):
        cells(report, world.bob, {NEW: ("0", "6")})


def test_what_was_given_up_stays_in_the_trail(report, world):
    cells(report, world.alice, {NEW: ("", "1")})
    actions.autosave(report, "requests", {}, declined={NEW: "2"}, by=world.alice)
    event = again(report).events.first()
    (line,) = event.details
    assert line.endswith("自然人：两人填的不同，采用了对方的，没有采用“2”")
    assert (again(report).version, again(report).raws) == (1, {NEW: "1"})
