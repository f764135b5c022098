"""What a printed cell says where a plain reading would leave it as text."""

from decimal import Decimal

import pytest

from reports.intake.matching.values import is_blank, is_label, say
from reports.schema import Kind

COUNT, CHANGE, MONEY, AMOUNT = Kind.COUNT, Kind.CHANGE, Kind.MONEY, Kind.AMOUNT


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("１２", COUNT, "12"),
        ("1,234件", COUNT, "1234"),
        ("减1237", CHANGE, "-1237"),
        ("1.795（万元）", AMOUNT, "1.795"),
        ("251000元", AMOUNT, "25.1"),
        ("0", AMOUNT, "0"),
    ],
)
def test_a_plain_form_is_taken_without_a_remark(raw, kind, value):
    said = say(raw, kind)
    assert said.reading.value == Decimal(value)
    assert not said.note or said.note.startswith("原文单位")


@pytest.mark.parametrize(
    ("raw", "kind", "value"),
    [
        ("22（其中修订16件）", COUNT, "22"),
        ("22件（其中修订16件）", COUNT, "22"),
        ("12.00", COUNT, "12"),
        ("12。", COUNT, "12"),
        ("共计12起", COUNT, "12"),
        ("-3（取消）", CHANGE, "-3"),
        ("7.5（上缴国库）", MONEY, "7.5"),
        ("7.5（上缴国库）", AMOUNT, None),
        ("251000元", MONEY, "25.1"),
        ("1.2亿元", MONEY, "12000"),
    ],
)
def test_a_dressed_form_is_mended_and_says_so(raw, kind, value):
    said = say(raw, kind)
    assert said.reading.value == (value and Decimal(value))
    assert bool(said.note) is (value is not None)
    assert not said.doubtful


@pytest.mark.parametrize("raw", ["若干", "3.5（暂估）", "1.795（元）x", "三十（其中）"])
def test_what_is_no_count_stays_a_word(raw):
    said = say(raw, COUNT)
    assert (said.reading.value, said.note, said.reading.state) == (None, "", "text")


@pytest.mark.parametrize(("raw", "state"), [("", "blank"), ("/", "na"), ("无", "na"), ("0", "zero")])
def test_blank_slash_and_zero_stay_apart(raw, state):
    assert say(raw, COUNT).reading.state == state


def test_the_unit_of_an_amount_may_stand_in_the_heading():
    said = say("1.795", AMOUNT, "万元")
    assert (said.reading.value, said.note) == (Decimal("1.795"), "单位“万元”取自表头。")


def test_an_amount_without_any_unit_has_no_value():
    assert say("1.795", AMOUNT).reading.value is None


def test_a_fee_under_a_heading_in_yuan_has_to_be_looked_at():
    assert say("251000", MONEY, "元").doubtful
    assert not say("0", MONEY, "元").doubtful
    assert not say("251000", MONEY, "万元").doubtful


def test_a_fee_that_is_no_number_stays_a_word():
    said = say("约五万", MONEY)
    assert (said.reading.state, said.note) == ("text", "")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("重复申请", True),
        ("2.重复申请", True),
        ("12件", False),
        ("减1237", False),
        ("1.795（万元）", False),
        ("无", False),
        ("12", False),
        ("3.危及“三安全一稳定”", True),
    ],
)
def test_a_label_is_words_and_not_a_figure_however_dressed(text, answer):
    assert is_label(text) is answer


@pytest.mark.parametrize(("text", "answer"), [("", True), (" \u3000\n", True), ("0", False)])
def test_what_is_blank(text, answer):
    assert is_blank(text) is answer
