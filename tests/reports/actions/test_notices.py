"""Whom each move and each word tells, drawn; and that a message goes out once."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from agencies.actions import appoint
from agencies.roles import Role
from reports import actions, tasks
from reports.actions import Refused, notify
from reports.models import Notice
from reports.workflow import MOVES
from tests.world import again, in_state, move, opened, person

NEW = "requests.new.person"
# 安立 wrote the report, 安二 is her colleague. A dot: the one who makes the move
TOLD = """
            | from      | alice | anna | bob | carol | colin | dave | erin | frank
 open_round |           | x     | x    |     | ·     |       |      |      |
 submit     | draft     | ·     |      | x   |       |       |      |      |
 recall     | submitted | ·     |      |     |       |       |      |      |
 forward    | submitted |       |      | ·   | x     | x     |      |      |
 return     | submitted | x     |      | ·   |       |       |      |      |
 approve    | forwarded | x     | x    | x   | ·     | x     |      |      |
 send_back  | forwarded | x     |      |     | ·     |       |      |      |
 publish    | approved  | x     | x    | ·   |       |       |      |      |
 amend      | published | x     |      | ·   | x     | x     |      |      |
 abandon    | correcting | x    | x    | ·   | x     | x     |      |      |
 withdraw   | published | x     | x    | x   | ·     | x     |      |      |
 take_up    | withdrawn | ·     |      | x   | x     | x     |      |      |
