"""Single cells: what was left out, and what is no number."""

import pytest

from reports.checks import Finding, cells
from reports.content import Content
from reports.schema import Severity
from tests.contents import report, report_of

BLOCK, EXPLAIN, WARN = Severity.BLOCK, Severity.EXPLAIN, Severity.WARN


def found(content: Content) -> list[Finding]:
    return list(cells.findings(content))


def test_a_report_of_zeros_is_complete() -> None:
    assert found(report_of("requests | person\n new | 0")) == []


def test_an_empty_report_lacks_every_cell_that_is_not_a_total() -> None:
    lacking = {finding.section: len(finding.cells) for finding in found(report({}))}
    assert lacking == {"proactive": 10, "requests": 144, "remedies": 12}


def test_blanks_are_named_together() -> None:
    (blanks,) = found(report_of("remedies | upheld | corrected\n reconsideration | ␣ | ␣"))
    assert (blanks.code, blanks.severity, blanks.section) == ("E-16", BLOCK, "remedies")
    assert blanks.message == ("还有2格没有填：行政复议／结果维持；行政复议／结果纠正。没有发生的请填0。")


def test_only_the_first_three_blanks_are_spelled_out() -> None:
    (blanks,) = found(
        report_of("remedies | upheld | corrected | other | pending\n litigation_after |␣|␣|␣|␣")
    )
    assert blanks.message.count("复议后起诉") == 3
    assert blanks.message.startswith("还有4格没有填：")
    assert "其他结果等。" in blanks.message


def test_three_blanks_are_all_spelled_out() -> None:
    (blanks,) = found(report_of("remedies | upheld | corrected | other\n litigation_after |␣|␣|␣"))
    assert "其他结果。" in blanks.message


TYPED = [
    # year, cell, typed, rule, weight, words
    (2024, "requests.new.person", "/", "E-17", EXPLAIN, "填的是“/”，没有请填0。确实不适用的，请说明原因。"),
    (2024, "requests.new.person", "-1", "T3-4", BLOCK, "“-1”是负数，这里应填不小于0的整数。"),
    (2024, "requests.new.person", "1.5", "T3-4", BLOCK, "“1.5”带小数，这里应填整数。"),
    (2024, "remedies.reconsideration.other", "两件", "T4-2", BLOCK, "“两件”不是整数，"),
    (2024, "proactive.licences.decisions", "若干", "E-19", BLOCK, "“若干”不是整数，"),
    (2024, "proactive.fees.amount", "3000元", "E-19", BLOCK, "这一格的单位是万元，"),
    (2020, "proactive.licences.change", "持平", "E-19", BLOCK, "“持平”看不出增减数，"),
    (2020, "proactive.procurement.amount", "251000", "T2o-7", WARN, "请在数字后写明单位：元或万元。"),
    (
        2024,
        "proactive.licences.decisions",
        "1000000001",
        "E-19",
        WARN,
        "填的是1000000001，超过十亿，请核对位数。",
    ),
]


@pytest.mark.parametrize(("year", "cell", "raw", "code", "severity", "words"), TYPED)
def test_what_is_said_of_a_cell(
    year: int, cell: str, raw: str, code: str, severity: Severity, words: str
) -> None:
    row, column = cell.rsplit(".", 1)
    table, line = row.split(".", 1)
    (finding,) = found(report_of(f"{table} | {column}\n {line} | {raw}", year))
    assert (finding.code, finding.severity, finding.cells) == (code, severity, (cell,))
    where = report({}, year).edition.by_name[cell].label
    assert finding.message.startswith(f"{where}：{words}")


def test_a_billion_is_the_most_that_passes_unasked() -> None:
    assert found(report_of("proactive | decisions\n licences | 1000000000")) == []


def test_a_printed_total_in_letters_is_pointed_out() -> None:
    (finding,) = found(report_of("requests | person | total\n granted | 5 | 五"))
    assert (finding.code, finding.cells) == ("T3-4", ("requests.granted.total",))


def test_a_total_left_blank_is_pointed_out() -> None:
    (finding,) = found(report_of("requests | person | total\n carried_out | 1 | ␣"))
    assert (finding.code, finding.severity) == ("E-12", BLOCK)
    assert finding.cells == ("requests.carried_out.total",)
    assert finding.message == (
        "四、结转下年度继续办理，申请人情况／总计：总计空着，各分项之和是1。请核对各分项和总计；各分项都对的，把总计改为计算值。"
    )


@pytest.mark.parametrize("printed", ["/", "␣"])
def test_a_blank_row_needs_no_word_about_its_total(printed: str) -> None:
    six = "person | business | research | nonprofit | legal_service | other"
    content = report_of(f"requests | {six} | total\n refused.inquiry |{'␣|' * 6} {printed}")
    assert {finding.code for finding in found(content)} == {"E-16"} | ({"E-17"} if printed == "/" else set())


def test_a_total_that_agrees_is_printed_as_computed_and_needs_no_word() -> None:
    assert found(report_of("requests | total\n refused.inquiry | /")) == []
