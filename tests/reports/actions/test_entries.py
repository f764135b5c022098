from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from reports import actions
from reports.actions import Conflict, Refused
from reports.models import Figure
from tests.seeds import figures as seed_figures
from tests.world import again, fill, in_state, opened

NEW, GRANTED = "requests.new.person", "requests.granted.person"


def save(report, by, raws, was=None, done=False):
    return actions.save_table(report, "requests", raws, was or {}, done=done, by=by)


def test_a_figure_is_kept_raw_and_read(world):
    report = opened(world)
    save(report, world.alice, {NEW: " １２件"})
    figure = report.figures.get(cell=NEW)
    assert (figure.raw, figure.state, figure.value, figure.changed_by) == (
        " １２件",
        "number",
        12,
        world.alice,
    )


@pytest.mark.parametrize(
    ("raw", "state", "value"),
    [("0", "zero", 0), ("", "blank", None), ("/", "na", None), ("abc", "text", None), ("-1", "text", None)],
)
def test_five_states_are_never_guessed(world, raw, state, value):
    report = opened(world)
    save(report, world.alice, {NEW: "7"})
    save(report, world.alice, {NEW: raw}, {NEW: "7"})
    figure = report.figures.get(cell=NEW)
    assert (figure.state, figure.value) == (state, value)


def test_money_keeps_every_decimal(world):
    report = opened(world)
    actions.save_table(
        report, "proactive", {"proactive.fees.amount": "4166.241619"}, {}, done=False, by=world.alice
    )
    assert report.figures.get().value == Decimal("4166.241619")
    assert again(report).content.text("proactive.fees.amount") == "4166.241619"


def test_a_save_is_an_event_and_a_new_version(world):
    report = opened(world)
    save(report, world.alice, {NEW: "1"})
    event = again(report).events.first()
    assert (event.verb, event.by, event.version, event.data["figures"]) == (
        "save",
        world.alice,
        1,
        {NEW: ["", "1"]},
    )


def test_saving_nothing_new_leaves_no_trace(world):
    report = opened(world)
    before = report.events.count()
    save(report, world.alice, {NEW: ""})
    assert (again(report).version, report.events.count()) == (0, before)


def test_two_people_in_different_cells_merge(world):
    report = opened(world)
    save(report, world.alice, {NEW: "1", GRANTED: ""}, {NEW: "", GRANTED: ""})
    saved = save(report, world.alice, {NEW: "", GRANTED: "2"}, {NEW: "", GRANTED: ""})
    assert (saved.changed, saved.conflicts) == ([GRANTED], [])
    assert again(report).raws == {NEW: "1", GRANTED: "2"}


def test_the_same_cell_shows_both_and_overwrites_neither(world):
    report = opened(world)
    save(report, world.alice, {NEW: "1"}, {NEW: ""})
    saved = save(report, world.alice, {NEW: "2"}, {NEW: ""}, done=True)
    assert saved.conflicts == [Conflict(NEW, "2", "1", "安立")]
    assert again(report).raws[NEW] == "1"
    assert "requests" not in again(report).done


def test_the_same_value_twice_is_no_conflict(world):
    report = opened(world)
    save(report, world.alice, {NEW: "1"}, {NEW: ""})
    assert save(report, world.alice, {NEW: "1"}, {NEW: ""}).conflicts == []


def test_cells_of_other_tables_and_totals_are_not_taken(world):
    report = opened(world)
    save(report, world.alice, {"requests.new.total": "9", "proactive.fees.amount": "9", "nonsense": "9"})
    assert not Figure.objects.exists()


def test_done_is_the_authors_word_and_can_be_taken_back(world):
    report = opened(world)
    save(report, world.alice, {NEW: "1"}, done=True)
    assert again(report).done == ["requests"]
    save(report, world.alice, {NEW: "1"}, done=False)
    assert again(report).done == []


def test_a_passage_is_kept_with_its_paragraphs(world):
    report = opened(world)
    actions.save_passage(report, "overview", "（一）甲\r\n乙。", "", done=True, by=world.alice)
    assert again(report).content.passages["overview"] == "（一）甲\n乙。"


def test_two_versions_of_a_passage_are_both_shown(world):
    report = opened(world)
    actions.save_passage(report, "overview", "甲。", "", done=True, by=world.alice)
    saved = actions.save_passage(report, "overview", "乙。", "", done=True, by=world.alice)
    assert saved.conflicts == [Conflict("overview", "乙。", "甲。", "安立")]


