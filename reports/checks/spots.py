"""Places in the prose where one thing is wrong: told once a section, with the first words and how often."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reports.checks.chinese import MOST, blotted
from reports.checks.finding import Finding
from reports.content import Content
from reports.schema import Section, Severity

AROUND = 10
TITLE = re.compile("《[^《》]{0,200}》")
SHOWN = 3


@dataclass(frozen=True)
class Spot:
    """Words from ``start`` to ``end`` of a passage; ``right`` is what should stand there, where that is known."""

    start: int
    end: int
    right: str = ""


@dataclass(frozen=True)
class Passage:
    """The prose of one section, no longer than anybody writes."""

    section: Section
    text: str

    @property
    def place(self) -> str:
        return f"“{self.section.heading}”"

    @cached_property
    def untitled(self) -> str:
        """The text with the titles of documents blotted out: what is in them is somebody else's words."""
        return blotted(TITLE, self.text)

    def quote(self, spot: Spot) -> str:
        return around(self.text, spot.start, spot.end)

    def told(self, code: str, severity: Severity, spots: Sequence[Spot], says: str) -> Iterator[Finding]:
        """One finding for all spots of a kind, none where there is none. ``says`` ends the sentence."""
        if not spots:
            return
        quote = self.quote(spots[0])
        words = (_word(self.text[spot.start : spot.end], spot.right) for spot in spots)
        message = f"{self.place}中“{quote}”{times(len(spots))}：{several(words)}{says}"
        yield Finding(code, severity, self.section.code, message, quote=quote)


def passages(content: Content) -> Iterator[Passage]:
    """The prose sections that are written, in their order."""
    for section in content.edition.passages:
        if text := content.passages.get(section.code, ""):
            yield Passage(section, text[:MOST])


def matches(pattern: re.Pattern[str], text: str) -> list[Spot]:
    return [Spot(*match.span()) for match in pattern.finditer(text)]


def times(count: int) -> str:
    return "一处" if count == 1 else f"等{count}处"


def several(words: Iterator[str]) -> str:
    """The first few different ones."""
    return "、".join(list(dict.fromkeys(words))[:SHOWN])


def around(text: str, start: int, end: int, near: int = AROUND) -> str:
    """The words and a little of what stands before and after, without blanks."""
    return "".join(text[max(0, start - near) : end + near].split())


def _word(wrong: str, right: str) -> str:
    return f"“{wrong.strip()}”应为“{right}”" if right else f"“{wrong.strip()}”"
