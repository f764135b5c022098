"""Headings of the six sections inside a passage, and what a preface says of the parts."""

import pytest

from reports.checks import Finding, specimen, structure
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "overview", year: int = 2024) -> list[Finding]:
    return list(structure.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(structure.findings(specimen.report())) == []


MISPLACED = [
    "三、收到和处理政府信息公开申请情况\n全年没有收到申请。",
    "l六、其他需要报告的事项\n无。",
    "本年度公开信息20条。二、主动公开政府信息情况",
    "其他需要报告的事项：",
    "（一）主动公开。公开信息20条。\n二、",
    "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
]
IN_PLACE = [
    "（一）主动公开政府信息情况。全年公布20条。",
    "一、二两个季度各公布10条。",
    "存在的主要问题及改进情况已经逐条核对。",
    "公开信息20条，其中三、四季度12条。",
]


@pytest.mark.parametrize("text", MISPLACED)
def test_a_heading_of_the_six_in_a_passage(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.section) == ("E-02", Severity.WARN, "overview")
    assert finding.quote in text


@pytest.mark.parametrize("text", IN_PLACE)
def test_words_like_a_heading(text: str) -> None:
    assert found(text) == []


def test_numbers_of_the_six_for_parts_of_one() -> None:
    (finding,) = found("二、工作机制\n分工明确。")
    assert (finding.code, finding.severity, finding.quote) == ("E-02", Severity.HINT, "二、工作机制")
    assert found("一、工作机制\n分工明确。\n二、工作成效\n公开信息20条。") == []


SIX = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、存在的主要问题及改进情况"
ANNOUNCED = [
    ("本报告由五部分组成。", "说有5个部分"),
    ("年度报告共七个部分。", "说有7个部分"),
    (
        "全文包括概述、主动公开、依申请公开、收费及减免、复议诉讼和存在问题六个部分。",
        "用的是2019年以前的结构",
    ),
    (f"本报告包括{SIX}。", "没有提到“其他需要报告的事项”"),
    (
        "本报告由总体情况、主动公开、依申请公开情况六个部分组成。",
        "没有提到“政府信息公开行政复议、行政诉讼情况”",
    ),
]
RIGHT = [
    f"本报告由{SIX}、其他需要报告的事项六部分组成。",
    "本报告包括总体情况、主动公开政府信息情况等六个部分。",
    "年度报告共七部分，含附表。",
    "本报告由局办公室编制。",
    "全年从五个方面推进公开。",
    "本报告第五部分有说明，由办公室负责解释。",
]


@pytest.mark.parametrize(("text", "wrong"), ANNOUNCED)
def test_a_preface_that_announces_other_parts(text: str, wrong: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("E-04", Severity.WARN)
    assert wrong in finding.message


@pytest.mark.parametrize("text", RIGHT)
def test_a_preface_that_announces_the_six(text: str) -> None:
    assert found(text) == []


def test_the_first_year_of_the_format_was_a_recommendation() -> None:
    assert [finding.severity for finding in found("本报告由五部分组成。", year=2019)] == [Severity.HINT]


def test_a_long_statement_is_quoted_in_part() -> None:
    (finding,) = found(f"本报告包括{SIX}，电子版可在县政府门户网站下载。")
    assert "……”" in finding.message


def test_parts_in_a_preface() -> None:
    (finding,) = structure.outside("本报告由 五部分组成。", 2024, "第1段")
    assert finding.message.startswith("第1段说明报告的组成时写的是“本报告由五部分组成”")
