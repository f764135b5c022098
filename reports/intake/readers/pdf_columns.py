"""Lines of a PDF page that make a table without rules. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reports.intake.readers import columns
from reports.intake.readers.pdf_glyphs import Line
from reports.intake.readers.pdf_prose import Item
from reports.intake.source import Grid


def gathered(found: Sequence[Line], where: str) -> Iterator[Item]:
    """Lines in order, those of a table without rules as one grid."""
    held: list[Line] = []
    for line in found:
        if len(line.segments) < columns.LEAST:
            yield from _settled(held, where)
            held = []
            yield line
        else:
            held.append(line)
    yield from _settled(held, where)


def _settled(held: list[Line], where: str) -> list[Item]:
    """One grid where the columns are certain, the lines above it and any other as they are."""
    rows = [[(part.x0, part.x1, part.text) for part in line.segments] for line in held]
    start, cells = columns.found(rows)
    return [*held[:start], Grid(cells, where)] if cells else list(held)
