"""What a whole is made of, of several agencies side by side: one table and one chart of shares. Pure.

The order is the official one; a share is only given of a whole that is large enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reports.charts import number
from reports.charts_bars import Bar, stacked
from reports.comparison import Line, corrected, linked, withdrawn
from reports.exhibits import Column, Exhibit, Item, Row
from reports.indicators import ENOUGH, FEW, Indicator, Sort, share, whole_of

NOTE = f"百分数是占总计的比例；总计不到{ENOUGH}件的只列件数，不计算比率。总计由各项相加，有空白的不合计。"


def exhibit(
    title: str,
    names: Sequence[str],
    parts: Sequence[Indicator],
    those: Sequence[Line],
    years: Sequence[int],
    key: str,
) -> Exhibit:
    """``names`` are the short names of ``parts``. One year is a row an agency, several are a block of years each."""
    rows: list[Row] = []
    bars: list[Bar] = []
    heads: dict[int, str] = {}
    for one in those:
        for n, year in enumerate(years):
            label = one.name if len(years) == 1 else f"{year}年"
            above = one.name if len(years) > 1 and n == 0 else ""
            link = one.link if len(years) == 1 else one.links.get(year, "")
            if above:
                heads[len(bars)] = above
            rows.append(_row(one, parts, year, Row(label, link=link, above=above)))
            bars.append(_bar(one, parts, year, label))
    said = f"{len(those)}家机关，{'、'.join(f'{year}年' for year in years)}；按机关的正式顺序排列，不作排名。"
    drawn = any(bar.parts for bar in bars)
    svg = stacked(key, title, said, names, bars, share=True, breaks=heads) if drawn else ""
    columns = tuple(map(Column, (*names, "总计")))
    notes = (NOTE, *_crossings(parts, years), *corrected(those, years))
    return Exhibit(key, title, said, "机关" if len(years) == 1 else "年度", columns, tuple(rows), svg, notes)


def _crossings(parts: Sequence[Indicator], years: Sequence[int]) -> Iterator[str]:
    """What to mind between the editions, once each; nothing of a cell that is the same in both."""
    if len(years) > 1:
        yield from dict.fromkeys(of.crossing for of in parts if of.is_derived and of.crossing)


def _row(one: Line, parts: Sequence[Indicator], year: int, row: Row) -> Row:
    amounts = [one.amount(of, year) for of in parts]
    if all(amount.sort is Sort.NONE for amount in amounts):
        gone = withdrawn(one, year)
        items = (gone, *(Item("") for _ in parts)) if gone else ()
        return replace(row, items=items, instead="" if gone else "无报告")
    whole = whole_of(amounts)
    items = tuple(
        Item(amount.says, share(amount, whole), linked(one, of, year))
        for of, amount in zip(parts, amounts, strict=True)
    )
    return replace(row, items=(*items, Item("空白" if whole is None else number(whole))))


def _bar(one: Line, parts: Sequence[Indicator], year: int, label: str) -> Bar:
    amounts = [one.amount(of, year) for of in parts]
    whole = whole_of(amounts)
    if whole is None:
        is_there = any(amount.sort is not Sort.NONE for amount in amounts)
        return Bar(label, (), "有空白" if is_there else "已撤销" if year in one.gone else "无报告")
    if whole < ENOUGH:
        return Bar(label, (), f"共{number(whole)}件，{FEW.partition('，')[0]}" if whole else "共0件")
    return Bar(label, tuple(amount.value or Decimal() for amount in amounts), f"共{number(whole)}件")
