"""Every way to read a row whose figures do not stand one to a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.matching import solve
from reports.intake.matching.solve import (
    DASH,
    agreed,
    consistent,
    dropped,
    filled,
    limited,
    run_together,
    splits,
    summing,
)

digits = st.text("0123456789", min_size=1, max_size=8)
small = st.integers(0, 120)


@pytest.mark.parametrize(
    ("text", "count", "ways"),
    [
        ("12", 1, [(12,)]),
        ("012", 2, [(0, 12)]),
        ("123", 2, [(1, 23), (12, 3)]),
        ("01", 1, []),
        ("", 1, []),
        ("1", 2, []),
        ("1234567890", 1, []),
    ],
)
def test_a_run_of_digits_is_cut_into_numbers_without_leading_zeros(text, count, ways):
    assert list(splits(text, count)) == ways


@given(digits, st.integers(1, 5))
def test_every_cut_recombines_to_the_text(text, count):
    for way in splits(text, count):
        assert "".join(map(str, way)) == text
        assert len(way) == count


@given(st.lists(small, min_size=1, max_size=5))
def test_what_was_run_together_is_among_the_cuts(values):
    assert tuple(values) in splits("".join(map(str, values)), len(values))


@given(st.lists(st.lists(small, min_size=1, max_size=3), min_size=1, max_size=3))
def test_so_it_is_where_only_some_figures_ran_together(tokens):
    texts = ["".join(map(str, token)) for token in tokens]
    whole = tuple(value for token in tokens for value in token)
    ways = list(run_together(texts, len(whole)))
    assert whole in ways
    assert {"".join(map(str, way)) for way in ways} == {"".join(texts)}


def test_a_slash_keeps_its_own_place():
    ((dash, *others),) = run_together(["/", "5", "5"], 3)
    assert dash is DASH and others == [5, 5]


@pytest.mark.parametrize(("tokens", "count", "ways"), [([], 0, [()]), ([], 1, []), (["12"], 3, [])])
def test_figures_that_cannot_fill_the_row_give_no_way(tokens, count, ways):
    assert list(run_together(tokens, count)) == ways


@given(st.lists(st.lists(small, min_size=1, max_size=3), min_size=1, max_size=2))
def test_groups_with_their_totals_are_found_again(groups):
    whole = tuple(value for group in groups for value in (*group, sum(group)))
    ways = list(summing("".join(map(str, whole)), [len(group) + 1 for group in groups]))
    assert whole in ways


@given(digits, st.lists(st.integers(2, 4), max_size=2))
def test_every_summing_cut_recombines_and_adds_up(text, sizes):
    for way in summing(text, sizes):
        assert "".join(map(str, way)) == text
        for at, size in zip([0, *sizes], sizes, strict=False):
            assert sum(way[at : at + size - 1]) == way[at + size - 1]


def test_a_total_has_no_leading_zero():
    assert list(summing("101", [2])) == []
    assert list(summing("11", [2])) == [(1, 1)]


def test_no_groups_take_no_text():
    assert (list(summing("", [])), list(summing("1", []))) == ([()], [])


def test_values_too_many_are_left_out_in_every_way():
    assert list(dropped((1, 2, 3), 2)) == [(1, 2), (1, 3), (2, 3)]


def test_a_lost_value_is_put_back_wherever_a_number_fits():
    assert list(filled((3, 5), 3, lambda row, at: 5 - 3 if at == 1 else None)) == [(3, 2, 5)]
    assert list(filled((3, 5), 3, lambda row, at: -1)) == []
    assert list(filled((3,), 3, lambda row, at: 0)) == []


def test_the_same_way_counts_once_and_too_many_are_said_so(monkeypatch):
    assert limited(iter([(1,), (1,), (2,)])) == ([(1,), (2,)], False)
    monkeypatch.setattr(solve, "MOST_READINGS", 2)
    assert limited(iter([(1,), (2,), (3,)])) == ([(1,), (2,)], True)


def test_only_what_all_readings_share_is_agreed():
    assert agreed([(1, None, 3), (1, None, 4)]) == (1, None, "?")


def test_the_joint_readings_that_fit_best_remain():
    choices = [[(1,), (2,)], [(3,), (4,)]]
    assert consistent(choices, lambda joint: sum(value for (value,) in joint) == 5) == [
        ((1,), (4,)),
        ((2,), (3,)),
    ]
    assert consistent([], lambda joint: 0) == [()]


def test_too_many_joint_readings_are_not_tried():
    assert consistent([[(1,)] * 10, [(1,)] * 10], lambda joint: 0, most=50) is None


def test_more_digits_than_any_row_has_are_not_tried():
    assert list(summing("1" * 60, [3, 3])) == []
