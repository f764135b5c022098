"""Figures side by side: an indicator of several agencies over years, as a table and a chart. Pure.

The order is the official one, never that of the values: nobody is ranked here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from reports.charts import Series, lines, number
from reports.charts_bars import ranked
from reports.exhibits import Exhibit, Item, Row, breaks, columns, item, plotted, span
from reports.indicators import FEW, Amount, Figures, Indicator, Sort, measure

MOST = 6


@dataclass(frozen=True)
class Line:
    """An agency's reports of one kind: its figures, their addresses and version numbers by year."""

    name: str
    link: str
    figures: Mapping[int, Figures]
    links: Mapping[int, str] = field(default_factory=dict)
    versions: Mapping[int, int] = field(default_factory=dict)
    heading: str = ""  # what this line and those behind it stand under in a long table
    code: str = ""
    kind: str = ""
    gone: Mapping[int, str] = field(
        default_factory=dict
    )  # by year where it says why the report was withdrawn

    def amount(self, of: Indicator, year: int) -> Amount:
        return measure(of, self.figures.get(year), self.figures.get(year - 1))


def table(of: Indicator, those: Sequence[Line], years: Sequence[int]) -> tuple[Row, ...]:
    """A row an agency, a column a year; a figure leads to its cell in the report, a sum to the first of its cells."""
    return tuple(
        Row(one.name, tuple(_item(one, of, year) for year in years), link=one.link, above=one.heading)
        for one in those
    )


def _item(one: Line, of: Indicator, year: int) -> Item:
    amount = one.amount(of, year)
    if amount.sort is Sort.NONE and (gone := withdrawn(one, year)):
        return gone
    return item(amount, linked(one, of, year))


def linked(one: Line, of: Indicator, year: int) -> str:
    """Where the figure stands in the report, "" where there is none."""
    link, report = one.links.get(year, ""), one.figures.get(year)
    formula = of.formulas.get(report.edition) if report else None
    return f"{link}#{formula.numerator[0]}" if link and formula else ""


def withdrawn(one: Line, year: int) -> Item | None:
    """What a table says of a year whose report was taken back: that, and where it says why."""
    return Item("已撤销", link=one.gone[year]) if year in one.gone else None


def exhibits(those: Sequence[Indicator], lines: Sequence[Line], years: Sequence[int]) -> list[Exhibit]:
    """The chosen indicators of the chosen agencies and years; those of one unit are drawn on one scale."""
    reach: dict[str, list[Decimal]] = {}
    for of in those:
        reach.setdefault(of.unit, []).extend(_values(of, lines, years))
    found = [exhibit(of, lines, years, f"c{n}", reach[of.unit], is_last=False) for n, of in enumerate(those)]
    last = found[-1]
    return [*found[:-1], replace(last, notes=(*last.notes, *corrected(lines, years)))]


def exhibit(
    of: Indicator,
    those: Sequence[Line],
    years: Sequence[int],
    key: str,
    reach: Sequence[Decimal] = (),
    *,
    is_last: bool = True,
) -> Exhibit:
    """One indicator of the chosen agencies and years; below the last of several it says what was corrected."""
    title = f"{of.label}（{of.unit}）"
    said = _summary(of, those, years)
    svg = ""
    if len(years) == 1:
        svg = _bars(of, those, years[0], key, title, said, reach)
    elif _values(of, those, years):
        svg = _lines(of, those, years, key, title, said, reach)
    notes = (*_notes(of, those, years), *(corrected(those, years) if is_last else ()))
    return Exhibit(key, title, said, "机关", columns(years), table(of, those, years), svg, notes)


def _values(of: Indicator, those: Sequence[Line], years: Sequence[int]) -> list[Decimal]:
    """All that can be drawn."""
    return [value for one in those for year in years if (value := _drawn(of, one, year)) is not None]


def _drawn(of: Indicator, one: Line, year: int) -> Decimal | None:
    return plotted(one.amount(of, year))


def _bars(
    of: Indicator, those: Sequence[Line], year: int, key: str, title: str, said: str, reach: Sequence[Decimal]
) -> str:
    """One year: a bar an agency, in the official order; nothing where there is nothing to draw."""
    found = [(one.name, value) for one in those if (value := _drawn(of, one, year)) is not None]
    return (
        ranked(key, title, said, found, unit=of.unit, reach=reach)
        if found and min(v for _, v in found) >= 0
        else ""
    )


def _lines(
    of: Indicator,
    those: Sequence[Line],
    years: Sequence[int],
    key: str,
    title: str,
    said: str,
    reach: Sequence[Decimal],
) -> str:
    """Several years: a line an agency. A year that was not chosen keeps its place and stays empty."""
    places = span(years)
    series = [
        Series(one.name, tuple(_drawn(of, one, year) if year in years else None for year in places))
        for one in those
    ]
    names = [str(year) for year in places]
    return lines(key, title, said, names, series, unit=of.unit, reach=reach, breaks=breaks(places))


def _summary(of: Indicator, those: Sequence[Line], years: Sequence[int]) -> str:
    """One sentence: how many figures there are, between what they lie."""
    values = _values(of, those, years)
    who = those[0].name if len(those) == 1 else f"{len(those)}家机关"
    when = f"{years[0]}年" if len(years) == 1 else f"{years[0]}至{years[-1]}年"
    if not values:
        return f"{who}{when}没有可以比较的数字。"
    low, high = (f"{number(value)}{of.unit}" for value in (min(values), max(values)))
    between = f"都是{low}" if low == high else f"在{low}和{high}之间"
    return f"{who}{when}有{len(values)}个数字，{between}。" if len(values) > 1 else f"{who}{when}是{low}。"


def _notes(of: Indicator, those: Sequence[Line], years: Sequence[int]) -> Iterator[str]:
    if breaks(span(years)) and of.crossing:
        yield of.crossing
    amounts = [one.amount(of, year) for one in those for year in years]
    if any(amount.sort is Sort.FEW for amount in amounts):
        yield f"标“样本少”的，{FEW}，只列件数。"


def corrected(those: Sequence[Line], years: Sequence[int]) -> Iterator[str]:
    """Which figures are those of a later version."""
    for one in those:
        for year in years:
            if one.versions.get(year, 1) > 1:
                yield f"{one.name}{year}年度报告经过更正，数字取自现行的第{one.versions[year]}版。"


def records(of: Indicator, those: Sequence[Line], years: Sequence[int]) -> Iterator[tuple[str, ...]]:
    """One line each for a file: agency, year, version, value, numerator, denominator, remark; code, kind and path.

    Blank is not zero. The path is that of the figure in its version, of a sum that of all figures.
    """
    for one in those:
        for year in years:
            amount = one.amount(of, year)
            value, over, under = map(_digits, (amount.value, amount.over, amount.under))
            remark = "" if amount.sort is Sort.NUMBER else FEW if amount.sort is Sort.FEW else amount.says
            if amount.sort is Sort.NONE and year in one.gone:
                remark = "已撤销"
            version = str(one.versions.get(year, ""))
            whose = one.code, one.kind, _path(one, of, year)
            yield one.name, str(year), version, value, over, under, remark, *whose


def _path(one: Line, of: Indicator, year: int) -> str:
    """Where the figure has an address of its own; "" where the report has no such figure."""
    if not linked(one, of, year):
        return ""
    cell = "" if of.is_derived else f"{of.code}/"
    return f"{one.links[year]}v{one.versions[year]}/figures/{cell}" if year in one.versions else ""


def _digits(value: Decimal | None) -> str:
    return "" if value is None else number(value)