"""
WHO = ("alice", "anna", "bob", "carol", "colin", "dave", "erin", "frank")


def drawn():
    return [[w.strip() for w in line.split("|")] for line in TOLD.strip("\n").splitlines()[1:]]


@pytest.fixture
def world(world):
    world.anna = person("aner", "安二", (world.water, Role.AUTHOR))
    return world


def told(world, **of):
    people = Notice.objects.filter(**of).values_list("person", flat=True)
    return [name for name in WHO if getattr(world, name).pk in people]


@pytest.mark.parametrize("row", drawn(), ids=lambda row: row[0])
def test_a_move_tells_those_whose_turn_it_is(world, row):
    verb, state, *marks = row
    report = opened(world) if not state else in_state(world, state)
    by = getattr(world, WHO[marks.index("·")])
    if state:
        move(report, verb, by, reason="请核对。")
    event = report.events.filter(verb=verb).first()
    assert told(world, event=event) == [who for who, mark in zip(WHO, marks, strict=True) if mark == "x"]


def test_every_move_is_drawn():
    assert {row[0] for row in drawn()} == {m.verb for m in MOVES} | {"open_round"}


def test_what_is_overtaken_need_not_be_read(world):
    report = in_state(world, "submitted")
    move(report, "forward", world.bob)
    assert told(world, read_at=None, report=report) == ["carol", "colin"]


def test_who_has_left_is_not_told_all_others_are(world):
    report = in_state(world, "submitted")
    world.alice.appointments.all().delete()
    world.alice.is_active = False
    world.alice.save()
    move(report, "return", world.bob, reason="请改。")
    assert told(world, event=again(report).events.first()) == ["anna"]


@pytest.mark.parametrize(
    ("state", "by", "text", "who"),
    [
        ("draft", "alice", "台账在综合股。", ["anna"]),
        ("draft", "alice", "@包审 请先看这里。", ["anna", "bob"]),
        ("draft", "alice", "＠常督 还没有报送，看不到。", ["anna"]),  # noqa: RUF001
        ("draft", "bob", "这里对吗？", ["alice"]),
        ("submitted", "alice", "已核对。", ["anna", "bob"]),
        ("forwarded", "alice", "已核对。", ["anna", "carol", "colin"]),
        ("approved", "carol", "@常二 已通过。", ["alice", "colin"]),
        ("draft", "alice", "@丁远 与我们无关。", ["anna"]),
    ],
)
def test_a_first_word_tells_the_other_side_and_whom_it_names(world, state, by, text, who):
    said = actions.say(in_state(world, state), text, by=getattr(world, by), cell=NEW)
    assert told(world, comment=said) == who


def test_a_reply_tells_those_in_the_thread(world):
    report = opened(world)
    first = actions.say(report, "这里对吗？", by=world.bob)
    answer = actions.reply(first, "对。", by=world.anna)
    assert told(world, comment=answer) == ["bob"]
    assert told(world, comment=actions.reply(first, "谢谢。", by=world.bob)) == ["alice", "anna"]


def test_a_name_inside_a_longer_one_is_not_meant(world):
    longer = person("aner2", "安二三", (world.water, Role.REVIEWER))
    said = actions.say(opened(world), "@安二三 请看。", by=world.alice)
    assert set(said.notices.values_list("person", flat=True)) == {world.anna.pk, longer.pk}
    named = actions.say(opened(world, 2023), "@安二三 请看。", by=world.anna)
    assert set(named.notices.values_list("person", flat=True)) == {world.alice.pk, longer.pk}


def test_a_point_names_somebody_when_it_goes_out(world):
    report = in_state(world, "submitted")
    actions.open_review(report, by=world.bob)
    point = actions.add_comment(report, "@安二 请核对台账。", by=world.bob, cell=NEW)
    assert told(world, comment=point) == []
    move(report, "return", world.bob, reason="请改。")
    assert told(world, comment=point) == ["anna"]


def test_reading_a_section_reads_what_was_said_there(world):
    report = opened(world)
    for place in ({"cell": NEW}, {"section": "problems"}):
        actions.say(report, "请看。", by=world.bob, **place)
    assert actions.read_notices(world.alice, report, sections=["requests"]) == 2  # with that of 布置
    assert Notice.objects.get(person=world.alice, read_at=None).comment.section == "problems"
    assert actions.read_notices(world.alice) == 1


class TestMail:
    @pytest.fixture(autouse=True)
    def _address(self, world):
        world.bob.email = "bob@example.gov.cn"
        world.bob.save()

    def test_one_notice_is_one_message_without_figures(self, world):
        report = in_state(world, "submitted", {NEW: "4711", "requests.granted.person": "4711"})
        (job,) = ProcrastinateJob.objects.filter(task_name="mail_notices")
        assert (job.args, actions.mail_notices(world.bob.pk)) == ({"person": world.bob.pk}, 1)
        (letter,) = mail.outbox
        notice = Notice.objects.get(person=world.bob)
        assert letter.to == ["bob@example.gov.cn"]
        assert letter.subject == f"提交审核：{report.title}"
        assert f"安立提交了报告，等本单位审核。\nhttp://localhost/work/inbox/{notice.pk}/\n" in letter.body
        assert "4711" not in letter.body

    def test_several_are_one_message_and_none_goes_twice(self, world):
        report = in_state(world, "submitted")
        actions.say(report, "台账是4711件，@包审 请看。", by=world.alice, cell=NEW)
        assert ProcrastinateJob.objects.filter(task_name="mail_notices").count() == 1
        assert [actions.mail_notices(world.bob.pk) for _ in range(2)] == [2, 0]
        (letter,) = mail.outbox
        assert letter.subject == "年度报告：有2条新消息"
        assert "安立在“一、本年新收政府信息公开申请数量" in letter.body and "4711" not in letter.body

    def test_a_long_letter_asks_no_more_than_a_short_one(self, world, django_assert_max_num_queries):
        report = in_state(world, "submitted")
        for number in range(9):
            actions.say(report, f"@包审 请看{number}。", by=world.alice, cell=NEW)
        with django_assert_max_num_queries(8):
            assert actions.mail_notices(world.bob.pk) == 10

    def test_what_the_server_refused_is_sent_again(self, world, monkeypatch):
        in_state(world, "submitted")
        backend = "django.core.mail.backends.locmem.EmailBackend.send_messages"
        with monkeypatch.context() as patch, pytest.raises(OSError, match="away"):
            patch.setattr(backend, lambda *_: (_ for _ in ()).throw(OSError("away")))
            actions.mail_notices(world.bob.pk)
        assert actions.mail_notices(world.bob.pk) == 1

    def test_a_mail_server_that_is_back_after_two_days_still_gets_it(self):
        job = SimpleNamespace(attempts=0)
        waits = []
        while decision := tasks.mail_notices.retry_strategy.get_retry_decision(exception=OSError(), job=job):
            waits.append(decision.retry_at - timezone.now())
            job.attempts += 1
        assert max(waits) <= notify.AGAIN
        assert timedelta(days=2) < len(waits) * notify.AGAIN <= notify.FRESH

    def test_a_job_that_is_far_off_tells_of_nothing_new(self, world):
        report = in_state(world, "submitted")
        jobs = ProcrastinateJob.objects.filter(task_name="mail_notices")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = now() + interval '1 day'")
        actions.say(report, "@包审 请看。", by=world.alice)
        assert jobs.count() == 2

    @pytest.mark.parametrize(
        "change",
        [
            lambda world: Notice.objects.update(read_at=timezone.now()),
            lambda world: Notice.objects.update(at=timezone.now() - timedelta(days=4)),
            lambda world: world.bob.appointments.all().delete(),
            lambda world: type(world.bob).objects.filter(pk=world.bob.pk).update(email=""),
            lambda world: type(world.bob).objects.filter(pk=world.bob.pk).update(is_active=False),
        ],
        ids=["read", "old", "no longer his", "no address", "gone"],
    )
    def test_what_need_not_be_told_is_not(self, world, change):
        in_state(world, "submitted")
        change(world)
        assert (actions.mail_notices(world.bob.pk), mail.outbox) == (0, [])


class TestRemind:
    @pytest.mark.parametrize(
        ("state", "who"),
        [("draft", ["alice"]), ("submitted", ["bob"]), ("returned", ["alice"]), ("approved", ["bob"])],
    )
    def test_those_with_whom_it_is_are_urged(self, world, state, who):
        report = in_state(world, state)
        assert actions.remind(world.county, [report], "请抓紧。", by=world.carol) == [report]
        event = report.events.first()
        assert (event.label, event.reason, told(world, event=event)) == ("催报", "请抓紧。", who)

    def test_what_is_not_with_the_agency_is_left_out(self, world):
        with pytest.raises(Refused, match="没有要催报的报告"):
            actions.remind(world.county, [in_state(world, "forwarded")], "", by=world.carol)

    def test_within_the_hour_once(self, world):
        report = opened(world)
        actions.remind(world.county, [report], "", by=world.carol)
        with pytest.raises(Refused, match="一小时内催过的不再催"):
            actions.remind(world.county, [report], "", by=world.colin)

    @pytest.mark.parametrize("who", ["alice", "bob", "frank"])
    def test_only_the_office_urges(self, world, who):
        with pytest.raises(Refused, match="主管部门审核员可以催报"):
            actions.remind(world.county, [opened(world)], "", by=getattr(world, who))

    def test_an_office_does_not_urge_what_another_asked_for(self, world):
        appoint(world.colin, world.city, Role.SUPERVISOR, by=None)
        with pytest.raises(Refused, match="没有要催报的报告"):
            actions.remind(world.city, [opened(world)], "", by=world.colin)
