"""Chinese prose as the checks read it: without blanks, sentence by sentence, its numbers as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
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
    rf"(?<![0-9.,．~～\-–—－{HAN}])(?!(?<=数)[十百千万])(?<![约近超逾多几第每同任某逐单唯])(?<!(?<![其剩])余)(?<!超过)(?<!不足)(?<!接近)"
    rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]{{1,9}}|[{HAN}]{{1,9}})"
    r"(?P<unit>[件起宗例条份])(?:(?<=件)次)?(?![次事套])(?!以[上下内]|左右)"
)
# “9.65万件”: rounded, or cut off, after its last digit
ROUNDED = re.compile(
    rf"(?<![0-9.,．~～\-–—－{HAN}])(?<![约近超逾])(?<!超过)(?<!不足)(?<!接近)"
    r"(?P<number>[0-9]{1,5}(?:\.[0-9]{1,4})?)万(?P<unit>[件起宗])(?:(?<=件)次)?(?![次事套])(?!以[上下内]|左右)"
)
SENTENCE = re.compile("[^。；;！？!?]{1,600}")  # nobody writes longer ones; no text may cost more
STATEMENT = re.compile("(?:[^。！？!?]|。(?=其中)){1,900}")  # what begins with 其中 belongs to the one before
TITLES = re.compile("《[^《》]*》|〔[^〔〕]*〕")
DIGIT = re.compile("[0-9]")
NEAR = 100
MOST = 50_000  # characters of a passage that are read
SHOWN = 40
# what a paragraph, or a sentence that opens a subject, begins with: “（二）依申请公开。”, “依申请公开方面，”
NUMBERED = re.compile(
    r"[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、](?!\d)"
)
ON_REQUESTS = re.compile(
    r"(?:(?:20\d\d年度?|全年|本年度?|一年来)[，,])?[^，,。：:]{0,12}?"
    "(?:依申请|公开申请|(?:收到|新收到?|接[收到]|收办|受理)(?:了|到|的|各类|有效|书面|公民|公众|群众|企业|社会)*申请[0-9一二三四五六七八九十]"
    "(?!.{0,60}(?:大厅|窗口|政务服务|许可|登记|审批|补贴|救助|低保|职称|援助|补助)))"
)
ON_OTHERS = re.compile(
    "[^，,。：:]{0,8}?(?:主动公开(?!申请)|信息管理|平台|监督|保障|建议|提案|热线|存在|问题|改进|信访|政务服务|法律援助)"
)
UNDER_REQUESTS = "依申请公开。"


@dataclass(frozen=True)
class Sentence:
    """One sentence of a passage. ``text`` has titles of documents blotted out; ``before`` is what led up to it.

    ``under`` says “依申请公开。” where the paragraph's heading does, and nothing under any other; ``at`` is where it
    begins in the compacted passage.
    """

    section: Section
    text: str
    raw: str
    before: str
    under: str = ""
    at: int = 0

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
    text = blotted(TITLES, raw)
    matches = list(unit.finditer(text))
    return tuple(
        Sentence(
            section,
            match[0],
            raw[slice(*match.span())],
            text[max(0, match.start() - NEAR) : match.start()],
            under,
            match.start(),
        )
        for match, under in zip(matches, _under([match[0] for match in matches]), strict=True)
    )


def _under(spoken: list[str]) -> Iterator[str]:
    """What each sentence stands under. A number of another kind (1. below （二）) does not end a subject."""
    under = kind = ""
    for text in spoken:
        mark = NUMBERED.match(text)
        head = text[mark.end() : mark.end() + NEAR] if mark else text[:NEAR]
        style = _style(mark[0]) if mark else ""
        if ON_REQUESTS.match(head):
            under, kind = UNDER_REQUESTS, style
        elif under and (ON_OTHERS.match(head) or (mark and style == kind)):
            under = ""
        yield under


def _style(mark: str) -> str:
    """The kind of a number: (一), 一、, 1. or (1)."""
    return ("(" if mark[0] in "（(" else "") + ("1" if re.search(r"\d", mark) else "一")


def compact(passage: str) -> str:
    """The passage without blanks, whatever its lines were broken at; a heading is a sentence of its own."""
    parts = (
        part.lead + part.text + "。" * bool(part.level)
        for part in paragraphs(passage[:MOST].translate(FULL_WIDTH))
    )
    return "".join("".join(parts).split())


def blotted(pattern: re.Pattern[str], text: str) -> str:
    """The text with what the pattern finds blotted out; every other character keeps its place."""
    return pattern.sub(lambda match: "※" * len(match[0]), text)


def amount(match: re.Match[str]) -> tuple[int, int]:
    """What a match of NUMBER, or ROUNDED, says, and what its last digit is worth."""
    if match.re is NUMBER:
        return number(match["number"]), 1
    value = Decimal(match["number"])
    return int(value * 10**4), int(10 ** (4 + Decimal(value.as_tuple().exponent)))


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
