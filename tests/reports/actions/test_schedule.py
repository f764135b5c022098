"""定时发布: at the moment that was set, in the name of who set it, with the true date."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from agencies.models import Appointment, Person
from reports import actions
from reports.actions import Refused
from reports.actions.publish import WRITERS
from reports.actions.schedule import _publish_if_due
from reports.models import Notice
from tests.world import again, in_state, move

HOUR = timedelta(hours=1)


@pytest.fixture
def approved(world):
    return in_state(world, "approved")


def set_for(report, by, later=HOUR):
    at = timezone.now() + later
    actions.schedule(report, at, by=by, version=again(report).version)
    return at


def at(monkeypatch, moment):
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_it_goes_out_when_it_is_due_and_not_before(world, approved, monkeypatch):
    due = set_for(approved, world.bob)
    assert actions.publish_due() == 0
    at(monkeypatch, due + timedelta(seconds=20))
    assert actions.publish_due() == 1 and actions.publish_due() == 0
    report = again(approved)
    publication, event = report.publications.get(), report.events.first()
    assert (
        publication.published_at == report.published_at == due + timedelta(seconds=20)
        and publication.published_by == world.bob
    )
    assert (event.verb, event.by, report.publish_at) == ("publish", world.bob, None)
    assert "自动发布" in event.details[0]
    assert set(Notice.objects.filter(event=event).values_list("person__name", flat=True)) == {"安立", "包审"}


def test_no_date_is_made_up_and_who_cannot_publish_sets_none(world, approved):
    for later, says in ((-HOUR, "已经过去，请定以后的时间"), (HOUR * 9000, "太远了")):
        with pytest.raises(Refused, match=says):
            set_for(approved, world.bob, later)
    with pytest.raises(Refused, match="发布由审核人或主管部门审核员办理"):
        set_for(approved, world.alice)


def test_a_publication_is_never_dated_before_its_approval(world, approved, monkeypatch):
    at(monkeypatch, approved.approved_at - HOUR)  # another server's clock
    report = move(approved, "publish", world.bob)
    assert report.publications.get().published_at == report.published_at == approved.approved_at


def test_cancelled_or_published_by_hand_it_is_off_the_clock(world, approved):
    set_for(approved, world.carol)
    actions.unschedule(approved, by=world.bob)
    assert again(approved).publish_at is None
    with pytest.raises(Refused, match="没有定时发布"):
        actions.unschedule(approved, by=world.bob)
    set_for(approved, world.carol)
    assert move(approved, "publish", world.bob).publish_at is None


def test_who_has_left_publishes_nothing_and_the_others_are_told(world, approved, monkeypatch):
    due = set_for(approved, world.bob)
    Appointment.objects.filter(person=world.bob).delete()
    at(monkeypatch, due)
    assert actions.publish_due() == 0
    report, event = again(approved), approved.events.first()
    assert (report.state, report.publish_at, event.verb) == ("approved", None, "unschedule")
    assert "发布由审核人或主管部门审核员办理" in event.reason
    assert Notice.objects.filter(event=event, person=world.carol).exists()


def test_what_was_taken_off_the_clock_while_others_went_out_stays(world, approved, monkeypatch):
    due = set_for(approved, world.bob)
    listed = again(approved)
    actions.unschedule(approved, by=world.bob)
    at(monkeypatch, due)
    assert not _publish_if_due(listed) and again(approved).state == "approved"
    assert approved.events.first().verb == "unschedule"


def test_an_account_that_was_closed_publishes_nothing(world, approved, monkeypatch):
    due = set_for(approved, world.bob)
    Person.objects.filter(pk=world.bob.pk).update(is_active=False)
    at(monkeypatch, due)
    assert actions.publish_due() == 0
    assert "账号已停用" in approved.events.first().reason and again(approved).publish_at is None


def test_one_that_fails_holds_up_no_other(world, approved, monkeypatch):
    due = set_for(approved, world.bob)
    monkeypatch.setitem(WRITERS, "pdf", lambda issue: 1 / 0)
    at(monkeypatch, due)
    assert actions.publish_due() == 0
    assert again(approved).publish_at == due


def test_the_page_takes_the_local_time(world, client, approved):
    client.force_login(world.bob)
    address = f"{approved.get_absolute_url()}schedule/"
    tomorrow = timezone.localtime() + timedelta(days=1)
    sent = {"at": f"{tomorrow:%Y-%m-%d}T09:00", "version": approved.version, "confirmed": "1"}
    client.post(address, sent)
    local = timezone.localtime(again(approved).publish_at)
    assert local == datetime(*tomorrow.timetuple()[:3], 9, tzinfo=local.tzinfo)
    assert f"{local.month}月{local.day}日 09:00" in client.get(approved.get_absolute_url()).content.decode()
    client.post(address, sent | {"at": "明天"})
    client.post(address, sent | {"at": "2030-01-01T09:00", "confirmed": ""})
    assert timezone.localtime(again(approved).publish_at) == local
    client.post(address, {"action": "cancel"})
    assert again(approved).publish_at is None
