from hashlib import sha256

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from agencies.actions import appoint
from agencies.roles import Role
from reports import actions
from reports.actions import Refused
from reports.actions.publish import WRITERS
from reports.filetypes import json
from reports.models import Event, Publication, Report
from reports.threads import threads
from tests.world import again, fill, in_state, move, opened

NEW = "requests.new.person"


def test_the_whole_way_and_its_trail(world):
    report = in_state(world, "published")
    verbs = [event.verb for event in report.events.all() if event.verb != "save"][::-1]
    assert verbs == ["open_round", "submit", "open_review", "forward", "open_review", "approve", "publish"]
    assert [e.by.name for e in report.events.all() if e.is_move][::-1] == ["安立", "包审", "常督", "包审"]


def test_a_receipt_has_number_and_hash(world):
    report = in_state(world, "submitted")
    data = report.events.first().data
    assert data["receipt"] == "2024-WANGXI-SWJ-O01"
    assert data["sha256"] == json.digest(report.content) == json.digest(json.read(data["document"]))


def test_a_second_submission_counts_on(world):
    report = move(in_state(world, "returned"), "submit", world.alice)
    assert report.events.first().data["receipt"].endswith("-O02")


def test_what_blocks_cannot_be_submitted(world):
    report = fill(opened(world), world.alice, {NEW: "1"})
    with pytest.raises(Refused, match="还有2处阻断问题"):
        move(report, "submit", world.alice)


def test_recall_until_opened(world):
    assert move(in_state(world, "submitted"), "recall", world.alice).state == "draft"


def test_not_after(world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    with pytest.raises(Refused, match="已经开始审核，不能撤回"):
        move(report, "recall", world.alice)


def test_returning_needs_a_reason(world):
    with pytest.raises(Refused, match="请写明退回的原因"):
        move(in_state(world, "submitted"), "return", world.bob, reason="  ")


def test_the_points_go_out_with_the_return(world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    point = actions.add_comment(report, "请核对。", by=world.bob, cell=NEW, section="requests")
    assert threads(report, world.alice, "requests") == []
    returned = move(report, "return", world.bob, reason="数字不对。")
    assert [thread.first for thread in threads(returned, world.alice, "requests")] == [point]
    assert (returned.events.first().reason, returned.opened_at) == ("数字不对。", None)


def test_points_noted_before_an_approval_go_nowhere(world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    actions.add_comment(report, "请核对。", by=world.bob)
    assert move(report, "forward", world.bob).comments.count() == 0


def test_a_stale_approval_is_refused_in_words(world):
    report = in_state(world, "submitted")
    read = report.version
    actions.open_review(report, by=world.bob)
    Report.objects.filter(pk=report.pk).update(version=read + 1)
    with pytest.raises(
        Refused, match="报告在您打开之后又改过（安立，[0-9]+月[0-9]+日 [0-9:]+），请重新看过再同意并报送。"
    ):
        actions.make_move(report, "forward", by=world.bob, version=read)


def test_a_double_click_is_done_once_and_no_error(world):
    report = fill(opened(world), world.alice)
    actions.make_move(report, "submit", by=world.alice, version=report.version)
    with pytest.raises(Refused, match="已提交审核，不用再点") as refused:
        actions.make_move(report, "submit", by=world.alice, version=report.version)
    assert refused.value.done
    assert Event.objects.filter(verb="submit").count() == 1


def test_somebody_was_faster(world, monkeypatch):
    report = in_state(world, "approved")
    monkeypatch.setattr(
        "reports.actions.moves.EFFECTS", {"publish": lambda fresh, by, reason: _meanwhile(fresh)}
    )
    with pytest.raises(Refused, match="别人刚刚办理了这份报告"):
        actions.make_move(report, "publish", by=world.bob, version=report.version)


def _meanwhile(report):
    Report.objects.filter(pk=report.pk).update(version=report.version + 1)
    return {}


def test_nobody_approves_his_own_work(world):
    report = in_state(world, "submitted")
    appoint(world.alice, world.water, Role.REVIEWER, by=None)
    del world.alice._posts
    with pytest.raises(Refused, match="自己填写的报告不能由自己审核"):
        move(report, "forward", world.alice)


def test_loading_figures_is_writing_too(world):
    report = opened(world)
    actions.load_figures(report, {NEW: "3"}, by=world.alice, origin="导入")
    assert report.was_written_by(world.alice)
    assert not report.was_written_by(world.bob)


def test_one_person_is_not_both_checkers(world):
    report = in_state(world, "forwarded")
    appoint(world.bob, world.county, Role.SUPERVISOR, by=None)
    del world.bob._posts
    with pytest.raises(Refused, match="不能是同一个人"):
        move(report, "approve", world.bob)


def test_publishing_freezes_version_one(world):
    report = in_state(world, "published", {NEW: "6", "requests.granted.person": "6"})
    publication = report.publications.get()
    content = report.content
    assert (publication.number, publication.sha256) == (1, json.digest(content))
    assert publication.document["figures"][NEW] == {"state": "number", "value": "6", "text": "6"}
    assert publication.values[[c.name for c in content.edition.cells].index("requests.handled.total")] == 6


def test_its_files_lie_under_their_hash(world):
    files = in_state(world, "published").publications.get().files.all()
    assert {file.format for file in files} == set(WRITERS)
    for file in files:
        assert sha256(file.read()).hexdigest() == file.sha256 == file.path.stem
        assert len(file.read()) == file.size


def test_a_published_row_cannot_be_changed(world):
    publication = in_state(world, "published").publications.get()
    publication.sha256 = "0" * 64
    with pytest.raises(DatabaseError), transaction.atomic():
        publication.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        Publication.objects.all()._raw_delete("default")


def test_nor_its_figures_whoever_writes(world):
    report = in_state(world, "published")
    with (
        pytest.raises(DatabaseError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE reports_figure SET raw = '9' WHERE report_id = %s", [report.pk])


def test_the_trail_cannot_be_rewritten(world):
    event = opened(world).events.first()
    event.reason = "别的原因"
    with pytest.raises(DatabaseError), transaction.atomic():
        event.save()


def test_a_state_needs_its_time(world):
    report = opened(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.filter(pk=report.pk).update(state="approved")
    assert again(report).state == "draft"


def test_one_report_for_each_agency_year_and_kind(world):
    report = opened(world)
    report.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        report.save()
