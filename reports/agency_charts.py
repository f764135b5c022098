"""The key figures of an agency over its years, as exhibits (DAT-10): table first, then chart. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from reports import charts
from reports.charts import Series, number, percent
from reports.charts_bars import Bar, ranked, stacked
from reports.compare import apart
from reports.editions.y2019 import APPLICANTS
from reports.exhibits import NO_REPORT, Column, Exhibit, Item, Row, Year, breaks, folded
from reports.indicator_list import PARTS, RESULT_GROUPS, indicators
from reports.indicators import ENOUGH, FEW, Amount, Figures, Indicator, counted, measure, share, whole_of
from reports.indicators_derived import CASES, JUDGED, OUTCOMES, rows

NEW, HANDLED = "requests.new.total", "requests.handled.total"
FLOW = (NEW, "requests.carried_in.total", HANDLED, "requests.carried_out.total")


def exhibits(years: Sequence[Year], key: str) -> list[Exhibit]:
    """All that can be shown; none where no year has a report. ``key`` begins the ids of this set on the page."""
    if not any(one.figures for one in years):
        return []
    reasons = [_reasons(one, f"{key}-reasons") for one in reversed(years) if one.figures][:1]
    some = folded(years)
    cases = [_cases(some, code, f"{key}-{code}") for code in CASES]
    return [_flow(years, f"{key}-flow"), _results(some, f"{key}-results"), _applicants(some, f"{key}-applicants"),
            *reasons, *cases]  # fmt: skip


def _of(code: str, figures: Figures) -> Amount:
    return measure(indicators()[code], figures)


def _table(years: Sequence[Year], items: Sequence[tuple[Item, ...] | None]) -> tuple[Row, ...]:
    """A row a year, with the words of a break where the edition changes."""
    at = _marks(years)
    return tuple(
        Row(
            f"{one.label}年",
            found or (),
            "" if found else NO_REPORT,
            at.get(n, ""),
        )
        for n, (one, found) in enumerate(zip(years, items, strict=True))
    )


def _marks(years: Sequence[Year]) -> dict[int, str]:
    return breaks([one.year for one in years])


def _flow(years: Sequence[Year], key: str) -> Exhibit:
    """Applications received and handled, as lines."""
    found = [tuple(_of(code, one.figures) for code in FLOW) if one.figures else None for one in years]
    new = [amounts[0].value if amounts else None for amounts in found]
    series = [
        Series(label, tuple(amounts[n].value if amounts else None for amounts in found))
        for n, label in ((0, "本年新收"), (2, "办理结果总计"))
    ]
    growth = ["", *(apart(before, now) for before, now in zip(new, new[1:], strict=False))]
    items = {
        one.year: (*(Item(amount.says) for amount in amounts), Item(grown or "—")) if amounts else None
        for one, amounts, grown in zip(years, found, growth, strict=True)
    }
    some = folded(years)
    title, said = "各年度收到和办理的申请", _grown(years, new)
    places = [str(one.year) for one in years]
    svg = charts.lines(key, title, said, places, series, breaks=_marks(years))
    heads = ("本年新收", "上年结转", "办理结果总计", "结转下年度", "新收比上年")
    return Exhibit(
        key,
        title,
        said,
        "年度",
        tuple(map(Column, heads)),
        _table(some, [items[one.year] for one in some]),
        svg,
    )


def _grown(years: Sequence[Year], new: Sequence[Decimal | None]) -> str:
    """One sentence: the newest year, what it was before, the most there was."""
    known = [(one.year, value) for one, value in zip(years, new, strict=True) if value is not None]
    if not known:
        return "各年度报告没有填写新收申请数量。"
    year, value = known[-1]
    said = f"{year}年新收申请{number(value)}件"
    if len(known) > 1:
        before, was = known[-2]
        change = (
            "相同" if was == value else f"{'增加' if value > was else '减少'}{number(abs(value - was))}件"
        )
        most_year, most = max(known, key=lambda one: one[1])
        said += f"，与{before}年相比{change}；{known[0][0]}年以来最多的是{most_year}年，{number(most)}件"
    return f"{said}。"


def _mix(years: Sequence[Year], codes: Sequence[str]) -> list[list[Amount] | None]:
    return [[_of(code, one.figures) for code in codes] if one.figures else None for one in years]


def _shares(amounts: Sequence[Amount] | None) -> tuple[Item, ...] | None:
    """The counts, beside them their shares of the whole where there are enough; last the whole."""
    if amounts is None:
        return None
    whole = whole_of(amounts)
    said = (Item(one.says, share(one, whole)) for one in amounts)
    return (*said, Item("空白" if whole is None else number(whole)))


def _bar(label: str, amounts: Sequence[Amount] | None, *, share: bool = True) -> Bar:
    """The bar of a year, or the word for why there is none."""
    whole = whole_of(amounts) if amounts else None
    if amounts is None or whole is None:
        return Bar(label, (), NO_REPORT if amounts is None else "有空白")
    parts = tuple(one.value for one in amounts)
    if share and whole < ENOUGH:
        return Bar(label, (), f"共{number(whole)}件，{FEW}" if whole else "共0件")
    return Bar(label, parts, f"共{number(whole)}件")


def _drawn(key: str, title: str, said: str, names: Sequence[str], bars: Sequence[Bar], **how: Any) -> str:
    """The bars; nothing where none has any length: a legend alone shows what the table says already."""
    return stacked(key, title, said, names, bars, **how) if any(any(bar.parts) for bar in bars) else ""


def _mixture(
    years: Sequence[Year], key: str, title: str, names: Sequence[str], codes: Sequence[str], of: str
) -> Exhibit:
    """What a whole is made of, a 100 % bar a year."""
    found = _mix(years, codes)
    said = _most(years, found, names, of)
    bars = [_bar(one.label, amounts) for one, amounts in zip(years, found, strict=True)]
    svg = _drawn(key, title, said, names, bars, share=True, breaks=_marks(years))
    table = _table(years, [_shares(amounts) for amounts in found])
    notes = (f"合计不到{ENOUGH}件的年度只列件数，不计算比率。",)
    return Exhibit(key, title, said, "年度", tuple(map(Column, (*names, "合计"))), table, svg, notes)


def _most(years: Sequence[Year], found: Sequence[list[Amount] | None], names: Sequence[str], of: str) -> str:
    """One sentence on the newest year: what there is most of."""
    year, amounts = next(
        (one.year, some) for one, some in reversed([*zip(years, found, strict=True)]) if some
    )
    whole = whole_of(amounts)
    if whole is None:
        return f"{year}年的报告有空白，不能合计。"
    if not whole:
        return f"{year}年{of}0件。"
    values = [one.value or Decimal() for one in amounts]
    most = max(values)
    said = f"{year}年{of}{number(whole)}件，最多的是“{names[values.index(most)]}”，{number(most)}件"
    return f"{said}，占{percent(most, whole)}%。" if whole >= ENOUGH else f"{said}。"


def _results(years: Sequence[Year], key: str) -> Exhibit:
    return _mixture(years, key, "各年度申请的办理结果", PARTS["results"], RESULT_GROUPS, "办理和结转的申请共")


def _applicants(years: Sequence[Year], key: str) -> Exhibit:
    columns = APPLICANTS[:-1]
    names = [column.label if len(column.under) == 1 else _group(column.label) for column in columns]
    codes = [f"requests.new.{column.code}" for column in columns]
    return _mixture(years, key, "各年度新收申请的申请人", names, codes, "新收申请共")


def _group(label: str) -> str:
    """The last of the five organisations is only called 其他 in the form."""
    return "其他组织" if label == "其他" else label


def _reasons(one: Year, key: str) -> Exhibit:
    """The reasons of 不予公开 of one year, the most frequent first; those that did not occur are named in a note."""
    names = rows(one.figures.edition, "requests.refused") if one.figures else ()
    table = [indicators()[f"{name}.total"] for name in names]
    found = [(_reason(of), measure(of, one.figures)) for of in table]
    ordered = sorted(found, key=lambda pair: -(pair[1].value or 0))
    occurred = [(label, amount.value) for label, amount in ordered if amount.value]
    title = f"{one.year}年不予公开的理由"
    whole = sum((value for _, value in occurred), Decimal())
    said = f"{one.year}年没有不予公开的申请。"
    if occurred:
        said = (
            f"{one.year}年不予公开{number(whole)}件，最多的是“{occurred[0][0]}”，{number(occurred[0][1])}件。"
        )
    svg = ranked(key, title, said, occurred) if occurred else ""
    listed = tuple(Row(label, (Item(amount.says),)) for label, amount in ordered if occurred)
    return Exhibit(key, title, said, "理由", (Column("件数"),), listed, svg)


def _reason(of: Indicator) -> str:
    """The row's own words: （三）不予公开／1.属于国家秘密，总计 → 属于国家秘密."""
    return of.label.partition("／")[2].rpartition("，")[0].partition(".")[2]


