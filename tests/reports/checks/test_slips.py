"""How a number comes to stand as another, and what is said of it."""

from decimal import Decimal

import pytest

from reports.checks.slips import slip

SLIPS = [
    (12, 21, "12与21像是两位数字颠倒"),
    (5, 55, "5与55像是重复的数字少打了一个"),
    (55, 5, "55与5像是重复的数字多打了一个"),
    (1223, 123, "1223与123像是重复的数字多打了一个"),
    (3, 30, "3与30差10倍，像是少打了0"),
    (300, 3, "300与3差100倍，像是多打了0"),
    (135, 15, "135与15像是多打了一位数字"),
    (15, 135, "15与135像是少打了一位数字"),
    (16, 46, "16与46只差一位数字"),
    (-12, 12, "-12与12正负号相反"),
]


@pytest.mark.parametrize(("now", "should", "words"), SLIPS)
def test_a_slip_of_the_hand(now: int, should: int, words: str) -> None:
    clue = slip(Decimal(now), Decimal(should))
    assert clue is not None
    assert clue.words == words


@pytest.mark.parametrize(("now", "should"), [(0, 7), (7, 0), (31, 508), (4, 9)])
def test_no_slip_leads_from_one_to_the_other(now: int, should: int) -> None:
    assert slip(Decimal(now), Decimal(should)) is None


def test_a_small_difference_counts_but_is_not_worth_saying() -> None:
    near, far = slip(Decimal(7), Decimal(8)), slip(Decimal(7), Decimal(9))
    assert near is not None
    assert far is not None
    assert near.weight > far.weight
    assert near.words == far.words == ""
