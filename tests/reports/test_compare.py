"""Two reports held against each other: two versions, two years, two editions."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports import last_year
from reports.compare import compare, only
from reports.document import grid
from reports.editions import edition_for
from tests.contents import WRITTEN, report, zeros
from tests.reports.properties.strategies import YEARS, anything

NEW, TOTAL = "requests.new.person", "requests.new.total"
FEE = "proactive.fees.amount"


def years(before, after):
    """A zero report of 2023 with these figures, and one of 2024."""
    return compare(report(zeros(2023) | before, 2023), report(zeros() | after))


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("12", "15", "+3 +25%"),
        ("15", "12", "−3 −20%"),
        ("8", "9", "+1 +13%"),
        ("0", "3", "+3"),
        ("", "3", ""),
    ],
)
def test_a_figure_tells_its_difference_as_the_table_does(before, after, says):
    found = years({NEW: before}, {NEW: after})
    assert found.by_cell[NEW].says == says
    if before:
        assert last_year.before(found.after, found.before)[NEW].change(Decimal(after)) == says


def test_its_total_differs_with_it():
    assert [f.cell.name for f in years({NEW: "1"}, {NEW: "2"}).figures] == [NEW, TOTAL]


def test_the_same_amount_printed_otherwise_differs_by_nothing():
    (figure,) = years({FEE: "12.5"}, {FEE: "12.50"}).figures
    assert (figure.before, figure.after, figure.says) == ("12.5", "12.50", "")


def test_a_blank_is_not_zero():
    (figure,) = [f for f in years({NEW: ""}, {}).figures if f.cell.name == NEW]
    assert (figure.before, figure.after, figure.says) == ("", "0", "")


def test_a_dash_is_no_number_to_subtract():
    found = years({NEW: "1"}, {NEW: "—"})
    assert found.by_cell[NEW].says == "" and found.by_cell[TOTAL].says == "−1 −100%"
    assert last_year.before(found.before, found.after) == {}
    assert last_year.before(report(zeros(2025), 2025), found.after)[NEW].value is None


def test_what_an_edition_lacks_is_lacking():
    found = compare(report(zeros(2020), 2020), report(zeros()))
    lost = {f.cell.name for f in found.figures if f.after is None}
    assert lost == edition_for(2020).by_name.keys() - edition_for(2024).by_name.keys()
    assert {f.before for f in found.figures if f.cell.name not in edition_for(2020).by_name} == {None}


def test_prose_is_compared_by_sentence():
    after = WRITTEN | {"problems": WRITTEN["problems"] + "\n新增一句。"}
    found = compare(report(zeros()), report(zeros(), passages=after))
    assert [(p.section.code, p.says) for p in found.passages] == [("problems", "增1句")]
    assert not found.is_empty


def test_where_nothing_stood_before_all_is_new():
    found = compare(report(zeros(), passages={}), report(zeros()))
    assert all(passage.is_new for passage in found.passages)
    assert not compare(report(zeros()), report(zeros(), passages={})).passages[0].is_new


@settings(max_examples=20)
@given(st.sampled_from(YEARS).flatmap(lambda year: st.tuples(anything(year), st.just(year))))
def test_a_report_does_not_differ_from_itself(drawn):
    figures, year = drawn
    assert compare(report(figures, year), report(dict(figures), year)).is_empty


@settings(max_examples=20)
@given(anything(2024), anything(2020))
def test_turned_round_a_difference_is_the_same_the_other_way(one, other):
    there = compare(report(one), report(other, 2020)).by_cell
    back = compare(report(other, 2020), report(one)).by_cell
    assert there.keys() == back.keys()
    assert all((f.before, f.after) == (back[name].after, back[name].before) for name, f in there.items())


@settings(max_examples=20)
@given(st.sets(st.sampled_from([cell.name for cell in edition_for(2024).cells])))
def test_the_rows_that_differ_keep_their_cells_and_their_headings(names):
    cut = [only(table, names) for table in edition_for(2024).tables]
    drawn = [c for table in cut if table.blocks for c in grid.__wrapped__(table).figures]
    assert names <= {c.cell.name for c in drawn}
    assert {c.cell.row.code for c in drawn} <= {
        edition_for(2024).by_name[name].row.code for name in names
    } | {""}
    assert all(c.headers for c in drawn)
