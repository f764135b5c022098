"""Words of the years before 2019."""

from dataclasses import replace

import pytest

from reports.checks import Finding, basis, specimen
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "overview", year: int = 2024) -> list[Finding]:
    return list(basis.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(basis.findings(specimen.report())) == []


OLD = [
    "收费及减免情况：无。",
    "按照不同渠道和方式公开相同信息计1条统计。",
    "未收取检索、复制、邮寄等费用。",
    "主动公开政府信息数120条。",
    "申请办结数3件。",
    "机构建设和保障经费情况良好。",
    "申请人应当说明自身生产、生活、科研等特殊需要。",
    "一、概述\n全年公开信息20条。",
]
NEW = [
    "未收取信息处理费。",
    "主动公开政府信息120条。",
    "概述全年工作，公开稳步推进。",
    "减免企业税费的政策已经公布。",
    "提供检索、下载功能。",
    "办结3件，答复3件。",
    "2019年起不再收取检索、复制、邮寄等成本费用。",
]


@pytest.mark.parametrize("text", OLD)
def test_old_words(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("E-32", Severity.WARN)
    assert finding.quote in text


@pytest.mark.parametrize("text", NEW)
def test_words_of_today(text: str) -> None:
    assert found(text) == []


def test_an_old_kind_of_answer_is_a_hint() -> None:
    assert [finding.severity for finding in found("同意部分公开2件。")] == [Severity.HINT]


def test_before_2019_they_were_right() -> None:
    old = replace(report({}, 2020, WRITTEN | {"overview": OLD[0]}), year=2018)
    assert list(basis.findings(old)) == []
