"""A report as headings, paragraphs and grids: plain data every renderer walks, screens and files alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from reports.content import Content
from reports.prose import Paragraph, paragraphs
from reports.schema import Block, Cell, Line, Section, Table


@dataclass(frozen=True)
class GridCell:
    """A cell of a printed table. ``role``: caption, head, stub or figure; a figure names its schema cell, the label of
    a single row that row.
    """

    role: str
    text: str = ""
    rowspan: int = 1
    colspan: int = 1
    id: str = ""
    scope: str = ""
    headers: tuple[str, ...] = ()
    cell: Cell | None = None
    row: str = ""


@dataclass(frozen=True)
class RowGroup:
    """Rows that stand together; header rows first. Table 二 has one group for each item of article 20."""

    head: tuple[tuple[GridCell, ...], ...]
    body: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True)
class Grid:
    """A whole official table with its merged headers; ``widths`` are the shares of its columns in percent."""

    code: str
    title: str
    widths: tuple[float, ...]
    groups: tuple[RowGroup, ...]

    @property
    def figures(self) -> Iterator[GridCell]:
        return (c for group in self.groups for row in group.body for c in row if c.role == "figure")


@dataclass(frozen=True)
class Chapter:
    """One of the six sections, with its prose or its table."""

    section: Section
    paragraphs: tuple[Paragraph, ...] = ()
    grid: Grid | None = None

    @property
    def heading(self) -> str:
        return self.section.heading


@dataclass(frozen=True)
class Document:
    """The whole report in the official order."""

    title: str
    year: int
    agency: str
    chapters: tuple[Chapter, ...]


def document(content: Content) -> Document:
    """The report as its readers see it, drafts included."""
    chapters = tuple(chapter(content, section) for section in content.edition.sections)
    return Document(content.title, content.year, content.agency, chapters)


def chapter(content: Content, section: Section) -> Chapter:
    """One section of it."""
    if section.table:
        return Chapter(section, grid=fill(grid(section.table), content))
    return Chapter(section, paragraphs(content.passages.get(section.code, "")))


def fill(empty: Grid, content: Content) -> Grid:
    """The same grid with the figures of a report."""

    def filled(c: GridCell) -> GridCell:
        return replace(c, text=content.text(c.cell.name)) if c.cell else c

    return replace(
        empty,
        groups=tuple(replace(g, body=tuple(tuple(map(filled, row)) for row in g.body)) for g in empty.groups),
    )


@cache
def grid(table: Table) -> Grid:
    """The official table, empty: merged headers, label columns, one cell for each figure."""
    depth = max(len(_path(block, row)) for block in table.blocks for row in block.rows)
    wide = max(len(block.columns) for block in table.blocks)
    cells = {cell.name: cell for cell in table.cells()}
    groups = tuple(_group(table, cells, n, depth, wide) for n in range(len(table.blocks)))
    whole = sum(table.widths)
    return Grid(table.code, table.title, tuple(round(100 * w / whole, 3) for w in table.widths), groups)


def _path(block: Block, line: Line) -> tuple[str, ...]:
    """The label without the caption, which the printed table says once above the rows."""
    return tuple(label for label in line.path if label != block.caption)


def _group(table: Table, cells: dict[str, Cell], number: int, depth: int, wide: int) -> RowGroup:
    block = table.blocks[number]
    prefix = f"{table.code}-{number}"
    spans = [1] * len(block.columns)
    spans[-1] += wide - len(block.columns)
    head, above = _head(block, prefix, depth, spans)
    if block.caption:
        caption = GridCell("caption", block.caption, 1, depth + wide, f"{prefix}-caption", "colgroup")
        head = ((caption,), *head)
        above = [(caption.id, *ids) for ids in above]
    stubs = _stubs(table, block, prefix, depth)
    body = []
    for row, (labels, beside) in zip(block.rows, stubs, strict=True):
        figures = (
            GridCell("figure", colspan=span, headers=(*beside, *ids), cell=cells[table.cell(row, column)])
            for column, span, ids in zip(block.columns, spans, above, strict=True)
        )
        body.append((*labels, *figures))
    return RowGroup(head, tuple(body))


def _runs(paths: Sequence[tuple[str, ...]], level: int) -> Iterator[tuple[int, int, bool]]:
    """(first, length, is a leaf) of the merged headings at one level; lines without a label are left out."""
    indexed = groupby(
        range(len(paths)), key=lambda i: (paths[i][: level + 1], _leaf(paths[i], level) and i + 1)
    )
    for (path, _), members in indexed:
        run = list(members)
        if len(path) > level:
            yield run[0], len(run), _leaf(paths[run[0]], level)


def _leaf(path: tuple[str, ...], level: int) -> bool:
    return len(path) == level + 1


def _head(
    block: Block, prefix: str, depth: int, spans: list[int]
) -> tuple[tuple[tuple[GridCell, ...], ...], list[tuple[str, ...]]]:
    """The header rows, and for each column the ids of the headings above it."""
    paths = [column.path for column in block.columns]
    levels = max(map(len, paths))
    above: list[tuple[str, ...]] = [() for _ in paths]
    rows: list[tuple[GridCell, ...]] = []
    for level in range(levels):
        row = []
        if level == 0 and depth:
            row.append(GridCell("head", block.stub, levels, depth, f"{prefix}-stub", "col"))
        for first, count, leaf in _runs(paths, level):
            name = f"{prefix}-c{level}-{first}"
            span = sum(spans[first : first + count])
            row.append(
                GridCell(
                    "head",
                    paths[first][level],
                    levels - level if leaf else 1,
                    span,
                    name,
                    "col" if leaf else "colgroup",
                )
            )
            for i in range(first, first + count):
                above[i] = (*above[i], name)
        rows.append(tuple(row))
    return tuple(rows), above


def _stubs(
    table: Table, block: Block, prefix: str, depth: int
) -> list[tuple[tuple[GridCell, ...], tuple[str, ...]]]:
    """For each row the label cells it begins with, and the ids of all labels that hold for it."""
    paths = [_path(block, row) for row in block.rows]
    labels: list[list[GridCell]] = [[] for _ in paths]
    beside: list[tuple[str, ...]] = [() for _ in paths]
    for level in range(depth):
        for first, count, leaf in _runs(paths, level):
            name = f"{prefix}-r{level}-{first}"
            text, span = paths[first][level], depth - level if leaf else 1
            row, scope = (table.cell(block.rows[first], ""), "row") if leaf else ("", "rowgroup")
            labels[first].append(GridCell("stub", text, count, span, name, scope, row=row))
            for i in range(first, first + count):
                beside[i] = (*beside[i], name)
    return [(tuple(cells), ids) for cells, ids in zip(labels, beside, strict=True)]
