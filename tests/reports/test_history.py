"""The past of a cell and of a passage, and the way back."""

from datetime import UTC, datetime

import pytest

from reports import actions, history
from reports.actions import Refused
from reports.models import Event
from tests.seeds import figures as seed_figures
from tests.world import again, in_state, opened

NEW = "requests.new.person"


def typed(report, by, text):
    """One cell typed and saved."""
    before = report.raws.get(NEW, "")
    actions.save_table(report, "requests", {NEW: text}, {NEW: before}, done=False, by=by)
    return again(report)


def back(report, place, line, by, now):
    return actions.restore(report, place, line.first.pk, seen=history.mark(now), by=by)


def test_who_made_what_of_a_cell(world):
    report = typed(typed(opened(world), world.alice, "1"), world.alice, "2")
    lines = history.of_cells(report, [NEW])[NEW]
    assert [(c.before, c.after) for c in lines] == [("1", "2"), ("", "1")]
    assert {(c.event.by.name, c.label) for c in lines} == {("安立", "填写")}


def test_a_cell_that_never_changed_has_no_past(world):
    assert history.of_cells(opened(world), [NEW]) == {}


def test_a_total_tells_that_the_computed_value_was_taken(world):
    report = opened(world, 2020)
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="2020年原件")
    actions.settle_total(report, "requests.granted.total", by=world.alice)
    newest, oldest = history.of_cells(report, ["requests.granted.total"])["requests.granted.total"]
    assert (newest.label, newest.before.strip(), newest.after) == ("采用计算值", "0", "")
    assert oldest.label == "载入数据"


def test_going_back_is_an_act_of_its_own(world):
    report = typed(typed(opened(world), world.alice, "1"), world.alice, "2")
    line = history.of_cells(report, [NEW])[NEW][0]
    event = back(report, NEW, line, world.alice, "2")
    assert (event.label, event.details) == ("恢复", [f"{report.edition.by_name[NEW].label}：2 → 1"])
    assert again(report).raws[NEW] == "1" and again(report).version == 3


def test_what_somebody_wrote_since_is_not_overwritten(world):
    report = typed(typed(opened(world), world.alice, "1"), world.alice, "2")
    line = history.of_cells(report, [NEW])[NEW][0]
    typed(report, world.alice, "7")
    with pytest.raises(Refused, match="安立刚刚改过，没有恢复"):
        back(report, NEW, line, world.alice, "2")
    assert again(report).raws[NEW] == "7"


def test_a_second_click_is_no_error(world):
    report = typed(typed(opened(world), world.alice, "1"), world.alice, "2")
    line = history.of_cells(report, [NEW])[NEW][0]
    back(report, NEW, line, world.alice, "2")
    with pytest.raises(Refused, match="现在就是这个内容") as refused:
        back(report, NEW, line, world.alice, "2")
    assert refused.value.done


def test_only_the_author_goes_back_and_only_while_it_is_his(world):
    report = in_state(world, "submitted", {NEW: "6", "requests.granted.person": "6"})
    line = history.of_cells(report, [NEW])[NEW][0]
    for person, said in ((world.alice, "内容已锁定"), (world.bob, "只有望溪县水务局的填报人")):
        with pytest.raises(Refused, match=said):
            back(report, NEW, line, person, "6")


def test_an_event_of_another_cell_leads_nowhere(world):
    report = typed(opened(world), world.alice, "1")
    with pytest.raises(Refused, match="另选一步"):
        actions.restore(report, NEW, 0, seen=history.mark("1"), by=world.alice)


def test_a_printed_total_comes_back_and_goes_again(world):
    report = opened(world, 2020)
    total = "requests.granted.total"
    actions.load_figures(report, seed_figures("004"), by=world.alice, origin="2020年原件")
    actions.settle_total(report, total, by=world.alice)
    (settled, _) = history.of_cells(report, [total])[total]
    back(again(report), total, settled, world.alice, "")
    printed = again(report).raws[total]
    assert printed.strip() == "0"
    (restored, *_) = history.of_cells(report, [total])[total]
    back(again(report), total, restored, world.alice, printed)
    assert total not in again(report).raws


