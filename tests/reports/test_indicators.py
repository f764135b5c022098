"""What is measured: cells and what is derived from them, and what a figure says where there is no number."""

from decimal import Decimal

import pytest

from reports.charts import percent
from reports.editions import BY_CODE, EDITIONS
from reports.indicator_list import SETS, chosen, crossing, grouped, indicators, of_cell, official, shelves
from reports.indicators import Figures, Sort, measure, unit_beside
from reports.indicators_derived import CROSSINGS
from tests.figured import BUSY, figures

BUSY_2024 = figures(2024, BUSY)


def says(code: str, now: Figures | None = BUSY_2024, before: Figures | None = None) -> tuple[str, str]:
    amount = measure(indicators()[code], now, before)
    return amount.says, amount.counts


def test_every_cell_of_both_editions_is_an_indicator() -> None:
    assert {name for edition in EDITIONS for name in edition.by_name} < set(indicators())


def test_what_only_one_edition_has_is_declared_comparable_or_not() -> None:
    shared = set.intersection(*(set(edition.by_name) for edition in EDITIONS))
    declared = {name for one in CROSSINGS for name in (*one.old, *one.new)}
    assert {name for edition in EDITIONS for name in edition.by_name} - shared <= declared


def test_what_both_editions_have_bears_the_same_words_or_a_note() -> None:
    old, new = (edition.by_name for edition in EDITIONS)
    unlike = {name for name in old if name in new and old[name].label != new[name].label}
    assert unlike <= {name for one in CROSSINGS for name in one.new}


def test_a_crossing_names_cells_that_are_there() -> None:
    for one in CROSSINGS:
        assert all(name in BY_CODE["2019"].by_name for name in one.old)
        assert all(name in BY_CODE["2021"].by_name for name in one.new)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("requests.new.total", ("58", "")),
        ("refused", ("8", "")),
        ("disclosure-rate", ("70.0%", "28／40")),
        ("refused-rate", ("20.0%", "8／40")),
        ("reconsideration-correction-rate", ("33.3%", "10／30")),
        ("litigation-correction-rate", ("样本少", "1／1")),
        ("proactive.procurement.amount", ("不设此项", "")),
    ],
)
def test_a_report_says(code: str, said: tuple[str, str]) -> None:
    assert says(code) == said


def test_a_rate_is_shown_from_thirty_on() -> None:
    typed = {"requests.granted.person": "15", "requests.unavailable.unclear.person": "14"}
    assert says("disclosure-rate", figures(2024, typed)) == ("样本少", "15／29")
    assert says("disclosure-rate", figures(2024, typed | {"requests.granted.person": "16"}))[0] == "53.3%"


def test_nothing_is_divided_by_zero() -> None:
    assert says("disclosure-rate", figures(2024, {})) == ("—", "0／0")


def test_blank_is_not_zero() -> None:
    blank = figures(2024, {"requests.granted.person": ""})
    assert says("requests.granted.person", blank) == ("空白", "")
    assert says("disclosure-rate", blank) == ("空白", "")
    assert says("requests.granted.business", blank) == ("0", "")


def test_no_report_is_not_zero() -> None:
    assert measure(of_cell("requests.new.total"), None).sort is Sort.NONE
    assert says("requests.new.total", None) == ("无报告", "")


def test_a_slash_is_no_number_and_adds_up_as_nothing() -> None:
    of = figures(2024, BUSY | {"requests.new.business": "/"})
    amount = measure(of_cell("requests.new.business"), of)
    assert (amount.sort, amount.value, amount.summand, amount.says) == (Sort.NA, None, Decimal(), "/")
    assert says("requests.new.total", of) == ("50", "") and says("person-share", of)[0] == "100.0%"


def test_money_is_counted_in_the_unit_it_is_named_with() -> None:
    spent = of_cell("proactive.procurement.amount")
    amount = measure(spent, figures(2020, {spent.code: "17950元"}))
    assert (spent.unit, amount.value, amount.says) == ("万元", Decimal("1.795"), "17950元")
    assert unit_beside(spent, amount) == ""
    assert (
        unit_beside(of_cell("requests.new.total"), measure(of_cell("requests.new.total"), BUSY_2024)) == "件"
    )


def test_a_share_is_rounded_as_a_rate_is() -> None:
    assert [percent(Decimal(n), Decimal(400)) for n in (1, 49, -49)] == [
        Decimal("0.3"),
        Decimal("12.3"),
        Decimal("-12.3"),
    ]
    hardly = says(
        "new-growth",
        figures(2024, {"requests.new.person": "2999"}),
        figures(2023, {"requests.new.person": "3000"}),
    )
    assert hardly == ("0.0%", "2999／3000")


def test_growth_needs_last_year() -> None:
    few = figures(2023, {"requests.new.person": "40"})
    assert says("new-growth", BUSY_2024, few) == ("+45.0%", "58／40")
    assert says("new-growth", few, BUSY_2024)[0] == "-31.0%"
    assert says("new-growth", BUSY_2024, None) == ("空白", "")


def test_the_three_rows_of_2021_are_the_one_of_2019() -> None:
    old = figures(2020, {"requests.other.person": "6"})
    new = figures(
        2024, {f"requests.other.{row}.person": "2" for row in ("not_clarified", "fee_unpaid", "else")}
    )
    assert says("other", old) == says("other", new) == ("6", "")
    assert crossing("requests.other.total")[1] is True
    assert crossing("proactive.fees.amount")[1] is False


def test_an_indicator_knows_its_years_and_its_rules() -> None:
    assert of_cell("requests.new.total").since == "2019年度报告起"
    assert of_cell("proactive.procurement.projects").since == "2019年度至2020年度报告"
    assert of_cell("proactive.fees.amount").since == "2021年度报告起"
    assert of_cell("requests.carried_in.total").bound == [("T3-1", ""), ("T3-3", ""), ("T3-5", "")]
    assert ("T2o-1", "2019") in of_cell("proactive.licences.change").bound
    assert ("T2-1", "") in of_cell("proactive.regulations.in_force").bound


def test_a_set_stands_for_its_indicators_and_nothing_stands_twice() -> None:
    assert [one.code for one in chosen(["remedies", "litigation", "no-such"])] == [*SETS["remedies"][1]]


def test_the_list_holds_each_indicator_once() -> None:
    listed = [one for _, some in grouped() for one in some]
    shelved = [
        one for _, derived, rows in shelves() for one in (*derived, *(o for s in rows for _, o in s.those))
    ]
    assert {one.code for one in listed} == {one.code for one in shelved} == set(indicators())
    assert len(listed) == len(shelved) == len(indicators())


def test_a_cell_is_named_as_each_edition_prints_it() -> None:
    names = [cell.column.label for _, cell in official("proactive.licences.decisions")]
    assert names == ["处理决定数量", "本年处理决定数量"]
