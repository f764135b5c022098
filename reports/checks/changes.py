"""Growth and decline the prose names: “80件，比上年增加12件，增长17.6%”, by its own numbers and by last year's report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reports.checks import rows, volumes
from reports.checks.bindings import Bound, bindings, is_meant
from reports.checks.chinese import Sentence, sentences
from reports.checks.claim import Side
from reports.checks.context import ALONE, Context, is_year_before
from reports.checks.finding import Finding
from reports.checks.percentages import HUNDRED, WHOLES, gives
from reports.checks.quantities import Quantity, quantities
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

UP = "净增加?|增加|增长|上升|新增|增多|多|增"
DOWN = "减少|下降|降低|下滑|少|减|降"
WORD = f"(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅|率)?(?:度)?(?:为|达到?|约)?"
LAST_YEAR = "上一?年度?|去年"
THAN = f"(?:同比|[较比](?:{LAST_YEAR}|(?P<year>20[0-9]{{2}})年度?)(?:同期)?(?:相比)?|与?(?:{LAST_YEAR})(?:同期)?相比)"
MANY = 6  # changes of one sentence that are judged
# right between the number and its change, and between the change and its percentage
AMOUNT = "(?:申请|办理|公开|受理|信息)?(?:数量|总数|总量|件数|[总件]?[数量])?"
FIRST = re.compile(f"[，,、（(]?{AMOUNT}{THAN}[，,]?{AMOUNT}{WORD}")
FROM = re.compile(
    f"[，,、（(]?{AMOUNT}[较比与]?(?:{LAST_YEAR}|(?P<year>20[0-9]{{2}})年度?)(?:同期)?(?:新收|收到|受理|的|为|是)*"
)
BY = re.compile(f"[）)]?(?:相比)?[，,]?(?:同比|相比)?{AMOUNT}{WORD}")
# “由上年的68件增加到80件，增幅17.6%”
RISEN_FROM = re.compile(f"[由从](?:{LAST_YEAR}|(?P<year>20[0-9]{{2}})年度?)(?:同期)?的?$")
RISEN_TO = re.compile("(?:[增减升降]|上升|下降|提高|减少)[^，,。；0-9]{0,3}[到至为]")
# a sentence of its own: “与2022年的8件相比，增长50%”, of a number said before
ALONE_FROM = re.compile(f"(?:^|[，,])[较比与同](?:{LAST_YEAR}|(?P<year>20[0-9]{{2}})年度?)(?:同期)?的?$")
NEARBY = 3
INSIDE = re.compile("其中|包括|含")
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
    before: Decimal | None = None  # last year's number, where it is said

    @property
    def last(self) -> Quantity:
        return self.percent or self.by or self.value

    @property
    def quote(self) -> str:
        return self.sentence.quote(self.value.start, self.last.end)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """What last year's report denies; without one, or where nothing ties the number to a cell, its own numbers."""
    last = context.last_year if is_year_before(context.last_year, content) else None
    earlier: list[Quantity] = []
    for sentence in sentences(content):
        changes = tuple(islice(_changes(sentence, content.year), MANY))
        bound = {one.middle: one for one in bindings(sentence)} if changes and last else {}
        for change in changes:
            known = bound.get(change.value.start)
            if last is None or (judged := _by_last_year(change, known, content, last)) is None:
                yield from _by_itself(change)
            elif judged and not _is_of_whole(change, content, last):
                yield from judged
        if last:
            yield from volumes.wrong(sentence, content, last)
        if "%" in sentence.text:
            yield from _of_both(sentence, content.year)
            yield from _of_earlier(sentence, _likely(content, earlier), content.year)
        earlier = [*earlier, *quantities(sentence.text)][-MANY * NEARBY :]


def _changes(sentence: Sentence, year: int) -> Iterator[Change]:
    found, text = list(quantities(sentence.text)), sentence.text
    for at, value in enumerate(found[:-1]):
        after, before = at + 1, None
        match = FIRST.fullmatch(text, value.end, found[after].start)
        if (
            not match
            and (told := FROM.fullmatch(text, value.end, found[after].start))
            and after + 1 < len(found)
        ):
            before, after = found[after], after + 1
            match = BY.fullmatch(text, before.end, found[after].start)
            if not _is_last(told, year) or before.unit != value.unit or not before.exact:
                continue
        change = found[after]
        is_plain = value.exact and change.exact and value.unit != "%" and change.unit in ("%", value.unit)
        if not match or not is_plain or not _is_last(match, year):
            continue
        sign, was = 1 if match["up"] else -1, before.value if before else None
        if change.unit == "%":
            yield Change(sentence, value, sign, None, change, was)
        else:
            yield Change(sentence, value, sign, change, _rate(text, change, found[after + 1 :]), was)


