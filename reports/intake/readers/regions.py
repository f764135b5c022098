"""Where tables end and prose begins on a sheet that holds both, one row after another. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate

from reports.intake.source import Block, Cell, Grid, Text

CAPTION = re.compile(r"[^。]{0,12}第[一二三四五六七八九十\d]{1,4}条[^。]{0,30}")
SECTION = re.compile(
    r"([一二三四五六七八][、.．]|[（(][一二三四五六七八][）)])?"
    r"(总体情况|概述|.{0,6}主动公开.{0,10}情况|.{0,8}收到和处理.{0,14}情况|.{0,10}行政复议.{0,10}情况"
    r"|.{0,8}主要问题.{0,12}|存在.{0,6}问题.{0,12}|其他.{0,8}报告.{0,6}事项)"
)
TITLE = re.compile(r".{4,50}年度报告")
NUMERIC = re.compile(r"[-+−－]?[\d０-９][\d０-９.,，．]*")
SENTENCE, PARAGRAPH = 30, 60  # characters from which a lone cell is prose: with a full stop, without
PROSE = 100  # characters that no label of a table has


def split(grid: Grid, above: int = 0) -> tuple[Block, ...]:
    """A grid as the tables and paragraphs it consists of; ``above`` it stand so many rows of the same sheet.

    A row, or rows that one cell holds together, are a paragraph when there is but that one cell: a section heading, a
    sentence, or anything that comes before the first real row. Empty rows part two tables where the second begins
    without a number.
    """
    rows = _rows(grid)
    kinds = list(_kinds(grid, rows))
    pieces: list[tuple[str, list[int]]] = []
    for row, kind in enumerate(kinds):
        if kind == "table" and pieces and pieces[-1][0] == kind:
            pieces[-1][1].append(row)
        else:
            pieces.append((kind, [row]))
    tables = sum(kind == "table" for kind, _ in pieces)
    if len(pieces) == tables == 1:
        return (grid,)
    return tuple(_blocks(grid, rows, pieces, above))


def _rows(grid: Grid) -> list[list[Cell]]:
    rows: list[list[Cell]] = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _blocks(
    grid: Grid, rows: list[list[Cell]], pieces: list[tuple[str, list[int]]], above: int
) -> Iterator[Block]:
    for kind, members in pieces:
        first = members[0]
        where = f"{grid.where}第{above + first + 1}行"
        if kind == "table":
            cells = (replace(cell, row=cell.row - first) for row in members for cell in rows[row])
            yield Grid(tuple(cells), f"{where}起")
        elif kind == "prose":
            for cell in rows[first]:
                for line in filter(str.strip, cell.text.split("\n")):
                    yield Text(line, where, SECTION.fullmatch(_squeezed(line)) is not None)


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _kinds(grid: Grid, rows: list[list[Cell]]) -> Iterator[str]:
    """table, prose, or gap for each row."""
    left = min((cell.column for cell in grid.cells if cell.text.strip()), default=0)
    filled = [[cell for cell in row if cell.text.strip()] for row in rows]
    begins = _begins(filled)
    begun = False
    for first, end in _bands(grid):
        cells = [cell for row in filled[first:end] for cell in row]
        if not cells:
            kind = "table" if begun and not begins[first] else "gap"
        elif end - first > 1 < len(cells):
            kind = "table"
        else:
            kind = "prose" if _prose(cells, begun, left) else "table"
        begun = kind == "table"
        yield kind
        yield from ["table" if begun else "gap"] * (end - first - 1)


def _bands(grid: Grid) -> Iterator[tuple[int, int]]:
    """(first row, row after the last) of rows that cells hold together; most rows stand alone."""
    height = grid.height
    holds = [0] * (height + 1)  # by how many more or fewer cells reach into a row from the one above
    for cell in grid.cells:
        holds[min(cell.row + 1, height)] += 1
        holds[cell.row + cell.rows] -= 1
    first = 0
    for row, held in enumerate(accumulate(holds)):
        if row and not held:
            yield first, row
            first = row


def _begins(filled: list[list[Cell]]) -> list[bool]:
    """For each row whether a new table follows if it is empty: the next filled row has several cells and no number."""
    found: list[bool] = []
    following = False
    for cells in reversed(filled):
        if cells:
            following = len(cells) > 1 and not any(_numeric(cell.text) for cell in cells)
        found.append(following)
    return found[::-1]


def _numeric(text: str) -> bool:
    return NUMERIC.fullmatch(_squeezed(text)) is not None


def _prose(filled: list[Cell], begun: bool, left: int) -> bool:
    texts = [_squeezed(cell.text) for cell in filled]
    if len(filled) > 1:
        return max(map(len, texts)) > PROSE and not any(map(_numeric, texts))
    text = texts[0]
    if CAPTION.fullmatch(text):
        return False
    if SECTION.fullmatch(text) or len(text) > PARAGRAPH or (len(text) > SENTENCE and "。" in text):
        return True
    return not begun and (filled[0].column == left or "。" in text or TITLE.fullmatch(text) is not None)
