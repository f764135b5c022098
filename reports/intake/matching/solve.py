"""Rows whose figures do not stand one to a cell: every way to read them, and the ways the sums leave.

A number is never guessed: where the sums of the form leave one reading it is taken and marked as repaired;
where they leave several, only what all of them share is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

Row = tuple[int | None, ...]  # None: blank
LONGEST = 9  # digits of one number
MOST_DIGITS = 5  # a number, on the average of a row, where all its figures run together
MOST_READINGS = 3000
MOST_STEPS = 25_000


class Dash(int):
    """What “/” counts in a sum: nothing. A cell of its own, not to be confused with a zero."""


DASH = Dash(0)


def splits(text: str, count: int) -> Iterator[tuple[int, ...]]:
    """Every way to cut a run of digits into ``count`` numbers without leading zeros."""
    if not _splits(text, count):
        return
    if count == 1:
        yield (int(text),)
        return
    for size in _sizes(text, count):
        for rest in splits(text[size:], count - 1):
            yield (int(text[:size]), *rest)


def _sizes(text: str, count: int) -> range:
    """How long the first of ``count`` numbers may be."""
    return range(1, 1 + (1 if text[0] == "0" else min(LONGEST, len(text) - count + 1)))


@lru_cache(maxsize=8192)
def _splits(text: str, count: int) -> bool:
    """Whether there is a way at all: asked before each step, so that no search goes on for nothing."""
    if not 0 < count <= len(text) <= LONGEST * count:
        return False
    if count == 1:
        return text[0] != "0" or text == "0"
    return any(_splits(text[size:], count - 1) for size in _sizes(text, count))


@lru_cache(maxsize=8192)
def _room(tokens: tuple[str, ...], count: int) -> bool:
    """Whether these tokens can be cut into ``count`` numbers."""
    if not tokens:
        return count == 0
    head, rest = tokens[0], tokens[1:]
    if head == "/":
        return _room(rest, count - 1)
    most = count - len(rest)
    return any(_splits(head, size) and _room(rest, count - size) for size in range(1, most + 1))


def run_together(tokens: Sequence[str], count: int) -> Iterator[Row]:
    """Every way to cut fewer tokens of digits into ``count`` numbers, each token into one or more."""
    if not _room(tuple(tokens), count):
        return
    if not tokens:
        yield ()
        return
    head, rest = tokens[0], tokens[1:]
    if head == "/":
        yield from ((DASH, *others) for others in run_together(rest, count - 1))
        return
    for size in range(1, count - len(rest) + 1):
        for first in splits(head, size) if _room(tuple(rest), count - size) else ():
            for others in run_together(rest, count - size):
                yield (*first, *others)


def summing(text: str, sizes: Sequence[int]) -> Iterator[Row]:
    """Every way to cut one run of digits into groups of numbers, each group ending in the sum of the others.

    ``sizes`` are the sizes of the groups, totals included. Far fewer ways than cutting first and adding later.
    """
    if not sizes:
        if not text:
            yield ()
        return
    if len(text) > MOST_DIGITS * sum(sizes):
        return
    rest = sum(sizes[1:])
    lengths = [len(text)] if len(sizes) == 1 else range(sizes[0], len(text) - rest + 1)
    for length in lengths:
        for total_length in range(1, min(9, length - sizes[0] + 1) + 1):
            total = text[length - total_length : length]
            if total[0] == "0" and total_length > 1:
                continue
            for group in _adding(text[: length - total_length], sizes[0] - 1, int(total)):
                for others in summing(text[length:], sizes[1:]):
                    yield (*group, int(total), *others)


def _adding(text: str, count: int, total: int) -> Iterator[tuple[int, ...]]:
    """Cut digits into ``count`` numbers that add up to ``total``."""
    if count == 1:
        if text == str(total):
            yield (total,)
        return
    longest = 1 if text[:1] == "0" else min(len(str(total)), len(text) - count + 1)
    for size in range(1, longest + 1):
        value = int(text[:size])
        if value <= total:
            for rest in _adding(text[size:], count - 1, total - value):
                yield (value, *rest)


def dropped(values: Row, count: int) -> Iterator[Row]:
    """Every way to leave out as many values as there are too many."""
    for kept in combinations(range(len(values)), count):
        yield tuple(values[i] for i in kept)


def filled(values: Row, count: int, totals: Callable[[Row, int], int | None]) -> Iterator[Row]:
    """Every way to put one value back where a cell was lost; ``totals`` says which number fits there."""
    if len(values) != count - 1:
        return
    for at in range(count):
        guess: Row = (*values[:at], None, *values[at:])
        value = totals(guess, at)
        if value is not None and value >= 0:
            yield (*values[:at], value, *values[at:])


def limited(ways: Iterator[Row]) -> tuple[list[Row], bool]:
    """The distinct rows, and whether there were too many to count."""
    found: dict[Row, None] = {}
    for number, way in enumerate(ways):
        if number >= MOST_READINGS:
            return list(found), True
        found.setdefault(way)
    return list(found), False


def agreed(rows: Sequence[Row]) -> tuple[int | None | str, ...]:
    """Column by column what all readings share; the word "?" where they differ."""
    return tuple(column[0] if len(set(column)) == 1 else "?" for column in zip(*rows, strict=True))


def consistent(
    choices: Sequence[Sequence[Row]], fits: Callable[[Sequence[Row]], int], most: int = MOST_STEPS
) -> list[tuple[Row, ...]] | None:
    """The joint readings that satisfy most sums; None where there are too many to try."""
    size = 1
    for choice in choices:
        size *= len(choice)
        if size > most:
            return None
    best, score = [], -1
    for joint in _product(choices):
        now = fits(joint)
        if now > score:
            best, score = [joint], now
        elif now == score:
            best.append(joint)
    return best


def _product(choices: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, ...]]:
    if not choices:
        yield ()
        return
    for first in choices[0]:
        for rest in _product(choices[1:]):
            yield (first, *rest)
