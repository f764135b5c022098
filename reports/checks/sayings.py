"""What a report says without a number: nothing received, nothing disputed, everything answered. Words and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks import rows
from reports.checks.chinese import Sentence
from reports.checks.finding import Finding
from reports.checks.scope import is_ours
from reports.content import Content
from reports.schema import Severity


@dataclass(frozen=True)
class Saying:
    """Words that hold only while these rows are 0. ``unless`` is looked for in the whole sentence."""

    code: str
    pattern: re.Pattern[str]
    rows: tuple[str, ...]
    words: str
    unless: re.Pattern[str]
    about: re.Pattern[str] = re.compile("")


NO = "(?:未|没有|没|无)"
CAUSE = (
    "(?:因|由|涉及|有关|关于|针对)?(?:本机关|我[局县区市])?的?(?:政府)?(?:信息公开)?(?:工作|申请)?"
    "(?:引起|引发|产生|提起)?的?"
)
HAPPENED = f"{NO}(?:有)?(?:发生|产生|出现|引发|收到|被提起|被申请)?(?:过|任何)?{CAUSE}(?:被)?(?:申请|提起)?"
LOST = re.compile("败诉|纠正|纠错|撤销|责令|违法|自然人|法人|企业|超期|逾期|应诉|补正|收费")
DONE = "(?:办结|答复|办理完成|办理完毕|办理完结)"
SAYINGS = (
    Saying(
        "TX-7",
        re.compile(
            f"(?:{NO}(?:有)?(?:收到|接到)|无人提出|没有人提出|(?<!有)无)(?:过|到|任何|各类|有关|公民|公众|社会公众|群众|的|、)*"
            "(?:政府信息公开|依申请公开|信息公开|政府信息依申请公开|依申请公开政府信息|公开政府信息)(?:的)?(?:书面)?申请(?!人)"
        ),
        ("requests.new",),
        "表三“一、本年新收”总计",
        re.compile(f"{LOST.pattern}|复议|诉讼"),
    ),
    Saying(
        "TX-7",
        re.compile(f"{HAPPENED}行政复议"),
        ("remedies.reconsideration",),
        "表四“行政复议”总计",
        LOST,
    ),
    Saying(
        "TX-7",
        re.compile(f"{HAPPENED}(?:行政复议(?:案件)?(?:、|和|及|以及|或|或者|与)(?:被)?(?:提起)?)?行政诉讼"),
        ("remedies.litigation_direct", "remedies.litigation_after"),
        "表四两类行政诉讼总计之和",
        LOST,
    ),
    Saying(
        "E-49",
        re.compile(
            f"(?:所有|全部)(?:政府信息公开|信息公开|依申请公开)?申请(?:件)?(?:均|都|全部)?[^，,]{{0,8}}{DONE}"
            f"|(?:均|全部|都)(?:已)?[^，,；]{{0,12}}{DONE}|(?:办结|答复)率(?:均)?(?:为|达|达到)?(?:100%|百分之百)"
        ),
        ("requests.carried_out",),
        "表三“四、结转下年度继续办理”总计",
        re.compile(
            "结转(?:至|到|入)?(?:下|次|明|20)|到期|应答复|建议|提案|热线|工单|留言|诉求|信件|投诉|咨询|办结的|答复的|"
            "(?:法定|规定)的?(?:期限|时限|时间)"
        ),
        re.compile("申请"),
    ),
)


def findings(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """The sayings of one sentence that the table denies."""
    for saying in SAYINGS:
        match = saying.pattern.search(sentence.text)
        if not match or saying.unless.search(sentence.text) or not saying.about.search(sentence.text):
            continue
        names = rows.cells(content, saying.rows)
        amounts = rows.amounts(content, names)
        if not amounts or not all(amounts) or not is_ours(sentence, match.start(), content):
            continue
        quote = sentence.quote(match.start(), match.end())
        message = (
            f"“{sentence.section.heading}”写的是“{quote}”，但{saying.words}是{amounts[0]:f}件。"
            "请核对后改正文字或表格。"
        )
        section = sentence.section.code
        yield Finding(saying.code, Severity.WARN, section, message, names, right=amounts[0], quote=quote)
