"""Every rule of both editions: a report that keeps it, one that breaks it, and what the clerk then reads."""

from typing import NamedTuple

import pytest

from reports.editions import EDITIONS
from reports.schema import Severity
from tests.contents import report, report_of, sums, zeros


class Case(NamedTuple):
    holds: str
    breaks: str
    says: str
    years: tuple[int, ...] = (2020, 2024)
    severity: Severity = Severity.BLOCK


CASES = {
    "T2-2": Case(
        years=(2024,),
        severity=Severity.EXPLAIN,
        holds="""
            proactive           | issued | repealed | in_force
            normative_documents |      5 |        2 |        3
        """,
        breaks="""
            proactive           | issued | repealed | in_force
            normative_documents |      5 |        1 |        3
        """,
        says="第二十条第（一）项／行政规范性文件：现行有效件数 3 + 本年废止件数 1 = 4，"
        "应不小于本年制发件数 = 5，相差 1。本年制发、年内又自行失效的请写明原因，否则请核对这三格。",
    ),
    "T2o-2": Case(
        years=(2020,),
        holds="""
            proactive | items_last_year | change
            licences  |            2684 | 减1237
        """,
        breaks="""
            proactive | items_last_year | change
            licences  |            1237 | 减2684
        """,
        says="第二十条第（五）项／行政许可：上一年项目数量 1237 + 本年增/减 -2684 = -1447，"
        "应不小于0，相差 1447。减少的不会多于上一年的，请核对这两格。",
    ),
    "T2o-5": Case(
        years=(2020,),
        holds="""
            proactive           | made | newly_disclosed | disclosed_total
            normative_documents |   77 |              77 |             166
        """,
        breaks="""
            proactive           | made | newly_disclosed | disclosed_total
            normative_documents |   77 |             166 |              77
        """,
        says="第二十条第（一）项／规范性文件：本年新公开数量 = 166，应不大于对外公开总数量 = 77，相差 89。"
        "新公开的都在公开总数之内，请核对这两格。",
    ),
    "T3-1": Case(
        holds="""
            requests    | person | business
            new         |     10 |        5
            carried_in  |      2 |        0
            granted     |      7 |        4
            unavailable.not_held | 2 |    1
            carried_out |      3 |        0
        """,
        breaks="""
            requests    | person | business
            new         |     10 |        5
            carried_in  |      2 |        0
            granted     |      7 |        4
            unavailable.not_held | 2 |    1
            carried_out |      2 |        0
        """,
        says="自然人列：一、本年新收 10 + 二、上年结转 2 = 12，应等于（七）总计 9 + 四、结转下年度 2 = 11，"
        "相差 1。收到的申请要么办结、要么结转，请核对这四格。",
    ),
    "T3-2": Case(
        holds="""
            requests             | person | total
            new                  |      6 |     6
            granted              |      5 |     5
            unavailable.not_held |      1 |     1
            handled              |      6 |     6
        """,
        breaks="""
            requests             | person | total
            new                  |      6 |     6
            granted              |      4 |     4
            unavailable.not_held |      1 |     1
            handled              |      6 |     6
        """,
        says="自然人列：（一）至（六）各行之和 = 5，应等于（七）总计 = 6，相差 1。"
        "请核对各分项和总计；各分项都对的，把总计改为计算值。",
    ),
    "T3-3": Case(
        holds="""
            requests | person | business | total
            new      |      4 |        2 |     6
            granted  |      4 |        2 |     6
        """,
        breaks="""
            requests    | person | business | total
            new         |      4 |        2 |     7
            granted     |      4 |        2 |     6
            carried_out |      0 |        0 |     1
        """,
        says="一、本年新收政府信息公开申请数量：自然人与法人或其他组织各列之和 = 6，应等于总计 = 7，相差 1。"
        "请核对各分项和总计；各分项都对的，把总计改为计算值。",
    ),
    "T4-1": Case(
        holds="""
            remedies        | upheld | corrected | other | pending | total
            reconsideration |     10 |         1 |     0 |       0 |    11
            litigation_after |     5 |         0 |     0 |       0 |     5
        """,
        breaks="""
            remedies        | upheld | corrected | other | pending | total
            reconsideration |     10 |         1 |     0 |       0 |     0
            litigation_after |     5 |         0 |     0 |       0 |     0
        """,
        says="行政复议：四种结果之和 = 11，应等于总计 = 0，相差 11。请核对各分项和总计；各分项都对的，把总计改为计算值。",
    ),
}
EACH = [pytest.param(rule, year, id=f"{rule}-{year}") for rule, case in CASES.items() for year in case.years]


@pytest.mark.parametrize(("rule", "year"), EACH)
def test_a_report_that_keeps_the_rule(rule: str, year: int) -> None:
    assert sums(report_of(CASES[rule].holds, year)) == []


@pytest.mark.parametrize(("rule", "year"), EACH)
def test_a_report_that_breaks_the_rule_and_no_other(rule: str, year: int) -> None:
    assert {finding.code for finding in sums(report_of(CASES[rule].breaks, year))} == {rule}


@pytest.mark.parametrize(("rule", "year"), EACH)
def test_what_the_clerk_reads(rule: str, year: int) -> None:
    found = sums(report_of(CASES[rule].breaks, year))[0]
    assert (found.message, found.severity) == (CASES[rule].says, CASES[rule].severity)


@pytest.mark.parametrize(("rule", "year"), EACH)
def test_the_finding_carries_the_sides_that_differ(rule: str, year: int) -> None:
    for found in sums(report_of(CASES[rule].breaks, year)):
        assert found.left is not None
        assert found.right is not None
        assert f"相差 {abs(found.left - found.right)}。" in found.message


def test_every_rule_of_every_edition_has_its_case() -> None:
    editions = {(edition.code, rule.rule) for edition in EDITIONS for rule in edition.equations}
    codes = {2020: "2019", 2024: "2021"}
    assert editions == {(codes[year], rule) for rule, case in CASES.items() for year in case.years}


@pytest.mark.parametrize(
    ("year", "counted"),
    [
        (2020, {"T2o-2": 5, "T2o-5": 2, "T3-1": 7, "T3-2": 7, "T3-3": 23, "T4-1": 3}),
        (2024, {"T2-2": 2, "T3-1": 7, "T3-2": 7, "T3-3": 25, "T4-1": 3}),
    ],
)
def test_how_often_each_rule_is_laid(year: int, counted: dict[str, int]) -> None:
    codes = [equation.rule for equation in report({}, year).edition.equations]
    assert {code: codes.count(code) for code in codes} == counted


@pytest.mark.parametrize("year", [2020, 2024])
def test_a_year_without_requests_is_in_order(year: int) -> None:
    assert sums(report(zeros(year), year)) == []


@pytest.mark.parametrize("typed", ["␣", "三件"])
def test_an_unfinished_column_is_not_judged_yet(typed: str) -> None:
    assert sums(report_of(f"requests | person\n new | 5\n granted | {typed}")) == []


def test_a_place_that_does_not_apply_adds_nothing() -> None:
    assert sums(report_of("requests | person | business\n new | 5 | /\n granted | 5 | /")) == []


def test_the_link_leads_to_the_first_cell_of_the_rule() -> None:
    found = sums(report_of("requests | person\n new | 5"))
    assert [(finding.section, finding.place) for finding in found] == [
        ("requests", "requests.new.person"),
        ("requests", "requests.new.total"),
    ]
