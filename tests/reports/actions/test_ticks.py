import pytest

from agencies.actions import appoint
from agencies.models import Person
from agencies.roles import Role
from reports import actions
from reports.actions import Refused
from reports.models import Report, Tick
from reports.reviewing import looking
from reports.ticked import digest
from reports.versions import versions
from tests.world import again, frozen, in_state, move, opened

NEW, DONE = "requests.new.person", "requests.granted.person"


@pytest.fixture
def report(world):
    """水务局's report, opened by its reviewer."""
    submitted = in_state(world, "submitted")
    actions.open_review(submitted, by=world.bob)
    return again(submitted)


def tick(report, places, by):
    """Tick them in the report as it stands now."""
    return actions.tick(report, places, by=by, version=again(report).version)


def untick(report, places, by):
    return actions.untick(report, places, by=by, version=again(report).version)


def valid(report, place=NEW):
    """Whether somebody's tick on the place holds for what stands there."""
    report = again(report)
    return report.ticks.filter(place=place, digest=digest(report.content, place)).exists()


def ticked(report):
    """The places that count as ticked for those who decide on it now."""
    report = again(report)
    found = looking(report, versions(report), list(report.comments.all()))
    return [item.place for item in found.items if item.ticked]


def types(world, report, text):
    """安立 gets the report back and hands it in again with another figure."""
    report = move(report, "return", world.bob, reason="请核对。")
    for cell in (NEW, DONE):
        actions.save_table(
            report, "requests", {cell: text}, {cell: report.raws[cell]}, done=True, by=world.alice
        )
    report = move(report, "submit", world.alice)
    actions.open_review(report, by=world.bob)
    return again(report)


def test_a_tick_is_of_the_seat_and_one_event(world, report):
    assert tick(report, [NEW, "overview"], world.bob) == [NEW, "overview"]
    assert {(t.seat, t.by) for t in Tick.objects.all()} == {(world.water, world.bob)}
    (event,) = report.events.filter(verb="tick")
    assert event.details == ["核对2项：一、本年新收政府信息公开申请数量，申请人情况／自然人；一、总体情况"]


def test_a_table_is_all_its_cells(world, report):
    assert len(tick(report, ["requests"], world.bob)) == 144
    assert report.events.first().details[0].endswith("申请人情况／法人或其他组织／科研机构等")


def test_it_holds_until_the_value_changes_and_again_when_it_comes_back(world, report):
    tick(report, [NEW], world.bob)
    assert valid(report)
    assert not valid(types(world, report, "3"))
    assert valid(types(world, report, "0"))


def test_a_finding_that_is_new_asks_for_another_look(world, report):
    """What it names reads as it did, but there is a report of last year now, with 40."""
    assert tick(report, [NEW, "overview"], world.bob)
    assert ticked(report) == ["overview", NEW]
    frozen(opened(world, 2023), {NEW: "40", DONE: "40"}, world.bob)
    assert ticked(report) == ["overview"]


def test_so_does_a_point_that_nobody_heeded(world, report):
    tick(report, ["requests"], world.bob)
    actions.add_comment(report, "请核对。", by=world.bob, cell=NEW)
    report = types(world, report, "0")
    assert not {NEW} & set(ticked(report)) and len(ticked(report)) == 143
    assert tick(report, [NEW], world.bob) == [NEW]
    assert len(ticked(report)) == 144


def test_ticking_again_is_no_event_unless_the_value_is_new(world, report):
    tick(report, [NEW], world.bob)
    assert tick(report, [NEW], world.bob) == []
    report = types(world, report, "3")
    assert tick(report, [NEW], world.bob) == [NEW]
    assert report.events.filter(verb="tick").count() == 2
    assert Tick.objects.count() == 1


def test_the_office_has_ticks_of_its_own(world, report):
    tick(report, [NEW], world.bob)
    report = move(report, "forward", world.bob)
    actions.open_review(report, by=world.carol)
    tick(report, [NEW], world.carol)
    assert {t.seat for t in Tick.objects.all()} == {world.water, world.county}


def test_so_it_has_where_it_supervises_itself(world, report):
    """As with a government's own 本机关 report, which its office both checks in house and approves."""
    Report.objects.filter(pk=report.pk).update(supervising=world.water)
    appoint(world.colin, world.water, Role.SUPERVISOR, by=None)
    tick(report, ["requests"], world.bob)
    report = move(report, "forward", world.bob)
    assert ticked(report) == []
    actions.open_review(report, by=world.colin)
    assert tick(report, [NEW], Person.objects.get(pk=world.colin.pk)) == [NEW]
    assert ticked(report) == [NEW]


def test_a_tick_can_be_taken_back(world, report):
    tick(report, [NEW], world.bob)
    assert untick(report, [NEW, DONE], world.bob) == [NEW]
    assert untick(report, [NEW], world.bob) == []
    assert [e.details for e in report.events.filter(verb="tick")][0][0].startswith("取消核对1项")


@pytest.mark.parametrize(
    ("places", "version", "says"),
    [
        ([], ..., "没有选中任何一项"),
        (["requests.none"], ..., "没有这一项"),
        (["requests.new.total"], ..., "没有这一项"),
        ([NEW], 0, "报告在您打开之后又改过"),
        ([NEW], None, "报告在您打开之后又改过"),
    ],
)
def test_what_cannot_be_ticked_is_said(world, report, places, version, says):
    version = report.version if version is ... else version
    with pytest.raises(Refused, match=says):
        actions.tick(report, places, by=world.bob, version=version)
    assert not Tick.objects.exists()


@pytest.mark.parametrize("who", ["alice", "carol", "erin"])
def test_only_who_decides_ticks(world, report, who):
    with pytest.raises(Refused, match="这一步由审核人审核"):
        tick(report, [NEW], getattr(world, who))


def test_the_author_never_ticks_even_where_he_reviews(world, report):
    appoint(world.alice, world.water, Role.REVIEWER, by=None)
    with pytest.raises(Refused, match="自己填写的报告不能由自己核对"):
        tick(report, [NEW], Person.objects.get(pk=world.alice.pk))


def test_nothing_is_ticked_before_it_is_opened(world):
    with pytest.raises(Refused, match="请先点“开始审核”"):
        tick(in_state(world, "submitted"), [NEW], world.bob)
