"""Purchases in the prose and in table two of 2019."""

import pytest

from reports.checks import Finding
from reports.checks.prose_numbers import findings
from tests.contents import WRITTEN, report, zeros

TABLE = {"proactive.procurement.projects": "14", "proactive.procurement.amount": "386.5万元"}


def found(text: str, table: dict[str, str] = TABLE, year: int = 2020) -> list[Finding]:
    return list(findings(report(zeros(year) | table, year, WRITTEN | {"overview": text})))


CASES = [
    ("政府集中采购项目{}个。", "14", "41"),
    ("实施集中采购{}个项目，总额386.5万元。", "14", "15"),
    ("政府集中采购项目14个，金额{}万元。", "386.5", "368.5"),
    ("政府集中采购14项，支出{}元。", "3,865,000", "3,685,000"),
    ("政府集中采购总金额{}亿元。", "0.03865", "0.3865"),
    ("政府集中采购总金额{}万元。", "387", "388"),  # rounded
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_a_purchase(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)) == []
    (finding,) = found(text.format(wrong))
    assert finding.code == "TX-8"
    assert finding.cells[0] in TABLE


LEFT_ALONE = [
    "其中政府集中采购项目3个。",
    "公开政府集中采购信息40条。",
    "2019年政府集中采购项目3个。",
    "政府集中采购14个项目，节约资金21.3万元。",
    "政府集中采购总金额约300万元。",
    "分散采购项目3个。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_none_of_the_tables_business(text: str) -> None:
    assert found(text) == []


def test_a_blank_and_the_edition_without_purchases() -> None:
    assert found("政府集中采购项目3个。", dict.fromkeys(TABLE, "")) == []
    assert found("政府集中采购项目3个。", {}, 2022) == []
