"""集中采购 in the prose against table two of 2019: how many projects, and the money, whatever its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.chinese import Sentence
from reports.checks.finding import Finding
from reports.checks.quantities import quantities
from reports.checks.scope import is_ours
from reports.content import Content
from reports.schema import Severity

ITEMS, AMOUNT = "proactive.procurement.projects", "proactive.procurement.amount"
NAMED = re.compile(
    "(?:政府)?集中采购(?:项目|预算|完成|实施|开展|数量|数|共|计|为|有|了|的|政府)*(?P<items>[0-9]{1,6})[个项件宗批](?:项目)?(?![次类])"
)
# right behind the projects, or named by itself
MONEY = re.compile(
    "(?:采购|合同|成交|中标)?(?:总金额|总额|金额|支出|资金|共计|合计|共|为|达|计|是|，|,|（|、)*"
)
OF_ITS_OWN = re.compile("集中采购(?:总金额|总额|金额|支出|资金)(?:共计|合计|共|为|达|计|是)*(?=[0-9])")
NOT_ALL = re.compile("其中|分散|部门集中|节约|预算|[比较增减]|各[^类项级]|分别|信息|公告|目录")
IN_YUAN = 10_000
REACH = 30


def findings(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """TX-8. Nothing in the edition of 2021, which has no such rows."""
    if ITEMS not in content.edition.by_name or sentence.text.count("集中采购") != 1:
        return
    match = NAMED.search(sentence.text)
    own = match or OF_ITS_OWN.search(sentence.text)
    if not own or not is_ours(sentence, own.start(), content):
        return
    if NOT_ALL.search(sentence.text, sentence.clause(own.start()), own.end()):
        return
    if match:
        yield from _judge(content, sentence, match, ITEMS, Decimal(match["items"]), Decimal(1), match.end())
    money = MONEY.match(sentence.text, own.end())
    at = money.end() if money else own.end()
    said = next(quantities(sentence.text[: at + REACH], at), None)
    if said and said.start == at and said.unit == "元" and said.exact:
        scale = {"万": IN_YUAN, "亿": IN_YUAN**2}.get(sentence.text[said.end - 2], 1)
        step = scale * Decimal(10) ** -said.places / IN_YUAN
        yield from _judge(content, sentence, own, AMOUNT, said.value / IN_YUAN, step, said.end)


def _judge(
    content: Content,
    sentence: Sentence,
    match: re.Match[str],
    cell: str,
    said: Decimal,
    step: Decimal,
    end: int,
) -> Iterator[Finding]:
    """``step`` is what the last digit is worth, 个 or 万元; the table shows 元 where it is typed so."""
    table = content.best(cell)
    if table is None or abs(said - table) < step:
        return
    quote = sentence.quote(match.start(), end)
    label, unit = ("采购项目数量", "个") if cell == ITEMS else ("采购总金额", "")
    message = (
        f"“{sentence.section.heading}”写的是“{quote}”，表二“政府集中采购”{label}是{content.text(cell)}{unit}，两处不一致。"
        "请核对后改正文字或表格。"
    )
    yield Finding("TX-8", Severity.WARN, sentence.section.code, message, (cell,), said, table, quote=quote)
