"""What holds of every report, whatever its figures."""

from hypothesis import given
from hypothesis import strategies as st

from reports.content import Content
from tests.contents import report, sums
from tests.reports.properties.oracle import Broken, Figures, broken
from tests.reports.properties.strategies import anything, cells, clean, counts, years


def printed(figures: Figures, year: int) -> Content:
    return report({cell: str(value) for cell, value in figures.items()}, year)


def said(content: Content) -> Broken:
    return {(finding.code, frozenset(finding.cells)) for finding in sums(content)}


def numbers(typed: dict[str, str]) -> Figures:
    return {cell: 0 if raw == "/" else int(raw) if raw.isdecimal() else None for cell, raw in typed.items()}


@given(st.data(), years)
def test_a_clean_report_is_clean(data: st.DataObject, year: int) -> None:
    figures = data.draw(clean(year))
    assert sums(printed(figures, year)) == []
    assert printed(figures, year).disputed == {}


@given(st.data(), years)
def test_one_wrong_figure_is_always_noticed(data: st.DataObject, year: int) -> None:
    figures = data.draw(clean(year))
    cell = data.draw(st.sampled_from(cells(year, totals=True)))
    figures[cell] = data.draw(counts.filter(lambda wrong: wrong != figures[cell]))
    assert any(cell in finding.cells for finding in sums(printed(figures, year)))


@given(st.data(), years)
def test_the_sum_of_clean_reports_is_clean(data: st.DataObject, year: int) -> None:
    below = data.draw(st.lists(clean(year), min_size=2, max_size=4))
    total: Figures = {cell: sum(figures[cell] or 0 for figures in below) for cell in below[0]}
    assert sums(printed(total, year)) == []


@given(st.data(), years)
def test_a_second_reading_of_the_decree_finds_the_same(data: st.DataObject, year: int) -> None:
    typed = data.draw(anything(year))
    assert said(report(typed, year)) == broken(numbers(typed), year)
