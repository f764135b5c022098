"""A document as it was read, drawn to stand beside the form: its grids and paragraphs, each cell with its reading. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from reports.document import GridCell, grid
from reports.figures import State, tidy
from reports.intake.draft import Confidence, Draft, Found
from reports.intake.source import Cell as SourceCell
from reports.intake.source import Grid as SourceGrid
from reports.schema import Cell, Edition
from reports.taking import is_unread, number_text

MOST_BLOCKS, MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 400, 200, 30, 600
MOST_CELLS = 8000  # of all tables together, but for the last one
MARKS = {"repaired": "修补", "doubtful": "存疑", "unread": "没有读到"}


@dataclass(frozen=True)
class Look:
    """One cell of the form: what was found for it and where to look."""

    cell: Cell
    found: Found
    mark: str = ""  # repaired, doubtful, unread or nothing

    @property
    def text(self) -> str:
        return number_text(self.found)

    @property
    def word(self) -> str:
        return MARKS.get(self.mark, "")

    @property
    def column(self) -> str:
        """What the cell is called within its row."""
        column = self.cell.column
        return column.label if self.cell.row.name else column.name

    @property
    def place(self) -> str:
        """The anchor of the cell in the document, if it stands in a grid of it."""
        found = self.found
        return f"s-{found.block}-{found.row}-{found.column}" if found.block >= 0 and found.row >= 0 else ""


@dataclass(frozen=True)
class Square:
    """A cell of the document's own table. ``cells`` are the cells of the form read from it."""

    text: str
    id: str
    rows: int
    columns: int
    cells: tuple[str, ...]
    mark: str


@dataclass(frozen=True)
class Drawn:
    """A paragraph or a table of the document."""

    where: str
    text: str = ""
    heading: bool = False
    rows: tuple[tuple[Square, ...], ...] = ()
    left_out: int = 0


def mark_of(found: Found) -> str:
    """How a cell has to be pointed out."""
    if is_unread(found):
        return "unread"
    return "" if found.confidence is Confidence.SURE else found.confidence.value


def looks(read: Draft, only: str = "") -> dict[str, Look]:
    """Every cell of the tables that were found (of one section only, where asked), in the order of the form."""
    sections = [s for s in read.edition.sections if s.table and only in ("", s.code)]
    return {
        cell.name: Look(cell, found, mark_of(found))
        for section in sections
        if section.table and section.table.code in read.tables
        for cell in section.table.cells()
        if (found := read.figures.get(cell.name))
    }


def first(seen: Mapping[str, Look]) -> list[Look]:
    """What to look at before anything else: not read, doubtful, repaired."""
    order = ("unread", "doubtful", "repaired")
    return [look for mark in order for look in seen.values() if look.mark == mark]


@dataclass(frozen=True)
class Group:
    """Cells of one row of the form for which the same is to be said."""

    mark: str
    label: str
    note: str
    looks: tuple[Look, ...]

    @property
    def word(self) -> str:
        return MARKS[self.mark]

    @property
    def raws(self) -> tuple[str, ...]:
        """What is printed: once where a whole row was read from one place."""
        return tuple(dict.fromkeys(look.found.raw for look in self.looks if look.found.raw.strip()))

    @property
    def where(self) -> Look:
        return self.looks[0]


def groups(unsure: Iterable[Look]) -> Iterator[Group]:
    """The cells to look at first, row by row."""

    def kind(look: Look) -> tuple[str, str, str, str]:
        return look.mark, look.cell.section, look.cell.row.name, look.found.note

    for (mark, _, label, note), members in groupby(unsure, key=kind):
        yield Group(mark, label or "行政复议、行政诉讼", note, tuple(members))


