"""What was typed, what sums to what, and how every cell prints."""

from decimal import Decimal

import pytest

from tests.contents import report, report_of, zeros

GRANTED = "requests.granted.total"


def test_totals_are_computed_from_what_was_typed() -> None:
    content = report_of("""
        requests | person | business
        new      |      3 |        4
        granted  |      3 |        2
        unavailable.not_held | | 2
    """)
    assert content.computed["requests.new.total"] == 7
    assert content.computed["requests.handled.business"] == 4
    assert content.computed["requests.handled.total"] == 7


def test_the_last_total_adds_up_every_typed_cell_of_its_table() -> None:
    content = report({})
    assert len(content.leaves("requests.handled.total")) == 21 * 6
    assert content.leaves("requests.new.person") == ("requests.new.person",)


@pytest.mark.parametrize(
    ("typed", "computed", "text"),
    [("3", 5, "5"), ("/", 2, "2"), ("␣", None, "2"), ("三", None, "2")],
)
def test_a_total_of_an_unfinished_row_prints_what_is_there(typed: str, computed: int, text: str) -> None:
    content = report_of(f"requests | person | business\n granted | 2 | {typed}")
    assert content.computed[GRANTED] == (None if computed is None else Decimal(computed))
    assert content.text(GRANTED) == text


def test_nothing_typed_prints_nothing() -> None:
    content = report({})
    assert content.text(GRANTED) == ""
    assert set(content.values.values()) == {None}
    assert content.disputed == {}


@pytest.mark.parametrize(
    ("printed", "value", "text"),
    [("0", 0, "0"), ("6", 6, "6"), ("/", 0, "/"), ("␣", None, ""), ("五", None, "五")],
)
def test_a_printed_total_that_differs_is_kept(printed: str, value: int | None, text: str) -> None:
    content = report_of(f"requests | person | total\n granted | 5 | {printed}")
    assert content.disputed.keys() == {GRANTED}
    assert content.values[GRANTED] == (None if value is None else Decimal(value))
    assert (content.text(GRANTED), content.total_text(GRANTED)) == (text, "5")


def test_a_printed_total_that_agrees_is_not_disputed() -> None:
    content = report_of("requests | person | total\n granted | 5 | 5件")
    assert content.disputed == {}
    assert content.text(GRANTED) == "5"


def test_a_dispute_in_a_row_does_not_spread_to_the_last_total() -> None:
    content = report_of("requests | person | total\n granted | 5 | 0")
    assert content.values["requests.handled.total"] == 5


def test_a_money_cell_prints_as_typed() -> None:
    content = report(zeros() | {"proactive.fees.amount": "4166.2400万元"})
    assert content.text("proactive.fees.amount") == "4166.2400"
    assert content.values["proactive.fees.amount"] == Decimal("4166.24")


def test_a_figure_is_known_as_printed_or_else_as_computed() -> None:
    content = report_of("requests | person | total\n new | 6 | 5\n carried_out | 1 | ␣")
    assert (content.best("requests.new.total"), content.best("requests.carried_out.total")) == (5, 1)
    assert content.best("requests.granted.person") == 0
    assert report({}).best("requests.new.total") is None
