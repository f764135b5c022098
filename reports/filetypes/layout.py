"""What every printed form of a report decides alike: the lines of its title, its headings, the squares of its tables.

Pure: HTML, PDF, Word, Excel and text all ask here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reports.document import Grid, GridCell
from reports.prose import Paragraph

TITLE_LINE = 20  # characters of 22 pt across the type area
YEAR = re.compile(r"\d{4}年")
REGION_ENDS = "省市州盟区县旗团"


@dataclass(frozen=True)
class Block:
    """A paragraph and its element: h3, h4 or p. ``rank`` is its printed rank: second, third or text."""

    tag: str
    rank: str
    paragraph: Paragraph


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """Give each paragraph its element. A heading 1. without a （一） above is h3: no rank is skipped."""
    deeper = False
    for paragraph in paragraphs:
        if paragraph.level == 2:
            deeper = True
            yield Block("h3", "second", paragraph)
        elif paragraph.level == 3:
            yield Block("h4" if deeper else "h3", "third", paragraph)
        else:
            deeper = deeper and not paragraph.lead
            yield Block("p", "text", paragraph)


def title_lines(title: str) -> tuple[str, ...]:
    """The title as it stands on paper: in one line if it fits, else the agency above, the rest below.

    A name longer than a line breaks after the 市 or 县 nearest to its middle, never inside a word.
    """
    if width(title) <= TITLE_LINE:
        return (title,)
    year = YEAR.search(title, 1)
    if not year:
        return _halves(title)
    return (*_halves(title[: year.start()]), title[year.start() :])


def _halves(text: str) -> tuple[str, ...]:
    """One line or two of about the same length."""
    if width(text) <= TITLE_LINE:
        return (text,)
    middle = len(text) / 2
    ends = [i + 1 for i, c in enumerate(text[:-1]) if c in REGION_ENDS]
    cut = min(ends, key=lambda i: abs(i - middle), default=round(middle))
    return text[:cut], text[cut:]


def width(text: str) -> float:
    """How wide a line is in characters: digits and Latin letters count half."""
    return sum(0.5 if c.isascii() else 1 for c in text)


@dataclass(frozen=True)
class Square:
    """A cell of a table where it stands; once more in every row it reaches down into, there with ``is_below``.

    ``row`` and ``column`` count from 0 in the whole table and are those of this square, not of the cell's first.
    """

    cell: GridCell
    row: int
    column: int
    is_below: bool = False


@dataclass(frozen=True)
class Line:
    """A row of squares that fills the whole width of the table."""

    is_head: bool
    squares: tuple[Square, ...]


def lines(grid: Grid) -> tuple[Line, ...]:
    """Every row of a table, its merged cells laid out: the spans of a row add up to the columns of the table."""
    found: list[Line] = []
    hanging: dict[
        int, tuple[GridCell, int]
    ] = {}  # column → the cell above and how many rows it still reaches
    for group in grid.groups:
        for number, row in enumerate((*group.head, *group.body)):
            squares = tuple(_squares(row, len(found), len(grid.widths), hanging))
            found.append(Line(number < len(group.head), squares))
    return tuple(found)


def _squares(
    row: Iterable[GridCell], number: int, columns: int, hanging: dict[int, tuple[GridCell, int]]
) -> Iterator[Square]:
    """One row from left to right: what hangs down from above, and between it the cells of this row."""
    own, column = iter(row), 0
    while column < columns:
        cell, left = hanging.pop(column, (None, 0))
        is_below = cell is not None
        cell = cell or next(own)
        left = (left or cell.rowspan) - 1
        if left:
            hanging[column] = cell, left
        yield Square(cell, number, column, is_below)
        column += cell.colspan
