"""Tables without rules: lines whose words stand under one another. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reports.intake.readers.pdf_glyphs import Line
from reports.intake.readers.pdf_prose import Item
from reports.intake.source import Cell, Grid

ROWS, COLUMNS = 3, 3
FIGURE = re.compile(r"[－-]?[\d０-９][\d０-９.,，．]*(（?(万元|元|件)）?)?|/|无|[—-]")


def gathered(found: Sequence[Line]) -> Iterator[Item]:
    """Lines in order, those of a table without rules as one grid."""
    held: list[Line] = []
    for line in [*found, None]:
        if line is not None and len(line.segments) > COLUMNS:
            held.append(line)
            continue
        grid = _grid(held) if len(held) >= ROWS else None
        yield from [grid] if grid else held
        held = []
        if line is not None:
            yield line


def _grid(rows: Sequence[Line]) -> Grid | None:
    """Cells by the columns their middles fall into; nothing when a figure could belong to two."""
    bands = _bands(rows)
    cells: list[Cell] = []
    for row, line in enumerate(rows):
        place = {_column(bands, segment): segment.text for segment in line.segments}
        if len(place) != len(line.segments) or None in place:
            return None
        cells += [Cell(place.get(column, ""), row, column) for column in range(len(bands))]
    figures = sum(bool(FIGURE.fullmatch(cell.text)) for cell in cells)
    return Grid(tuple(cells)) if figures * 2 >= len(cells) and len(bands) > COLUMNS else None


def _bands(rows: Sequence[Line]) -> list[tuple[float, float]]:
    """Stretches of the width that some word covers, left to right."""
    bands: list[tuple[float, float]] = []
    for x0, x1 in sorted((segment.x0, segment.x1) for line in rows for segment in line.segments):
        if bands and x0 <= bands[-1][1]:
            bands[-1] = bands[-1][0], max(x1, bands[-1][1])
        else:
            bands.append((x0, x1))
    return bands


def _column(bands: Sequence[tuple[float, float]], segment: Line) -> int | None:
    return next((n for n, (x0, x1) in enumerate(bands) if x0 <= segment.x0 and segment.x1 <= x1), None)
