"""Following a suggestion: what was shown is done, on record, or refused with a sentence."""

import pytest
from django.utils import timezone

from reports import actions
from reports.actions import Refused
from reports.held_against import doubts_of
from reports.models import Event, Import
from reports.models.standing import WRITING
from reports.taking import CARRY, Choice
from tests.brought import sample, seam
from tests.contents import zeros
from tests.seeds import figures as seed_figures
from tests.world import again, fill, in_state, opened

TOTAL = "requests.granted.total"
WRONG = {
    "requests.new.person": "12",
    "requests.granted.person": "21",
}


@pytest.fixture
def seed(world):
    """The report whose printed 总计 of 予以公开 is 0."""
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    return again(report)


@pytest.fixture
def typed(world):
    """Typed, the digits of one cell swapped."""
    return again(fill(opened(world), world.alice, WRONG))


def first(report):
    return report.located[0].suspects[0]


def test_a_wrong_printed_total_gives_way_to_the_computed_one(world, seed):
    event = actions.apply_suggestion(seed, first(seed).key, by=world.alice)
    report = again(seed)
    assert report.content.text(TOTAL) == "5"
    assert not [f for f in report.findings if f.code.startswith("T3-")]
    assert event.data["figures"] == {TOTAL: ["0\xa0", "5"]}
    assert (event.label, event.sections) == ("按提示改正", {"requests"})


THREE_WRONG = zeros(2024) | {
    **{"requests.new.person": "21", "requests.new.other": "5", "requests.new.total": "26"},
    **{"requests.granted.person": "17", "requests.granted.other": "0", "requests.granted.total": "21"},
    **{"requests.handled.person": "17", "requests.handled.other": "4", "requests.handled.total": "0"},
    **{
        "requests.carried_out.person": "4",
        "requests.carried_out.other": "1",
        "requests.carried_out.total": "0",
    },
}


def test_a_total_becomes_what_it_should_be_while_another_cell_is_still_wrong(world):
    report = opened(world)
    actions.load_figures(report, THREE_WRONG, by=world.alice, origin="原件")
    for should in (
        {"requests.handled.total": "21", "requests.carried_out.total": "5"},
        {"requests.granted.other": "4"},
    ):
        report = again(report)
        suspects = [suspect for each in report.located for suspect in each.suspects]
        key = next(s.key for s in suspects if {change.cell for change in s.changes} == set(should))
        actions.apply_suggestion(report, key, by=world.alice)
        assert {cell: again(report).content.text(cell) for cell in should} == should
    assert not again(report).content.disputed
    assert not [finding for finding in again(report).findings if finding.code.startswith("T3-")]


def test_the_reasons_and_both_values_are_on_record(world, seed):
    event = actions.apply_suggestion(seed, first(seed).key, by=world.alice)
    assert event.reason == "各分项之和正是5；只有改这1格，有关的各条勾稽关系才都成立"
    assert "三、本年度办理结果／（一）予以公开，申请人情况／总计：0 → 5" in event.details[0].replace(
        "\xa0", ""
    )


def test_a_typed_cell_becomes_what_it_should_be(world, typed):
    assert first(typed).key == "requests.new.person=12>21"
    actions.apply_suggestion(typed, first(typed).key, by=world.alice)
    report = again(typed)
    assert (report.raws["requests.new.person"], report.blockers()) == ("21", [])
    assert report.version == typed.version + 1


def test_printed_totals_that_then_agree_are_no_longer_kept(world):
    report = opened(world)
    printed = {"requests.new.total": "21", "requests.handled.total": "21", "requests.handled.person": "21"}
    figures = fill(report, world.alice, WRONG).raws | printed | {"requests.granted.total": "21"}
    actions.load_figures(report, figures, by=world.alice, origin="原件")
    report = again(report)
    event = actions.apply_suggestion(report, first(report).key, by=world.alice)
    assert event.data["agreed"] == {"requests.new.total": "21"}
    assert any("与计算值相符" in line for line in event.details)
    assert not again(report).figures.filter(cell="requests.new.total").exists()