def _cases(years: Sequence[Year], code: str, key: str) -> Exhibit:
    """The outcomes of 复议 or 诉讼, counts on one scale, and the rate with its n."""
    name, procedures = CASES[code]
    found = [_outcomes(one.figures, procedures) if one.figures else None for one in years]
    bars = [_bar(one.label, amounts, share=False) for one, amounts in zip(years, found, strict=True)]
    items = [
        (*(Item(amount.says) for amount in amounts), _corrected(one, code)) if amounts else None
        for one, amounts in zip(years, found, strict=True)
    ]
    title, said = f"各年度政府信息公开{name}结果", _most(years, found, [*OUTCOMES.values()], f"{name}共")
    names = tuple(OUTCOMES.values())
    svg = _drawn(key, title, said, names, bars, share=False, breaks=_marks(years))
    notes = (
        f"纠错率＝结果纠正÷（{'＋'.join(OUTCOMES[one] for one in JUDGED)}），尚未审结的不计；{FEW}。",
        *(("含未经复议直接起诉和复议后起诉。",) if len(procedures) > 1 else ()),
    )
    heads = tuple(map(Column, (*names, "纠错率")))
    return Exhibit(key, title, said, "年度", heads, _table(years, items), svg, notes)


def _outcomes(figures: Figures, procedures: Sequence[str]) -> list[Amount]:
    return [counted(figures, [f"remedies.{one}.{outcome}" for one in procedures]) for outcome in OUTCOMES]


def _corrected(one: Year, code: str) -> Item:
    amount = measure(indicators()[f"{code}-correction-rate"], one.figures)
    return Item(amount.says, amount.counts)
