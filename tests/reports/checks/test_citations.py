"""Numbers of documents, titles, the regulation's name."""

import pytest

from reports.checks import Finding, citations, specimen
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "overview", year: int = 2024) -> list[Finding]:
    return list(citations.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(citations.findings(specimen.report())) == []


WRONG = [
    ("依据国办公开办函[2021]30号", "“〔2021〕30号”"),
    ("依据国办公开办函（2021）30号", "“〔2021〕30号”"),
    ("依据国办公开办函【2021】第30号", "“〔2021〕30号”"),
    ("依据国办公开办函〔2021]30号", "“〔2021〕30号”"),
    ("依据国办公开办函〔2021年〕30号", "“〔2021〕30号”"),
    ("依据国办公开办函2021年30号", "“〔2021〕30号”"),
    ("依据国办公开办函2021〕30号", "“〔2021〕30号”"),
    ("根据《中华人民共和国政府信息公开条列》", "“《中华人民共和国政府信息公开条例》”"),
    ("依据国办公开办函〔2021〕30编制", "缺“号”字"),
    ("根据《政府信息公开工作条例》", "“《政府信息公开条例》”"),
    ("根据《中华人民共和国信息公开条例》", "“《中华人民共和国政府信息公开条例》”"),
    ("根据《中华人民共和国政府信息公开法》", "“《中华人民共和国政府信息公开条例》”"),
    ("根据《政府信息公开信息处理费收费管理办法》", "“《政府信息公开信息处理费管理办法》”"),
    ("根据《中华人民共和国政府信息公开条例的规定", "只有左边一半"),
    ("根据中华人民共和国政府信息公开条例》的规定", "只有右边一半"),
]
RIGHT = [
    "依据国办公开办函〔2021〕30号",
    "依据国办发〔2023〕12号、13号",
    "依据国办发〔2023〕12、13号",
    "根据《中华人民共和国政府信息公开条例》（国令第711号）",
    "根据《中华人民共和国政府信息公开条例（2019年修订）》",
    "根据《望溪县政务公开条例》和《望溪县信息公开办法》",
    "转发《关于印发《年度报告格式》的通知》",
    "根据《中华人民共和国行政复议法》",
    "根据《优化营商环境条例》",
    "全县（2024）共30号楼",
]


@pytest.mark.parametrize(("text", "says"), WRONG)
def test_a_citation_that_is_wrong(text: str, says: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("TXT-14", Severity.WARN)
    assert says in finding.message


@pytest.mark.parametrize("text", RIGHT)
def test_a_citation_that_is_right(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("text", ["依据国办公开办函〔2021〕第30号", "根据《信息公开条例》"])
def test_what_is_only_not_quite_as_it_should_be(text: str) -> None:
    assert [finding.severity for finding in found(text)] == [Severity.HINT]


def test_a_citation_in_a_preface() -> None:
    (finding,) = citations.outside("依据国办公开办函[2021]30号，编制本报告。", 2024, "第1段")
    assert finding.message.startswith("第1段里的“依据国办公开办函[2021]30号”：")
    assert list(citations.outside("根据《上一行没有写完的标题。", 2024, "第1行")) == []
