"""A document as lines of pieces: a grid row is one line, plain text is cut where labels end and figures begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.intake.matching.values import is_blank, is_label
from reports.intake.matching.words import has_chinese, narrow
from reports.intake.source import Block, Grid, Text

# figures, signs and their units as they stand between two labels of running text
FIGURES = re.compile(
    r"(?:[增减](?:少|加)?\s*(?=\d))?[+\-−–]?\d[\d,.\s+\-−–/\u3000\xa0]*"
    r"(?:\s*[(（]?(?:万元|亿元|元|件|项)[)）]?(?![\u4e00-\u9fff])[\d,.\s+\-−–/]*)?"
    r"|(?<![\u4e00-\u9fff\d])[/／](?:\s*[/／\d])*"
)
ORDINAL_TAIL = re.compile(r"(\d)\s*[.．、]\s*$")


@dataclass(frozen=True)
class Piece:
    """A cell of a grid or a stretch of text. ``block``, ``row``, ``column`` say where; ``where`` in words."""

    text: str
    block: int
    row: int = -1
    column: int = -1
    columns: int = 1
    where: str = ""

    @property
    def blank(self) -> bool:
        return is_blank(self.text)


@dataclass(frozen=True)
class Line:
    """One row: label pieces and value pieces in order. ``loose`` where boundaries between figures are not certain."""

    pieces: tuple[Piece, ...]
    block: int
    row: int = -1
    loose: bool = False
    above: tuple[str, ...] = ()  # merged labels that reach down into this row
    torn: bool = False  # its label stood in two pieces
    ruled: bool = False  # of a grid whose merged cells are known, so that its columns can be trusted

    @property
    def labels(self) -> tuple[Piece, ...]:
        return self.pieces[: self.split]

    @property
    def values(self) -> tuple[Piece, ...]:
        """What stands after the last label."""
        return self.pieces[self.split :]

    @property
    def split(self) -> int:
        return next((i for i in range(len(self.pieces), 0, -1) if is_label(self.pieces[i - 1].text)), 0)

    @property
    def filled(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.values if not piece.blank)


def lines(blocks: Sequence[tuple[int, Block]]) -> list[Line]:
    """Every line of these blocks (with their numbers in the source), in reading order."""
    found: list[Line] = []
    flow: list[tuple[int, Text]] = []
    for number, block in blocks:
        if isinstance(block, Grid):
            found += _from_text(flow)
            flow = []
            found += _from_grid(number, block)
        else:
            flow.append((number, block))
    return found + _from_text(flow)


def _from_grid(number: int, grid: Grid) -> Iterator[Line]:
    ruled = any(cell.rows > 1 or cell.columns > 1 for cell in grid.cells)
    rows: dict[int, list[Piece]] = {}
    above: dict[int, list[str]] = {}
    for cell in grid.cells:
        where = f"{grid.where}第{cell.row + 1}行第{cell.column + 1}列"
        piece = Piece(cell.text, number, cell.row, cell.column, cell.columns, where)
        rows.setdefault(cell.row, []).append(piece)
        for reached in range(cell.row + 1, cell.row + min(cell.rows, 200)):
            if is_label(cell.text):
                above.setdefault(reached, []).append(cell.text)
    for row in sorted(rows):
        pieces = tuple(sorted(rows[row], key=lambda piece: piece.column))
        yield Line(pieces, number, row, above=tuple(above.get(row, ())), ruled=ruled)


def _from_text(flow: list[tuple[int, Text]]) -> list[Line]:
    """Running text: what is not a figure is a label, figures belong to the label before them."""
    found: list[Line] = []
    label: list[Piece] = []
    values: list[Piece] = []
    for piece in _stretches(flow):
        if is_label(piece.text) or (has_chinese(piece.text) and not values):
            if values:
                found.append(_loose(label, values))
                label, values = [], []
            label.append(piece)
        else:
            values.append(piece)
    if label or values:
        found.append(_loose(label, values))
    return found


def _loose(label: list[Piece], values: list[Piece]) -> Line:
    return Line((*label, *values), (label or values)[0].block, loose=True)


def _stretches(flow: list[tuple[int, Text]]) -> Iterator[Piece]:
    """Alternating labels and figures; an ordinal such as “2.” goes with the label it begins."""
    for number, block in flow:
        if not has_chinese(block.text) or not is_label(block.text):
            for part in block.text.split() if not has_chinese(block.text) else [block.text]:
                yield Piece(part, number, where=block.where)
            continue
        yield from _cut(number, block)


def _cut(number: int, block: Text) -> Iterator[Piece]:
    text, start = narrow(block.text), 0
    for match in FIGURES.finditer(text):
        figures, end = match[0], match.end()
        before_words = has_chinese(text[end : end + 1]) or text[end : end + 1] in ("“", '"')
        ordinal = ORDINAL_TAIL.search(figures) if before_words else None
        if ordinal:
            end = match.start() + ordinal.start()
            figures = figures[: ordinal.start()]
        if not figures.strip() or text[end : end + 1] == "位":  # 保留4位小数 is part of a label
            continue
        if text[start : match.start()].strip():
            yield Piece(block.text[start : match.start()], number, where=block.where)
        for part in figures.split():
            yield Piece(part, number, where=block.where)
        start = end
    if text[start:].strip():
        yield Piece(block.text[start:], number, where=block.where)
