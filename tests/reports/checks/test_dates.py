"""Days that are in no calendar."""

import pytest

from reports.checks import Finding, dates, specimen
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "overview", year: int = 2024) -> list[Finding]:
    return list(dates.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(dates.findings(specimen.report())) == []


IMPOSSIBLE = [
    ("2023年2月29日公布。", "没有这一天"),
    ("2月30日公布。", "没有这一天"),
    ("4月31日公布。", "没有这一天"),
    ("2024年13月公布。", "没有这个月份"),
    ("13月5日公布。", "没有这个月份"),
    ("自2024年1月1日起至2023年12月31日止。", "结束时间早于开始时间"),
    ("2024年5月至2024年3月开展清理。", "结束时间早于开始时间"),
    ("规划期为2025年—2021年。", "结束时间早于开始时间"),
]
POSSIBLE = [
    "2024年2月29日公布。",
    "2月29日公布。",
    "2023年11月至2月开展清理。",
    "2023年12月5日至2024年1月4日公示。",
    "历时18个月。",
    "2021年—2025年规划。",
]


@pytest.mark.parametrize(("text", "wrong"), IMPOSSIBLE)
def test_a_date_that_cannot_be(text: str, wrong: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("TXT-05", Severity.WARN)
    assert wrong in finding.message and finding.quote in text


@pytest.mark.parametrize("text", POSSIBLE)
def test_a_date_that_can_be(text: str) -> None:
    assert found(text) == []
