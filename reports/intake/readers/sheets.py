"""A sheet of any workbook as blocks: values as they show, merged cells once, prose apart from tables. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from reports.intake.readers.regions import split
from reports.intake.source import Block, Cell, Grid

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 2000, 256, 60_000
CUT = "工作表“{}”太大（{}行、{}列），只读了前{}行、前{}列。"
Merge = tuple[tuple[int, int], tuple[int, int]]  # first (row, column), last (row, column)


def shown(value: object) -> str:
    """A value as a sheet shows it without any format: 5.0 is 5, never an exponent, 15 digits as Excel has them."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        text = f"{Decimal(f'{value:.15g}'):f}"
        return "0" if text == "-0" else text
    if isinstance(value, datetime) and (value.hour or value.minute or value.second):
        return f"{shown(value.date())} {shown(value.time())}"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, time):
        return f"{value:%H:%M:%S}".removesuffix(":00")
    if isinstance(value, timedelta):
        return f"{value.total_seconds() / 3600:g}小时"
    return str(value).replace("\r\n", "\n").replace("_x000D_", "")


def sheet(
    name: str, rows: Iterable[Sequence[str]], merges: Iterable[Merge], height: int = 0, first: int = 0
) -> tuple[tuple[Block, ...], str]:
    """The blocks of a sheet and a note where it was cut (else "").

    ``rows`` are its texts, ``merges`` count in them; ``height`` is how many rows the sheet has in all, ``first`` how many
    empty ones stand above.
    """
    lines = [[text if text.strip() else "" for text in row] for row in rows]
    filled = [(r, c) for r, line in enumerate(lines) for c, text in enumerate(line) if text]
    if not filled:
        return (), ""
    high, wide = max(r for r, _ in filled) + 1, max(c for _, c in filled) + 1
    top, left = min(r for r, _ in filled), min(c for _, c in filled)
    note = ""
    height = max(height, high)
    columns = min(wide, MOST_COLUMNS)
    lines = lines[: min(high, MOST_ROWS, MOST_CELLS // columns)]
    if height > len(lines) or wide > columns:
        note = CUT.format(name, height, wide, len(lines), columns)
    cells = _cells(lines, merges, range(top, len(lines)), range(left, columns))
    return split(Grid(cells, f"工作表“{name}”"), first + top), note


def _cells(lines: list[list[str]], merges: Iterable[Merge], rows: range, columns: range) -> tuple[Cell, ...]:
    """Every cell of a rectangle, empty ones too; merged ones cut to it and never one over another."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    hidden: set[tuple[int, int]] = set()
    budget = 4 * len(rows) * len(columns)  # merged cells never cover a cell twice, unless somebody means harm
    for (top, left), (bottom, right) in merges:
        if top not in rows or left not in columns or budget < 0:
            continue
        high, wide = min(bottom + 1, rows.stop) - top, min(right + 1, columns.stop) - left
        budget -= high * wide
        covered = {(r, c) for r in range(top, top + high) for c in range(left, left + wide)}
        if not covered & hidden:
            spans[top, left] = (high, wide)
            hidden |= covered
    cells = []
    for r in rows:
        line = lines[r]
        for c in columns:
            if (r, c) in spans or (r, c) not in hidden:
                text = line[c] if c < len(line) else ""
                cells.append(Cell(text, r - rows.start, c - columns.start, *spans.get((r, c), (1, 1))))
    return tuple(cells)
