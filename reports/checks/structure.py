"""The six sections where they do not belong: headings inside a passage, a preface that announces other parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.chinese import compact, number
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.spots import Passage, passages
from reports.content import Content
from reports.editions import EDITIONS
from reports.prose import paragraphs
from reports.schema import Severity

RULES = (
    Rule(
        "E-02",
        "正文各部分里不应再出现六个部分的序号和标题。",
        Severity.WARN,
        "国办公开办函〔2021〕30号附件：六个部分各有序号和标题，由版面统一排印",
        Example(passages={"overview": f"{OVERVIEW.format(year=2024)}\n二、主动公开政府信息情况"}),
    ),
    Rule(
        "E-04",
        "前言说明的组成部分应与六个部分一致。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一：年度报告包括六项内容，不能遗漏，也不宜泛化",
        Example(
            passages={
                "overview": "本报告由总体情况、主动公开、依申请公开、复议诉讼、问题和改进五个部分组成。\n"
                + OVERVIEW.format(year=2024)
            }
        ),
        floor=Severity.HINT,
    ),
)

HEADINGS = (
    "总体情况",
    "(?:行政机关)?主动公开政府信息(?:的)?情况",
    "(?:行政机关)?收到和处理政府信息公开申请(?:的)?情况",
    "(?:因)?政府信息公开(?:工作)?(?:被申请|申请)?行政复议、?(?:和|及)?(?:被)?(?:提起)?行政诉讼(?:的)?情况",
    "(?:政府信息公开工作)?存在的?(?:主要)?问题(?:及|和|与|以及|、)(?:改进|整改)(?:情况|措施|计划)",
    "其[他它]需要报告的?(?:事项|情况)",
)
NUMERALS = "一二三四五六七八九十"
TOPIC = "|".join(HEADINGS)
# a number and a heading where a sentence begins; one stray letter before it is what a bad copy leaves
NUMBERED = re.compile(
    rf"(?:^|(?<=[。！？；]))[ \t\u3000]*[A-Za-z0-9|]{{0,2}}[{NUMERALS}][、.．，][ \t\u3000]*(?:{TOPIC})"
)
ALONE_ON_LINE = re.compile(rf"(?:{'|'.join(HEADINGS[1:])})[：:。]?$")
LEFT_OVER = re.compile(rf"(?:^|(?<=[。！？；]))[ \t\u3000]*[A-Za-z]?[{NUMERALS}]、?[ \t\u3000]*$")
# “二、工作机制”: the numbers of the six used for what is a part of one
OF_SECTIONS = re.compile(rf"[{NUMERALS}]、[^。；]{{2,30}}$")
BRACKETED = "（一）（二）（三）"

# what a preface says of the report: that it speaks of the report, how many parts, which
STATEMENT = re.compile("[^。！？]{1,600}")
OF_REPORT = re.compile(
    "(?:本|年度|该|此)报告|报告(?:的)?(?:主要|全文|正文|内容|共|由|包括|包含|分|涵盖)|全文(?:由|包括|共|分)"
)
MADE_OF = re.compile("由|包括|包含|分为|分成|组成|构成|共|涵盖")
COUNT = re.compile(
    rf"(?<![第{NUMERALS}0-9])([0-9]{{1,2}}|[{NUMERALS}两]{{1,2}})个?大?(?:部分|章节|项内容|方面的?内容|项组成)"
)
NAMED_BY = {
    "overview": re.compile("总体情况|概述|总体"),
    "proactive": re.compile("主动公开"),
    "requests": re.compile("申请(?!行政复议)"),
    "remedies": re.compile("复议|诉讼"),
    "problems": re.compile("问题|改进|不足"),
    "other": re.compile("其[他它](?:需要?|应当)?(?:说明|报告)?的?(?:报告)?(?:事项|情况)"),
}
PARTS = tuple((section.title, NAMED_BY[section.code]) for section in EDITIONS[-1].sections)  # alike in all
OLD_PARTS = re.compile("概述|收费(?:情况)?[及和与、]减免|减免情况")
OPEN_LIST = re.compile("等")
SHOWN = 60
KNOWN = 3  # parts named before a sentence counts as a list of them
LISTED = 4


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-02 once a section, then E-04 for what the first passage says of the whole report."""
    for passage in passages(content):
        yield from _misplaced(passage)
    opening = compact(content.passages.get("overview", ""))
    heading = content.edition.section("overview").heading
    yield from announced(opening, content.year, f"“{heading}”")


def _misplaced(passage: Passage) -> Iterator[Finding]:
    texts = [part.lead + part.text for part in paragraphs(passage.text)]
    where, code = passage.place, passage.section.code
    for text in texts:
        if match := NUMBERED.search(text) or ALONE_ON_LINE.match(text):
            quote = match[0].strip()
            message = (
                f"{where}里写着“{quote}”，这是报告六个部分的标题，由版面统一排印，不应写在正文里。"
                "请删去这个标题；标题后面的内容不属于本部分的，请移到对应的部分。"
            )
            yield Finding("E-02", Severity.WARN, code, message, quote=quote)
            return
    if texts and (match := LEFT_OVER.search(texts[-1])):
        quote = match[0].strip()
        message = f"{where}末尾多出一个序号“{quote}”，像是从下一部分带来的，请删去。"
        yield Finding("E-02", Severity.WARN, code, message, quote=quote)
        return
    # who writes 一、 and 二、 throughout has a level of his own, and nobody takes it for the next part
    if any(text.startswith("一、") for text in texts):
        return
    for text in texts:
        if OF_SECTIONS.match(text):
            message = (
                f"{where}里的“{text}”用了六个部分才用的序号，读者会当作报告的另一部分。"
                f"部分之内的层次请用{BRACKETED}。"
            )
            yield Finding("E-02", Severity.HINT, code, message, quote=text)
            return


def outside(text: str, year: int, place: str) -> Iterator[Finding]:
    """What a preface announces that stands in none of the sections."""
    yield from announced(compact(text), year, place)


def announced(text: str, year: int, place: str) -> Iterator[Finding]:
    """E-04: a sentence that says what parts the report has, and says it wrongly. ``text`` has no blanks in it."""
    for match in STATEMENT.finditer(text):
        said = match[0]
        if not OF_REPORT.search(said) or not MADE_OF.search(said):
            continue
        if wrong := _wrong_parts(said):
            severity = Severity.HINT if year == 2019 else Severity.WARN
            quote = said if len(said) <= SHOWN else f"{said[:SHOWN]}……"
            message = (
                f"{place}说明报告的组成时写的是“{quote}”，{wrong}。年度报告固定为六个部分："
                f"{'；'.join(name for name, _ in PARTS)}。请按六个部分改写这句话。"
            )
            yield Finding("E-04", severity, "overview", message, quote=said[:SHOWN])
            return


def _wrong_parts(said: str) -> str:
    """What is wrong with the parts a sentence names; empty where nothing is."""
    named = [name for name, words in PARTS if words.search(said)]
    missing = [name for name, _ in PARTS if name not in named]
    counted = COUNT.search(said)
    count = number(counted[1]) if counted else None
    if OLD_PARTS.search(said) and (count or len(named) >= KNOWN):
        return "用的是2019年以前的结构"
    if count and count != len(PARTS) and not (count == len(PARTS) + 1 and "附" in said):
        return f"说有{count}个部分"
    enough = len(named) >= (KNOWN if count else LISTED)
    if enough and missing and not OPEN_LIST.search(said):
        return f"没有提到{'、'.join(f'“{name}”' for name in missing)}"
    return ""
