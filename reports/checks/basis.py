"""E-32: words of the forms and rules before 2019, which ended with the old regulation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.chinese import compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.spots import passages
from reports.content import Content
from reports.prose import paragraphs
from reports.schema import Severity

SINCE = 2019
RULES = (
    Rule(
        "E-32",
        "2019年度起的报告不应再用原条例时期的栏目、统计口径和提法。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一：此前的各类报告和统计口径，随原政府信息公开条例的失效而失效",
        Example(
            passages={"overview": f"{OVERVIEW.format(year=2024)}本年度没有收费及减免情况。"},
        ),
        floor=Severity.HINT,
    ),
)


@dataclass(frozen=True)
class Old:
    """An old wording, and what takes its place."""

    pattern: re.Pattern[str]
    instead: str
    severity: Severity = Severity.WARN
    unless: re.Pattern[str] = re.compile("(?!)")  # in the sentence up to the words


OLD = (
    Old(
        re.compile(
            "不同(?:的)?渠道(?:和|、|及|或)?(?:不同)?方式公开(?:的)?(?:同一|相同)(?:政府)?信息(?:的)?,?，?(?:只|均|按)?计(?:算|为)?[1一]条"
        ),
        "是2014年统计表的填表说明，已经停用，请删去。",
    ),
    Old(
        re.compile(
            "收费(?:情况)?(?:及|和|与|、|以及)减免(?:情况)?|减免(?:及|和|与|、)收费|收费(?:标准)?及其减免"
        ),
        "是2019年以前的栏目。现行报告只在第六部分报告信息处理费的收取情况，请改写。",
    ),
    Old(
        re.compile(
            "(?:检索费|检索、复制|检索、?邮寄|复制、邮寄|邮寄等成本|检索、复制、邮寄)[^。；]{0,12}(?:费|成本)|收取检索费"
        ),
        "是原条例的收费项目，2019年修订后不再收取检索、复制、邮寄费用。请删去，改为报告信息处理费的收取情况。",
        unless=re.compile("不再|不得|取消|停止|停收|停征"),
    ),
    Old(
        re.compile(
            "主动公开政府信息数|主动公开规范性文件数|制发规范性文件总数|回应公众关注热点或重大舆情数|政策解读稿件发布数|"
            "(?:收到申请|申请办结|申请答复|按时办结|延期办结)数(?![据目字])|同意(?:部分)?公开答复数|不同意公开答复数|"
            "政府信息公开(?:目录)?[“”]?主动公开数"
        ),
        "是2014年统计表的指标，已经停用。请按现行格式改写，数字与表二、表三一致。",
    ),
    Old(
        re.compile(
            "政府信息公开(?:工作)?(?:专门)?机构(?:设置|建设)(?:和|及|、)(?:保障)?(?:经费|人员)|机构建设和保障经费|依申请公开信息收取的费用"
        ),
        "是2014年统计表的栏目，已经停用，请删去或改写到监督保障部分。",
    ),
    Old(
        re.compile(
            "(?:自身|其)?生产、生活、科研等(?:的)?特殊需要|[“”]?三需要[“”]?(?:审查|原则|证明|要求|规定)"
        ),
        "是原条例对申请人的限制，2019年修订时已经删去。请删去或改写。",
    ),
    Old(
        re.compile(
            "(?:同意部分公开|(?<![人方者])不同意公开|非《?(?:政府信息公开)?条例》?所指(?:的)?(?:政府)?信息)"
        ),
        "是2019年以前统计表的答复类型。请改用表三的名称，例如“部分公开”“不予公开”“无法提供”。",
        Severity.HINT,
    ),
)
OUTLINE = re.compile(r"^(?:[一二三四1]、|[（(][一二]?[）)])?概[述况][：:。]?$")
AS_HEADING = "作为标题是2019年以前报告的第一部分。现行格式第一部分是“总体情况”，请删去这个标题。"


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Each wording once a section, in reports of 2019 and later."""
    if content.year and content.year < SINCE:
        return
    for passage in passages(content):
        text = compact(passage.text)
        heads = [part.text for part in paragraphs(passage.text) if OUTLINE.match(part.text)]
        hits = [(head, AS_HEADING, Severity.WARN) for head in heads[:1]]
        hits += [
            (match[0], old.instead, old.severity)
            for old in OLD
            if (match := next((hit for hit in old.pattern.finditer(text) if _is_said(old, hit)), None))
        ]
        for quote, instead, severity in hits:
            message = f"{passage.place}里的“{quote}”{instead}"
            yield Finding("E-32", severity, passage.section.code, message, quote=quote)


def _is_said(old: Old, hit: re.Match[str]) -> bool:
    """Whether the words are used, not told to have ended."""
    start = hit.string.rfind("。", 0, hit.start()) + 1
    return not old.unless.search(hit.string, start, hit.start())
