"""What section six says of fees, within itself: notices and what was collected, as many amounts as cases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks.chinese import Sentence
from reports.checks.quantities import Quantity, quantities
from reports.checks.scope import OTHER_TIME

ABOUT = re.compile("处理费|收费通知|收费")
CASES = ("件", "份", "次", "笔", "张", "户", "宗")
DUE = re.compile("应[收缴]|通知(?!后)|核定")
GOT = re.compile(
    "(?:实际?|已|均|共)(?:收(?!费)|缴|交)|收到|收讫|入库|到账|(?<!未)(?<!应)(?<!计)收取|(?<![未应期])缴(?:纳|费)(?!通知|标准)"
)
UNPAID = re.compile("未(?:收|缴|交|按|在)|其余|剩余|逾期|撤回|没有缴|不再处理|免收|减免")
EACH = re.compile(
    "[^，,。；0-9]{0,12}[，,：:（(]?(?:其中)?(?:收费|收取)?(?:金额|费用|收费)?(?:各为|分别[为是]|依次为|分别收取|分别)[：:]?"
)
ROW = re.compile("[、，,和及与以]{1,2}(?![合总共]计|共)")
CLAUSE = re.compile("[，,；;、]")
MOST = 20


def wrong(statement: Sentence) -> Iterator[tuple[str, Decimal, Decimal, int, int]]:
    """What does not fit, in words, the two values, and where it stands."""
    text = statement.text
    if not ABOUT.search(text) or OTHER_TIME.search(text):
        return
    found = list(quantities(text))[:MOST]
    yield from _counted(text, found)
    yield from _collected(text, [number for number in found if number.exact])


def _counted(text: str, found: list[Quantity]) -> Iterator[tuple[str, Decimal, Decimal, int, int]]:
    """“4件，分别为2000元、1600元…”: an amount for each."""
    for count, first in zip(found, found[1:], strict=False):
        if count.unit not in CASES or first.unit != "元" or not EACH.fullmatch(text, count.end, first.start):
            continue
        row = [first]
        for number in found[found.index(first) + 1 :]:
            if number.unit != "元" or not ROW.fullmatch(text, row[-1].end, number.start):
                break
            row.append(number)
        if len(row) > 1 and len(row) != count.value:
            said = f"写明的是{count.value:f}{count.unit}，列出的金额有{len(row)}个"
            yield said, Decimal(len(row)), count.value, count.start, row[-1].end


def _collected(text: str, found: list[Quantity]) -> Iterator[tuple[str, Decimal, Decimal, int, int]]:
    """No more collected than was charged; what was collected and what was not make what was charged."""
    charged: dict[str, Quantity] = {}
    paid: dict[str, Quantity] = {}
    unpaid: dict[str, Quantity] = {}
    free, where = 0, charged
    for number in found:
        words = text[free : number.start]
        behind = CLAUSE.split(text[number.end : number.end + MOST], maxsplit=1)[0]
        free = number.end
        where = _place(words, behind, where, charged, paid, unpaid)
        unit = "件" if number.unit in CASES else number.unit
        if unit in ("件", "元") and unit in where:
            return  # told twice, of several
        where[unit] = number
    for unit in ("件", "元"):
        due, got, rest = charged.get(unit), paid.get(unit), unpaid.get(unit)
        if not due or not got:
            continue
        start, end = due.start, max(got.end, rest.end if rest else 0)
        if got.value > due.value:
            said = f"实际收取的{got.value:f}{got.unit}多于应收的{due.value:f}{due.unit}"
            yield said, got.value, due.value, start, end
        elif rest and got.value + rest.value != due.value:
            said = f"收取的{got.value:f}{got.unit}与未收取的{rest.value:f}{rest.unit}之和不等于{due.value:f}{due.unit}"
            yield said, got.value + rest.value, due.value, start, end


def _place(
    words: str,
    behind: str,
    where: dict[str, Quantity],
    charged: dict[str, Quantity],
    paid: dict[str, Quantity],
    unpaid: dict[str, Quantity],
) -> dict[str, Quantity]:
    """What a number is of: the last word before it that tells, else what follows it, else what the one before was."""
    marks = [
        (match.start(), place)
        for pattern, place in ((DUE, charged), (GOT, paid), (UNPAID, unpaid))
        for match in pattern.finditer(words)
    ]
    if marks:
        return max(marks, key=lambda mark: mark[0])[1]
    if UNPAID.search(behind):
        return unpaid
    return paid if GOT.search(behind) else charged if "通知" in behind else where
