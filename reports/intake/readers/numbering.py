"""Word's automatic numbers as the text they print: 一、 （一） 1. ① before paragraphs that do not hold them. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from reports.intake.readers.package import attribute, child, local, number

CHINESE = "零一二三四五六七八九"
LEGAL = "零壹贰叁肆伍陆柒捌玖"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
MOST_LEVELS = 9


def chinese(value: int, digits: str = CHINESE, units: str = "十百千") -> str:
    """1 to 9999 counted in Chinese: 十, 十二, 二十一, 一百零五. Beyond that in plain digits."""
    if not 0 < value < 10000:
        return str(value)
    text = ""
    for place, digit in enumerate(reversed(str(value))):
        unit = ("", *units)[place]
        text = (digits[int(digit)] + unit if digit != "0" else digits[0]) + text
    text = re.sub(f"{digits[0]}+", digits[0], text).rstrip(digits[0])
    one = digits[1] + units[0]
    return text[1:] if digits == CHINESE and text.startswith(one) else text


def roman(value: int) -> str:
    text = ""
    for worth, letters in ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def letters(value: int) -> str:
    """a … z, then aa, bb, as Word goes on."""
    return chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _from(first: str, count: int) -> Callable[[int], str]:
    """A run of single characters, plain digits once it ends."""
    return lambda value: chr(ord(first) + value - 1) if 0 < value <= count else str(value)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)]


FORMATS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02}",
    "decimalFullWidth": lambda value: str(value).translate({48 + n: 0xFF10 + n for n in range(10)}),
    "decimalEnclosedCircle": _from("①", 20),
    "decimalEnclosedCircleChinese": _from("①", 20),
    "decimalEnclosedParen": _from("⑴", 20),
    "decimalEnclosedFullstop": _from("⒈", 20),
    "ideographEnclosedCircle": _from("㊀", 10),
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "japaneseDigitalTenThousand": chinese,
    "chineseLegalSimplified": lambda value: chinese(value, LEGAL, "拾佰仟"),
    "ideographLegalTraditional": lambda value: chinese(value, LEGAL, "拾佰仟"),
    "ideographTraditional": _cycle(STEMS),
    "ideographZodiac": _cycle(BRANCHES),
    "upperRoman": roman,
    "lowerRoman": lambda value: roman(value).lower(),
    "upperLetter": lambda value: letters(value).upper(),
    "lowerLetter": letters,
}


def printed(value: int, style: str) -> str:
    """A number in one of Word's formats; 0 and formats not known in plain digits."""
    return FORMATS.get(style, str)(value) if value else "0"


@dataclass(frozen=True)
class Level:
    """One level of a list. ``pattern`` as in the file: 第%1章; ``style`` the paragraph style bound to it."""

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    space: bool = False
    legal: bool = False
    style: str = ""


def _level(element: etree._Element) -> Level:
    def said(name: str) -> str:
        found = child(element, name)
        return (attribute(found, "val") or "") if found is not None else ""

    return Level(
        format=said("numFmt") or "decimal",
        pattern=said("lvlText"),
        start=number(said("start"), 1, 9999),
        space=said("suff") == "space",
        legal=child(element, "isLgl") is not None,
        style=said("pStyle"),
    )


def _levels(element: etree._Element) -> dict[int, Level]:
    return {number(attribute(inner, "ilvl"), 0): _level(inner) for inner in element if local(inner) == "lvl"}


@dataclass
class Numbering:
    """The lists of a document and how far each has counted. ``label`` counts on: ask once a paragraph."""

    lists: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    starts: dict[tuple[str, int], int] = field(default_factory=dict)
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """The lists of numbering.xml; none without it. A level changed by one list only counts for that list."""
        numbering = cls()
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                numbering.levels[attribute(element, "abstractNumId") or ""] = _levels(element)
            elif local(element) == "num":
                numbering._add(element)
        return numbering

    def _add(self, element: etree._Element) -> None:
        name = attribute(element, "numId") or ""
        base = child(element, "abstractNumId")
        abstract = (attribute(base, "val") or "") if base is not None else ""
        self.lists[name] = abstract
        for override in (inner for inner in element if local(inner) == "lvlOverride"):
            level = number(attribute(override, "ilvl"), 0)
            start = child(override, "startOverride")
            if start is not None:
                self.starts[name, level] = number(attribute(start, "val"), 1, 9999)
            if changed := _levels(override):
                own = f"{abstract}/{name}"
                self.levels[own] = self.levels.get(self.lists[name], {}) | changed
                self.lists[name] = own

    def level_of(self, name: str, style: str) -> int:
        """The level of a list a paragraph style is bound to; the first where it is not."""
        levels = self.levels.get(self.lists.get(name, ""), {})
        return next((n for n, level in levels.items() if style and level.style == style), 0)

    def label(self, name: str, depth: int) -> str:
        """The number the next paragraph of a list prints at a level (from 0); "" for bullets and unknown lists."""
        base = self.lists.get(name, "")
        levels = self.levels.get(base, {})
        if depth not in levels or depth >= MOST_LEVELS:
            return ""
        level = levels[depth]
        counts = self.counts.setdefault(base, [None] * MOST_LEVELS)
        start = level.start
        if (name, depth) in self.starts and (name, depth) not in self.begun:
            self.begun.add((name, depth))
            counts[depth], start = None, self.starts[name, depth]
        before = counts[depth]
        counts[depth] = start if before is None else before + 1
        counts[depth + 1 :] = [None] * (MOST_LEVELS - depth - 1)
        return self._fill(level, levels, counts)

    @staticmethod
    def _fill(level: Level, levels: dict[int, Level], counts: list[int | None]) -> str:
        if level.format in ("bullet", "none"):
            return ""

        def one(match: re.Match[str]) -> str:
            other = int(match[1]) - 1
            above = levels.get(other, Level())
            count = counts[other]
            value = above.start if count is None else count
            return printed(value, "decimal" if level.legal else above.format)

        text = re.sub(r"%([1-9])", one, level.pattern)
        return text + " " if level.space or text[-1:].isalnum() else text
