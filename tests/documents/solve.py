"""Whether damaged numbers still have one reading: every reading is tried against the sums."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reports.schema import Edition
from tests.documents.truth import decided_rows

MOST_DIGITS = 8
NUMBER = r"(?:0|[1-9][0-9]{0,7})"
FORMS = {
    "count": re.compile(NUMBER),
    "change": re.compile(rf"[-+减增]?{NUMBER}"),
    "money": re.compile(rf"{NUMBER}(?:\.[0-9]+)?"),
    "amount": re.compile(rf"{NUMBER}(?:\.[0-9]+)?(?:（?万?元）?)?"),
}
Row = tuple[int, ...]


def splits(text: str, kinds: Sequence[str], groups: int = 0) -> Iterator[tuple[str, ...]]:
    """Every way to cut the text into one number for each kind; ``groups`` numbers end with their sum."""
    yield from _splits(text, tuple(kinds), groups, ())


def _splits(
    text: str, kinds: tuple[str, ...], groups: int, done: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if groups and done and not len(done) % groups:
        *parts, total = map(int, done[-groups:])
        if sum(parts) != total:
            return
    if not kinds:
        if not text:
            yield done
        return
    for end in range(1, min(len(text), 24) + 1):
        if FORMS[kinds[0]].fullmatch(text[:end]):
            yield from _splits(text[end:], kinds[1:], groups, (*done, text[:end]))


def dropped(numbers: Sequence[int]) -> set[Row]:
    """A number too many: every row that is left without one of them, if it adds up."""
    rows = ((*numbers[:i], *numbers[i + 1 :]) for i in range(len(numbers)))
    return {row for row in rows if sum(row[:-1]) == row[-1]}


def filled(numbers: Sequence[int]) -> dict[Row, set[int]]:
    """A number lost: every row with one more that adds up, and the places it may have been lost from."""
    found: dict[Row, set[int]] = {}
    for i in range(len(numbers) + 1):
        lost = sum(numbers) if i == len(numbers) else numbers[-1] - sum(numbers[:-1])
        if lost >= 0:
            found.setdefault((*numbers[:i], lost, *numbers[i:]), set()).add(i)
    return found


def alive(edition: Edition, candidates: Mapping[str, set[Row]]) -> dict[str, set[Row]]:
    """The candidates for each row of table 三 that stand in some table whose every column adds up."""
    rows = list(candidates)
    weights = {row: _weights(edition, row) for row in rows}
    zero = (0,) * 14
    ahead: list[set[Row]] = [{zero}]
    for row in rows:
        ahead.append({_plus(f, _vector(c, weights[row])) for f in ahead[-1] for c in candidates[row]})
    behind = {zero}
    found: dict[str, set[Row]] = {}
    for i in range(len(rows) - 1, -1, -1):
        row = rows[i]
        vectors = {c: _vector(c, weights[row]) for c in candidates[row]}
        open_ends = {tuple(-n for n in end) for end in behind}
        found[row] = {
            c for c, vector in vectors.items() if any(_minus(end, vector) in ahead[i] for end in open_ends)
        }
        behind = {_plus(end, vector) for end in behind for vector in vectors.values()}
    return found


def _weights(edition: Edition, row: str) -> tuple[int, int]:
    """How the row counts in T3-2 (rows less total) and in T3-1 (in less out)."""
    if row in decided_rows(edition):
        return 1, 0
    return {"new": (0, 1), "carried_in": (0, 1), "handled": (-1, -1), "carried_out": (0, -1)}[row]


def _vector(row: Row, weights: tuple[int, int]) -> Row:
    return tuple(weight * number for weight in weights for number in row)


def _plus(one: Row, other: Row) -> Row:
    return tuple(map(int.__add__, one, other))


def _minus(one: Row, other: Row) -> Row:
    return tuple(map(int.__sub__, one, other))
