"""Last year's figure beside this year's: text, difference, what is a leap, what carries over."""

from decimal import Decimal

import pytest

from reports.checks.jumps import is_leap
from reports.editions import edition_for
from reports.last_year import before, carried
from tests.contents import drawn, report, zeros

NEW, FEES = "requests.new.person", "proactive.fees.amount"


def year(number=2024, **figures):
    return report(zeros(number) | {n.replace("__", "."): t for n, t in figures.items()}, number)


def change(here, there):
    return before(year(), year(2023, **{NEW: there}))[NEW].change(Decimal(here))


@pytest.mark.parametrize(
    ("there", "here", "said"),
    [
        ("12", "15", "+3 +25%"),
        ("12", "9", "−3 −25%"),
        ("12", "12", ""),
        ("0", "5", "+5"),
        ("8", "9", "+1 +13%"),
        ("/", "5", ""),
        ("几件", "5", ""),
    ],
)
def test_a_difference_in_words(there, here, said):
    assert change(here, there) == said


def test_a_blank_of_this_year_has_no_difference():
    assert before(year(), year(2023))[NEW].change(None) == ""
    assert not before(year(), year(2023))[NEW].is_leap(None)


@pytest.mark.parametrize("cell", [NEW, "requests.granted.person", "proactive.licences.decisions"])
@pytest.mark.parametrize("there", ["0", "3", "40", "400"])
def test_a_leap_is_what_the_check_calls_one(cell, there):
    was = before(year(), year(2023, **{cell: there}))[cell]
    for here in (*range(0, 260), 2000, 2001, 4001, 10**12):
        assert was.is_leap(Decimal(here)) == is_leap(cell, Decimal(here), Decimal(there)), here


def test_amounts_are_compared_but_never_leap():
    was = before(year(), year(2023, **{FEES: "1.5"}))[FEES]
    assert (was.text, was.change(Decimal("3.75"))) == ("1.5", "+2.25 +150%")
    assert not was.is_leap(Decimal(900))


def test_totals_compare_too():
    assert before(year(), year(2023, **{NEW: "7"}))["requests.new.total"].text == "7"


def test_of_the_older_form_only_cells_of_the_same_name():
    names = set(before(report(zeros(2021), 2021), report(zeros(2020), 2020)))
    both = {c.name for c in edition_for(2021).cells} & {c.name for c in edition_for(2020).cells}
    assert names == both and NEW in names and FEES in both ^ {FEES}


@pytest.mark.parametrize("last", [None, report(zeros(2022), 2022)])
def test_nothing_without_the_report_of_the_year_before(last):
    assert before(year(), last) == {} and carried(year(), last) == {}


def test_what_was_carried_out_is_to_be_carried_in():
    last = report(zeros(2023) | drawn("requests | person | business | other\n carried_out | 3 | 1 | ␣"), 2023)
    cells = ("person", "business", "research", "nonprofit", "legal_service")
    expected = {f"requests.carried_in.{cell}": n for cell, n in zip(cells, "31000", strict=True)}
    assert carried(year(), last) == expected
