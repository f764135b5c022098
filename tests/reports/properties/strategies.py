"""Reports made up by chance: clean ones, and any at all."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.contents import zeros
from tests.reports.properties.oracle import APPLICANTS, DOCUMENTS, Figures, add, results, with_totals

YEARS = (2020, 2024)
years = st.sampled_from(YEARS)
counts = st.integers(0, 500)


def cells(
    year: int, *, totals: bool = False, tables: tuple[str, ...] = ("requests", "remedies")
) -> list[str]:
    """Names of cells of some tables, with the totals or without."""
    typed: Figures = dict.fromkeys(zeros(year), 0)
    names = with_totals(typed, year) if totals else typed
    return [name for name in names if name.startswith(tables)]


@st.composite
def clean(draw: st.DrawFn, year: int) -> Figures:
    """A report in which every rule holds, its totals printed."""
    figures: Figures = dict.fromkeys(zeros(year), 0)
    figures |= draw(st.dictionaries(st.sampled_from(cells(year)), counts, max_size=25))
    for column in APPLICANTS:
        handled = add(figures, [f"requests.{row}.{column}" for row in results(year)]) or 0
        out = figures[f"requests.carried_out.{column}"] or 0
        carried_in = draw(st.integers(0, handled + out))
        figures[f"requests.carried_in.{column}"] = carried_in
        figures[f"requests.new.{column}"] = handled + out - carried_in
    return with_totals(figures | draw(proactive(year)), year)


@st.composite
def proactive(draw: st.DrawFn, year: int) -> Figures:
    """Table 二 in order: more in force than was issued, more disclosed than is new."""
    more, fewer = ("in_force", "issued") if year == 2024 else ("disclosed_total", "newly_disclosed")
    figures: Figures = {}
    for row in DOCUMENTS:
        few = draw(counts)
        figures |= {f"proactive.{row}.{fewer}": few, f"proactive.{row}.{more}": few + draw(counts)}
    if year == 2020:
        last = draw(counts)
        change = {"proactive.licences.change": draw(st.integers(-last, 500))}
        figures |= {"proactive.licences.items_last_year": last} | change
    return figures


@st.composite
def anything(draw: st.DrawFn, year: int) -> dict[str, str]:
    """A report in which anything may be typed, totals included."""
    names = cells(year, totals=True, tables=("proactive", "requests", "remedies"))
    typed = st.sampled_from(["0", "1", "2", "3", "7", "12", "", "/", "三"])
    return zeros(year) | draw(st.dictionaries(st.sampled_from(names), typed, max_size=30))
