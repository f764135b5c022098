"""TXT-22: the same sentence twice in one report, or the same words twice in a row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.spots import Passage, passages
from reports.content import Content
from reports.prose import paragraphs
from reports.schema import Severity

TWICE = "每季度清理一次已经公布的文件，清理结果在门户网站公布。"
RULES = (
    Rule(
        "TXT-22",
        "同一句话或同一段话不应在报告里出现两次。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一：聚焦主题、简明客观",
        Example(passages={"overview": f"{OVERVIEW.format(year=2024)}{TWICE}\n{TWICE}"}),
    ),
)

SENTENCE = re.compile("[^。；;！？!?]{1,600}")
NUMBER = re.compile(
    "^(?:[（(][一二三四五六七八九十0-9]{1,3}[）)]|[0-9]{1,2}[.．、]|[①-⑮]|"
    "第?[一二三四五六七八九十]{1,2}[是要、，,]|[，,：:、])+"
)
LEAST = 15  # characters of a sentence
MARKS = "，,、；;。"
GRAM = 8
CLAUSE = 16
NEAR = 60  # how long the words said twice in a row may be
SHOWN = 60


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Each stretch of sentences that have been said before, told of where it stands again; then words doubled."""
    said: dict[str, Passage] = {}
    for passage in passages(content):
        texts = list(_texts(passage.text))
        again: list[str] = []
        for sentence in [sentence for text in texts for sentence in _sentences(text)]:
            if sentence in said:
                again.append(sentence)
            said.setdefault(sentence, passage)
        if again:
            yield _said_again(passage, said[again[0]], again)
        elif twice := next(filter(None, map(_in_a_row, texts)), ""):
            yield _in_a_row_finding(passage, twice)


def _texts(text: str) -> Iterator[str]:
    """Its paragraphs without blanks."""
    return ("".join((part.lead + part.text).split()) for part in paragraphs(text))


def _sentences(text: str) -> Iterator[str]:
    """Those long enough to be no set phrase, without the number that leads them."""
    for match in SENTENCE.finditer(text):
        sentence = NUMBER.sub("", match[0])
        if len(sentence) >= LEAST:
            yield sentence


def _in_a_row(text: str) -> str:
    """Words said twice in a row, no break between: 召开座谈会两次召开座谈会两次. Linear: one step for each character."""
    seen: dict[str, int] = {}
    for start in range(len(text) - GRAM + 1):
        gram = text[start : start + GRAM]
        width = start - seen.get(gram, -NEAR - 1)
        if GRAM <= width <= NEAR:
            again = text[start : start + width]
            # “甲，甲；”: what ends the second need not be what ends the first
            stops = width >= CLAUSE and again[-1] in MARKS and text[start - 1] in MARKS
            if again[: width - stops] == text[start - width : start - stops]:
                return again
        seen[gram] = start
    return ""


def _said_again(passage: Passage, first: Passage, again: list[str]) -> Finding:
    quote = again[0]
    shown = quote if len(quote) <= SHOWN else f"{quote[:SHOWN]}……"
    more = f"等{len(again)}句" if len(again) > 1 else ""
    where = "本部分前面" if first is passage else f"{first.place}里"
    message = f"{passage.place}里“{shown}”{more}在{where}已经写过，一字不差。请删去重复的内容，或改写成这里要说的内容。"
    return Finding("TXT-22", Severity.WARN, passage.section.code, message, quote=quote)


def _in_a_row_finding(passage: Passage, twice: str) -> Finding:
    message = f"{passage.place}里“{twice}”连着写了两遍，请删去一遍。"
    return Finding("TXT-22", Severity.WARN, passage.section.code, message, quote=twice * 2)
