"""The uncertain rows of a table read together by its own sums."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.matching import sums
from reports.intake.matching.solve import DASH
from reports.intake.matching.sums import Sums, readings, settle, tokens
from tests.reports.intake.matching.drawn import FORM, rows

SUMS = FORM.sums  # 自然人 + 商业企业 = 总计; 新收 + 结转 = 总计 + 结转下年
WIDE = 3


def ways(text):
    """The readings of a row of running text, or of a grid row where there is a | in it."""
    (line,) = rows(f"予以公开 {text}" if "|" not in text else f"予以公开 | {text}")
    return readings(line, WIDE, SUMS)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("325", [(3, 2, 5)]),
        ("314", [(3, 1, 4)]),
        ("10 313", [(10, 3, 13)]),
        ("3 / 3", [(3, DASH, 3)]),
        ("12件 3件 15件", [(12, 3, 15)]),
        ("1,012 3 1,015", [(1012, 3, 1015)]),
        ("若干 3", []),
    ],
)
def test_figures_run_together_are_parted_where_the_total_leaves_one_way(text, found):
    assert ways(text) == found


def test_several_ways_stay_several():
    assert ways("11617") == [(1, 16, 17), (11, 6, 17)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 | 2 | 5 | 0", [(3, 2, 5)]),
        ("1 | 1 | 1 | 1", []),
        ("3 | 2 | 5 | 1 | 1 | 1 | 1", []),
        ("5 | 2", [(5, 2, 7)]),
        ("3 | 5", [(2, 3, 5), (3, 2, 5), (3, 5, 8)]),
        ("0 | | ", [(None, None, 0)]),
    ],
)
def test_a_figure_too_many_or_too_few_is_found_by_the_total(text, found):
    assert ways(text) == found


def test_a_lone_zero_is_the_total_and_blanks_stay_blank():
    assert ways("0") == [(None, None, 0)]


def test_a_lone_figure_that_is_no_sum_of_blanks_is_not_placed():
    assert ways("5") == []


def test_a_figure_of_more_than_nine_digits_is_no_count():
    assert ways("1234567890 1 2 3") == []


def test_run_together_and_one_too_many_at_once():
    found = ways("3259")
    assert (3, 2, 5) in found
    assert all(SUMS.total_fits(way) for way in found)


def test_where_too_many_ways_fit_there_is_no_answer(monkeypatch):
    monkeypatch.setattr(sums, "MOST_KEPT", 0)
    assert sums._both(["12", "3"], WIDE, SUMS) == []


def test_no_figures_have_no_reading():
    assert readings(rows("予以公开 | | ")[0], WIDE, SUMS) == []


def test_several_figures_in_one_cell_are_taken_apart():
    assert tokens(rows("予以公开 | 3 2 | 0/0")[0]) == ["3", "2", "0", "/", "0"]


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        ((3, 2, 5), True),
        ((None, 5, 5), True),
        ((3, 2, 4), False),
        ((3, 2, None), False),
        ((DASH, 0, 0), True),
    ],
)
def test_a_blank_part_counts_nothing_and_a_blank_total_fails(row, fits):
    assert SUMS.total_fits(row) is fits


def test_the_groups_of_a_row_end_in_their_totals():
    assert SUMS.groups(3) == [3]
    assert SUMS.groups(4) == []
    assert Sums((((0, 2), 1),), ()).groups(3) == []


@pytest.mark.parametrize(
    ("row", "at", "lost"), [((3, 2, None), 2, 5), ((3, None, 5), 1, 2), ((3, None, None), 1, None)]
)
def test_what_a_lost_cell_must_have_held(row, at, lost):
    assert SUMS.lost(row, at) == lost


def test_a_cell_outside_every_sum_cannot_be_told():
    assert Sums((), ()).lost((1, 2), 0) is None


CERTAIN = {"new": (3, 2, 5), "carried_in": (0, 0, 0), "handled": (3, 2, 5), "carried_out": (0, 0, 0)}


def test_the_sum_of_a_column_leaves_one_reading():
    left = settle(CERTAIN | {"petition": (0, 1, 1)}, {"granted": [(31, 4, 35), (3, 1, 4)]}, SUMS, WIDE)
    assert left == {"granted": [(3, 1, 4)]}


def test_a_column_that_cannot_hold_decides_nothing():
    both = [(7, 7, 14), (8, 8, 16)]
    assert settle(CERTAIN | {"petition": (0, 1, 1)}, {"granted": both}, SUMS, WIDE) == {"granted": both}


def test_two_uncertain_rows_are_tried_together():
    uncertain = {"granted": [(3, 1, 4), (2, 2, 4)], "petition": [(0, 1, 1), (0, 2, 2)]}
    assert settle(CERTAIN, uncertain, SUMS, WIDE) == {"granted": [(3, 1, 4)], "petition": [(0, 1, 1)]}


def test_a_sum_that_lacks_one_of_its_rows_decides_nothing():
    certain = {"handled": (11, 16, 27)}
    both = [(1, 16, 17), (11, 6, 17)]
    assert settle(certain, {"granted": both}, SUMS, WIDE) == {"granted": both}


def test_more_values_than_can_be_added_up_decide_nothing():
    many = [(value, 0, value) for value in range(20_002)]
    left = settle({code: row for code, row in CERTAIN.items() if code != "new"}, {"new": many}, SUMS, WIDE)
    assert left == {"new": [(3, 0, 3), (5, 0, 5)]}


def test_too_many_joint_readings_stay_apart():
    many = [(value, 300 - value, 300) for value in range(300)]
    certain = dict.fromkeys(("new", "carried_in", "handled", "carried_out"), (299, 301, 600))
    left = settle(certain, {"granted": many, "petition": many}, SUMS, WIDE)
    assert left == {"granted": many, "petition": many}


tables = st.fixed_dictionaries(
    {code: st.tuples(*[st.integers(0, 30)] * 2) for code in ("granted", "petition", "carried_in")}
)


@given(tables, st.data())
def test_the_true_reading_is_never_removed_where_the_sums_hold(parts, data):
    true = {code: (*row, sum(row)) for code, row in parts.items()}
    true["handled"] = tuple(a + b for a, b in zip(true["granted"], true["petition"], strict=True))
    true["new"] = tuple(
        value + 30 - old for value, old in zip(true["handled"][:2], true["carried_in"], strict=False)
    )
    true["new"] = (*true["new"], sum(true["new"]))
    true["carried_out"] = (30, 30, 60)
    wrong = st.lists(st.tuples(*[st.integers(0, 60)] * 3), max_size=4)
    unsure = data.draw(st.sets(st.sampled_from(sorted(true)), min_size=1))
    uncertain = {code: list(dict.fromkeys([*data.draw(wrong), true[code]])) for code in sorted(unsure)}
    certain = {code: row for code, row in true.items() if code not in unsure}
    left = settle(certain, uncertain, SUMS, WIDE)
    assert all(true[code] in left[code] for code in unsure)
