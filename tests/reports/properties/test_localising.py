"""Wrong cells are found again, whatever was wrong: the suggestions mend, and nothing smaller would."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.checks import findings
from reports.checks.localise import localise
from reports.checks.system import Sum, System
from tests import clean_tables as clean

YEARS = (2020, 2024)


@given(st.integers(0, 10**9), st.sampled_from(YEARS))
@settings(max_examples=25, deadline=None)
def test_one_wrong_cell_among_printed_totals_is_named_first(seed: int, year: int) -> None:
    random = Random(seed)
    figures = clean.with_totals(clean.drawn(year, random), year)
    inside = [cell for cell in figures if cell.startswith("requests.")]
    wrong = clean.damaged(figures, random.choice(list(clean.ONE.values())), random, inside)
    for cell in wrong:
        located = localise(clean.content(figures | wrong, year))
        assert [(c.cell, c.should) for c in located[0].suspects[0].changes] == [(cell, figures[cell])]


@given(st.integers(0, 10**9), st.sampled_from(YEARS), st.integers(1, 3), st.booleans())
@settings(max_examples=25, deadline=None)
def test_a_suggestion_that_is_followed_makes_its_sums_agree(
    seed: int, year: int, size: int, printed: bool
) -> None:
    random = Random(seed)
    figures = clean.requests(year, random)
    figures = clean.with_totals(figures, year) if printed else figures
    wrong: dict[str, int] = {}
    for _ in range(size):
        wrong |= clean.damaged(figures, clean.off_by_some, random, list(figures))
    content = clean.content(figures | wrong, year)
    for located in localise(content):
        for suspect in located.suspects:
            after = clean.applied(content, suspect.changes)
            left = {(each.rule, each.cells) for each in suspect.mends}
            assert left.isdisjoint((f.code, f.cells) for f in findings(after))
            assert min(change.should for change in suspect.changes) >= 0
            assert all(after.best(change.cell) == change.should for change in suspect.changes)


GRID = (
    Sum("row", "", (), {"a": 1, "b": 1, "t": -1}),
    Sum("row", "", (), {"c": 1, "d": 1, "s": -1}),
    Sum("row", "", (), {"u": 1, "v": 1, "w": -1}),
    Sum("column", "", (), {"a": 1, "c": 1, "u": -1}),
    Sum("column", "", (), {"b": 1, "d": 1, "v": -1}),
    Sum("column", "", (), {"t": 1, "s": 1, "w": -1}),
)
CELLS = "abcdtsuvw"


def by_force(values: dict[str, Decimal], size: int) -> set[frozenset[tuple[str, int]]]:
    """Every set of so many cells whose change makes the grid agree, found by trying all values."""
    return {
        frozenset(zip(cells, tried, strict=True))
        for cells in combinations(CELLS, size)
        for tried in product(range(13), repeat=size)
        if all(values[cell] != value for cell, value in zip(cells, tried, strict=True))
        and not any(
            each.off({**values, **dict(zip(cells, map(Decimal, tried), strict=True))}) for each in GRID
        )
    }


@given(
    st.lists(st.integers(0, 2), min_size=4, max_size=4),
    st.dictionaries(st.sampled_from(CELLS), st.integers(0, 4), max_size=2),
)
@settings(max_examples=15, deadline=None)
def test_the_smallest_sets_are_all_there_is(four: list[int], wrong: dict[str, int]) -> None:
    a, b, c, d = map(Decimal, four)
    values = dict(zip(CELLS, (a, b, c, d, a + b, c + d, a + c, b + d, a + b + c + d), strict=True))
    system = System(GRID, values | {cell: Decimal(value) for cell, value in wrong.items()})
    found = {
        frozenset((cell, int(system.values[cell] + by)) for cell, by in each.items())
        for each in system.smallest(2)
    }
    size = len(next(iter(found), ())) or 2
    assert all(not by_force(dict(system.values), smaller) for smaller in range(1, size)) or not system.broken
    assert found == (by_force(dict(system.values), size) if system.broken else set())
