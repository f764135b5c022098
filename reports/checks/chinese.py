"""Chinese prose as the checks read it: without blanks, sentence by sentence, its numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from reports.content import Content
from reports.prose import paragraphs
from reports.schema import Section

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | str.maketrans("％", "%")
ONES = {
    digit: value
    for value, digits in enumerate(["零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"])
    for digit in digits
}
UNITS = {"十": 10, "百": 100, "千": 1000}
TEN_THOUSAND = "万"
HAN = "".join(ONES) + "".join(UNITS) + TEN_THOUSAND
# neither a part of a number, nor one of a range, nor “近50件”, “第3件”, “每一件”
NUMBER = re.compile(
    rf"(?<![0-9.,．~～\-–—－{HAN}])(?<![约近超逾余数多几第每同任某逐单唯])(?<!超过)(?<!不足)(?<!接近)"
    rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}}|[{HAN}]{{1,9}})"
    r"(?P<unit>[件起宗例条份])(?![次事套])(?!以[上下内]|左右)"
)
SENTENCE = re.compile("[^。；;！？!?]{1,600}")  # nobody writes longer ones; no text may cost more
STATEMENT = re.compile("(?:[^。！？!?]|。(?=其中)){1,900}")  # what begins with 其中 belongs to the one before
TITLES = re.compile("《[^《》]*》|〔[^〔〕]*〕")
DIGIT = re.compile("[0-9]")
NEAR = 100
MOST = 50_000  # characters of a passage that are read
SHOWN = 40


@dataclass(frozen=True)
class Sentence:
    """One sentence of a passage. ``text`` has titles of documents blotted out; ``before`` is what led up to it."""

    section: Section
    text: str
    raw: str
    before: str

    def quote(self, start: int, end: int) -> str:
        """The words from ``start`` to ``end`` and what leads up to them in their clause, short enough to read."""
        start = max(self.clause(start), end - SHOWN)
        return self.raw[start:end]

    def clause(self, at: int) -> int:
        """Where the clause that holds this place begins."""
        return max(self.text.rfind(mark, 0, at) for mark in "，,：:") + 1


def sentences(content: Content) -> Iterator[Sentence]:
    """Every sentence of the report's prose; a semicolon ends one."""
    for section in content.edition.passages:
        yield from _spoken(section, content.passages.get(section.code, "")[:MOST], SENTENCE)


def statements(content: Content) -> Iterator[Sentence]:
    """The same, up to the full stop: what is listed with semicolons stays together."""
    for section in content.edition.passages:
        yield from _spoken(section, content.passages.get(section.code, "")[:MOST], STATEMENT)


@lru_cache(
    maxsize=24
)  # several families read the same report one after the other; a report has three passages
def _spoken(section: Section, passage: str, unit: re.Pattern[str]) -> tuple[Sentence, ...]:
    raw = compact(passage)
    text = TITLES.sub(lambda title: "※" * len(title[0]), raw)
    return tuple(
        Sentence(
            section, match[0], raw[slice(*match.span())], text[max(0, match.start() - NEAR) : match.start()]
        )
        for match in unit.finditer(text)
    )


def compact(passage: str) -> str:
    """The passage without blanks, whatever its lines were broken at; a heading is a sentence of its own."""
    parts = (
        part.lead + part.text + "。" * bool(part.level)
        for part in paragraphs(passage[:MOST].translate(FULL_WIDTH))
    )
    return "".join("".join(parts).split())


def number(text: str) -> int:
    """12, 1,200, 十二, 一百零三, 一二三."""
    if text[0].isdigit() and text.isascii():
        return int(text.replace(",", ""))
    if not set(text) & (UNITS.keys() | {TEN_THOUSAND}):
        return int("".join(str(ONES[digit]) for digit in text))
    high, mark, low = text.rpartition(TEN_THOUSAND)
    return (_below(high) or 1) * 10000 * bool(mark) + _below(low)


def _below(text: str) -> int:
    """A numeral below ten thousand; 十二 has no one before its ten."""
    total = digit = 0
    for sign in text:
        if sign in UNITS:
            total += (digit or 1) * UNITS[sign]
            digit = 0
        else:
            digit = ONES.get(sign, 0)
    return total + digit
