import pytest

from reports import actions
from reports.actions import Refused
from reports.models import Comment
from reports.threads import gather, threads
from tests.world import again, in_state, move, opened

NEW = "requests.new.person"


@pytest.fixture
def report(world):
    """水务局's report, opened by its reviewer."""
    submitted = in_state(world, "submitted")
    actions.open_review(submitted, by=world.bob)
    return again(submitted)


def test_opening_again_changes_nothing(world, report):
    actions.open_review(report, by=world.bob)
    assert report.events.filter(verb="open_review").count() == 1


@pytest.mark.parametrize("who", ["alice", "carol", "dave", "erin"])
def test_only_the_one_it_waits_for_opens_it(world, who):
    with pytest.raises(Refused, match="这一步由审核人审核"):
        actions.open_review(in_state(world, "submitted"), by=getattr(world, who))


def test_a_draft_is_not_reviewed(world):
    with pytest.raises(Refused, match="报告现在是“草稿”，不在审核中"):
        actions.open_review(opened(world), by=world.bob)


@pytest.mark.parametrize(
    ("place", "says", "anchor", "quote"),
    [
        ({"cell": NEW, "section": "requests"}, "一、本年新收政府信息公开申请数量，", NEW, "0"),
        (
            {"section": "problems", "paragraph": 0},
            "五、存在的主要问题及改进情况 第1段",
            "problems-0",
            "（一）存在的主要问题",
        ),
        ({"section": "other"}, "六、其他需要报告的事项", "", ""),
        ({}, "整份报告", "", ""),
    ],
)
def test_a_point_knows_its_place(world, report, place, says, anchor, quote):
    point = actions.add_comment(report, "请核对。", by=world.bob, **place)
    assert says in point.place
    (noted,) = gather(report, [point])
    assert (noted.place.anchor, point.quote.startswith(quote)) == (anchor, True)


@pytest.mark.parametrize(
    ("text", "place", "says"),
    [
        ("  ", {}, "请写明内容"),
        ("请核对", {"cell": "requests.none"}, "没有这一格"),
        ("请核对", {"section": "seven"}, "没有这一部分"),
        ("请核对", {"section": "other", "paragraph": 9}, "这一段已经不在了"),
    ],
)
def test_a_point_without_words_or_place_is_refused(world, report, text, place, says):
    with pytest.raises(Refused, match=says):
        actions.add_comment(report, text, by=world.bob, **place)


def test_a_point_can_be_taken_back_until_it_went_out(world, report):
    point = actions.add_comment(report, "请核对。", by=world.bob)
    actions.remove_comment(point, by=world.bob)
    assert not Comment.objects.exists()


def test_by_who_wrote_it_alone(world):
    report = in_state(world, "forwarded")
    point = actions.add_comment(report, "请核对。", by=world.colin)
    with pytest.raises(Refused, match="这条要点是常二写的，请由本人删除"):
        actions.remove_comment(point, by=world.carol)


def test_but_not_after(world, report):
    point = actions.add_comment(report, "请核对。", by=world.bob)
    move(report, "return", world.bob, reason="请改。")
    move(report, "submit", world.alice)
    point.refresh_from_db()
    with pytest.raises(Refused, match="已经随退回发出，不能删除"):
        actions.remove_comment(point, by=world.bob)


def test_the_author_ticks_a_point_off_and_opens_it_again(world, report):
    point = actions.add_comment(report, "请核对。", by=world.bob)
    move(report, "return", world.bob, reason="请改。")
    for _ in range(2):  # a double click
        actions.resolve_comment(point, True, by=world.alice)
    point.refresh_from_db()
    assert (point.resolved_by, str(point)) == (world.alice, "请核对。")
    actions.resolve_comment(point, False, by=world.alice)
    point.refresh_from_db()
    assert point.resolved_at is None


def test_a_colleagues_points_go_out_with_the_return(world):
    submitted = in_state(world, "forwarded")
    actions.open_review(submitted, by=world.carol)
    point = actions.add_comment(submitted, "请核对。", by=world.colin)
    returned = move(submitted, "send_back", world.carol, reason="请改。")
    assert [thread.first for thread in threads(returned, world.alice, "")] == [point]


def test_a_paragraph_needs_its_section(world, report):
    with pytest.raises(Refused, match="请从报告中点选要批注的段落"):
        actions.add_comment(report, "请核对。", by=world.bob, paragraph=40000)


@pytest.mark.parametrize("text", ["请\x00核对", "长" * 2001])
def test_words_are_fit_to_be_kept(world, report, text):
    if len(text) > 2000:
        with pytest.raises(Refused, match="最多2000个字"):
            actions.add_comment(report, text, by=world.bob)
    else:
        assert actions.add_comment(report, text, by=world.bob).text == "请核对"
