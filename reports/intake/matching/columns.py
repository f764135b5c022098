"""Which grid column is which official column, and whether a row's cells stand in those columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.values import is_label
from reports.intake.matching.words import likeness, squash
from reports.schema import Line as Column

ALIKE = 0.75
FOREIGN = re.compile(
    "小计|合计|法人小计|备注|说明|序号|单位|同比.*|环比.*|上年.*|去年.*|增减.*|增长.*|占比.*|比例|比重|百分比"
)  # columns that offices add
EXTRA = "+"


def is_extra(code: str) -> bool:
    """Whether a place is that of a column the form does not have."""
    return code.startswith(EXTRA)


def is_heading(line: Line, columns: Sequence[Column]) -> bool:
    """Whether a grid row holds the headings of columns: two of them at least, and no figure."""
    if line.loose or line.filled:
        return False
    words = {squash(part) for column in columns for part in column.path}
    found = {piece.column for piece in line.pieces if _near(piece.text, words)}
    return len(found) >= 2


def _near(text: str, words: set[str]) -> bool:
    printed = squash(text)
    return bool(printed) and any(likeness(printed, word) >= ALIKE for word in words)


def header(lines: Sequence[Line], columns: Sequence[Column]) -> dict[int, dict[str, int]]:
    """{block: {column code: grid column}} for every grid whose heading names all the columns.

    A grid without a heading that is as wide as the one before it (a table torn over pages) shares its heading.
    """
    found: dict[int, dict[str, int]] = {}
    widths: dict[int, int] = {}
    for line in lines:
        if line.loose:
            continue
        last = line.pieces[-1]
        widths[line.block] = max(widths.get(line.block, 0), last.column + last.columns)
        if not is_heading(line, columns):
            continue
        for piece in line.pieces:
            if piece.columns == 1 and FOREIGN.fullmatch(squash(piece.text)):
                found.setdefault(line.block, {}).setdefault(f"{EXTRA}{piece.column}", piece.column)
            for column in columns:
                if piece.columns == 1 and _near(piece.text, {squash(column.label)}):
                    found.setdefault(line.block, {}).setdefault(column.code, piece.column)
    for block, places in _by_figures(lines, columns).items():
        if not places or _own(found.get(block, {})) != set(places.values()):
            found[block] = places
    whole = {
        block: places
        for block, places in found.items()
        if len(set(places.values())) == len(places) == len(columns) + sum(map(is_extra, places))
    }
    for block, width in widths.items():
        before = [other for other in whole if other < block and widths[other] == width]
        if block not in whole and before and block not in found:
            whole[block] = whole[max(before)]
    return whole


def _own(places: dict[str, int]) -> set[int]:
    """The grid columns of the official ones."""
    return {column for code, column in places.items() if not is_extra(code)}


def _by_figures(lines: Sequence[Line], columns: Sequence[Column]) -> dict[int, dict[str, int]]:
    """In a grid without merged cells the heading often stands elsewhere than the figures: full rows show the columns.

    Empty for a grid whose full rows begin at different columns: only counting helps there.
    """
    starts: dict[int, set[tuple[int, ...]]] = {}
    for line in lines:
        if not line.ruled and not line.loose and len(line.filled) == len(columns):
            starts.setdefault(line.block, set()).add(tuple(piece.column for piece in line.filled))
    shaky = {line.block for line in lines if _strays(line, starts.get(line.block, set()))}
    codes = [column.code for column in columns]
    return {
        block: dict(zip(codes, next(iter(each)), strict=True))
        if len(each) == 1 and block not in shaky
        else {}
        for block, each in starts.items()
    }


def _strays(line: Line, starts: set[tuple[int, ...]]) -> bool:
    """Whether a row of few figures has one outside the columns of the full rows, or a label inside them."""
    if len(starts) != 1 or not line.filled:
        return False
    (columns,) = starts
    return line.filled[-1].column > columns[-1] or any(piece.column >= columns[0] for piece in line.labels)


@dataclass(frozen=True)
class Placed:
    """A row's values: one piece for each official column where the places are certain, else None."""

    cells: tuple[Piece, ...] | None
    note: str = ""


def place(line: Line, places: dict[str, int] | None, codes: Sequence[str]) -> Placed:
    """Put the values of a row under the official columns, by the heading or by counting."""
    wide = len(codes)
    if not places and not line.ruled and len(line.filled) == 1 < len(line.values) and line.values[0].blank:
        return Placed(None)  # one figure after blanks: its row's total, wherever the converter left it
    if places and not line.loose and (cells := _under_heading(line, places, codes)):
        return Placed(cells)
    values = list(line.values)
    if places and line.filled and not line.ruled and _short(line, places):
        return Placed(None)
    if line.loose:
        return Placed(tuple(values)) if len(values) == wide else Placed(None)
    blanks = sum(piece.blank for piece in values)
    spare = len(values) - wide
    while len(values) > wide and values[-1].blank and not values[0].blank:
        values.pop()
    while len(values) > wide and values[0].blank:
        values.pop(0)
    while len(values) > wide and values[-1].blank:
        values.pop()
    if len(values) == wide:
        return Placed(
            tuple(values), "这一行的空格比列数多，按次序归入。" if 0 < spare < blanks < wide + spare else ""
        )
    filled = [piece for piece in values if not piece.blank]
    if len(filled) == wide:
        return Placed(tuple(filled))
    if not filled and values:
        blank = values[0]
        return Placed(
            tuple(values[:wide]) if len(values) >= wide else (*values, *[blank] * (wide - len(values)))
        )
    return Placed(None)


def _short(line: Line, places: dict[str, int]) -> bool:
    """A row that ends before the last column: a cell was lost somewhere in it."""
    return not line.loose and line.pieces[-1].column < max(places.values()) and len(line.filled) < len(places)


def _under_heading(line: Line, places: dict[str, int], codes: Sequence[str]) -> tuple[Piece, ...] | None:
    own = _own(places)
    left, right = min(own), max(own)
    at = {piece.column: piece for piece in line.pieces if piece.column >= left}
    if any(piece.column + piece.columns > left for piece in line.labels):
        return None
    if any(
        sum(piece.column <= column < piece.column + piece.columns for column in own) > 1
        for piece in at.values()
    ):
        return None
    inside = [column for column in at if column < right and column not in places.values()]
    beyond = [
        column
        for column in at
        if column > right and column not in places.values() and not is_label(at[column].text)
    ]
    extra = [column for column in (*inside, *beyond) if not at[column].blank]
    if extra or not all(places[code] in at for code in codes):
        return None
    return tuple(at[places[code]] for code in codes)
