"""Table 四: one row of fifteen figures under three headings, each ending in its total."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reports.editions import EDITIONS
from reports.intake.draft import Confidence, Unread
from reports.intake.matching import fill, turned
from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.outcome import Outcome
from reports.intake.matching.sums import Sums, readings
from reports.intake.matching.words import likeness, squash
from reports.schema import Table

# the words of the form, which no edition has changed so far
COLUMNS = [cell.column for cell in EDITIONS[-1].tables[-1].cells()]
MARKS = tuple(dict.fromkeys(column.label for column in COLUMNS if not column.parts))
HEADS = tuple(dict.fromkeys(word for column in COLUMNS for word in column.under))
GROUP = 1 + len(MARKS)  # figures under each heading
LEAST = 10  # figures that are worth a look
OTHER_ORDER = "表四的栏目次序和格式不同，请对照原件。"
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
    printed = _printed([lines[number] for number in heads if lines[number].block == row.block], table)
    in_order = _results(printed) == _results(zip(codes, codes, strict=True))
    places = dict(printed)
    if places.keys() != set(codes):  # the kinds of cases are not all told: only their order is left
        places = {code: at for code, (_, at) in zip(codes, printed, strict=True)} if in_order else {}
    if fill.direct(outcome, row, places, cells, sums) is None:
        fill.settled(outcome, row, readings(row, len(cells), sums), cells, table.title)
    elif not places and len(printed) == len(cells):
        _doubt(outcome)
    _leftovers(outcome, lines[start:], row)
    return outcome


def _doubt(outcome: Outcome) -> None:
    """The headings say that the order is another one, and not which."""
    for name, found in outcome.figures.items():
        outcome.figures[name] = replace(found, confidence=Confidence.DOUBTFUL, note=OTHER_ORDER)


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


def _printed(heads: Sequence[Line], table: Table) -> list[tuple[str, int]]:
    """(official column, grid column) of every heading of a figure, as printed from left to right.

    A result belongs to the kind of case whose heading begins above it or to its left.
    """
    columns = [cell.column for cell in table.cells()]
    pieces = [piece for line in heads for piece in line.pieces if not piece.blank]
    groups = sorted((p.column, name) for p in pieces if (name := _near(p, {c.under[-1] for c in columns})))
    leaves = {
        p.column: name for p in pieces if p.columns == 1 and (name := _near(p, {c.label for c in columns}))
    }
    found = []
    for column, label in sorted(leaves.items()):
        group = max((entry for entry in groups if entry[0] <= column), default=(0, ""))[1]
        alike = [c.code for c in columns if c.label == label]
        code = next((c.code for c in columns if (c.under[-1], c.label) == (group, label)), f"?{alike[0]}")
        found.append((code, column))
    return found


def _near(piece: Piece, labels: set[str]) -> str | None:
    """The official label a heading is most like, if it is like one at all."""
    best = max(sorted(labels), key=lambda label: likeness(squash(piece.text), squash(label)))
    return best if likeness(squash(piece.text), squash(best)) > 0.7 else None


def _results(printed: Iterable[tuple[str, object]]) -> list[str]:
    """The results alone, in order."""
    return [code.rpartition(".")[2] for code, _ in printed]


def _leftovers(outcome: Outcome, lines: Sequence[Line], row: Line) -> None:
    """A second row of figures below the first."""
    for line in lines:
        if line.block == row.block and line.row > row.row and line.filled and not line.loose:
            text = " ".join(piece.text.strip() for piece in line.pieces if not piece.blank)
            outcome.unread.append(Unread(line.filled[0].where, text, "这一行不在格式里"))
