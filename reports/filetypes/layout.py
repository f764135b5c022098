"""What every printed form of a report decides alike: the lines of its title, its headings, the squares of its tables.

Pure: HTML, PDF, Word, Excel and text all ask here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from reports.document import Grid, GridCell
from reports.prose import Paragraph

TITLE_LINE = 20  # characters of 22 pt across the type area
YEAR = re.compile(r"\d{4}年")
ENDS = re.compile("[省市州盟区县旗团](?!管)|委员会")  # a name may break after these


@dataclass(frozen=True)
class Block:
    """A paragraph and its element: h3, h4 or p. ``rank`` is its printed rank: second, third, third listed or text."""

    tag: str
    rank: str
    paragraph: Paragraph


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """Give each paragraph its element. A heading 1. without a （一） above is h3: no rank is skipped.

    A 1. with a 2. right below it is an item of a list: the page may turn between them.
    """
    deeper = False
    paragraphs = tuple(paragraphs)
    for paragraph, below in zip_longest(paragraphs, paragraphs[1:]):
        if paragraph.level == 2:
            deeper = True
            yield Block("h3", "second", paragraph)
        elif paragraph.level == 3:
            listed = below and below.level == 3
            yield Block("h4" if deeper else "h3", "third listed" if listed else "third", paragraph)
        else:
            deeper = deeper and not paragraph.lead
            yield Block("p", "text", paragraph)


def title_lines(title: str) -> tuple[str, ...]:
    """The title as it stands on paper: in one line if it fits, else the agency above, the rest below.

    A name longer than a line breaks after the 市, the 县 or the 委员会 that makes its lines most alike.
    """
    if width(title) <= TITLE_LINE:
        return (title,)
    year = YEAR.search(title, 1)
    if not year:
        return _parts(title)
    return (*_parts(title[: year.start()]), title[year.start() :])


def _parts(text: str) -> tuple[str, ...]:
    """As few lines as hold it, of about the same length."""
    lines = math.ceil(width(text) / TITLE_LINE)
    if lines <= 1:
        return (text,)
    even = len(text) / lines
    ends = [end.end() for end in ENDS.finditer(text[:-1]) if width(text[: end.end()]) <= TITLE_LINE]
    fitting = [i for i in ends if width(text[i:]) <= TITLE_LINE * (lines - 1)]
    cut = min(fitting or ends, key=lambda i: abs(i - even), default=round(even))
    return text[:cut], *_parts(text[cut:])


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