# prose


def written(report, by, *texts):
    for text in texts:
        was = dict(report.passages.values_list("code", "text")).get("other", "")
        actions.save_passage(again(report), "other", text, was, done=False, by=by)


def by_itself(report, by, text):
    """As the page saves it while it is written."""
    now = report.passages.get(code="other").text
    actions.autosave(again(report), "other", {"text": (now, text)}, by=by)


def test_older_texts_are_rebuilt_from_the_one_that_stands_now(world):
    report = opened(world)
    written(report, world.alice, "甲乙丙")
    by_itself(report, world.alice, "甲乙丁")
    by_itself(report, world.alice, "甲乙丁戊")
    newest, oldest = history.of_passage(report, "other")
    assert (newest.before, newest.after) == ("甲乙丙", "甲乙丁戊")  # one sitting is one line
    assert (oldest.before, oldest.after) == ("", "甲乙丙")


def test_a_passage_goes_back_before_a_sitting(world):
    report = opened(world)
    written(report, world.alice, "甲乙丙")
    by_itself(report, world.alice, "丙")
    line = history.of_passage(report, "other")[0]
    back(report, "other", line, world.alice, "丙")
    assert report.passages.get(code="other").text == "甲乙丙"


def test_an_edit_that_does_not_fit_is_said_calmly_and_older_ones_are_found_again(world):
    report = opened(world)
    written(report, world.alice, "甲乙丙", "甲乙丁")
    by_itself(report, world.alice, "子乙丁")
    report.passages.filter(code="other").update(text="别的")
    lines = history.of_passage(report, "other")
    assert [line.is_known for line in lines] == [False, True, True]
    assert (lines[1].before, lines[1].after) == ("甲乙丙", "甲乙丁")
    with pytest.raises(Refused, match="没有逐字记录"):
        back(report, "other", lines[0], world.alice, "别的")


@pytest.mark.parametrize(
    ("text", "edit", "before"),
    [
        ("甲丁", [1, "乙", "丁"], "甲乙"),
        ("甲", [1, "乙", ""], "甲乙"),
        ("甲", [5, "乙", ""], None),
        ("甲", [0, "乙", "丙"], None),
        (None, [0, "", ""], None),
    ],
)
def test_an_edit_is_undone_or_does_not_fit(text, edit, before):
    assert history.undone(text, edit) == before


def change(by, minute, before, after, verb="autosave"):
    at = datetime(2026, 1, 12, 10, minute, tzinfo=UTC)
    event = Event(verb=verb, by_id=by, at=at)
    return history.Change(NEW, event, event, before, after)


def drawn(*lines):
    found = history.folded([change(*line) for line in reversed(lines)], history.SITTING)
    return [(c.before, c.after) for c in found]


def test_a_sitting_folds_up_to_what_was_saved_by_hand():
    assert drawn((1, 0, "", "1"), (1, 1, "1", "12"), (1, 2, "12", "3", "save")) == [("", "3")]
    assert drawn((1, 0, "", "1", "save"), (1, 1, "1", "2", "save")) == [("1", "2"), ("", "1")]


def test_a_figure_that_stood_for_a_while_is_a_line_of_its_own():
    lines = [change(1, 1, "50", "60"), change(1, 0, "31", "50")]
    assert len(history.folded(lines, history.TYPING)) == 2
    assert len(history.folded(lines, history.SITTING)) == 1


def test_two_people_or_a_long_pause_are_two_lines():
    assert drawn((1, 0, "", "1"), (2, 1, "1", "2")) == [("1", "2"), ("", "1")]
    assert drawn((1, 0, "", "1"), (1, 11, "1", "2")) == [("1", "2"), ("", "1")]


def test_what_is_back_where_it_was_is_left_out():
    assert drawn((1, 0, "5", ""), (1, 1, "", "5")) == []
