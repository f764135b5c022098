"""Last year's figure beside this year's: the value, how far apart, whether that is much; what carries over. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reports.checks.context import is_year_before
from reports.checks.jumps import is_leap
from reports.compare import apart
from reports.content import Content
from reports.figures import State
from reports.taking import CARRIED_IN, CARRIED_OUT

FURTHEST = 10**12  # no count has more digits (reports/figures.py)


@dataclass(frozen=True)
class Before:
    """A figure of last year: its text, and the counts of this year, below ``low`` or above ``high``, that are a leap.

    ``value`` is in the unit of the cell, None where it is no number. ``zero``: whether none at all is a leap, too.
    """

    text: str
    value: Decimal | None
    low: int = 0
    high: int = FURTHEST
    zero: bool = False

    def is_leap(self, here: Decimal | None) -> bool:
        if here is None:
            return False
        return not self.low <= here <= self.high if here else self.zero

    def change(self, here: Decimal | None) -> str:
        """How far apart it is from this year's, in the words of reports.compare."""
        return apart(self.value, here)


def before(content: Content, last: Content | None) -> dict[str, Before]:
    """Last year's figures by cell, as far as both forms have it under one name; none where it is not last year's."""
    if last is None or not is_year_before(last, content):
        return {}
    names = [cell.name for cell in content.edition.cells if cell.name in last.edition.by_name]
    return {name: _before(name, last) for name in names if last.text(name)}


def _before(name: str, last: Content) -> Before:
    value = None if last.reading(name).state is State.NA else last.best(name)
    if value is None or value != int(value) or value < 0:
        return Before(last.text(name), value)
    count = int(value)
    zero = is_leap(name, Decimal(), value)
    return Before(last.text(name), value, _edge(name, count, 1), _edge(name, count, FURTHEST), zero)


@lru_cache(maxsize=4096)
def _edge(name: str, there: int, far: int) -> int:
    """The count nearest to ``far`` that is no leap, by halving: what leaps does so further away, too."""
    if not is_leap(name, Decimal(far), Decimal(there)):
        return far
    calm, leap = there, far
    while abs(leap - calm) > 1:
        middle = (calm + leap) // 2
        if is_leap(name, Decimal(middle), Decimal(there)):
            leap = middle
        else:
            calm = middle
    return calm


def carried(content: Content, last: Content | None) -> dict[str, str]:
    """What 上年结转 should hold: last year's 结转下年度 by this year's cell, as digits."""
    if last is None or not is_year_before(last, content):
        return {}
    found = {}
    for cell in content.edition.inputs:
        if cell.name.startswith(CARRIED_IN):
            value = last.best(cell.name.replace(CARRIED_IN, CARRIED_OUT))
            if value is not None:
                found[cell.name] = f"{value:f}"
    return found
