"""A document before it is written: paragraphs and tables that damage is done to, and what a reader should find."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from reports.document import grid
from reports.figures import State, read
from tests.documents.truth import Truth

Answer = tuple[State, Decimal | None]


@dataclass
class Box:
    """A printed cell: its text, what it spans; a figure names its cell of the edition."""

    text: str
    rows: int = 1
    columns: int = 1
    role: str = "figure"
    cell: str = ""


@dataclass
class Sheet:
    """A printed table. ``code`` is that of the official table, or empty for somebody else's."""

    code: str
    rows: list[list[Box]]
    shares: tuple[float, ...] = ()

    def placed(self) -> list[list[tuple[int, Box]]]:
        """For each row its boxes with the column they begin in; a row with a box too many reaches further."""
        taken: dict[tuple[int, int], Box] = {}
        found: list[list[tuple[int, Box]]] = []
        for y, row in enumerate(self.rows):
            x, here = 0, []
            for box in row:
                while (y, x) in taken:
                    x += 1
                here.append((x, box))
                for dy in range(box.rows):
                    taken |= {(y + dy, x + dx): box for dx in range(box.columns)}
                x += box.columns
            found.append(here)
        return found

    def matrix(self) -> list[list[tuple[Box | None, bool]]]:
        """Every place of every row: the box there, and whether it begins there. None for a hole."""
        places: dict[tuple[int, int], tuple[Box, bool]] = {}
        for y, row in enumerate(self.placed()):
            for x, box in row:
                for dy in range(min(box.rows, len(self.rows) - y)):
                    for dx in range(box.columns):
                        places[y + dy, x + dx] = (box, not dy and not dx)
        width = [max((x for yy, x in places if yy == y), default=-1) + 1 for y in range(len(self.rows))]
        return [[places.get((y, x), (None, True)) for x in range(width[y])] for y in range(len(self.rows))]

    @property
    def width(self) -> int:
        return max(map(len, self.matrix()))

    @property
    def body(self) -> list[int]:
        """The rows that hold figures."""
        return [y for y, row in enumerate(self.rows) if any(box.cell for box in row)]

    def row_of(self, line: str) -> int:
        """Where a row of the form stands, by its code: ``refused.inquiry``."""
        start = f"{self.code}.{line}."
        return next(y for y, row in enumerate(self.rows) if any(b.cell.startswith(start) for b in row))


@dataclass
class Para:
    """A paragraph; ``level`` 0 is text, 1 the title, 2 a section, 3 a heading inside a section."""

    text: str
    level: int = 0
    section: str = ""


@dataclass
class Paper:
    """A document in the making.

    ``expected`` has for each cell the answers that are right; ``undetermined`` the cells whose printed form
    leaves several readings; ``dials`` what the writer itself has to do.
    """

    truth: Truth
    blocks: list[Para | Sheet]
    expected: dict[str, set[Answer]]
    undetermined: set[str] = field(default_factory=set)
    dials: set[str] = field(default_factory=set)
    changed: int = 0

    @property
    def sheets(self) -> list[Sheet]:
        return [block for block in self.blocks if isinstance(block, Sheet)]

    def sheet(self, code: str) -> Sheet:
        return next(sheet for sheet in self.sheets if sheet.code == code)

    @property
    def official(self) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.code]

    def boxes(self, *roles: str) -> Iterator[Box]:
        """The boxes of the official tables."""
        for sheet in self.official:
            for row in sheet.rows:
                yield from (box for box in row if box.role in roles)

    @property
    def figures(self) -> list[Box]:
        return [box for box in self.boxes("figure") if box.cell]

    def kind(self, box: Box) -> str:
        return self.truth.edition.by_name[box.cell].kind.value

    def print(self, box: Box, text: str) -> None:
        """Another text in a figure that is to be read as it is written."""
        box.text = text
        self.expected[box.cell] = {answer(text, self.truth, box.cell)}

    def says(self, words: str) -> bool:
        """Whether a paragraph of the document has these words."""
        return any(words in block.text for block in self.blocks if isinstance(block, Para))

    @property
    def prose(self) -> dict[str, str]:
        """The passages that still stand under a heading of their own."""
        there = {block.section for block in self.blocks if isinstance(block, Para)}
        return {code: text for code, text in self.truth.passages.items() if code in there}

    def section(self, code: str) -> int:
        """Where the heading of a section stands."""
        return next(i for i, b in enumerate(self.blocks) if isinstance(b, Para) and b.section == code)


def answer(raw: str, truth: Truth, cell: str) -> Answer:
    reading = read(raw, truth.edition.by_name[cell].kind)
    return reading.state, reading.value


def paper(truth: Truth, random: Random) -> Paper:
    """The report on the official form, nothing damaged."""
    blocks: list[Para | Sheet] = []
    blocks += [Para(line, 1) for line in truth.title.splitlines()]
    if truth.preface:
        blocks.append(Para(truth.preface))
    for section in truth.edition.sections:
        blocks.append(Para(section.heading, 2, section.code))
        if section.table:
            blocks.append(_sheet(truth, section.code))
        else:
            blocks += [_para(line) for line in truth.passages[section.code].splitlines()]
    expected = {cell: {answer(raw, truth, cell)} for cell, raw in truth.raws.items()}
    return Paper(truth, blocks, expected)


def _para(line: str) -> Para:
    return Para(line, 3 if line.startswith("（") and len(line) < 20 else 0)


def _sheet(truth: Truth, code: str) -> Sheet:
    empty = grid(truth.edition.section(code).table)
    rows = []
    for group in empty.groups:
        for row in (*group.head, *group.body):
            rows.append(
                [
                    Box(
                        truth.raws[c.cell.name] if c.cell else c.text,
                        c.rowspan,
                        c.colspan,
                        c.role,
                        c.cell.name if c.cell else "",
                    )
                    for c in row
                ]
            )
    return Sheet(code, rows, empty.widths)
