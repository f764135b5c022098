"""Pages whose writing runs up or down the sheet, turned so that it can be read. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Thing = Mapping[str, Any]


@dataclass(frozen=True)
class Sheet:
    """What stands on a page, and the page's size."""

    chars: list[Thing]
    drawn: list[Thing]
    width: float
    height: float


def upright(page: Any) -> Sheet:
    """A pdfplumber page as a sheet whose lines run from left to right."""
    sheet = Sheet(page.chars, [*page.lines, *page.rects, *page.curves], float(page.width), float(page.height))
    up = sum(char["matrix"][1] > abs(char["matrix"][0]) for char in sheet.chars)
    down = sum(-char["matrix"][1] > abs(char["matrix"][0]) for char in sheet.chars)
    if 2 * max(up, down) <= len(sheet.chars):
        return sheet
    return Sheet(
        [_turned(char, sheet, up > down) for char in sheet.chars],
        [_turned(thing, sheet, up > down) for thing in sheet.drawn],
        sheet.height,
        sheet.width,
    )


def _turned(thing: Thing, sheet: Sheet, up: bool) -> Thing:
    """A thing where it lies when the sheet is given a quarter turn."""

    def place(x: float, y: float) -> tuple[float, float]:
        return (sheet.height - y, x) if up else (y, sheet.width - x)

    corners = place(thing["x0"], thing["top"]), place(thing["x1"], thing["bottom"])
    xs, ys = zip(*corners, strict=True)
    changed = {"x0": min(xs), "x1": max(xs), "top": min(ys), "bottom": max(ys)}
    if "matrix" in thing:
        across = thing["matrix"][4]
        return {**thing, **changed, "matrix": (1, 0, 0, 1, 0, sheet.width - across if up else across)}
    return {**thing, **changed, "pts": [place(x, y) for x, y in thing["pts"]]}
