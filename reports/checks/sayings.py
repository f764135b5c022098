"""What a report says without a number: nothing received, nothing disputed, everything answered. Words and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import HAN, Sentence, number
from reports.checks.claims_disputes import OFFICE
from reports.checks.finding import Finding
from reports.checks.scope import is_ours
from reports.content import Content
from reports.schema import Severity


@dataclass(frozen=True)
class Saying:
    """Words that hold only while these rows are 0: not with ``unless`` in the sentence, ``apart`` in the clause."""

    code: str
    pattern: re.Pattern[str]
    rows: tuple[str, ...]
    words: str
    unless: re.Pattern[str]
    about: re.Pattern[str] = re.compile("")
    apart: re.Pattern[str] | None = None


NO = "(?:未|没有|没|无)"
CAUSE = (
    "(?:因|由|涉及|有关|关于|针对)?(?:本机关|我[局县区市])?的?(?:政府)?(?:信息公开)?(?:工作|申请)?"
    "(?:引起|引发|产生|提起)?的?"
)
HAPPENED = f"{NO}(?:有)?(?:发生|产生|出现|引发|收到|被提起|被申请)?(?:过|任何)?{CAUSE}(?:被)?(?:申请|提起)?"
LOST = re.compile("败诉|纠正|纠错|撤销|责令|违法|自然人|法人|企业|超期|逾期|应诉|补正|收费")
TIMELY = "(?:[按限到如准][时期]|及时)"
ABOUT = re.compile("申请")
DONE = "(?:办结|答复|办理完成|办理完毕|办理完结)"
SAYINGS = (
    Saying(
        "TX-7",
        re.compile(
            f"(?:{NO}(?:有)?(?:收到|接到|受理)|无人提出|没有人提出|(?<!有)无)(?:过|到|任何|各类|有关|公民|公众|社会公众|群众|的|、)*"
            "(?:政府信息公开|依申请公开|信息公开|政府信息依申请公开|依申请公开政府信息|公开政府信息|公开(?=申请(?:[，,、]|$))|(?=申请(?:[，,、]|$)))(?:的)?(?:书面)?申请(?!人)"
            f"|(?:政府信息公开|依申请公开|信息公开)(?:的)?申请(?:件)?(?:数|数量|总数|量)?(?:为|是)?(?:零|0(?:件|$|[，,、]))|零申请|{NO}(?:有|收到|接到)*依申请公开(?:政府信息)?(?:事项|件|业务)?(?=[，,、]|$)|(?:收到|受理)(?:政府信息公开|依申请公开|信息公开)申请(?:零|0)件"
        ),
        ("requests.new",),
        "表三“一、本年新收”总计",
        LOST,
        ABOUT,
        re.compile("复议|诉讼|复查"),
    ),
    Saying(
        "TX-7",
        re.compile(f"{HAPPENED}(?:行政)?复议(?!机关|机构|决定)"),
        ("remedies.reconsideration",),
        "表四“行政复议”总计",
        LOST,
    ),
    Saying(
        "TX-7",
        re.compile(
            f"{HAPPENED}(?:(?:行政)?复议(?:案件|申请)?(?:、|和|及|以及|或|或者|与|，)(?:也)?(?:没有|未|无)?(?:被)?(?:提起)?)?行政诉讼|{HAPPENED}(?:行政)?复议(?:案件)?(?:、|和|及|或|或者|与)诉讼"
        ),
        ("remedies.litigation_direct", "remedies.litigation_after"),
        "表四两类行政诉讼总计之和",
        LOST,
    ),
    Saying(
        "E-49",
        re.compile(
            f"(?:所有|全部)(?:政府信息公开|信息公开|依申请公开)?申请(?:件)?(?:均|都|全部)?(?:(?!{TIMELY})[^，,]){{0,8}}{DONE}"
            f"|(?:均|全部|都)(?:已)?(?:(?!{TIMELY})[^，,；]){{0,12}}{DONE}|(?<!{TIMELY})(?:办结|答复|办理)率(?:均|保持|始终)*(?:为|达到?|是)?(?:100%|百分之百)"
            f"|无一积压|{NO}(?:有|任何)*(?:积压|结转(?!的)(?:至|到)?(?:下一?年度?|次年|明年)?(?:继续)?(?:办理)?(?:的)?|在办|待办|未办结)(?:事项|情况|现象|申请|件)*(?=[，,、]|$)"
        ),
        ("requests.carried_out",),
        "表三“四、结转下年度继续办理”总计",
        re.compile(
            "(?<![无有])结转(?:至|到|入)?(?:下|次|明|20)|到期|应答复|建议|提案|热线|工单|留言|诉求|信件|投诉|咨询|办结的|答复的|"
            "(?:法定|规定)的?(?:期限|时限|时间)[^，,]{0,8}(?:答复|办结|办理)(?!.*(?:办结率|积压|无结转|没有结转))"
        ),
        ABOUT,
    ),
)


VERDICT = re.compile(
    rf"(?P<kind>复议|诉讼)(?:案件|申请)?(?:共|为|有)?(?P<number>[0-9]{{1,5}}|[{HAN}]{{1,5}})[件起宗][，,、（(]?"
    "(?:结果|复议机关|法院|一审|终审|全部|均|都|被|已|予以|为|是|作出|判决|决定|经审理)*"
    "(?:(?P<upheld>维持)|(?P<corrected>纠正|纠错|撤销|败诉))(?=[，,、）)]|原|$)"
)
KINDS = {
    "复议": ("表四“行政复议”", ("reconsideration",)),
    "诉讼": ("表四两类行政诉讼", ("litigation_direct", "litigation_after")),
}
OTHERS_CASES = re.compile(f"{OFFICE.pattern}|审理(?!中)|代理|承办|指导")
OUTCOMES = {"upheld": "结果维持", "corrected": "结果纠正"}

NEARBY = 6


def verdicts(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """TX-6: “行政复议2件，均维持” says that as many were upheld, unless it is told of another's cases."""
    for match in VERDICT.finditer(sentence.text):
        outcome = "upheld" if match["upheld"] else "corrected"
        label, kinds = KINDS[match["kind"]]
        names = rows.cells(content, tuple(f"remedies.{kind}.{outcome}" for kind in kinds))
        amounts, said = rows.amounts(content, names), number(match["number"])
        told = OTHERS_CASES.search(sentence.text) or not is_ours(sentence, match.start(), content)
        if told or not amounts or max(amounts) >= said:
            continue
        quote = sentence.quote(match.start(), match.end())
        message = (
            f"“{sentence.section.heading}”写的是“{quote}”，但{label}“{OUTCOMES[outcome]}”是{max(amounts):f}件。"
            "请核对后改正文字或表格。"
        )
        left, section = Decimal(said), sentence.section.code
        yield Finding("TX-6", Severity.WARN, section, message, names, left, max(amounts), quote=quote)


def findings(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """The sayings of one sentence that the table denies."""
    for saying in SAYINGS:
        match = saying.pattern.search(sentence.text)
        if (
            not match
            or saying.unless.search(sentence.text)
            or not saying.about.search(sentence.under + sentence.text)
        ):
            continue
        clause = sentence.text[sentence.clause(match.start()) : match.end() + NEARBY].partition("，")[0]
        if saying.apart and saying.apart.search(clause):
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
