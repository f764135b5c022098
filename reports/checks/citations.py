"""TXT-14: numbers of documents, their titles, and the name of the regulation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reports.checks.chinese import compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.spots import passages
from reports.content import Content
from reports.schema import Severity

RULES = (
    Rule(
        "TXT-14",
        "文号用六角括号并写全，书名号成对，条例名称准确。",
        Severity.WARN,
        "GB/T 9704—2012 7.2.5：发文字号的年份用六角括号“〔〕”括入，发文顺序号后加“号”字",
        Example(passages={"overview": f"依据国办公开办函[2021]30号。{OVERVIEW.format(year=2024)}"}),
    ),
)

ORDINAL = "第?[0-9]{1,4}号"
WRONG_BRACKETS = re.compile(
    rf"[\u4e00-\u9fa5]{{1,8}}(?:[\[［【（(](?P<a>20[0-9]{{2}})年?[\]］】）)〕]|〔(?P<b>20[0-9]{{2}})年?[\]］】）)]|〔(?P<c>20[0-9]{{2}})年〕)(?P<rest>{ORDINAL})"
)
NO_BRACKETS = re.compile(
    "国办(?:公开办)?[发函](?!〔20[0-9]{2}〕)[〔\\[［【（(]?(?P<a>20[0-9]{2})年?[-—〕\\]］】）)]?(?P<rest>第?[0-9]{1,3}号)"
)
WITH_ORDINAL_WORD = re.compile("〔20[0-9]{2}〕第[0-9]{1,4}号")
NO_NUMBER_WORD = re.compile(
    "[\u4e00-\u9fa5]{1,8}〔20[0-9]{2}〕[0-9]{1,4}+(?![0-9、，,和及至—-]*[0-9]*号)(?!等)"
)

TITLE = re.compile("《([^《》]{2,60})》")
BRACKETED_END = re.compile("[（(〔][^（()）〔〕]*[）)〕]$")
LOCAL = re.compile("[省市县区州]|自治")
REGULATION = "中华人民共和国政府信息公开条例"
SHORT_NAME = "政府信息公开条例"
NAMES = {
    REGULATION: 0.75,
    SHORT_NAME: 0.75,
    "政府信息公开信息处理费管理办法": 0.85,
}
ABBREVIATED = "信息公开条例"
AROUND = 12
NEAR_TITLE = 8


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """The first fault of each kind in each section."""
    for passage in passages(content):
        for quote, wrong, severity in faults(compact(passage.text)):
            message = f"{passage.place}里的“{quote}”{wrong}"
            yield Finding("TXT-14", severity, passage.section.code, message, quote=quote)


def outside(text: str, year: int, place: str) -> Iterator[Finding]:
    """Numbers and names in words that are in none of its sections; a title may go on in the next line."""
    text = compact(text)
    for quote, wrong, severity in (*_numbers(text), *_names(text)):
        yield Finding("TXT-14", severity, "overview", f"{place}里的“{quote}”{wrong}", quote=quote)


type_fault = tuple[str, str, Severity]


def faults(text: str) -> Iterator[type_fault]:
    """The words, what is wrong with them and what to write; ``text`` has no blanks."""
    yield from _numbers(text)
    yield from _pairs(text)
    yield from _names(text)


def _numbers(text: str) -> Iterator[type_fault]:
    if match := WRONG_BRACKETS.search(text) or NO_BRACKETS.search(text):
        groups = match.groupdict()
        year = groups["a"] or groups.get("b") or groups.get("c")
        right = f"〔{year}〕{match['rest'].removeprefix('第')}"
        yield match[0], f"：文号里的年份应写四位数字并用六角括号，写作“{right}”。", Severity.WARN
    if match := NO_NUMBER_WORD.search(text):
        yield match[0], "：文号后面缺“号”字，请补上。", Severity.WARN
    if match := WITH_ORDINAL_WORD.search(text):
        yield match[0], "：发文顺序号前不加“第”字，请删去。", Severity.HINT


def _pairs(text: str) -> Iterator[type_fault]:
    """A 《 that is never closed, a 》 that was never opened. One title may stand in another."""
    opened: list[int] = []
    for at, sign in ((match.start(), match[0]) for match in re.finditer("[《》]", text)):
        if sign == "《":
            opened.append(at)
        elif opened:
            opened.pop()
        else:
            yield (
                text[max(0, at - AROUND) : at + 1],
                "：书名号只有右边一半，请补上左边的“《”或删去。",
                Severity.WARN,
            )
            return
    if opened:
        yield (
            text[opened[0] : opened[0] + AROUND + NEAR_TITLE],
            "：书名号只有左边一半，请补上右边的“》”。",
            Severity.WARN,
        )


def _names(text: str) -> Iterator[type_fault]:
    for match in TITLE.finditer(text):
        name = BRACKETED_END.sub("", match[1])
        if name == ABBREVIATED:
            yield match[0], f"：法规名称应写全，写作“《{REGULATION}》”。", Severity.HINT
            return
        if right := misspelt(name):
            yield match[0], f"：名称写得不准确，应为“《{right}》”。", Severity.WARN
            return


def misspelt(name: str) -> str:
    """The name that is meant where a title is almost, but not quite, the one of the regulation; else empty."""
    if name in NAMES or LOCAL.search(name) or "信息" not in name:
        return ""
    for right, alike in NAMES.items():
        same_kind = name[-2:] == right[-2:] or name.endswith(("公开法", "条列", "条令"))
        near = same_kind and abs(len(name) - len(right)) <= 4
        if near and SequenceMatcher(None, name, right).ratio() >= alike:
            return right
    return ""
