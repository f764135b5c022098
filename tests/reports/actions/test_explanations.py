"""What the author says to findings, and how long it holds: across saves, returns and years, until a value changes."""

import pytest
from django.utils import timezone

from agencies.actions import appoint
from agencies.models import Person
from agencies.roles import Role
from reports import actions
from reports.actions import Refused
from reports.models import Explanation, RuleWeight
from tests.world import again, fill, move, opened

NEW = "requests.new.person"
STOCK = {"proactive.normative_documents.issued": "9"}


def test_a_reason_lets_the_report_pass_until_a_value_changes(world):
    report = fill(opened(world), world.alice, STOCK)
    (finding,) = report.unexplained()
    actions.explain(report, report.key(finding), "当年制发当年失效。", by=world.alice)
    report = again(report)
    assert (finding.code, report.open_problems()) == ("T2-2", None)
    cell = "proactive.normative_documents.issued"
    actions.save_table(report, "proactive", {cell: "8"}, {cell: "9"}, done=True, by=world.alice)
    assert again(report).open_problems() == "还有1处问题需要说明原因，请在“校核与提交”中写明。"


def test_what_must_be_corrected_cannot_be_explained_away(world):
    report = fill(opened(world), world.alice, {NEW: "1"})
    key = report.key(report.blockers()[0])
    with pytest.raises(Refused, match="要改正，不能只说明原因"):
        actions.explain(report, key, "就是这样。", by=world.alice)


@pytest.mark.parametrize(
    ("key", "text", "says"), [("gone", "因为", "已经不在了"), (None, "  ", "请写明原因")]
)
def test_an_empty_or_late_reason_is_refused(world, key, text, says):
    report = fill(opened(world), world.alice, STOCK)
    with pytest.raises(Refused, match=says):
        actions.explain(report, key or report.key(report.unexplained()[0]), text, by=world.alice)
    assert not Explanation.objects.exists()


def test_a_new_reason_is_a_new_version(world):
    report = fill(opened(world), world.alice, STOCK)
    before = report.version
    actions.explain(report, report.key(report.unexplained()[0]), "当年失效。", by=world.alice)
    assert again(report).version == before + 1


LONG = "水库" * 600
STANDS = "附件另有说明。"


def wordy(world, year=2024):
    report = fill(opened(world, year), world.alice)
    was = report.content.passages["overview"]
    actions.save_passage(report, "overview", was + LONG + "。", was, done=True, by=world.alice)
    return again(report)


def of(report, code):
    return next(finding for finding in report.findings if finding.code == code)


@pytest.mark.parametrize("text", ["", STANDS])
def test_a_warning_is_looked_at_once(world, text):
    report = wordy(world)
    actions.explain(report, report.key(of(report, "E-41")), text, by=world.alice)
    report = again(report)
    assert report.explanation(of(report, "E-41")).text == text
    assert report.events.first().label == "核对无误"


@pytest.mark.parametrize(("text", "owed"), [("", ["E-41"]), (STANDS, [])])
def test_a_word_that_it_was_looked_at_is_no_reason_once_one_is_due(world, text, owed):
    report = wordy(world)
    actions.explain(report, report.key(of(report, "E-41")), text, by=world.alice)
    raised = {"rule": "E-41", "weight": "explain", "reason": "。", "by": world.carol}
    RuleWeight.objects.create(office=world.county, valid_from=timezone.localdate(), **raised)
    assert [finding.code for finding in again(report).unexplained()] == owed


def test_it_is_to_be_looked_at_again_when_the_words_change(world):
    report = wordy(world)
    actions.explain(report, report.key(of(report, "E-41")), "", by=world.alice)
    text = report.content.passages["overview"]
    actions.save_passage(report, "overview", text + "完。", text, done=True, by=world.alice)
    report = again(report)
    assert report.explanation(of(report, "E-41")) is None


def test_what_was_said_is_taken_back(world):
    report = fill(opened(world), world.alice, STOCK)
    key = report.key(report.unexplained()[0])
    actions.explain(report, key, "当年失效。", by=world.alice)
    actions.take_back(report, key, by=world.alice)
    assert len(again(report).unexplained()) == 1
    assert again(report).events.first().details == ["T2-2：当年失效。"]
    with pytest.raises(Refused, match="已经不在了"):
        actions.take_back(report, key, by=world.alice)


def test_whoever_settles_a_warning_has_had_a_hand_in_the_report(world):
    report = wordy(world)
    appoint(world.bob, world.water, Role.AUTHOR, by=None)
    assert not report.was_written_by(world.bob)
    actions.explain(report, report.key(of(report, "E-41")), "", by=Person.objects.get(pk=world.bob.pk))
    assert report.was_written_by(world.bob)


def test_a_reason_stays_when_the_report_comes_back(world):
    report = fill(opened(world), world.alice, STOCK)
    actions.explain(report, report.key(report.unexplained()[0]), "当年失效。", by=world.alice)
    for verb, by in (("submit", world.alice), ("return", world.bob)):
        report = move(report, verb, by, reason="请核对。")
    assert again(report).unexplained() == []


SLASH = {"proactive.licences.decisions": "/"}


def said_last_year(world, state):
    report = fill(opened(world, 2023), world.alice, SLASH)
    actions.explain(report, report.key(report.unexplained()[0]), "本局没有许可事项。", by=world.alice)
    path = {"submit": world.alice, "forward": world.bob, "approve": world.carol, "publish": world.bob}
    for verb in list(path)[:state]:
        report = move(report, verb, path[verb])


def test_a_reason_published_last_year_holds_while_the_value_is_the_same(world):
    said_last_year(world, 4)
    report = fill(opened(world), world.alice, SLASH)
    assert report.unexplained() == []
    assert report.explanation(of(report, "E-17")).report.year == 2023


def test_a_reason_nobody_approved_is_not_handed_on(world):
    said_last_year(world, 2)
    report = fill(opened(world), world.alice, SLASH)
    assert len(report.unexplained()) == 1


def test_what_a_text_lacks_is_looked_at_anew_in_another_years(world):
    report = lacking(fill(opened(world, 2023), world.alice), world)
    actions.explain(report, report.key(of(report, "E-45")), "没有收过。", by=world.alice)
    path = {"submit": world.alice, "forward": world.bob, "approve": world.carol, "publish": world.bob}
    for verb, by in path.items():
        report = move(report, verb, by)
    report = lacking(fill(opened(world), world.alice), world)
    assert report.key(of(report, "E-45")) in report.explanations_by_key
    assert report.explanation(of(report, "E-45")) is None


def lacking(report, world):
    was = report.content.passages["other"]
    actions.save_passage(report, "other", f"{report.year}年度没有其他事项。", was, done=True, by=world.alice)
    return again(report)


def test_an_earlier_years_reason_is_not_this_ones_to_take_back(world):
    said_last_year(world, 4)
    report = fill(opened(world), world.alice, SLASH)
    with pytest.raises(Refused, match="已经不在了"):
        actions.take_back(report, report.key(of(report, "E-17")), by=world.alice)