def test_paragraphs_of_two_people_are_put_together(world):
    report = opened(world)
    for text, was in (("甲。\n乙。", ""), ("甲改。\n乙。", "甲。\n乙。"), ("甲。\n乙改。", "甲。\n乙。")):
        saved = actions.save_passage(report, "overview", text, was, done=False, by=world.alice)
    assert (saved.conflicts, again(report).texts["overview"]) == ([], "甲改。\n乙改。")
    assert report.events.first().data["passage"] == ["甲改。\n乙。", "甲改。\n乙改。"]


def test_a_passage_too_long_to_compare_is_kept_where_one_alone_changed_it(world):
    long = "\n".join(map(str, range(600)))
    report = opened(world)
    for text, was in ((long, ""), ("", ""), (long, "短。")):
        saved = actions.save_passage(report, "overview", text, was, done=False, by=world.alice)
        assert (saved.conflicts, again(report).texts["overview"]) == ([], long)


def test_a_passage_has_an_end(world):
    with pytest.raises(Refused, match="没有保存，请精简"):
        actions.save_passage(opened(world), "overview", "长" * 100_001, "", done=True, by=world.alice)


@pytest.mark.parametrize("who", ["bob", "carol", "dave", "system"])
def test_only_its_author_writes(world, who):
    with pytest.raises(Refused, match="只有望溪县水务局的填报人"):
        save(opened(world), getattr(world, who), {NEW: "1"})


@pytest.mark.parametrize("state", ["submitted", "forwarded", "approved"])
def test_what_is_handed_in_is_locked(world, state):
    report = in_state(world, state)
    with pytest.raises(Refused, match="内容已锁定，没有保存"):
        save(report, world.alice, {NEW: "1"})


def test_printed_totals_stand_beside_the_computed_ones(world):
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    report = again(report)
    assert report.content.text("requests.granted.total") == "0"
    assert report.content.total_text("requests.granted.total") == "5"
    broken = {(f.code, f.left, f.right) for f in report.findings if f.code.startswith("T3-")}
    assert broken == {("T3-3", 5, 0), ("T3-2", 1, 6)}


def test_a_printed_total_that_agrees_is_not_kept(world):
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    assert not report.figures.filter(cell="requests.new.total").exists()


def test_a_person_decides_for_the_computed_total(world):
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="原件")
    actions.settle_total(report, "requests.granted.total", by=world.alice)
    report = again(report)
    assert report.content.text("requests.granted.total") == "5"
    assert not [f for f in report.findings if f.code.startswith("T3-")]
    assert report.events.first().data == {"cell": "requests.granted.total", "printed": "0\xa0"}
    with pytest.raises(Refused, match="已经是计算值"):
        actions.settle_total(report, "requests.granted.total", by=world.alice)


def test_a_returned_report_can_be_written_again(world):
    report = in_state(world, "returned")
    save(report, world.alice, {NEW: "1"}, {NEW: "0"})
    assert again(report).raws[NEW] == "1"


def test_a_cell_too_long_to_keep_is_refused_in_words(world):
    with pytest.raises(Refused, match="这一格有300个字，最多200个字，没有保存"):
        save(opened(world), world.alice, {NEW: "9" * 300})


def test_a_tampered_page_of_a_blank_cell_is_written(world):
    report = opened(world)
    assert save(report, world.alice, {NEW: "1"}, {NEW: "77"}).changed == [NEW]
    assert actions.save_passage(report, "overview", "甲。", "从来没有的", done=False, by=world.alice).changed


def test_a_passage_this_page_did_not_touch_stays_as_the_colleague_wrote_it(world):
    report = opened(world)
    actions.save_passage(report, "overview", "甲。", "", done=False, by=world.alice)
    actions.save_passage(report, "overview", "", "", done=False, by=world.alice)
    assert again(report).content.passages["overview"] == "甲。"


def test_what_is_closed_cannot_be_moved_out(world):
    draft, closed = fill(opened(world, 2023), world.alice), in_state(world, "submitted")
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        Figure.objects.filter(report=closed, cell=NEW).update(report=draft, cell="requests.nowhere")


def test_loading_keeps_what_was_there_before(world):
    report = opened(world, 2020)
    save(report, world.alice, {NEW: "9"})
    actions.load_figures(report, {NEW: "6"}, by=world.alice, origin="原件")
    assert again(report).events.first().data["figures"] == {NEW: ["9", "6"]}
