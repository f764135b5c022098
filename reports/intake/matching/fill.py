"""One printed row into its official cells: each under its own column, or by the sums, or left open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reports.figures import State
from reports.intake.draft import Confidence, Found
from reports.intake.matching import columns
from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.outcome import Outcome, Shift, figure, open_question, shape, solved
from reports.intake.matching.solve import Row, agreed, filled
from reports.intake.matching.sums import Sums, readings, tokens
from reports.schema import Cell

SHOWN = 3  # of several readings, how many a note lists


def direct(
    outcome: Outcome,
    line: Line,
    places: dict[str, int] | None,
    cells: Sequence[Cell],
    sums: Sums,
    note: str = "",
) -> Row | None:
    """Take a row whose values each stand under their own column; its whole numbers, or None where that is not certain."""
    placed = columns.place(line, places, [cell.column.code for cell in cells])
    if placed.cells is None or _spilled(placed.cells):
        return None
    found = [
        figure(piece, cell, note=note + placed.note) for piece, cell in zip(placed.cells, cells, strict=True)
    ]
    if _run_into_one(line, _whole(found), sums):
        return None
    if any(each.confidence is Confidence.DOUBTFUL for each in found):
        found = _joined_digits(found, cells, sums)
    row = _whole(found)
    if line.scattered:
        found = [scattered(each, sums.total_fits(row)) for each in found]
    outcome.figures |= {cell.name: each for cell, each in zip(cells, found, strict=True)}
    return row


def _spilled(cells: Sequence[Piece]) -> bool:
    """Whether a cell holds several figures beside a blank one: a converter let one of them slip."""
    several = [len(re.findall(r"\d+", piece.text)) > 1 and len(piece.text.split()) > 1 for piece in cells]
    return any(
        (full and other.blank) or (also and piece.blank)
        for full, piece, also, other in zip(several, cells, several[1:], cells[1:], strict=False)
    )


def scattered(found: Found, fits: bool) -> Found:
    """A figure of a row that stands on several lines of text: marked, and in doubt where the row does not add up."""
    note = "这一行的数印在几行上，按次序归入，请对照原件。"
    level = (
        Confidence.REPAIRED if fits and found.confidence is not Confidence.DOUBTFUL else Confidence.DOUBTFUL
    )
    return replace(found, confidence=level, note=found.note or note)


def _whole(found: Sequence[Found]) -> Row:
    values = [each.reading.value for each in found]
    return tuple(int(v) if v is not None and v == v.to_integral_value() else None for v in values)


def _run_into_one(line: Line, row: Row, sums: Sums) -> bool:
    """All figures of a row in one cell, the other cells empty."""
    return (
        0 < len(line.filled) <= 2
        and sum(map(len, tokens(line))) >= len(row)
        and not sums.total_fits(row)
        and bool(readings(line, len(row), sums))
    )


def _joined_digits(found: list[Found], cells: Sequence[Cell], sums: Sums) -> list[Found]:
    """A number with a blank inside: the digits belong together where the row's total says so."""
    mended = []
    for each, cell in zip(found, cells, strict=True):
        digits = re.sub(r"[\s,，]", "", each.raw)
        if each.reading.state is State.TEXT and digits.isdigit():
            piece = Piece(digits, each.block, each.row, each.column, where=each.where)
            each = replace(
                figure(piece, cell, note=f"原文是“{each.raw.strip()}”，按合计连读。"), raw=each.raw
            )
        mended.append(each)
    return mended if sums.total_fits(_whole(mended)) else found


def suspect(row: Row, sums: Sums) -> list[Row]:
    """A row with figures in all cells but its total: as it may stand, and as it was if one cell was lost before it.

    The first way is the row as printed, its total counted as its sum. One way only: nothing speaks for a shift.
    A row that begins with a blank and does not add up may have been pushed to the right, its total over the edge.
    """
    if row[0] is None and None not in row[1:] and any(row[1:]) and not sums.total_fits(row):
        lost = sums.lost((*row[1:], None), len(row) - 1)
        return [row, (*row[1:], lost)]
    if row[-1] is not None or None in row[:-1] or not any(row[:-1]):
        return []
    printed = (*row[:-1], sums.lost(row, len(row) - 1))
    ways = [way for way in filled(row[:-1], len(row), sums.lost) if way != printed and sums.total_fits(way)]
    return [printed, *dict.fromkeys(ways)]


def shifted(
    outcome: Outcome, line: Line, ways: Sequence[Row], printed: Row, cells: Sequence[Cell], label: str
) -> None:
    """Decide a suspect row: as printed where the sums say so, over by one cell where they say that, else look."""
    if list(ways) == [printed]:
        return
    if len(ways) == 1:
        settled(outcome, line, ways, cells, label)
        return
    for cell in cells:
        found = outcome.figures[cell.name]
        note = "这一行看上去错了一格，请对照原件。"
        outcome.figures[cell.name] = replace(found, confidence=Confidence.DOUBTFUL, note=note)


def settled(outcome: Outcome, line: Line, ways: Sequence[Row], cells: Sequence[Cell], label: str) -> None:
    """Take an uncertain row: what its remaining readings share; where they differ no number is made of it."""
    printed = shape(line, len(tokens(line)), len(cells))
    names = [cell.name for cell in cells]
    if not ways:
        note = f"这一行{printed}，分不出各格，请对照原件填写。"
        outcome.figures |= {name: open_question(line, note) for name in names}
    else:
        several = "；".join("、".join("空" if v is None else str(v) for v in way) for way in ways[:SHOWN])
        for name, value in zip(names, agreed(ways), strict=True):
            if isinstance(value, str):
                note = f"这一行{printed}，不止一种读法：{several}。请对照原件填写。"
                outcome.figures[name] = open_question(line, note)
            else:
                outcome.figures[name] = solved(value, line, f"这一行{printed}，按合计定位。")
    outcome.shifted.append(Shift(label, line, tuple(cells), len(tokens(line)), tuple(ways)))
