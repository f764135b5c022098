"""Tables without rules: words that stand under one another, by where each begins and ends. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reports.intake.source import Cell

LEAST = 3  # rows, and words in each
HEAD = 4  # rows above that may be headings standing anyhow
MOST = 200  # rows looked at together
NEAR = 0.35  # of the way to the next column
FIGURE = re.compile(r"[－-]?[\d０-９][\d０-９.,，．]*(（?(万元|元|件)）?)?|/|无|[—-]")

Word = tuple[float, float, str]  # from where to where, and what


def found(rows: Sequence[Sequence[Word]]) -> tuple[int, tuple[Cell, ...]]:
    """After how many rows of heading a table begins, and its cells; none where the columns are not certain."""
    for start in range(min(HEAD, len(rows) - LEAST + 1)):
        if cells := _cells(rows[start:]):
            return start, cells
    return 0, ()


def _cells(rows: Sequence[Sequence[Word]]) -> tuple[Cell, ...]:
    width, places = _ordered(rows) or _banded(rows) or (0, ())
    if not width:
        return ()
    cells: list[Cell] = []
    for number, (row, columns) in enumerate(zip(rows, places, strict=True)):
        held = {column: word[2] for column, word in zip(columns, row, strict=True)}
        cells += [Cell(held.get(column, ""), number, column) for column in range(width)]
    figures = sum(bool(FIGURE.fullmatch(cell.text.strip())) for cell in cells)
    return tuple(cells) if 2 * figures >= len(cells) else ()


Places = tuple[int, Sequence[Sequence[int]]]


def _ordered(rows: Sequence[Sequence[Word]]) -> Places | None:
    """Rows of as many words each: columns in order, if every word is near the middle of its own."""
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        return None
    middles = [[(row[column][0] + row[column][1]) / 2 for row in rows] for column in range(width)]
    means = [sum(column) / len(rows) for column in middles]
    for column in range(1, width):  # the labels in front are of any length
        room = min(means[n + 1] - means[n] for n in (column - 1, column) if n + 1 < width)
        if any(abs(middle - means[column]) > NEAR * room for middle in middles[column]):
            return None
    return width, [range(width)] * len(rows)


def _banded(rows: Sequence[Sequence[Word]]) -> Places | None:
    """Rows with blanks: columns are the stretches that words cover, each filled in more than half of the rows."""
    bands: list[tuple[float, float]] = []
    for x0, x1 in sorted((x0, x1) for row in rows for x0, x1, _ in row):
        if bands and x0 < bands[-1][1]:
            bands[-1] = bands[-1][0], max(x1, bands[-1][1])
        else:
            bands.append((x0, x1))
    begins = [x0 for x0, _ in bands]
    places = [[bisect_right(begins, word[0]) - 1 for word in row] for row in rows]
    filled = [column for row in places for column in row]
    certain = all(2 * filled.count(column) > len(rows) for column in range(len(bands)))
    once = all(len(set(row)) == len(row) for row in places)
    return (len(bands), places) if certain and once else None
