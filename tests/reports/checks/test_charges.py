"""The amount of 行政事业性收费 in the prose and in table two."""

import pytest

from reports.checks import charges, specimen

FEES = "proactive.fees.amount"


def found(text, amount="12.5", year=2024):
    figures = {FEES: amount} if year > 2020 else {}
    return list(charges.findings(specimen.report(figures, {"overview": text}, year=year)))


CASES = [
    ("全年收取行政事业性收费{}万元。", "12.5", "15.2"),
    ("行政事业性收费{}元。", "125000", "12.5"),
    ("行政事业性收费金额为{}元。", "125,000", "125,001"),
    ("行政事业性收费共3项，{}万元。", "12.50", "12.55"),
    ("行政事业性收费总额{}万元。", "13", "14"),  # rounded
    ("行政事业性收费{}亿元。", "0.00125", "12.5"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_an_amount(text, right, wrong):
    assert found(text.format(right)) == []
    (finding,) = found(text.format(wrong))
    assert (finding.code, finding.cells) == ("TX-11", (FEES,))


LEFT_ALONE = [
    "减免行政事业性收费30万元。",
    "其中行政事业性收费3万元。",
    "行政事业性收费约13万元。",
    "行政事业性收费项目12项。",
    "行政事业性收费12件。",
    "上年行政事业性收费30万元。",
    "非税收入300万元。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_none_of_the_tables_business(text):
    assert found(text) == []


def test_one_fee_with_two_digits_the_wrong_way_round():
    text = "收取城市生活垃圾处理费{}万元。"
    (finding,) = found(text.format("1468.75"), "1486.75")
    assert (finding.code, finding.severity.name) == ("TX-11", "HINT")
    assert found(text.format("1486.75"), "1486.75") == []
    assert found(text.format("900"), "1486.75") == []
    assert found("上年收取城市生活垃圾处理费1468.75万元。", "1486.75") == []
    assert found("收取城市生活垃圾处理费12次。", "1486.75") == []


def test_ten_thousand_times_apart():
    (finding,) = found("收取行政事业性收费12.5万元。", "125000")
    assert "是125000万元，正好相差一万倍" in finding.message
    (finding,) = found("收取行政事业性收费12.5万元。", "0")
    assert "两处不一致" in finding.message


def test_the_edition_of_2019_counts_no_money():
    assert found("收取行政事业性收费12.5万元。", year=2020) == []


def test_a_blank_is_not_compared():
    assert found("收取行政事业性收费12.5万元。", "") == []
