"""What is printed on every page and is no part of the report: page numbers, running heads and feet. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reports.intake.readers.pdf_glyphs import Line

MARKED = re.compile(
    r"[—–―－ー─-]+\d{1,3}[—–―－ー─-]+|第[\d一二三四五六七八九十]+页([,，/]?共[\d一二三四五六七八九十]+页)?|\d{1,3}/\d{1,3}|[Pp]age\d{1,3}(of\d{1,3})?"
)
BARE = re.compile(r"\d{1,3}")
TOP, FOOT = 0.09, 0.11  # the parts of a page where nothing of the report stands


def stripped(pages: Sequence[tuple[float, list[Line]]]) -> list[list[Line]]:
    """Each page's lines without its number and without what returns on other pages. A page: height, lines."""
    kept = [list(found) for _, found in pages]
    heights = [height for height, _ in pages]
    for _ in range(2):  # a number may stand below a running foot
        for place in (0, -1):
            ends = [found[place] if found else None for found in kept]
            for number in _repeated(ends, heights):
                del kept[number][place]
    return kept


def _repeated(ends: Sequence[Line | None], heights: Sequence[float]) -> list[int]:
    """Pages whose outermost line is furniture."""
    outside = {
        n: line
        for n, (line, high) in enumerate(zip(ends, heights, strict=True))
        if line and _outside(line, high)
    }
    texts = {n: line.text.replace(" ", "") for n, line in outside.items()}
    counted = Counter(int(text) - n for n, text in texts.items() if BARE.fullmatch(text))
    shapes = Counter((re.sub(r"\d+", "0", text), round(outside[n].base / 4)) for n, text in texts.items())
    found = []
    for n, text in texts.items():
        numbered = BARE.fullmatch(text) and (counted[int(text) - n] > 1 or int(text) == n + 1)
        running = shapes[re.sub(r"\d+", "0", text), round(outside[n].base / 4)] > max(1, len(ends) // 3)
        if MARKED.fullmatch(text) or numbered or (running and not BARE.fullmatch(text)):
            found.append(n)
    return found


def _outside(line: Line, height: float) -> bool:
    return not TOP * height < line.base < (1 - FOOT) * height
