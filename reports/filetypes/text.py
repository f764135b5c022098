"""The report as plain text, for mail, for old machines and for reading aloud. Pure.

A table is a line for each figure below the name of its row, the figures one under another: no row is wider than a screen,
and nothing depends on where a column begins. UTF-8, CRLF.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reports.document import Chapter, Grid
from reports.filetypes import colophon
from reports.filetypes.issue import Issue
from reports.filetypes.layout import width
from reports.schema import Cell

INDENT = "　　"
STEP = "    "
GAP = 2  # blanks at least between a label and its figure
BLANK = "（空白）"
END = "\r\n"


def write(issue: Issue) -> bytes:
    document = issue.document
    parts = [
        [document.title, f"{document.agency}　{colophon.day(issue)}发布　{colophon.version(issue)}"],
        *(list(_chapter(chapter)) for chapter in document.chapters),
        [colophon.HEADING, *(f"{label}：{words}" for label, words in colophon.facts(issue))],
    ]
    return (END * 2).join(END.join(lines) for lines in parts).encode() + END.encode()


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield chapter.heading
    for paragraph in chapter.paragraphs:
        yield INDENT + paragraph.lead + paragraph.text
    if chapter.grid:
        yield from table(chapter.grid)


def table(grid: Grid) -> Iterator[str]:
    """The rows of a table, each with its figures below."""
    figures = [(figure.cell, figure.text) for figure in grid.figures if figure.cell]
    edge = max(_columns(cell.column.name) for cell, _ in figures) + GAP
    for name, row in groupby(figures, key=lambda figure: figure[0].row.name):
        yield from filter(None, [name])
        yield from _row(row, edge)


def _row(row: Iterable[tuple[Cell, str]], edge: int) -> Iterator[str]:
    for cell, text in row:
        blanks = " " * (edge - _columns(cell.column.name))
        yield f"{STEP}{cell.column.name}{blanks}{text or BLANK}"


def _columns(text: str) -> int:
    """How wide a text is on a screen where a Chinese character takes two places."""
    return int(2 * width(text))


def read(data: bytes) -> list[str]:
    """The figures of such a file in the order of the official form."""
    rows = (line for line in data.decode().split(END) if line.startswith(STEP))
    found = [line.removeprefix(STEP).split(" " * GAP, 1)[1].lstrip(" ") for line in rows]
    return ["" if text == BLANK else text for text in found]
