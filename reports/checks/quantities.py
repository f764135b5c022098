"""Every number with its measure word in a statement: 12件, 1,200.5元, 33.9%. Pure reading, nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from heapq import merge

from reports.checks.chinese import HAN, number

QUANTITY = re.compile(
    r"(?<![0-9A-Za-z.,．\-–—－~～])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,12}(?:\.[0-9]{1,6})?)"
    "(?P<times>[万亿])?(?P<rough>[余多来])?(?P<unit>个百分点|人次|件次|千字|元|件|条|份|次|篇|期|个|项|起|宗|例|家|人|名|户|场|部|批|本|册|幅|则|处|封|张|笔|%)"
)
# “三十七件”; a single one only of cases: “一份报告”, “两次会议” count nothing
IN_HAN = re.compile(
    f"(?<![0-9.,{HAN}第每几数约近超逾余多任同某逐单唯上成过这该那])"
    f"(?:(?P<few>[一二三四五六七八九十两](?=件))|(?P<number>[一二三四五六七八九两十][{HAN}]{{1,8}}(?=[件条份篇期元])))"
    "(?P<unit>[件条份篇期元])(?![次事套以])"
)
ABOUT = re.compile("(?:约|近|超|逾|(?<![其剩])余|几|第|每|达到?近|超过|不足|接近|大约|至少|至多|平均)$")
ROUGH = re.compile("[余多]|以[上下内]|左右")
TIMES = {None: 1, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True)
class Quantity:
    """A number as it stands: ``places`` are its decimals; not ``exact``: 约, 余, 以上 stand beside it.

    ``slack``: how far 41.7万件, though not exact, may be from what was counted.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    places: int
    exact: bool
    slack: Decimal = Decimal()

    @property
    def is_known(self) -> bool:
        """Exact, or rounded by a known step."""
        return self.exact or bool(self.slack)


def quantities(text: str, start: int = 0) -> Iterator[Quantity]:
    """Left to right from ``start`` on. 2万元 is 20000元; the decimals are those of what is said."""
    yield from merge(_in_digits(text, start), _in_han(text, start), key=lambda quantity: quantity.start)


def _in_han(text: str, start: int) -> Iterator[Quantity]:
    for match in IN_HAN.finditer(text, start):
        value = Decimal(number(match["few"] or match["number"]))
        yield Quantity(value, match["unit"], *match.span(), 0, not ROUGH.match(text, match.end()))


def _in_digits(text: str, start: int) -> Iterator[Quantity]:
    for match in QUANTITY.finditer(text, start):
        digits = match["number"].replace(",", "")
        value = Decimal(digits) * TIMES[match["times"]]
        begin, end = match.span()
        rough = match["rough"] or ABOUT.search(text, max(0, begin - 3), begin) or ROUGH.match(text, end)
        is_rounded = match["times"] and match["unit"] != "元"  # 12万条 is, 12万元 need not be
        exact, places = not rough and not is_rounded, len(digits.partition(".")[2])
        slack = TIMES[match["times"]] * Decimal(10) ** -places if is_rounded and not rough else Decimal()
        yield Quantity(value, match["unit"], begin, end, places, exact, slack)