def test_a_value_changed_meanwhile_is_left_alone(world, typed):
    key = first(typed).key
    fill(typed, world.alice, WRONG | {"requests.new.person": "13"})
    with pytest.raises(Refused, match="这条提示已经不在了"):
        actions.apply_suggestion(again(typed), key, by=world.alice)
    assert again(typed).raws["requests.new.person"] == "13"


def test_the_second_click_says_that_it_is_done(world, typed):
    key = first(typed).key
    actions.apply_suggestion(typed, key, by=world.alice)
    with pytest.raises(Refused, match="已经按这条提示改正过了") as refused:
        actions.apply_suggestion(typed, key, by=world.alice)
    assert refused.value.done
    assert Event.objects.filter(verb="correct").count() == 1


def test_only_its_author_may_and_only_while_it_is_his(world, typed):
    key = first(typed).key
    with pytest.raises(Refused, match="只有"):
        actions.apply_suggestion(typed, key, by=world.dave)
    done = in_state(world, "submitted", year=2023)
    with pytest.raises(Refused, match="内容已锁定"):
        actions.apply_suggestion(done, key, by=world.alice)


def test_whoever_follows_a_suggestion_has_had_a_hand_in_the_content(world, typed):
    assert actions.apply_suggestion(typed, first(typed).key, by=world.alice).verb in WRITING


def test_a_report_in_order_is_not_searched(world, monkeypatch):
    monkeypatch.setattr("reports.held_against.doubts_of", lambda report: 1 / 0)
    assert fill(opened(world), world.alice).located == ()


def test_a_cell_read_with_doubt_is_suspected(world, monkeypatch):
    seam(monkeypatch)
    report = fill(opened(world), world.alice)
    brought = actions.bring(report, sample(2024), b"x", "报送.docx", by=world.alice)
    unsure = [name for name, found in brought.read.figures.items() if found.confidence != "sure"]
    actions.accept_import(
        brought, Choice(["requests"], unsure), by=world.alice, version=again(report).version
    )
    report = again(report)
    reasons = [reason for each in report.located for s in each.suspects for reason in s.reasons]
    assert any("导入的“报送.docx”读取时存疑" in reason for reason in reasons)


def test_what_was_typed_over_since_is_no_longer_in_doubt(world, monkeypatch):
    seam(monkeypatch)
    report = fill(opened(world), world.alice)
    brought = actions.bring(report, sample(2024), b"x", "报送.docx", by=world.alice)
    choice = Choice(["requests"], ["requests.granted.business", "requests.new.business"])
    actions.accept_import(brought, choice, by=world.alice, version=again(report).version)
    assert set(doubts_of(again(report))) == {"requests.granted.business", "requests.new.business"}
    fill(again(report), world.alice, {"requests.granted.business": "41", "requests.new.business": "4"})
    assert set(doubts_of(again(report))) == {"requests.new.business"}


def test_last_years_document_brings_its_doubts_only_to_what_was_carried(world, monkeypatch):
    seam(monkeypatch)
    report = fill(opened(world), world.alice)
    brought = actions.bring(report, sample(2023), b"x", "去年.docx", by=world.alice)
    actions.accept_import(brought, Choice([CARRY]), by=world.alice, version=again(report).version)
    assert doubts_of(again(report)) == {}


def test_a_document_kept_by_an_earlier_version_is_passed_over(world, monkeypatch):
    seam(monkeypatch)
    report = fill(opened(world), world.alice)
    brought = actions.bring(report, sample(2024), b"x", "报送.docx", by=world.alice)
    Import.objects.filter(pk=brought.pk).update(draft={})
    Import.objects.filter(pk=brought.pk).update(
        state="accepted", accepted_at=timezone.now(), taken={"figures": {}, "parts": []}
    )
    assert doubts_of(again(report)) == {}
