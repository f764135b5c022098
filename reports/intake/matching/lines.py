"""A document as lines of pieces: a grid row is one line, plain text is cut where labels end and figures begin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from reports.intake.matching.values import is_blank, is_label
from reports.intake.matching.words import has_chinese, narrow
from reports.intake.source import Block, Grid, Text

# figures, signs and their units as they stand between two labels of running text
FIGURES = re.compile(
    r"(?:[增减](?:少|加)?\s*(?=\d))?[+\-−–]?\d[\d,.\s+\-−–/／\u3000\xa0]*"
    r"(?:\s*[(（]?(?:万元|亿元|元|件|项)[)）]?(?![\u4e00-\u9fff])[\d,.\s+\-−–/／]*)?"
    r"|[/／](?![\u4e00-\u9fff])(?:\s*[/／\d])*(?:\s*[.．](?=[\u4e00-\u9fff“\"]))?|[/／](?=[一二三四五六]、|第二十条)"
)
# one figure, or what stands in its place, as a word by itself
FIGURE = re.compile(
    r"(?:增加?|减少?)?[+\-−–]?\d[\d,]*(?:\.\d+)?(?:件|项|宗|条|个|次)?(?:[(（]?(?:万元|亿元|元)[)）]?)?(?:[(（][^()（）]*[)）])?"
    r"|[-−–—/／\\]+|无|不适用"
)
APART = re.compile(
    r"(\d)[ \u3000\xa0]+([(（]?(?:件|项|万元|元)[)）]?)(?=\s|$)"
)  # a unit set apart from its figure
# what a line break leaves of a label: an ordinal, a bracket
LABEL_SCRAP = re.compile(r"\s*(?:\d{1,2}\s*[.．、]|[(（]\d{1,2}[)）]|[()（）“”、，。：:]+)\s*")
CLOSING = re.compile(r"\s*[)）”、，。：:]+\s*")
ORDINAL_TAIL = re.compile(r"(\d)\s*[.．、]\s*$")
LAST_DIGIT = re.compile(r"(\d)\s*$")


@dataclass(frozen=True)
class Piece:
    """A cell of a grid or a stretch of text. ``block``, ``row``, ``column`` say where; ``where`` in words."""

    text: str
    block: int
    row: int = -1
    column: int = -1
    columns: int = 1
    where: str = ""
    doubt: str = ""  # what its reader left out of it or could not tell

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
    halved: bool = False  # its figures stood on two pages
    ruled: bool = False  # of a grid whose merged cells are known, so that its columns can be trusted
    words: frozenset[int] = frozenset()  # grid columns where words stand in the place of a figure

    @property
    def labels(self) -> tuple[Piece, ...]:
        return self.pieces[: self.split]

    @property
    def values(self) -> tuple[Piece, ...]:
        """What stands after the label, up to a remark at the end of the row."""
        rest = self.pieces[self.split :]
        end = next((i for i, piece in enumerate(rest) if self._is_label(piece)), len(rest))
        return rest[:end]

    def _is_label(self, piece: Piece) -> bool:
        return piece.column not in self.words and is_label(piece.text)

    @cached_property
    def split(self) -> int:
        """Where the values begin: after the last label that figures follow, else after the last label."""
        labels = [i for i, piece in enumerate(self.pieces) if self._is_label(piece)]
        figures = [i for i, piece in enumerate(self.pieces) if not piece.blank and i not in labels]
        last = max(figures, default=-1)
        return max((i for i in labels if i < last), default=max(labels, default=-1)) + 1

    @property
    def scattered(self) -> bool:
        """Whether the figures stand on several lines of text, more on one than on another: their order is not sure.

        A converter that lost the lines of a table sets down first the cells that do not wrap.
        """
        each = Counter(piece.block for piece in self.filled).values()
        return self.loose and len(each) > 1 and len(set(each)) > 1

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
        piece = Piece(cell.text, number, cell.row, cell.column, cell.columns, where, cell.doubt)
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
        if is_label(piece.text) or LABEL_SCRAP.fullmatch(piece.text):
            if values:
                found.append(_loose(label, values))
                label, values = [], []
            if label and CLOSING.fullmatch(piece.text):
                label[-1] = replace(label[-1], text=label[-1].text + piece.text.strip())
            else:
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
        block = replace(block, text=APART.sub(r"\1\2", block.text))
        if has_chinese(block.text) and not is_label(block.text):
            yield Piece(block.text, number, where=block.where)  # 275 件
            continue
        words = block.text.split()
        tail = len(words)
        while tail and FIGURE.fullmatch(narrow(words[tail - 1])):
            tail -= 1
        if tail:
            # the very text up to the first of the figures at its end
            head = block.text if tail == len(words) else _before(block.text, words[tail:])
            yield from _cut(number, Text(head, block.where))
        for word in words[tail:]:
            yield Piece(word, number, where=block.where)


def _before(text: str, words: list[str]) -> str:
    for word in reversed(words):
        text = text[: text.rindex(word)]
    return text


def _bracketed(text: str, match: re.Match[str]) -> bool:
    """An ordinal such as “(8)” before words."""
    start, end = match.span()
    return (
        re.fullmatch(r"\d{1,2}", match[0]) is not None
        and text[start - 1 : start] == "("
        and text[end : end + 1] == ")"
        and has_chinese(text[end + 1 : end + 2])
    )


def _cut(number: int, block: Text) -> Iterator[Piece]:
    text, start = narrow(block.text), 0
    if not has_chinese(text):
        yield from (Piece(part, number, where=block.where) for part in block.text.split())
        return
    for match in FIGURES.finditer(text):
        figures, end = match[0], match.end()
        before_words = has_chinese(text[end : end + 1]) or text[end : end + 1] in ("“", '"')
        if _bracketed(text, match):
            continue
        ordinal = ORDINAL_TAIL.search(figures) if before_words else None
        if text[end : end + 1] == "、" and has_chinese(text[end + 1 : end + 2]):
            ordinal = LAST_DIGIT.search(figures)
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
