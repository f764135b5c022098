"""Taking a document into a report: what was sure or decided on enters, the rest stays, the original is kept."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from reports import actions
from reports.models import Import
from reports.taking import CARRY, Choice
from tests.brought import sample, seam
from tests.world import again, in_state, opened

CONTENT = b"the very bytes"
ALL = ("overview", "proactive", "requests", "remedies", "problems", "other")
CONFIRMED = ("requests.new.business",)


@pytest.fixture
def report(world, monkeypatch):
    seam(monkeypatch)
    return opened(world)


def brought(report, by, draft=None, name="去年.docx"):
    return actions.bring(report, draft or sample(2024), CONTENT, name, by=by)


def accept(pending, by, *parts, confirmed=CONFIRMED, typed=None, version=None):
    choice = Choice(parts, confirmed, typed or {})
    version = again(pending.report).version if version is None else version
    return actions.accept_import(pending, choice, by=by, version=version)


def test_what_is_sure_or_confirmed_enters(report, world):
    accept(brought(report, world.alice), world.alice, *ALL)
    raws = again(report).raws
    assert (raws["requests.new.person"], raws["requests.new.business"]) == ("12", "4")
    assert again(report).content.passages["problems"] == "目录更新慢。"


def test_what_is_in_doubt_stays_as_it_was(report, world):
    actions.save_table(report, "requests", {"requests.granted.business": "7"}, {}, done=False, by=world.alice)
    accept(brought(report, world.alice), world.alice, "requests")
    raws = again(report).raws
    assert raws["requests.granted.business"] == "7"
    assert "requests.refused.state_secret.person" not in raws


def test_a_doubt_is_settled_by_typing_or_by_a_tick(report, world):
    event = accept(
        brought(report, world.alice),
        world.alice,
        "requests",
        confirmed=("requests.granted.business",),
        typed={"requests.refused.state_secret.person": " ６ "},
    )
    raws = again(report).raws
    assert raws["requests.granted.business"] == "40"
    assert raws["requests.refused.state_secret.person"] == "6"
    assert event.data["corrected"] == {"requests.refused.state_secret.person": ["", "6"]}


def test_a_repair_without_its_tick_stays_out(report, world):
    accept(brought(report, world.alice), world.alice, "requests", confirmed=())
    assert "requests.new.business" not in again(report).raws


def test_a_blank_overwrites_nothing(report, world):
    actions.save_table(report, "requests", {"requests.new.other": "5"}, {}, done=False, by=world.alice)
    accept(brought(report, world.alice), world.alice, "requests")
    assert again(report).raws["requests.new.other"] == "5"


def test_a_printed_total_that_is_wrong_waits_beside_the_computed_one(report, world):
    accept(brought(report, world.alice), world.alice, *ALL)
    content = again(report).content
    assert "requests.new.total" in content.disputed  # 12 printed, 12 + 4 typed
    assert "requests.carried_in.total" not in again(report).raws


def test_last_years_carry_over(report, world):
    accept(brought(report, world.alice, sample(2023)), world.alice, CARRY)
    raws = again(report).raws
    assert raws["requests.carried_in.person"] == "3"
    assert {name.split(".")[1] for name in raws} == {"carried_in"}


def test_the_event_says_where_it_came_from(report, world):
    pending = brought(report, world.alice)
    event = accept(pending, world.alice, *ALL)
    assert (event.verb, event.label, event.data["import"]) == ("import", "导入", pending.pk)
    assert event.data["sha256"] == sha256(CONTENT).hexdigest()
    assert event.details[0].startswith("来源：去年.docx（SHA-256 ")
    assert event.data["figures"]["requests.new.person"] == ["", "12"]
    assert again(report).version == event.version
    assert report.was_written_by(world.alice)


def test_the_original_and_the_decision_stay(report, world):
    pending = brought(report, world.alice)
    accept(pending, world.alice, "requests")
    kept = Import.objects.get(pk=pending.pk)
    assert bytes(kept.content) == CONTENT
    assert (kept.size, kept.state) == (len(CONTENT), "accepted")
    assert kept.taken["parts"] == ["requests"]
    for change in (lambda: kept.delete(), lambda: Import.objects.filter(pk=kept.pk).update(name="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_report_that_changed_meanwhile_is_shown_again(report, world):
    pending = brought(report, world.alice)
    version = again(report).version
    actions.save_passage(report, "other", "别人刚写的。", "", done=False, by=world.alice)
    with pytest.raises(actions.ChangedMeanwhile, match="改过"):
        accept(pending, world.alice, *ALL, version=version)
    assert Import.objects.get(pk=pending.pk).state == "pending"
    assert again(report).raws == {}


def test_twice_is_once(report, world):
    pending = brought(report, world.alice)
    accept(pending, world.alice, "requests")
    with pytest.raises(actions.Refused) as refused:
        accept(pending, world.alice, "requests")
    assert refused.value.done


def test_nothing_chosen_is_said(report, world):
    with pytest.raises(actions.Refused, match="没有可以采用的内容"):
        accept(brought(report, world.alice), world.alice)


def test_only_its_person_and_only_while_it_is_the_authors(world, monkeypatch):
    seam(monkeypatch)
    report = in_state(world, "draft")
    pending = brought(report, world.alice)
    for somebody in (world.bob, world.dave):
        with pytest.raises(actions.Refused):
            accept(pending, somebody, "requests")
    actions.make_move(report, "submit", by=world.alice, version=again(report).version)
    with pytest.raises(actions.Refused, match="已锁定"):
        accept(pending, world.alice, "requests")


def test_what_was_declared_complete_is_open_again(report, world):
    actions.save_passage(report, "other", "写完了。", "", done=True, by=world.alice)
    actions.save_passage(report, "problems", "写完了。", "", done=True, by=world.alice)
    accept(brought(report, world.alice), world.alice, "other")
    assert again(report).done == ["problems"]


def test_after_seven_days_a_document_is_forgotten(report, world):
    old, taken = brought(report, world.alice), brought(report, world.alice)
    accept(taken, world.alice, "requests")
    Import.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(days=7, minutes=1))
    assert not Import.objects.pending().exists()
    new = brought(report, world.alice)
    assert set(Import.objects.values_list("pk", flat=True)) == {taken.pk, new.pk}


def test_only_so_many_wait(report, world):
    first = brought(report, world.alice)
    others = [brought(report, world.alice) for _ in range(10)]
    assert set(Import.objects.values_list("pk", flat=True)) == {other.pk for other in others}
    assert not Import.objects.filter(pk=first.pk).exists()


def test_dropped_it_is_gone_and_twice_is_once(report, world):
    pending = brought(report, world.alice)
    with pytest.raises(actions.Refused):
        actions.drop_import(pending, by=world.bob)
    actions.drop_import(pending, by=world.alice)
    actions.drop_import(pending, by=world.alice)
    assert not Import.objects.exists()


def test_what_is_brought_and_dropped_is_on_record(report, world):
    version = again(report).version
    pending = brought(report, world.alice)
    actions.drop_import(pending, by=world.alice)
    drop, bring = report.events.all()[:2]
    assert (bring.verb, drop.verb, bring.by, drop.by) == ("bring", "drop", world.alice, world.alice)
    assert bring.data["sha256"] == drop.data["sha256"] == sha256(CONTENT).hexdigest()
    assert (bring.label, drop.label) == ("上传待导入的文件", "不采用文件")
    assert again(report).version == version
    assert not again(report).was_written_by(world.alice)


def test_what_made_room_is_on_record(report, world):
    for number in range(11):
        brought(report, world.alice, name=f"{number}.docx")
    assert report.events.first().details[-1] == "待决定的文件太多，删去最早的：0.docx"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd.docx", "passwd.docx"),
        ("C:\\桌面\\去年.docx", "去年.docx"),
        ("a\r\nSet-Cookie: x\x00.docx", "aSet-Cookie: x.docx"),
        ("/", "未命名"),
        ("长" * 300 + ".docx", "长" * 80 + "…" + "长" * 33 + ".docx"),
    ],
)
def test_hostile_names(report, world, sent, kept):
    assert brought(report, world.alice, name=sent).name == kept
