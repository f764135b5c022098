"""Growth and decline the prose names: “80件，比上年增加12件，增长17.6%”, by its own numbers and by last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reports.checks import rows
from reports.checks.chinese import Sentence, sentences
from reports.checks.claims import Side
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.percentages import HUNDRED, gives
from reports.checks.prose_numbers import Bound, bindings, is_meant
from reports.checks.quantities import Quantity, quantities
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

UP = "增加|增长|上升|新增|增多|多|增"
DOWN = "减少|下降|降低|下滑|少|减|降"
WORD = f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅|率)?(?:度)?(?:为|达到?|约)?"
LAST_YEAR = "上一?年度?|去年"
THAN = f"(?:同比|[较比](?:{LAST_YEAR}|(?P<year>20[0-9]{{2}})年度?)(?:同期)?(?:相比)?|与?(?:{LAST_YEAR})(?:同期)?相比)"
MANY = 6  # changes of one sentence that are judged
# right between the number and its change, and between the change and its percentage
FIRST = re.compile(f"[，,、（(]?{THAN}[，,]?(?:数量|总数|总量)?{WORD}")
SECOND = re.compile(f"[，,、（(]?(?:同比)?{WORD}")

RULES: tuple[Rule, ...] = (
    Rule(
        "TX-4b",
        "正文所写的同比增减数和增减幅度，与本年、上年的数字一致。",
        Severity.WARN,
        "正文与本年、上年报告的对应关系，国办公开办函〔2021〕30号要求报得准",
        Example(
            {"requests.new.person": "80", "requests.granted.person": "80"},
            {"overview": "新收政府信息公开申请80件，比上年增加20件。"},
            last={"requests.new.person": "68"},
        ),
    ),
)


@dataclass(frozen=True)
class Change:
    """A number of this year and by how much it is said to have grown; ``by`` and ``percent`` as they are said."""

    sentence: Sentence
    value: Quantity
    sign: int
    by: Quantity | None
    percent: Quantity | None

    @property
    def last(self) -> Quantity:
        return self.percent or self.by or self.value

    @property
    def quote(self) -> str:
        return self.sentence.quote(self.value.start, self.last.end)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """What last year's report denies; without one, or where nothing ties the number to a cell, its own numbers."""
    last = context.last_year
    is_near = last is not None and (not content.year or not last.year or last.year == content.year - 1)
    for sentence in sentences(content):
        changes = tuple(islice(_changes(sentence, content.year), MANY))
        bound = {one.middle: one for one in bindings(sentence)} if changes and is_near else {}
        for change in changes:
            judged = (
                _by_last_year(change, bound.get(change.value.start), content, last)
                if last and is_near
                else None
            )
            yield from _by_itself(change) if judged is None else judged


def _changes(sentence: Sentence, year: int) -> Iterator[Change]:
    found = list(quantities(sentence.text))
    for value, change, behind in zip(found, found[1:], [*found[2:], None], strict=False):
        match = FIRST.fullmatch(sentence.text, value.end, change.start)
        is_plain = value.exact and change.exact and value.unit != "%" and change.unit in ("%", value.unit)
        if not match or not is_plain or (match["year"] and year and int(match["year"]) != year - 1):
            continue
        sign = 1 if match["up"] else -1
        if change.unit == "%":
            yield Change(sentence, value, sign, None, change)
            continue
        more = (
            behind
            and behind.exact
            and behind.unit == "%"
            and SECOND.fullmatch(sentence.text, change.end, behind.start)
        )
        yield Change(sentence, value, sign, change, behind if more else None)


def _by_itself(change: Change) -> Iterator[Finding]:
    """“80件，增加12件，增长17.6%”: 12 of 68."""
    if not change.by or not change.percent:
        return
    before = change.value.value - change.sign * change.by.value
    if before > 0 and not gives(change.by.value, before, change.percent):
        right = round(change.by.value / before * HUNDRED, max(change.percent.places, 1))
        reckoned = (
            f"按本年{change.value.value:f}、增减{change.by.value:f}推算，上年是{before:f}，幅度是{right:f}%"
        )
        yield _wrong(change, reckoned, right)


def _by_last_year(
    change: Change, bound: Bound | None, content: Content, last: Content
) -> list[Finding] | None:
    """None where the number is not that of a cell known in both years."""
    sides = bound.claim.sides if bound and is_meant(bound, content) else ()
    pairs = _pairs(sides, change.value.value, content, last)
    if not pairs:
        return None
    if any(_agrees(change, here, there) for here, there, _ in pairs):
        return []
    here, there, cell = pairs[0]
    gap = abs(here - there)
    right = gap / there * HUNDRED if there else Decimal()
    growth = f"{'增加' if here > there else '减少'}{gap:f}{change.value.unit}"
    rate = f"，{'增长' if here > there else '下降'}{round(right, 2):f}%" if there and change.percent else ""
    against = ((cell, f"{there:f}"),)
    return [_wrong(change, f"上年报告是{there:f}{change.value.unit}，应为{growth}{rate}", gap, against)]


def _pairs(
    sides: tuple[Side, ...], value: Decimal, content: Content, last: Content
) -> list[tuple[Decimal, Decimal, str]]:
    """What the number is in this year's table, what it was in last year's, and a cell of it."""
    pairs = []
    for side in sides:
        cells = rows.cells(content, side.rows)
        here, there = rows.amounts(content, cells), rows.amounts(last, rows.cells(last, side.rows))
        if len(there) == 1 and value in here:
            pairs.append((value, there[0], cells[0]))
    return pairs


def _agrees(change: Change, here: Decimal, there: Decimal) -> bool:
    gap = (here - there) * change.sign
    by_number = change.by is None or change.by.value == gap
    by_rate = change.percent is None or not there or (gap >= 0 and gives(gap, there, change.percent))
    return by_number and by_rate


def _wrong(
    change: Change, reckoned: str, right: Decimal, against: tuple[tuple[str, str], ...] = ()
) -> Finding:
    heading = change.sentence.section.heading
    message = f"“{heading}”写的是“{change.quote}”，{reckoned}。请核对本年数、上年数和增减幅度。"
    left = change.last.value
    return Finding(
        "TX-4b",
        Severity.WARN,
        change.sentence.section.code,
        message,
        left=left,
        right=right,
        quote=change.quote,
        against=against,
    )
