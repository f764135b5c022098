"""What is measured: every cell of the official form, and what is derived from cells. Pure.

An indicator of a single cell has the cell's name for its code and takes all its words from the editions; a derived
one is declared in ``indicators_derived``. What may be compared across the editions is declared there, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reports.charts import number, percent
from reports.editions import EDITIONS

ENOUGH = 30  # below it a rate says nothing, only the counts are shown
FEW = f"样本少于{ENOUGH}，不计算比率"
NOTHING = "/"  # how 不适用 is printed; it counts as 0 in a sum and is no number by itself


class Sort(StrEnum):
    """What is known of an indicator of one report."""

    NUMBER = "number"
    BLANK = "blank"  # the cell is empty or holds a word
    NA = "na"  # 不适用: the report prints “/”
    LACKING = "lacking"  # the edition has no such cell
    NONE = "none"  # no version in force: never published, or withdrawn
    FEW = "few"  # a rate of fewer than ENOUGH
    UNDEFINED = "undefined"  # a rate of nothing


@dataclass(frozen=True)
class Formula:
    """Sums of cells of one edition; without a denominator a count. With ``growth`` it is the same sum a year earlier."""

    numerator: tuple[str, ...]
    denominator: tuple[str, ...] = ()
    growth: bool = False

    @property
    def is_rate(self) -> bool:
        return bool(self.denominator) or self.growth

    @property
    def cells(self) -> tuple[str, ...]:
        return (*self.numerator, *self.denominator)


@dataclass(frozen=True)
class Indicator:
    """One measure. ``formulas`` by edition code: the editions that have it. ``formula`` is the same in words.

    ``crossing`` says what to mind between the editions; ``comparable`` whether they may stand on one line.
    """

    code: str
    label: str
    group: str
    definition: str
    unit: str
    formulas: Mapping[str, Formula]
    formula: str = ""
    pitfalls: tuple[str, ...] = ()
    crossing: str = ""
    comparable: bool = True
    rules: tuple[tuple[str, str], ...] = ()  # (edition code, rule code)

    @property
    def is_derived(self) -> bool:
        return bool(self.formula)

    @property
    def bound(self) -> list[tuple[str, str]]:
        """The rules that bind it, each once, with the edition where it is no longer in force, else nothing."""
        now = EDITIONS[-1].code
        current = {rule for edition, rule in self.rules if edition == now}
        found = ((rule, "" if rule in current else edition) for edition, rule in self.rules)
        return list(dict.fromkeys(found))

    @property
    def since(self) -> str:
        """Which report years have it, in words."""
        editions = [edition for edition in EDITIONS if edition.code in self.formulas]
        first, last = editions[0].first_year, editions[-1].last_year
        return f"{first}年度至{last}年度报告" if last else f"{first}年度报告起"


@dataclass(frozen=True)
class Figures:
    """The figures of one report: numbers in the unit of their cells, and how the report prints them where that differs.

    A cell that is not there, or None, holds no number; ``texts`` has what stands in its place.
    """

    edition: str
    values: Mapping[str, Decimal | None]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Amount:
    """An indicator of one report. ``value`` in the unit, a rate in percent; ``over`` and ``under`` are its counts."""

    sort: Sort
    value: Decimal | None = None
    over: Decimal | None = None
    under: Decimal | None = None
    text: str = ""

    @property
    def summand(self) -> Decimal | None:
        """What a sum takes: 不适用 adds nothing, a blank or a word is not settled."""
        return Decimal() if self.sort is Sort.NA else self.value

    @property
    def counts(self) -> str:
        """Beside a rate: 12／40."""
        if self.over is None or self.under is None:
            return ""
        return f"{number(self.over)}／{number(self.under)}"

    @property
    def says(self) -> str:
        """The word or the number itself, as a table shows it."""
        words = {
            Sort.BLANK: self.text or "空白",
            Sort.LACKING: "不设此项",
            Sort.NONE: "无报告",
            Sort.FEW: "样本少",
            Sort.UNDEFINED: "—",
        }
        return words.get(self.sort, self.text)


def measure(of: Indicator, now: Figures | None, before: Figures | None = None) -> Amount:
    """The indicator of a report; ``before`` is the same agency's report of the year before, for what grows."""
    if now is None:
        return Amount(Sort.NONE)
    formula = of.formulas.get(now.edition)
    if formula is None:
        return Amount(Sort.LACKING)
    if not formula.is_rate:
        return counted(now, formula.numerator)
    over = total(now, formula.numerator)
    under = _before(of, before) if formula.growth else total(now, formula.denominator)
    if over is None or under is None:
        return Amount(Sort.BLANK)
    return _rate(over, under, growth=formula.growth)


def unit_beside(of: Indicator, amount: Amount) -> str:
    """The unit that stands behind a number; empty behind a word, and where the number names its own: 1.795万元."""
    return of.unit if amount.sort is Sort.NUMBER and amount.text[-1:].isdigit() else ""


def total(of: Figures, cells: Sequence[str]) -> Decimal | None:
    """The sum; None while one of the cells holds no number: what is blank is not zero."""
    found = [of.values.get(cell) for cell in cells]
    return None if None in found else sum(filter(None, found), Decimal())


def whole_of(parts: Sequence[Amount]) -> Decimal | None:
    """What the parts come to; None while one of them is blank."""
    values = [one.summand for one in parts]
    return None if None in values else sum(filter(None, values), Decimal())


def share(part: Amount, whole: Decimal | None) -> str:
    """Its part of the whole in percent, where that is large enough."""
    if part.value is None or whole is None or whole < ENOUGH:
        return ""
    return f"{percent(part.value, whole)}%"


def _before(of: Indicator, before: Figures | None) -> Decimal | None:
    formula = of.formulas.get(before.edition) if before else None
    return total(before, formula.numerator) if before and formula else None


def counted(now: Figures, cells: Sequence[str]) -> Amount:
    """The sum of these cells; of a single one what the report prints: a “/” is no number, though it adds up as 0."""
    value = total(now, cells)
    text = now.texts.get(cells[0], "") if len(cells) == 1 else ""
    if value is None:
        return Amount(Sort.BLANK, text=text)
    if text == NOTHING:
        return Amount(Sort.NA, text=text)
    return Amount(Sort.NUMBER, value, text=text or number(value))


def _rate(over: Decimal, under: Decimal, *, growth: bool) -> Amount:
    if not under:
        return Amount(Sort.UNDEFINED, over=over, under=under)
    if under < ENOUGH:
        return Amount(Sort.FEW, over=over, under=under)
    part = over - under if growth else over
    value = percent(part, under)
    sign = "+" if growth and value > 0 else ""
    return Amount(Sort.NUMBER, value, over, under, f"{sign}{value}%")
