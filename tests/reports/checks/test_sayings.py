"""What is said without a number and the table denies."""

import pytest

from reports.checks import Finding
from reports.checks.prose_numbers import findings
from reports.schema import Severity
from tests.contents import WRITTEN, drawn, report, zeros

DRAWN = {
    "penalties": "proactive | decisions\n penalties | 3",
    "documents": "proactive | issued\n normative_documents | 2",
    "requests": "requests | person\n new | 5\n granted | 4\n carried_out | 1",
    "remedies": "remedies | upheld\n reconsideration | 1\n litigation_after | 2",
}


def found(text: str, table: str = "") -> list[Finding]:
    figures = zeros() | (drawn(DRAWN[table]) if table else {})
    return list(findings(report(figures, passages=WRITTEN | {"overview": text})))


SAYINGS = [
    ("TX-7", "requests", "本年度未收到政府信息公开申请", "requests.new.total"),
    ("TX-7", "requests", "全年没有收到公民提出的依申请公开申请", ""),
    ("TX-7", "requests", "没有接到任何信息公开申请", "requests.new.total"),
    ("TX-7", "remedies", "未发生行政复议", "remedies.reconsideration.total"),
    ("TX-7", "remedies", "未发生因信息公开引起的行政诉讼", "remedies.litigation_direct.total"),
    ("E-49", "requests", "所有申请均已按要求办理完成", "requests.carried_out.total"),
    ("TX-7", "penalties", "没有行政复议、行政诉讼案件，也没有行政处罚事项", "proactive.penalties.decisions"),
    ("TX-7", "documents", "街道没有规范性文件制定权", "proactive.normative_documents.issued"),
    ("E-49", "requests", "少量申请结转2025年，全部申请均已在年内办结", "requests.carried_out.total"),
    ("E-49", "requests", "收到的申请均已予以答复", "requests.carried_out.total"),
    ("E-49", "requests", "信息公开申请办结率100%", "requests.carried_out.total"),
]


@pytest.mark.parametrize(("code", "table", "text", "cell"), SAYINGS)
def test_a_saying_and_its_zeros(code: str, table: str, text: str, cell: str) -> None:
    assert found(f"{text}。") == []
    if cell:
        (finding,) = found(f"{text}。", table)
        assert (finding.code, finding.severity, finding.cells[0]) == (code, Severity.WARN, cell)


def test_what_the_clerk_reads() -> None:
    (finding,) = found("所有申请均已按要求办理完成。", "requests")
    assert finding.message == (
        "“一、总体情况”写的是“所有申请均已按要求办理完成”，但表三“四、结转下年度继续办理”总计是1件。"
        "请核对后改正文字或表格。"
    )


def test_what_is_still_to_be_done_names_no_office() -> None:
    text = "收到信息公开申请5件，应办5件，已办4件，年底全部办结。"
    assert "E-49" in [finding.code for finding in found(text, "requests")]


def test_neither_reviews_nor_suits() -> None:
    text = "没有发生行政复议、行政诉讼案件。"
    assert [finding.right for finding in found(text, "remedies")] == [1, 2]


LEFT_ALONE = [
    ("remedies", "没有行政诉讼败诉案件。"),
    ("remedies", "未发生行政复议被纠正的情况。"),
    ("requests", "2023年未收到政府信息公开申请。"),
    ("requests", "县水利局所属的单位未收到政府信息公开申请。"),
    ("requests", "办结的申请均按期答复。"),
    ("requests", "收到的申请均在法定期限内予以答复。"),
    ("requests", "申请办结4件，均按期答复，1件结转下年度。"),
    ("requests", "群众投诉均已办结。"),
    ("requests", "群众意见均已答复。"),
    ("requests", "未发生因信息公开申请、复议引起的信访。"),
    ("requests", "未收到信息公开申请复议。"),
    ("remedies", "本机关审结行政复议3件，均维持。"),
    ("remedies", "行政复议1件，已维持。"),
    ("penalties", "没有行政处罚、行政强制引起的行政复议。"),
    ("documents", "没有规范性文件备案审查权。"),
    ("documents", "没有规范性文件制定权限争议。"),
    ("requests", "除1件结转外，全部申请均已在年内办结。"),
]


@pytest.mark.parametrize(("table", "text"), LEFT_ALONE)
def test_what_the_table_does_not_deny(table: str, text: str) -> None:
    assert found(text, table) == []


def test_a_figure_not_known_denies_nothing() -> None:
    figures = zeros() | {"requests.new.person": "", "requests.carried_out.person": ""}
    text = "未收到政府信息公开申请，所有申请均已办结。"
    content = report(figures, passages=WRITTEN | {"overview": text})
    assert [finding.code for finding in findings(content)] == []
