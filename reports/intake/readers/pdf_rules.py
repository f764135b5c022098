"""The ruling lines of a PDF page, however its maker drew them: lines, thin rectangles, frames, dots. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

THIN = 3.0  # points; nothing a table holds is narrower
MOST = 4000  # strokes on a page; more is a drawing


@dataclass(frozen=True, slots=True)
class Rule:
    """A stretch of a straight line: where it lies, and from where to where it runs."""

    at: float
    start: float
    end: float


@dataclass(frozen=True)
class Rules:
    across: tuple[Rule, ...]
    down: tuple[Rule, ...]


def rules(drawn: Sequence[Mapping[str, Any]]) -> Rules:
    """Every ruling line among what a page draws, pieces joined and doubles made one."""
    across: list[Rule] = []
    down: list[Rule] = []
    for x0, y0, x1, y1 in (box for thing in drawn[:MOST] for box in _strokes(thing)):
        if y1 - y0 <= THIN:
            across.append(Rule((y0 + y1) / 2, x0, x1))
        if x1 - x0 <= THIN:
            down.append(Rule((x0 + x1) / 2, y0, y1))
    return Rules(tuple(joined(across)), tuple(joined(down)))


def _strokes(thing: Mapping[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    """The boxes of ink in a drawn thing that may be rules; white is no ink, and a coloured field is none."""
    x0, y0, x1, y1 = thing["x0"], thing["top"], thing["x1"], thing["bottom"]
    thin = x1 - x0 <= THIN or y1 - y0 <= THIN
    outlined = bool(thing.get("stroke")) and not _white(thing.get("stroking_color"))
    filled = bool(thing.get("fill")) and not _white(thing.get("non_stroking_color"))
    if thin and (outlined or filled):
        yield x0, y0, x1, y1
    elif outlined:
        points = [(x, y) for x, y in thing["pts"]]
        if thing["object_type"] == "rect":
            points = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
        for (ax, ay), (bx, by) in zip(points, points[1:], strict=False):
            if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                yield min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _white(colour: Any) -> bool:
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not parts or any(not isinstance(part, int | float) for part in parts):
        return False
    return all(part <= 0.01 for part in parts) if len(parts) == 4 else all(part >= 0.99 for part in parts)


def joined(pieces: Iterable[Rule]) -> list[Rule]:
    """Pieces on one line become one stretch; what stays shorter than a letter is decoration."""
    found: list[Rule] = []
    for row in _rows(pieces):
        at = sum(piece.at for piece in row) / len(row)
        stretches: list[list[float]] = []
        for piece in sorted(row, key=lambda p: p.start):
            if stretches and piece.start <= stretches[-1][1] + THIN:
                stretches[-1][1] = max(stretches[-1][1], piece.end)
            else:
                stretches.append([piece.start, piece.end])
        found += [Rule(at, start, end) for start, end in stretches if end - start > 2 * THIN]
    return found


def _rows(pieces: Iterable[Rule]) -> Iterator[list[Rule]]:
    row: list[Rule] = []
    for piece in sorted(pieces, key=lambda p: p.at):
        if row and piece.at - row[-1].at > THIN * 0.7:
            yield row
            row = []
        row.append(piece)
    if row:
        yield row
