"""Threads from the first word to 已处理 and back; what a return carries; nothing after publication."""

import pytest

from reports import actions
from reports.actions import Refused
from reports.models import Comment
from reports.threads import threads
from tests.world import again, in_state, move, opened

NEW = "requests.new.person"


@pytest.fixture
def report(world):
    return opened(world)


def test_an_authors_word_is_sent_at_once(world, report):
    said = actions.say(report, "台账在综合股。", by=world.alice, row="requests.new", section="requests")
    event = report.events.first()
    assert (event.verb, event.at) == ("comment", said.sent_at)
    assert event.details == ["一、本年新收政府信息公开申请数量（整行）"]
    (thread,) = threads(report, world.alice)
    assert (thread.place.anchor, said.event) == (NEW, None)


def test_a_thread_has_replies_of_both_sides(world, report):
    first = actions.say(report, "这里对吗？", by=world.alice, cell=NEW)
    actions.reply(first, "对。", by=world.bob)
    second = actions.reply(first.replies.get(), "谢谢。", by=world.alice)
    (thread,) = threads(again(report), world.bob)
    assert [said.text for said in thread.said] == ["这里对吗？", "对。", "谢谢。"]
    assert (second.parent, second.cell) == (first, NEW)


def test_the_author_resolves_and_either_side_opens_again(world, report):
    first = actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    with pytest.raises(Refused, match="由望溪县水务局的填报人标为已处理"):
        actions.resolve_comment(first, True, by=world.bob)
    actions.resolve_comment(first, True, by=world.alice)
    actions.resolve_comment(first, False, by=world.bob)
    assert [e.details for e in report.events.filter(verb="resolve")] == [
        ["重新打开：一、本年新收政府信息公开申请数量，申请人情况／自然人"],
        ["已处理：一、本年新收政府信息公开申请数量，申请人情况／自然人"],
    ]


def test_a_second_click_says_nothing_twice(world, report):
    first, second = (actions.say(report, "这里对吗？", by=world.alice, cell=NEW) for _ in range(2))
    assert first == second
    assert Comment.objects.count() == report.events.filter(verb="comment").count() == 1


def test_a_decision_leaves_what_was_said_and_drops_what_was_not_sent(world):
    report = in_state(world, "submitted")
    actions.say(report, "已核对。", by=world.alice)
    actions.open_review(report, by=world.bob)
    actions.add_comment(report, "未发出。", by=world.bob)
    assert [c.text for c in move(report, "forward", world.bob).comments.all()] == ["已核对。"]


def test_a_return_carries_its_points_alone(world):
    report = in_state(world, "submitted")
    said = actions.say(report, "已核对。", by=world.alice)
    actions.open_review(report, by=world.bob)
    point = actions.add_comment(report, "请核对。", by=world.bob, row="requests.new", section="requests")
    returned = move(report, "return", world.bob, reason="请改。")
    assert list(returned.events.first().comments.all()) == [point]
    assert [thread.first for thread in threads(returned, world.alice)] == [said, point]


@pytest.mark.parametrize(("verb", "by", "told"), [("return", "bob", False), ("send_back", "carol", True)])
def test_the_trail_tells_the_words_of_the_office_alone(world, verb, by, told):
    by = getattr(world, by)
    report = in_state(world, "submitted" if verb == "return" else "forwarded")
    actions.open_review(report, by=by)
    point = actions.add_comment(report, "请核对。", by=by, cell=NEW)
    move(report, verb, by, reason="请改。")
    actions.resolve_comment(Comment.objects.get(pk=point.pk), True, by=world.alice)
    (line,) = report.events.first().details
    assert ("请核对。" in line) is told


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        (" ", {}, "请写明内容"),
        ("请看", {"row": "requests.none", "section": "requests"}, "这一行不在表中"),
        ("请看", {"row": "requests.new"}, "请从报告中点选"),
        ("请看", {"section": "problems", "paragraph": 0, "quote": "没有保存过的一段"}, "这一段还没有保存"),
        ("字" * 2001, {}, "最多2000个字"),
    ],
)
def test_what_cannot_be_said_is_refused_in_words(world, report, text, place, says):
    with pytest.raises(Refused, match=says):
        actions.say(report, text, by=world.alice, **place)


def test_a_paragraph_is_meant_by_its_words(world, report):
    actions.save_passage(report, "problems", "新的一段。\n原来的一段。", "", done=False, by=world.alice)
    said = actions.say(report, "请看", by=world.alice, section="problems", paragraph=0, quote="原来的一段。")
    assert said.paragraph == 1


def test_an_unsent_point_has_no_replies(world):
    report = in_state(world, "submitted")
    point = actions.add_comment(report, "请核对。", by=world.bob)
    with pytest.raises(Refused, match="这条要点还没有发出"):
        actions.reply(point, "好。", by=world.alice)


def test_the_office_has_no_word_before_it_has_the_report(world, report):
    with pytest.raises(Refused, match="报告还没有报送主管部门"):
        actions.say(report, "请快一点。", by=world.carol)


def test_nothing_is_said_after_publication(world):
    report = in_state(world, "approved")
    said = actions.say(report, "可以发布了。", by=world.alice)
    published = move(report, "publish", world.bob)
    said = Comment.objects.get(pk=said.pk)
    for act in (
        lambda: actions.say(published, "还有一句。", by=world.alice),
        lambda: actions.reply(said, "还有一句。", by=world.alice),
        lambda: actions.resolve_comment(said, True, by=world.alice),
    ):
        with pytest.raises(Refused, match="报告已发布"):
            act()
