"""The prose sections."""

import pytest

from reports.checks import Finding, passages
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(section: str, text: str, year: int = 2024) -> list[Finding]:
    return list(passages.findings(report({}, year, WRITTEN | {section: text})))


def test_three_sections_that_are_written_need_no_word() -> None:
    assert list(passages.findings(report({}))) == []


@pytest.mark.parametrize(
    ("section", "heading"),
    [
        ("overview", "一、总体情况"),
        ("problems", "五、存在的主要问题及改进情况"),
        ("other", "六、其他需要报告的事项"),
    ],
)
def test_a_section_that_is_not_written(section: str, heading: str) -> None:
    (finding,) = found(section, "\u3000\n")
    assert (finding.code, finding.severity, finding.place) == ("E-01", Severity.BLOCK, section)
    assert finding.message == f"“{heading}”还没有写，六个部分都不能缺。"


def test_a_report_nobody_has_begun() -> None:
    assert [finding.code for finding in passages.findings(report({}, passages={}))] == ["E-01"] * 3


def test_an_overview_of_a_thousand_characters_passes() -> None:
    assert found("overview", "一 二\n" * 500) == []


def test_an_overview_longer_than_in_principle() -> None:
    (finding,) = found("overview", "字" * 1001)
    assert (finding.code, finding.severity) == ("E-41", Severity.WARN)
    assert finding.message == "“一、总体情况”有1001字，原则上不超过1000字，请精简。"


def test_the_trial_edition_asked_for_no_length() -> None:
    assert found("overview", "字" * 5000, 2020) == []


def test_an_overview_that_is_hardly_there() -> None:
    (finding,) = found("overview", "2024年，本局公开信息20条。")
    assert (finding.code, finding.severity) == ("E-41", Severity.WARN)
    assert finding.message.startswith("“一、总体情况”只有16字，写不下五个方面的内容。")


def test_what_a_template_left_is_not_called_short() -> None:
    assert found("overview", "（文字描述）") == []
