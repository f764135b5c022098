"""Lines of a PDF into paragraphs: by indent, by whether a line was full, by the white between. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reports.intake.readers.pdf_glyphs import WESTERN, Line
from reports.intake.source import Block, Grid, Text

Item = Line | Grid
OPENING = "（《〈「『【〔“‘(["
CLOSING = "，。、；：！？）》〉」』】〕”’%％,.;:!?)]…—"
STRONG = re.compile(r"hei|bold|black|xbs|xiaobiao|黑|标宋|heavy", re.IGNORECASE)


@dataclass(frozen=True)
class Measure:
    """The type area of a document, and what its ordinary lines are like."""

    lefts: dict[int, float]
    width: float
    size: float
    pitch: float
    font: str

    @classmethod
    def of(cls, lines: Sequence[Line], tables: Iterable[tuple[float, float]], paper: float) -> Measure:
        sizes: Counter[float] = Counter()
        fonts: Counter[str] = Counter()
        for line in lines:
            sizes[round(line.size, 1)] += len(line.glyphs)
            fonts[line.font] += len(line.glyphs)
        size = sizes.most_common(1)[0][0]
        plain = [line for line in lines if abs(line.size - size) < 0.12 * size] or list(lines)
        spans = _spans(plain, size)
        width = max(right - left for left, right in spans.values())
        wide = {page: left for page, (left, right) in spans.items() if right - left > width - size}
        left = Counter(wide.values()).most_common(1)[0][0]
        full = sum(width - (line.x1 - left) < 2 * size for line in plain)
        if full < 2 or width < 0.75 * (paper - 2 * left):  # nothing full to go by: take even margins
            width = max([width, paper - 2 * left] + [x1 - left for _, x1 in tables])
        lefts = {page: wide.get(page, left) for page in {line.page for line in lines}}
        pitches = [
            below.base - above.base
            for above, below in zip(plain, plain[1:], strict=False)
            if above.page == below.page and below.base > above.base
        ]
        pitch = sorted(pitches)[len(pitches) // 2] if pitches else 2 * size
        return cls(lefts, width, size, pitch, fonts.most_common(1)[0][0])

    def indent(self, line: Line) -> float:
        """How far in the line begins, in ems."""
        return (line.x0 - self.lefts[line.page]) / line.size

    def room(self, line: Line) -> float:
        """How much of the line is left empty at its end, in points."""
        return self.lefts[line.page] + self.width - line.x1

    def large(self, line: Line) -> bool:
        return line.size > 1.15 * self.size

    def centred(self, line: Line) -> bool:
        aside = self.room(line) - (line.x0 - self.lefts[line.page])
        return abs(aside) <= 2 * line.size and (self.large(line) or self.indent(line) > 2.6)


def _spans(plain: Sequence[Line], size: float) -> dict[int, tuple[float, float]]:
    """How far each page's lines reach; an edge no second line comes near is a stray."""
    pages: dict[int, list[Line]] = {}
    for line in plain:
        pages.setdefault(line.page, []).append(line)
    return {
        page: (
            _edge(sorted(line.x0 for line in found), size / 3),
            -_edge(sorted(-line.x1 for line in found), size / 2),
        )
        for page, found in pages.items()
    }


def _edge(places: Sequence[float], near: float) -> float:
    if len(places) > 4:
        return next((a for a, b in zip(places, places[1:], strict=False) if b - a <= near), places[0])
    return places[0]


def blocks(flow: Sequence[Item], measure: Measure | None) -> Iterator[Block]:
    """Items in reading order as paragraphs and tables."""
    held: list[Line] = []
    for item in flow:
        if held and (isinstance(item, Grid) or measure is None or not _continues(held, item, measure)):
            yield _paragraph(held, measure)
            held = []
        if isinstance(item, Grid):
            yield item
        else:
            held.append(item)
    if held:
        yield _paragraph(held, measure)


def _continues(held: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether a line goes on with the paragraph that is open."""
    last = held[-1]
    if max(last.size, line.size) > 1.12 * min(last.size, line.size) or _columns(last) or _columns(line):
        return False
    step = line.base - last.base if line.page == last.page else 0.0
    if measure.large(last) and measure.centred(last) and measure.centred(line):
        return step < 2.4 * line.size and line.page == last.page  # a title of several lines
    if measure.indent(line) > 1.2 or step > max(1.4 * measure.pitch, 1.2 * line.size):
        return False
    return measure.room(last) < _first(line) + 0.3 * line.size


def _columns(line: Line) -> bool:
    return len(line.segments) > 1


def _first(line: Line) -> float:
    """The width of what could not have been parted from the line's start: a character or a Western word."""
    glyphs = line.glyphs
    n = 0
    while n < len(glyphs) - 1 and glyphs[n].text in OPENING:
        n += 1
    western = WESTERN.match(glyphs[n].text)
    n += 1
    while n < len(glyphs) and (
        glyphs[n].text in CLOSING or (western and WESTERN.match(glyphs[n].text) and not glyphs[n].blank)
    ):
        n += 1
    return glyphs[n - 1].x1 - line.x0


def _paragraph(held: Sequence[Line], measure: Measure | None) -> Text:
    text = "\t".join(segment.text for segment in held[0].segments)
    for line in held[1:]:
        words = (
            text[-1:].isascii()
            and text[-1:].isalpha()
            and line.text[:1].isascii()
            and line.text[:1].isalpha()
        )
        text += (" " if words else "") + line.text
    return Text(text, f"第{held[0].page}页", measure is not None and _styled(held, measure))


def _styled(held: Sequence[Line], measure: Measure) -> bool:
    """Whether a paragraph is set as a heading: larger, centred, or alone in a heavier face."""
    first = held[0]
    if _columns(first) or measure.room(held[-1]) < 1.5 * first.size:
        return measure.large(first)
    strong = STRONG.search(first.font) and not STRONG.search(measure.font)
    return measure.large(first) or (len(held) == 1 and (measure.centred(first) or bool(strong)))
