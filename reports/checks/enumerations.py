"""Applicants, ways and results of applications listed without a total beside them: “按申请方式分，网上34件、信函11件”.

Such a list is held against the totals named nearby and against table three; only what agrees with none is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.checks import kinds, rows
from reports.checks.chinese import Sentence
from reports.checks.kinds import Kinds
from reports.checks.quantities import Quantity
from reports.checks.scope import is_ours
from reports.content import Content

OF_REQUESTS = (kinds.RESULTS, kinds.APPLICANTS, kinds.CHANNELS)
BRACKETS = re.compile("[（(][^（()）]{0,200}[）)]")
SUBTOTAL = re.compile("[合小总]计|共(?=[^\u4e00-\u9fff]*$)|累计")
# what is listed is no application, or only some of them, or of another year
NOT_OF_THESE = re.compile(
    "复议|诉讼|起诉|许可|处罚|建议|提案|热线|留言|诉求|信箱|工单|来电|咨询|上年|去年|同比|比20|截至|平均|主要|大多|规范性|公文|文件|涉及.*的申请"
)
INNER = re.compile("其中|包括|包含|含")
APPLICATION = re.compile("申请")
END = re.compile("[，,、；;。：:（(]")
OF_OTHERS = re.compile("其[他它]处理(?:[的类]|申请|情形|情况)*中[，,：:]?(?P<list>[^。；;]{4,80})")
FEWEST = 2
REACH = 30
HALF = 2
MOST_SUMS = 8
TOTALS = (
    ("requests.new",),
    ("requests.new", "requests.carried_in"),
    ("requests.handled",),
    ("requests.handled", "requests.carried_out"),
)
LINES = ("new", "handled")
LEAF = re.compile(
    "requests[.](?P<row>granted|partly_granted|carried_out|(?:refused|unavailable|unprocessed|other)(?:[.][a-z_]+)?)[.]total"
)


@dataclass(frozen=True)
class Row:
    """Numbers of one list with the kinds they are of, in their order."""

    of: Kinds
    parts: tuple[Quantity, ...]
    keys: tuple[str, ...]

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal())


def wrong(
    content: Content, statement: Sentence, found: list[Quantity], earlier: list[Quantity]
) -> Iterator[tuple[Row, Decimal]]:
    """Rows of the statement that make none of the totals, and the total they come closest to.

    ``earlier`` are numbers of the statements before.
    """
    if not APPLICATION.search(statement.before + statement.text):
        return
    outer = BRACKETS.sub(lambda match: "※" * len(match[0]), statement.text)
    cases = [number for number in found if number.unit == "件" and outer[number.start] != "※"]
    if len(cases) < FEWEST:
        return
    totals = {value for names in TOTALS for value in rows.amounts(content, rows.cells(content, names))}
    yield from _of_others(content, statement, cases)
    for of in OF_REQUESTS:
        row = _row(outer, cases, of)
        if row and is_ours(statement, row.parts[0].start, content):
            said = {number.value for number in (*earlier, *cases) if number not in row.parts} & totals
            total = _closest(row, said)
            if total is not None and not _sums(content, row) & totals:
                yield row, total


def _of_others(content: Content, statement: Sentence, cases: list[Quantity]) -> Iterator[tuple[Row, Decimal]]:
    """“其他处理中，逾期不补正1件，申请人撤回2件”, of the line of the table, whatever was said before."""
    led_up = OF_OTHERS.search(statement.text)
    if not led_up or not is_ours(statement, led_up.start(), content):
        return
    parts = tuple(number for number in cases if led_up.start("list") < number.start < led_up.end())
    starts = (led_up.start("list"), *(number.end for number in parts))
    labels = [statement.text[at : part.start] for at, part in zip(starts, parts, strict=False)]
    lines = [content.best(name) for name in rows.cells(content, ("requests.other",))]
    keys = tuple(key for label in labels if (key := kinds.OTHERS.member(label)))
    if None in lines or not kinds.are_of(kinds.OTHERS, labels) or not all(part.exact for part in parts):
        return
    row, total = Row(kinds.OTHERS, parts, keys), sum(filter(None, lines), Decimal())
    if total not in with_some(row.sum, lines):
        yield row, total


def _row(text: str, cases: list[Quantity], of: Kinds) -> Row | None:
    """The one list of these kinds; None where there is none, or where another number is of the same kinds."""
    parts: dict[str, Quantity] = {}
    free, is_over = 0, False
    for number in cases:
        label, clause = _label(text, free, number)
        free, key = number.end, of.member(label)
        if parts and SUBTOTAL.search(clause):
            continue
        if key is None or key in parts or NOT_OF_THESE.search(clause) or (parts and INNER.search(clause)):
            is_over = bool(parts)
        elif is_over or not number.exact:
            return None
        else:
            parts[key] = number
    if len(parts) < of.fewest or text.startswith("等", max(part.end for part in parts.values())):
        return None
    return Row(of, tuple(parts.values()), tuple(parts))


def _label(text: str, free: int, number: Quantity) -> tuple[str, str]:
    """The words that name a number, before it or, where none are, behind it; and all of its clause."""
    before = text[max(free, number.start - 2 * REACH) : number.start]
    label = before[max(before.rfind(mark) for mark in "，,；;。：:（(、") + 1 :].strip("和及与有另※")
    behind = END.split(text[number.end : number.end + REACH], maxsplit=1)[0]
    clause = before[max(before.rfind(mark) for mark in "，,；;。：:") + 1 :]
    return label or behind, clause + behind


def _closest(row: Row, said: set[Decimal]) -> Decimal | None:
    """The total the row may be of; None where none is of its size, or the row need not be all of it."""
    largest = max(part.value for part in row.parts)
    able = [value for value in said if value >= largest and row.sum < HALF * value and value < HALF * row.sum]
    return min(able, key=lambda value: (abs(value - row.sum), value), default=None)


def _sums(content: Content, row: Row) -> set[Decimal]:
    """What the row comes to, with and without what the table holds of the kinds it does not name."""
    if row.of is kinds.APPLICANTS:
        names = [
            f"requests.{line}.{column}"
            for line in LINES
            for column in row.of.members
            if column not in row.keys
        ]
    elif row.of is kinds.RESULTS:
        names = [
            match[0]
            for name in content.edition.by_name
            if (match := LEAF.fullmatch(name))
            and not any(match["row"] == key or match["row"].startswith(f"{key}.") for key in row.keys)
        ]
    else:
        names = []
    others = [content.best(name) for name in names]
    return set().union(*(with_some(start, others) for start in (row.sum, *_handled(row))))


def _handled(row: Row) -> Iterator[Decimal]:
    """“办结77件，结转下年度1件；按结果分，…”: what is carried out stands before the results, and is none of the 77."""
    if row.keys[0] == "carried_out":
        yield row.sum - row.parts[0].value


def with_some(value: Decimal, others: Iterable[Decimal | None]) -> set[Decimal]:
    """This value plus any of the others; where these are many, only plus each of them and all."""
    known = [other for other in others if other]
    if len(known) > MOST_SUMS:
        return {value, value + sum(known), *(value + other for other in known)}
    sums = {value}
    for other in known:
        sums |= {one + other for one in sums}
    return sums