def counts(seen: Mapping[str, Look]) -> dict[str, int]:
    """How many cells were read, of them repaired and doubtful; how many are blank, how many were not read."""
    marks = Counter(look.mark for look in seen.values())
    blank = sum(look.found.reading.state is State.BLANK and look.mark != "unread" for look in seen.values())
    return {
        "read": len(seen) - marks["unread"] - blank,
        "repaired": marks["repaired"],
        "doubtful": marks["doubtful"],
        "blank": blank,
        "unread": marks["unread"],
    }


def missing(read: Draft, edition: Edition | None = None) -> list[str]:
    """The tables and passages the document does not have, by heading."""
    sections = (edition or read.edition).sections
    return [
        section.heading
        for section in sections
        if (
            section.table.code not in read.tables
            if section.table
            else not read.passages.get(section.code, "").strip()
        )
    ]


@dataclass(frozen=True)
class FormTable:
    """One of our tables, each figure with its reading."""

    title: str
    code: str
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[GridCell, Look | None, str], ...], ...]


def tables(
    read: Draft, seen: Mapping[str, Look], now: Mapping[str, str] | None = None
) -> Iterator[FormTable]:
    """The official tables that were found; beside a figure what the report holds ``now``, where that differs."""
    for table in read.edition.tables:
        if table.code in read.tables and any(cell.name in seen for cell in table.cells()):
            empty = grid(table)
            rows = (row for group in empty.groups for row in (*group.head, *group.body))
            yield FormTable(
                read.edition.section(table.code).heading,
                empty.code,
                empty.widths,
                tuple(tuple(_figure(c, seen, now or {}) for c in row) for row in rows),
            )


def _figure(
    square: GridCell, seen: Mapping[str, Look], now: Mapping[str, str]
) -> tuple[GridCell, Look | None, str]:
    look = seen.get(square.cell.name) if square.cell else None
    held = tidy(now.get(square.cell.name, "")) if square.cell else ""
    return square, look, held if look and held != look.text else ""


def drawn(read: Draft, seen: Mapping[str, Look]) -> tuple[list[Drawn], int]:
    """The document, block by block, as far as a page can hold it, and how many blocks it cannot."""
    sources: dict[tuple[int, int, int], list[Look]] = {}
    for look in seen.values():
        if look.found.block >= 0:
            sources.setdefault((look.found.block, look.found.row, look.found.column), []).append(look)
    shown: list[Drawn] = []
    left = MOST_CELLS
    for number, block in enumerate(read.source.blocks[:MOST_BLOCKS]):
        if left <= 0:
            return shown, len(read.source.blocks) - number
        if isinstance(block, SourceGrid):
            table = _table(number, block, sources)
            left -= sum(map(len, table.rows))
            shown.append(table)
        elif block.text.strip():
            shown.append(Drawn(block.where, _short(block.text), block.heading))
    return shown, max(0, len(read.source.blocks) - MOST_BLOCKS)


def _table(number: int, block: SourceGrid, sources: Mapping[tuple[int, int, int], list[Look]]) -> Drawn:
    height = min(block.height, MOST_ROWS)
    rows: list[list[Square]] = [[] for _ in range(height)]
    for cell in sorted(block.cells, key=lambda c: (c.row, c.column)):
        if cell.row < height and cell.column < MOST_COLUMNS:
            rows[cell.row].append(_square(number, cell, sources, height))
    return Drawn(block.where, rows=tuple(map(tuple, rows)), left_out=max(0, block.height - MOST_ROWS))


def _square(
    number: int, cell: SourceCell, sources: Mapping[tuple[int, int, int], list[Look]], height: int
) -> Square:
    read_here = sources.get((number, cell.row, cell.column), [])
    return Square(
        _short(cell.text),
        f"s-{number}-{cell.row}-{cell.column}",
        max(1, min(cell.rows, height - cell.row)),
        max(1, min(cell.columns, MOST_COLUMNS - cell.column)),
        tuple(look.cell.name for look in read_here),
        next((look.mark for look in read_here if look.mark), ""),
    )


def _short(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[:MOST_CHARACTERS]}……"
