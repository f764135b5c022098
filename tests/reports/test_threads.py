"""Who sees what is said about a report, and where a thread stands after the report was edited."""

import pytest

from reports import actions
from reports.threads import audience, place_in, sees_talk, threads
from tests.world import again, in_state, opened

NEW = "requests.new.person"
ROW = "requests.new"

# whether one sees the talk while the report is there
SEES = """
           | alice | bob | carol | colin | frank
 draft     | x     | x   |       |       |
 submitted | x     | x   |       |       |
 returned  | x     | x   |       |       |
 forwarded | x     | x   | x     | x     |
 approved  | x     | x   | x     | x     |
"""


def rows():
    head, *lines = ([word.strip() for word in line.split("|")] for line in SEES.strip("\n").splitlines())
    return [(line[0], [who for who, mark in zip(head[1:], line[1:], strict=True) if mark]) for line in lines]


@pytest.mark.parametrize(("state", "who"), rows(), ids=[state for state, _ in rows()])
def test_the_office_sees_talk_from_the_moment_it_has_the_report(world, state, who):
    report = in_state(world, state)
    named = sorted(person.name for person in audience(report))
    assert named == sorted(getattr(world, name).name for name in who)
    seen = [name for name in ("alice", "bob", "carol", "colin") if sees_talk(report, getattr(world, name))]
    assert seen == who


def test_what_was_handed_up_once_stays_in_sight(world):
    report = in_state(world, "forwarded")
    actions.open_review(report, by=world.carol)
    actions.make_move(again(report), "send_back", by=world.carol, version=report.version, reason="请改。")
    actions.say(again(report), "台账在我这里。", by=world.alice, cell=NEW)
    assert [thread.first.text for thread in threads(again(report), world.carol)] == ["台账在我这里。"]


def test_an_unsent_point_is_in_no_thread(world):
    report = in_state(world, "submitted")
    actions.add_comment(report, "请核对。", by=world.bob, cell=NEW)
    assert threads(report, world.alice) == threads(report, world.bob) == []


def test_a_cells_thread_keeps_the_value_it_was_made_on(world):
    report = in_state(world, "draft", {NEW: "6", "requests.granted.person": "6"})
    actions.say(report, "台账上是7件。", by=world.bob, cell=NEW)
    actions.save_table(report, "requests", {NEW: "7"}, {NEW: "6"}, done=False, by=world.alice)
    (thread,) = threads(again(report), world.alice)
    assert (thread.first.quote, thread.place.quote, thread.changed, thread.place.anchor) == (
        "6",
        "7",
        True,
        NEW,
    )


@pytest.mark.parametrize(
    ("text", "index", "lost"),
    [
        ("甲段在前。\n工作有序推进，收到申请。\n", 1, False),
        ("工作有序地推进，共收到申请。\n乙段。", 0, False),
        ("全部改写过了。", None, True),
        ("", None, True),
    ],
)
def test_a_paragraph_is_found_again_by_its_words(world, text, index, lost):
    report = opened(world)
    actions.save_passage(report, "problems", "工作有序推进，收到申请。", "", done=False, by=world.alice)
    actions.say(report, "请写具体。", by=world.bob, section="problems", paragraph=0)
    was = "工作有序推进，收到申请。"
    actions.save_passage(report, "problems", text, was, done=False, by=world.alice)
    (thread,) = threads(again(report), world.alice)
    assert (thread.place.paragraph, thread.lost) == (index, lost)


@pytest.mark.parametrize(
    ("section", "key", "label"),
    [
        ("requests", NEW, "一、本年新收政府信息公开申请数量，申请人情况／自然人"),
        ("requests", ROW, "一、本年新收政府信息公开申请数量（整行）"),
        ("remedies", "remedies", "整张表（整行）"),
        ("problems", "p0", "五、存在的主要问题及改进情况 第1段"),
        ("problems", "", "五、存在的主要问题及改进情况"),
    ],
)
def test_a_key_names_a_place(world, section, key, label):
    report = in_state(world, "draft")
    found = place_in(report, report.edition.section(section), key)
    assert (found.label, found.key) == (label, key)


@pytest.mark.parametrize(("section", "key"), [("requests", "p1"), ("problems", "p99"), ("problems", "px")])
def test_a_key_of_nothing_names_nothing(world, section, key):
    report = in_state(world, "draft")
    assert place_in(report, report.edition.section(section), key) is None
