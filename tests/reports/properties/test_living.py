"""Whatever stands in the tables, the prose says the same."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports import living
from reports.content import Content
from reports.editions import edition_for
from tests.contents import report
from tests.reports.properties.strategies import anything, years

SIGNS = st.sampled_from("+-")


@st.composite
def contents(draw: st.DrawFn) -> Content:
    year = draw(years)
    return report(draw(anything(year)), year)


def number(content: Content, cell: str) -> Decimal | None:
    """The cell as somebody reads it off the printed table."""
    text = content.text(cell)
    return Decimal(text.replace("/", "0")) if text and text != "三" else None


@given(contents(), st.data())
def test_the_prose_says_what_the_table_says(content: Content, data: st.DataObject) -> None:
    counted = [cell.name for cell in content.edition.cells if cell.unit == "件"]
    cells = data.draw(st.lists(st.sampled_from(counted), min_size=1, max_size=4))
    said = living.resolved(f"共{living.token_of(cells)}件", content, lambda: None)
    numbers = [number(content, cell) for cell in cells]
    total = living.UNFILLED if None in numbers else f"{sum(filter(None, numbers), Decimal()):f}"
    assert said == f"共{total}件"


@given(contents(), contents(), st.data())
def test_growth_is_that_of_the_two_tables(now: Content, last: Content, data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from([cell.name for cell in now.edition.cells if cell.unit == "件"]))
    said = living.resolved(f"{{{cell}%growth}}", now, lambda: last)
    one, other = number(now, cell), number(last, cell) if cell in last.edition.by_name else None
    if one is not None and other is not None and other > 0:
        share = Decimal(said.strip("增长下降%持平基本") or 0) * (-1 if said.startswith("下降") else 1)
        assert abs(share - (one - other) * 100 / other) <= Decimal("0.05")
        assert said.startswith("增长") == (one > other) or said == "基本持平"


@given(contents(), st.text("ab{}%+-@.requests new totalgrowthlast", max_size=60))
def test_any_other_text_stays(content: Content, text: str) -> None:
    if not list(living.pieces(text, content.edition)):
        assert living.resolved(text, content, lambda: None) == text


@given(st.sampled_from([2020, 2024]), st.data())
def test_every_cell_can_stand_in_the_prose(year: int, data: st.DataObject) -> None:
    edition = edition_for(year)
    cell = data.draw(st.sampled_from(edition.cells))
    assert living.parse(living.token_of([cell.name]), edition) == living.Living(((1, cell.name),))
