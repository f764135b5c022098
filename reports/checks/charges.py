"""The amount of 行政事业性收费 the prose names against table two, whatever its unit: 元, 万元, 亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.chinese import Sentence, sentences
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.magnitudes import FEES, IN_YUAN
from reports.checks.quantities import Quantity, quantities
from reports.checks.rule import Example, Rule
from reports.checks.scope import is_ours
from reports.checks.slips import is_swap
from reports.content import Content
from reports.schema import Kind, Severity

# the amount stands right behind; a number of 项 or 件 may come between
NAMED = re.compile(
    "(?:行政)?事业性收费"
    "(?:收入|金额|总额|总金额|款|共|总计|合计|计|为|是|达到?|了|的|[，,]?[0-9]{1,6}[项件笔宗][，,]?)*"
)
# another year's, a part of it, or what was not taken in
# one of the charges: any amount that is not larger may be right
ONE_FEE = re.compile(
    "(?:收取|征收|收缴)[^，。；0-9]{2,16}费(?:收入|金额|总额|款|共|总计|合计|计|为|是|达到?|了|的)*(?=[0-9])"
)
LONGEST = 20  # characters of an amount
NOT_ALL = re.compile("减免|减征|免征|免收|降低|减少|增加|增长|取消|停征|退还|其中|预算|各[^类项级]|分别|非税")

RULES: tuple[Rule, ...] = (
    Rule(
        "TX-11",
        "正文所写的行政事业性收费金额，与表二“本年收费金额”一致。",
        Severity.WARN,
        "正文与表二的对应关系，表二单位是万元",
        Example({FEES: "125000"}, {"overview": "全年收取行政事业性收费12.5万元。"}),
        editions=("2021",),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Nothing in the edition of 2019, which counts kinds of charges, not money."""
    cell = content.edition.by_name.get(FEES)
    value = content.best(FEES) if cell and cell.kind is Kind.MONEY else None
    if value is None:
        return
    for sentence in sentences(content):
        for match in NAMED.finditer(sentence.text):
            said = next(quantities(sentence.text[: match.end() + LONGEST], match.end()), None)
            if said and said.start > match.end():
                continue
            clause = sentence.text[sentence.clause(match.start()) : match.end()]
            is_meant = said and said.unit == "元" and said.exact and not NOT_ALL.search(clause)
            if said and is_meant and is_ours(sentence, match.start(), content):
                yield from _judge(sentence, match.start(), said, value * IN_YUAN)
        for match in ONE_FEE.finditer(sentence.text):
            said = next(quantities(sentence.text[: match.end() + LONGEST], match.end()), None)
            if said and said.start == match.end() and said.unit == "元" and not NAMED.search(match[0]):
                yield from _one_fee(content, sentence, match.start(), said, value * IN_YUAN)


def _one_fee(
    content: Content, sentence: Sentence, start: int, said: Quantity, table: Decimal
) -> Iterator[Finding]:
    """A single fee is not the whole; but the whole with two digits the wrong way round is hardly another sum."""
    if not is_swap(f"{said.value.normalize():f}", f"{table.normalize():f}") or not is_ours(
        sentence, start, content
    ):
        return
    quote = sentence.quote(start, said.end)
    message = (
        f"“{sentence.section.heading}”写的是“{quote}”，表二“本年收费金额”是{table / IN_YUAN:f}万元，只有两位数字前后颠倒。"
        "说的是全部收费的，请改正文字或表格；只是其中一项的，不用修改。"
    )
    left, right = said.value / IN_YUAN, table / IN_YUAN
    yield Finding("TX-11", Severity.HINT, sentence.section.code, message, (FEES,), left, right, quote=quote)


def _judge(sentence: Sentence, start: int, said: Quantity, table: Decimal) -> Iterator[Finding]:
    """Both in 元. What is said in 万元 with two decimals is rounded to them."""
    scale = {"万": IN_YUAN, "亿": IN_YUAN**2}.get(sentence.text[said.end - 2], 1)
    if abs(said.value - table) < scale * Decimal(10) ** -said.places:
        return
    quote = sentence.quote(start, said.end)
    message = f"“{sentence.section.heading}”写的是“{quote}”，表二“本年收费金额”是{table / IN_YUAN:f}万元"
    if said.value and table in (said.value * IN_YUAN, said.value / IN_YUAN):
        message += "，正好相差一万倍，可能有一处把元和万元弄错了。请核对单位。"
    else:
        message += "，两处不一致。请核对后改正文字或表格。"
    left, right = said.value / IN_YUAN, table / IN_YUAN
    yield Finding("TX-11", Severity.WARN, sentence.section.code, message, (FEES,), left, right, quote=quote)
