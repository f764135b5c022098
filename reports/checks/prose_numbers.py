"""Numbers in the prose against the tables: every number that is bound to words of a claim, and nothing else.

The clerk reads which words were held against which figures. Where a figure is not known, or the words may
speak of another unit, another year or a part only, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks import prose_rules, purchases, rows, sayings
from reports.checks.bindings import Bound, clause_of, is_part, meant
from reports.checks.chinese import ROUNDED, sentences
from reports.checks.claim import Side
from reports.checks.claims import NEW
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Rule
from reports.checks.slips import is_swap
from reports.content import Content
from reports.schema import Severity

SAID = re.compile(
    "[，,（(]?(?:含|包括|包含|其中|加|连同|本年|年内|全年|当年|新收)[^。]{0,20}(?:结转|转来|转入|遗留|未办[结完])"
)
SHOWN_SIDES = 2
ON_REQUESTS = ("TX-1", "TX-2", "TX-3")

RULES: tuple[Rule, ...] = prose_rules.RULES


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Each number that agrees with none of the figures it can stand for, then what is said without a number."""
    said = meant(content, ROUNDED)
    names = rows.cells(content, ("requests",))
    if rows.amounts(content, names) == (Decimal(),):
        reported = [bound for bound in said if bound.value and bound.claim.code in ON_REQUESTS]
        said = [bound for bound in said if bound not in reported]
        yield from (_nothing_in_table(bound, names) for bound in reported[:1])
    for bound in said:
        yield from _judge(bound, content)
    for sentence in sentences(content):
        yield from sayings.findings(content, sentence)
        yield from sayings.verdicts(content, sentence)
        yield from purchases.findings(content, sentence)


def _judge(bound: Bound, content: Content) -> Iterator[Finding]:
    sides = [(side, rows.cells(content, side.rows)) for side in bound.claim.sides]
    amounts = [rows.amounts(content, names) for _, names in sides]
    side, known = sides[0][0], amounts[0]
    if not all(amounts) or any(abs(bound.value - value) < bound.grain for value in known):
        return
    if is_part(bound) and bound.value <= max(max(more) for more in amounts):
        yield from _swapped(bound, sides[0], known)
        return
    code = bound.claim.code
    if bound.claim.zero and known == (Decimal(),):
        code = bound.claim.zero
    elif any(bound.value in more for more in amounts[1:]):
        if side is NEW and not SAID.match(bound.sentence.text[bound.end :]):
            yield _received_in_all(bound, sides, amounts)
        return
    if code:
        cells = tuple(dict.fromkeys(cell for _, names in sides for cell in names))
        yield _differs(bound, code, cells, known[0], _sides(bound, sides, amounts))


def _finding(
    bound: Bound, code: str, severity: Severity, message: str, cells: tuple[str, ...], right: Decimal
) -> Finding:
    section, left = bound.sentence.section.code, Decimal(bound.value)
    return Finding(code, severity, section, message, cells, left, right, quote=bound.quote)


def _swapped(
    bound: Bound, side: tuple[Side, tuple[str, ...]], known: tuple[Decimal, ...]
) -> Iterator[Finding]:
    """A number of some of them that may be any, but is that of all with two digits changing places."""
    for value in known:
        if is_swap(str(bound.value // bound.grain), f"{value // bound.grain:f}"):
            message = (
                f"{bound.says}，{side[0].words}是{value:f}件，只有两位数字前后颠倒。"
                "说的是全部的，请改正文字或表格；只是其中一部分的，不用修改。"
            )
            yield _finding(bound, bound.claim.code, Severity.HINT, message, side[1], value)


def _sides(
    bound: Bound, sides: list[tuple[Side, tuple[str, ...]]], amounts: list[tuple[Decimal, ...]]
) -> str:
    """“表三…总计是74件，…之和是75件”: of many, the two that come nearest."""
    gaps = [min(abs(value - bound.value) for value in values) for values in amounts]
    nearest = sorted(sorted(range(len(sides)), key=lambda each: gaps[each])[:SHOWN_SIDES])
    terms = [
        f"{sides[each][0].words}是{'或'.join(f'{value:f}' for value in amounts[each])}件" for each in nearest
    ]
    return "，".join(terms)


def _differs(bound: Bound, code: str, cells: tuple[str, ...], right: Decimal, against: str) -> Finding:
    gap = f"相差{abs(bound.value - right):f}件" if "，" not in against else "都不相等"
    severity, advice = Severity.WARN, "请核对后改正文字或表格。"
    if bound.claim.shown and bound.claim.shown.search(clause_of(bound)):
        severity, advice = Severity.HINT, bound.claim.remark
    return _finding(bound, code, severity, f"{bound.says}，{against}，{gap}。{advice}", cells, right)


def _received_in_all(
    bound: Bound, sides: list[tuple[Side, tuple[str, ...]]], amounts: list[tuple[Decimal, ...]]
) -> Finding:
    """TX-1: the number is that of new applications and those carried in together; to be said so, not wrong."""
    message = (
        f"{bound.says}：与{sides[0][0].words}{amounts[0][0]:f}件不相等，与{sides[1][0].words}{bound.value}件相等。"
        "如包括上年结转的申请，建议在文字中写明。"
    )
    return _finding(bound, "TX-1", Severity.HINT, message, sides[1][1], amounts[0][0])


def _nothing_in_table(bound: Bound, cells: tuple[str, ...]) -> Finding:
    """E-24: the text reports applications, the whole table is 0."""
    message = f"{bound.says}，但表三各格都是0。请补填表三，或改正文字。"
    return _finding(bound, "E-24", Severity.WARN, message, cells, Decimal())
