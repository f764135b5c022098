"""Table 四: one row of fifteen figures under three headings, each ending in its total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.intake.draft import Unread
from reports.intake.matching import fill, turned
from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.outcome import Outcome
from reports.intake.matching.sums import Sums, readings
from reports.intake.matching.words import likeness, squash
from reports.schema import Table

MARKS = ("结果维持", "结果纠正", "其他结果", "尚未审结")
HEADS = ("行政复议", "未经复议直接起诉", "复议后起诉", "行政诉讼")
GROUP = 5  # figures under each heading
LEAST = 10  # figures that are worth a look
MOST_LINES = 14  # from the headings to the figures


def read(lines: Sequence[Line], table: Table) -> Outcome:
    """The row of figures below the headings of the table, where there is one."""
    outcome = Outcome(table.code)
    cells = list(table.cells())
    codes = [cell.column.code for cell in cells]
    across = tuple(
        (tuple(codes.index(part) for part in cell.column.parts), place)
        for place, cell in enumerate(cells)
        if cell.column.parts
    )
    sums = Sums(across, ())
    heads = [number for number, line in enumerate(lines) if _is_heading(line)]
    if not heads:
        return outcome
    start = next((number for number in heads if not lines[number].loose), heads[0])
    here = lines[start:]
    row = turned.row_of_text(here) or _row(here, len(cells))
    if (
        row is None or not row.filled
    ):  # a blank row may stand between the parts of a table laid out another way
        row = turned.row(here) or row
    if row is None:
        return outcome
    outcome.rows, outcome.lines = 1, [*(line for line in lines if _is_heading(line)), row]
    places = _places([lines[number] for number in heads if lines[number].block == row.block], codes)
    if fill.direct(outcome, row, places, cells, sums) is None:
        fill.settled(outcome, row, readings(row, len(cells), sums), cells, table.title)
    _leftovers(outcome, lines[start:], row)
    return outcome


def _is_heading(line: Line) -> bool:
    text = "".join(squash(piece.text) for piece in line.labels)
    if line.loose and line.labels:
        both = "行政复议" in text and ("诉讼" in text or "起诉" in text)
        return "。" not in line.labels[0].text and (both or sum(text.count(mark) for mark in MARKS) >= 3)
    alike = [p for p in line.labels if any(likeness(squash(p.text), word) > 0.7 for word in (*MARKS, *HEADS))]
    return len(alike) >= 2 or (len(alike) == 1 and len([p for p in line.pieces if not p.blank]) == 1)


def _row(lines: Sequence[Line], wide: int) -> Line | None:
    """The figures: on one line, or group by group on lines that follow each other."""
    gathered: list[Piece] = []
    blank: Line | None = None
    for line in [line for line in lines if not _is_heading(line) or line.filled][:MOST_LINES]:
        values = line.values if line.labels else line.pieces
        filled = [piece for piece in values if not piece.blank]
        alone = replace(line, pieces=tuple(values))
        if not filled:
            blank = blank or (alone if len(values) >= wide and not line.labels else None)
        elif len(values) == wide and all(piece.blank for piece in values[GROUP:]):
            blank = blank or alone  # the first block of three, or all there is
            gathered += values[:GROUP]
            if len(gathered) >= wide:
                return replace(line, pieces=tuple(gathered))
        elif len(filled) >= wide - 2 or len(values) == wide or _run_together(filled, wide):
            return alone
        elif not line.labels or line.loose:
            gathered += _group(values, filled)
            if len(gathered) >= wide:
                return replace(line, pieces=tuple(gathered))
    return replace(blank or lines[0], pieces=tuple(gathered)) if len(gathered) >= LEAST else blank


def _group(values: Sequence[Piece], filled: list[Piece]) -> Sequence[Piece]:
    """The figures under one heading or two; the blanks of a sheet that is wider than they are no figures."""
    if len(values) > GROUP >= len(filled) and all(piece.blank for piece in values[GROUP:]):
        return values[:GROUP]
    return values if len(values) % GROUP == 0 else filled


def _run_together(filled: list[Piece], wide: int) -> bool:
    return len(filled) <= 2 and sum(len(piece.text.strip()) for piece in filled) >= wide


def _places(heads: Sequence[Line], codes: Sequence[str]) -> dict[str, int] | None:
    """The grid columns of the fifteen headings, when each of them was read in the official order."""
    words = [*MARKS, "总计"]
    found = {
        piece.column: squash(piece.text)
        for line in heads
        for piece in line.pieces
        if piece.columns == 1 and any(likeness(squash(piece.text), word) > 0.7 for word in words)
    }
    printed = [found[column] for column in sorted(found)]
    if len(printed) != len(codes):
        return None
    if any(likeness(text, words[place % 5]) <= 0.7 for place, text in enumerate(printed)):
        return None
    return dict(zip(codes, sorted(found), strict=True))


def _leftovers(outcome: Outcome, lines: Sequence[Line], row: Line) -> None:
    """A second row of figures below the first."""
    for line in lines:
        if line.block == row.block and line.row > row.row and line.filled and not line.loose:
            text = " ".join(piece.text.strip() for piece in line.pieces if not piece.blank)
            outcome.unread.append(Unread(line.filled[0].where, text, "这一行不在格式里"))