def _of_both(sentence: Sentence, year: int) -> Iterator[Finding]:
    """“由上年的68件增加到80件，增幅17.6%”."""
    text, found = sentence.text, list(quantities(sentence.text))[:MANY]
    for before, value, percent in zip(found, found[1:], found[2:], strict=False):
        told = RISEN_FROM.search(text, 0, before.start)
        match = SECOND.fullmatch(text, value.end, percent.start)
        plain = before.exact and value.exact and percent.exact and before.unit == value.unit
        if (
            told
            and match
            and plain
            and percent.unit == "%"
            and _is_last(told, year)
            and RISEN_TO.fullmatch(text, before.end, value.start)
        ):
            yield from _by_itself(
                Change(sentence, value, 1 if match["up"] else -1, None, percent, before.value)
            )


def _likely(content: Content, earlier: list[Quantity]) -> list[Quantity]:
    """The numbers that are totals of table three, if there are any: it is those that are compared."""
    totals = {value for names in WHOLES for value in rows.amounts(content, rows.cells(content, names))}
    return [number for number in earlier if number.value in totals] or earlier


def _of_earlier(sentence: Sentence, earlier: list[Quantity], year: int) -> Iterator[Finding]:
    """“与2022年的8件相比，增长50%”, of whatever was said before: wrong where no number fits."""
    text, found = sentence.text, list(quantities(sentence.text))[:MANY]
    for at, (before, change) in enumerate(zip(found, found[1:], strict=False)):
        told = ALONE_FROM.search(text, 0, before.start)
        match = BY.fullmatch(text, before.end, change.start)
        if not told or not match or not _is_last(told, year) or not before.exact or not change.exact:
            continue
        is_judged = any(FROM.fullmatch(text, one.end, before.start) for one in found[:at][-1:])
        now = [number for number in (*earlier, *found[:at]) if number.unit == before.unit]
        if not now or not before.value or change.unit != "%" or is_judged:
            continue
        sign = 1 if match["up"] else -1
        if not any(
            _agrees(Change(sentence, one, sign, None, change), one.value, before.value) for one in now
        ):
            nearest = min(
                now, key=lambda one: abs(one.value - before.value * (1 + sign * change.value / HUNDRED))
            )
            gap = abs(nearest.value - before.value)
            right = round(gap / before.value * HUNDRED, max(change.places, 1))
            whole = Change(sentence, before, sign, None, change)
            reckoned = f"按前文的{nearest.value:f}{nearest.unit}推算，增减{gap:f}，幅度是{right:f}%"
            yield _wrong(whole, reckoned, right)


def _is_last(match: re.Match[str], year: int) -> bool:
    said = match.groupdict().get("year")
    return not said or not year or int(said) == year - 1


def _rate(text: str, change: Quantity, behind: list[Quantity]) -> Quantity | None:
    """The percentage right behind a change."""
    for rate in behind[:1]:
        if rate.exact and rate.unit == "%" and SECOND.fullmatch(text, change.end, rate.start):
            return rate
    return None


def _by_itself(change: Change) -> Iterator[Finding]:
    """“80件，增加12件，增长17.6%”: 12 of 68; “80件，较去年的68件增加12件”."""
    value, before = change.value.value, change.before
    if before is None and change.by and change.percent:
        before = value - change.sign * change.by.value
    if before and before > 0 and not _agrees(change, value, before):
        gap = abs(value - before)
        right = round(gap / before * HUNDRED, max(change.last.places, 1))
        yield _wrong(change, f"按本年{value:f}、上年{before:f}推算，增减{gap:f}，幅度是{right:f}%", right)


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


def _is_of_whole(change: Change, content: Content, last: Content) -> bool:
    """“共收到9件，其中科研机构3件，较上一年减少2件” may be said of all 9."""
    text, value = change.sentence.text, change.value
    wholes = [one for one in quantities(text[: value.start]) if one.unit == value.unit]
    if not wholes or not INSIDE.search(text, wholes[-1].end, value.start):
        return False
    both = volumes.pairs(content, last)
    return not both or any(_agrees(change, here, there) for here, there in both)


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
