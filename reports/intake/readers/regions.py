"""Where tables end and prose begins on a sheet that holds both, one row after another. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reports.intake.source import Block, Cell, Grid, Text

CAPTION = re.compile(r"第[一二三四五六七八九十\d]{1,4}条.{0,12}")
SECTION = re.compile(
    r"([一二三四五六七八][、.．]|[（(][一二三四五六七八][）)])?"
    r"(总体情况|概述|.{0,6}主动公开.{0,10}情况|.{0,8}收到和处理.{0,14}情况|.{0,10}行政复议.{0,10}情况"
    r"|.{0,8}主要问题.{0,12}|其他.{0,8}报告.{0,6}事项)"
)
TITLE = re.compile(r".{4,50}年度报告")
NUMERIC = re.compile(r"[-+−－]?[\d０-９][\d０-９.,，．]*")
SENTENCE, PARAGRAPH = 30, 60  # characters from which a lone cell is prose: with a full stop, without
PROSE = 100  # characters that no label of a table has


def split(grid: Grid, above: int = 0) -> tuple[Block, ...]:
    """A grid as the tables and paragraphs it consists of; ``above`` it stand so many rows of the same sheet.

    A row is a paragraph when nothing joins it to its neighbours and it holds one cell: a section heading, a sentence,
    or anything that comes before the first real row. Empty rows part two tables where the second begins without a number.
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
    joined = {n for cell in grid.cells if cell.rows > 1 for n in range(cell.row, cell.row + cell.rows)}
    left = min((cell.column for cell in grid.cells if cell.text.strip()), default=0)
    begun = False
    for number, row in enumerate(rows):
        filled = [cell for cell in row if cell.text.strip()]
        if number in joined:
            kind = "table"
        elif not filled:
            kind = "table" if begun and not _begins(rows, number) else "gap"
        else:
            kind = "prose" if _prose(filled, begun, left) else "table"
        begun = kind == "table"
        yield kind


def _begins(rows: list[list[Cell]], number: int) -> bool:
    """Whether a new table follows an empty row: the next filled row has several cells and no number."""
    following = ([c.text for c in row if c.text.strip()] for row in rows[number:])
    texts = next(filter(None, following), [])
    return len(texts) > 1 and not any(map(_numeric, texts))


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
    return not begun and (filled[0].column == left or TITLE.fullmatch(text) is not None)
