"""What a PDF page draws as text: glyphs, and the lines they stand in. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from unicodedata import normalize

# Fonts map 民 and 页 to the radical that looks the same; Unicode folds only half of them back.
RADICALS = str.maketrans(
    "⺠⺟⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻩⻬⻮⻰⻁⻄⺎⺝⻨⻳⻤",
    "民母见角贝车长门青韦页风飞食马鱼鸟黄齐齿龙虎西兀月麦龟鬼",
)
FOLDED = re.compile("[\u2e80-\u2fdf\uf900-\ufaff]")
WESTERN = re.compile(r"[!-~]")
DIGIT = re.compile(r"[\d.,０-９．－-]")
NUMBER = re.compile(r"[－-]?[\d０-９][\d０-９.,．]*")
GAPS = 2.0, 1.0, 0.2  # ems of white between columns of words, beside a figure, between two
FIGURES = 2  # so many of them make a line a row of a table


@dataclass(frozen=True, slots=True)
class Glyph:
    """One drawn character; y runs down the page."""

    text: str
    x0: float
    x1: float
    y: float  # its middle
    base: float
    size: float
    font: str

    @property
    def blank(self) -> bool:
        return not self.text.strip()

    @property
    def x(self) -> float:
        return (self.x0 + self.x1) / 2


@dataclass(frozen=True)
class Line:
    """Glyphs on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]
    page: int = 0

    @cached_property
    def x0(self) -> float:
        return self.glyphs[0].x0

    @cached_property
    def x1(self) -> float:
        return max(glyph.x1 for glyph in self.glyphs)

    @cached_property
    def base(self) -> float:
        return self.glyphs[0].base

    @cached_property
    def size(self) -> float:
        sizes = sorted(glyph.size for glyph in self.glyphs)
        return sizes[len(sizes) // 2]

    @cached_property
    def font(self) -> str:
        fonts = [glyph.font for glyph in self.glyphs]
        return max(fonts, key=fonts.count)

    @cached_property
    def text(self) -> str:
        return "".join(_spaced(self))

    @cached_property
    def ink(self) -> tuple[Glyph, ...]:
        return tuple(glyph for glyph in self.glyphs if not glyph.blank)

    @cached_property
    def usual(self) -> float:
        """How far the line is stretched: the white between most of its Chinese characters."""
        pairs = zip(self.ink, self.ink[1:], strict=False)
        gaps = sorted(b.x0 - a.x1 for a, b in pairs if not a.text.isascii() and not b.text.isascii())
        return max(0.0, gaps[len(gaps) // 2]) if len(gaps) > 2 else 0.0

    @cached_property
    def segments(self) -> tuple[Line, ...]:
        """The line cut into columns: by wide white, and by less between figures where it is a row of them."""
        fine = self._cut(figures=True)
        if sum(NUMBER.fullmatch(part.text) is not None for part in fine) < FIGURES:
            return self._cut(figures=False)
        return (*fine[0]._unlabelled(), *fine[1:])

    def _cut(self, figures: bool) -> tuple[Line, ...]:
        parts: list[list[Glyph]] = [[]]
        before = self.ink[0]
        for glyph in self.ink:
            digits = bool(DIGIT.fullmatch(before.text)) + bool(DIGIT.fullmatch(glyph.text)) if figures else 0
            if glyph.x0 - before.x1 > max(GAPS[digits] * self.size, 3 * self.usual):
                parts.append([])
            parts[-1].append(glyph)
            before = glyph
        return tuple(Line(tuple(part), self.page) for part in parts) if len(parts) > 1 else (self,)

    def _unlabelled(self) -> tuple[Line, ...]:
        """A label and the figure that stands close behind it."""
        n = len(self.ink)
        while n and DIGIT.fullmatch(self.ink[n - 1].text):
            n -= 1
        if 0 < n < len(self.ink) and self.ink[n].x0 - self.ink[n - 1].x1 > 0.12 * self.size:
            return Line(self.ink[:n], self.page), Line(self.ink[n:], self.page)
        return (self,)


def glyphs(chars: Iterable[Mapping[str, Any]], height: float) -> list[Glyph]:
    """The page's characters; what is drawn aslant is a watermark and stays out."""
    found = []
    for char in chars:
        text = char["text"]
        a, b, _, _, _, f = char["matrix"]
        if min(abs(a), abs(b)) > 0.05 * max(abs(a), abs(b)):
            continue
        if FOLDED.search(text):
            text = normalize("NFKC", text.translate(RADICALS))
        middle = (char["top"] + char["bottom"]) / 2
        found.append(
            Glyph(text, char["x0"], char["x1"], middle, height - f, char["size"] or 1.0, char["fontname"])
        )
    return found


def lines(found: Iterable[Glyph], page: int = 0) -> list[Line]:
    """Glyphs of one baseline together, top to bottom; what is printed twice to look bold counts once."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(found, key=lambda g: g.base):
        if rows and glyph.base - rows[-1][0].base <= 0.4 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    ink = (_inked(sorted(row, key=lambda g: g.x0)) for row in rows)
    return [Line(tuple(_once(row)), page) for row in ink if row]


def _inked(row: list[Glyph]) -> list[Glyph]:
    """Without the blanks before and after."""
    marks = [n for n, glyph in enumerate(row) if not glyph.blank]
    return row[marks[0] : marks[-1] + 1] if marks else []


def _once(row: list[Glyph]) -> Iterator[Glyph]:
    before: Glyph | None = None
    for glyph in row:
        twice = before and glyph.text == before.text and glyph.x0 - before.x0 < 0.2 * glyph.size
        if not twice:
            yield glyph
        before = glyph


def _spaced(line: Line) -> Iterator[str]:
    """A blank is one that was typed, or white between two Western words; Chinese stands apart for many reasons."""
    least = max(0.18 * line.size, 1.8 * line.usual)
    before: Glyph | None = None
    blank = False
    for glyph in line.glyphs:
        if glyph.blank:
            blank = True
            continue
        if before:
            gap = glyph.x0 - before.x1
            western = WESTERN.fullmatch(before.text[-1]) and WESTERN.fullmatch(glyph.text[0])
            if gap > least and (blank or western):
                yield " "
        yield glyph.text
        before, blank = glyph, False
