"""Ruled tables of a PDF page: from ruling lines to cells with their merges. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reports.intake.readers.pdf_glyphs import DIGIT, Glyph, lines
from reports.intake.readers.pdf_rules import THIN, Rule, Rules
from reports.intake.source import Cell

LOW = 8.0  # points; a row lower than this with nothing in it is none
CELL = 5.0  # points; no row or column is as narrow, but borders drawn for each cell may lie as far apart


@dataclass(frozen=True)
class Lattice:
    """The lines of one table: where rows and columns part, and the rules that part them."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rules: Rules

    @property
    def box(self) -> tuple[float, float, float, float]:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def holds(self, x: float, y: float) -> bool:
        x0, y0, x1, y1 = self.box
        return x0 <= x <= x1 and y0 <= y <= y1


def lattices(found: Rules) -> list[Lattice]:
    """The tables of a page, top to bottom: rules that touch, made whole at the edges.

    A frame around one field is no table, and one around other tables is layout.
    """
    grown = [lattice for group in _touching(found) if (lattice := _lattice(group))]
    inner = [
        one
        for one in grown
        if not any(one is not two and one.holds(*two.box[:2]) and one.holds(*two.box[2:]) for two in grown)
    ]
    return sorted(inner, key=lambda lattice: lattice.box[1])


def cells(lattice: Lattice, glyphs: Iterable[Glyph]) -> list[Cell]:
    """The cells of a table with what stands in each, line by line; none where the table is empty."""
    areas = _areas(lattice)
    owner = {
        (row, column): number
        for number, (top, left, rows, columns) in enumerate(areas)
        for row in range(top, top + rows)
        for column in range(left, left + columns)
    }
    held: list[list[Glyph]] = [[] for _ in areas]
    for x, y, run in _runs(glyphs):
        row = min(max(bisect_right(lattice.ys, y) - 1, 0), len(lattice.ys) - 2)
        column = min(max(bisect_right(lattice.xs, x) - 1, 0), len(lattice.xs) - 2)
        held[owner[row, column]] += run
    texts = [_text(content) for content in held]
    if not any(texts):
        return []
    shown = [Cell(text, *area) for text, area in sorted(zip(texts, areas, strict=True), key=lambda c: c[1])]
    return _flattened(shown, lattice.ys)


def _flattened(found: list[Cell], ys: Sequence[float]) -> list[Cell]:
    """Without rows too low for writing: edges of merged cells that do not meet their neighbours'."""
    own = {cell.row for cell in found if cell.rows == 1 and cell.text}
    kept = [
        row in own or below - above >= LOW for row, (above, below) in enumerate(zip(ys, ys[1:], strict=False))
    ]
    flat = []
    for cell in found:
        rows = sum(kept[cell.row : cell.row + cell.rows])
        if rows:
            flat.append(replace(cell, row=sum(kept[: cell.row]), rows=rows))
    return flat


def _touching(found: Rules) -> list[Rules]:
    """Rules in groups that touch; a group needs both directions."""
    parent = list(range(len(found.across) + len(found.down)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, across in enumerate(found.across):
        for j, down in enumerate(found.down, len(found.across)):
            if (
                across.start - THIN <= down.at <= across.end + THIN
                and down.start - THIN <= across.at <= down.end + THIN
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, across in enumerate(found.across):
        groups.setdefault(root(i), ([], []))[0].append(across)
    for j, down in enumerate(found.down, len(found.across)):
        groups.setdefault(root(j), ([], []))[1].append(down)
    return [Rules(tuple(a), tuple(d)) for a, d in groups.values() if a and d]


def _lattice(group: Rules) -> Lattice | None:
    """A group as a table. Its four edges are closed: a page break or a designer may have left one out."""
    x0 = min(*(r.start for r in group.across), *(r.at for r in group.down))
    x1 = max(*(r.end for r in group.across), *(r.at for r in group.down))
    y0 = min(*(r.start for r in group.down), *(r.at for r in group.across))
    y1 = max(*(r.end for r in group.down), *(r.at for r in group.across))
    xs = _steps([x0, *(r.at for r in group.down), x1])
    ys = _steps([y0, *(r.at for r in group.across), y1])
    if len(xs) * len(ys) <= 4 or len(xs) < 2 or len(ys) < 2:
        return None
    return Lattice(tuple(xs), tuple(ys), group)


def _steps(places: list[float]) -> list[float]:
    """Places in order; those closer than any cell is wide are one."""
    steps: list[float] = []
    for place in sorted(places):
        if not steps or place - steps[-1] > CELL:
            steps.append(place)
    return steps


def _areas(lattice: Lattice) -> list[tuple[int, int, int, int]]:
    """Rectangles of fields with no rule between them: row, column, rows, columns."""
    xs, ys = lattice.xs, lattice.ys
    height, width = len(ys) - 1, len(xs) - 1
    walled = [
        [_parted(lattice.rules.down, xs[c + 1], ys[r], ys[r + 1]) for c in range(width)]
        for r in range(height)
    ]
    floored = [
        [_parted(lattice.rules.across, ys[r + 1], xs[c], xs[c + 1]) for c in range(width)]
        for r in range(height)
    ]
    taken: set[tuple[int, int]] = set()
    found = []
    for top in range(height):
        for left in range(width):
            if (top, left) in taken:
                continue
            right = left
            while right + 1 < width and not walled[top][right] and (top, right + 1) not in taken:
                right += 1
            span = range(left, right + 1)
            bottom = top
            while (
                bottom + 1 < height
                and not any(floored[bottom][c] for c in span)
                and not any(walled[bottom + 1][c] for c in span[:-1])
            ):
                bottom += 1
            taken |= {(r, c) for r in range(top, bottom + 1) for c in span}
            found.append((top, left, bottom - top + 1, right - left + 1))
    return found


def _parted(stretches: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether rules run along most of the border between two fields."""
    inked = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in stretches
        if abs(rule.at - at) <= CELL
    )
    return inked > 0.5 * (end - start)


def _runs(glyphs: Iterable[Glyph]) -> list[tuple[float, float, list[Glyph]]]:
    """Glyphs with the place that says which cell is theirs: figures that touch are one number, never parted."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (round(g.base), g.x0)):
        last = runs[-1][-1] if runs else None
        if (
            last
            and DIGIT.fullmatch(glyph.text)
            and DIGIT.fullmatch(last.text)
            and abs(glyph.base - last.base) < 0.5
            and -0.2 * glyph.size < glyph.x0 - last.x1 < 0.12 * glyph.size
        ):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return [((run[0].x0 + run[-1].x1) / 2, run[0].y, run) for run in runs]


def _text(content: list[Glyph]) -> str:
    """A cell's lines. Characters stacked one to a line are a column of writing, so one word."""
    found = [line.text for line in lines(content)]
    stacked = len(found) > 2 and all(len(text) == 1 and not text.isdigit() for text in found)
    return ("" if stacked else "\n").join(found)
