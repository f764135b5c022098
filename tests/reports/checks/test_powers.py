"""Who may fill 规章, who makes documents, who must have decisions."""

import pytest

from reports.checks import Context, Unit, powers, specimen
from reports.schema import Severity

REGULATIONS = {"proactive.regulations.in_force": "3"}
DOCUMENTS = {"proactive.normative_documents.issued": "1", "proactive.normative_documents.in_force": "2"}
LICENCES = {"proactive.licences.decisions": "5"}


def found(figures, agency, unit=None, year=2024):
    content = specimen.report(figures, agency=agency, year=year)
    return [(f.code, f.severity) for f in powers.findings(content, Context(unit=unit))]


def test_a_record_that_says_no_asks_for_a_reason():
    unit = Unit("云川县水务局", False, "county", makes_regulations=False)
    assert found(REGULATIONS, "云川县水务局", unit) == [("T2-3", Severity.EXPLAIN)]


def test_a_record_that_says_yes_is_enough():
    assert found(REGULATIONS, "澜江市人民政府办公室", Unit("澜江市人民政府", True, "city", True)) == []


NAMES = [
    ("云川县人民政府", True),
    ("青石镇人民政府", True),
    ("城关街道办事处", True),
    ("澜江市司法局", True),
    ("江东省水利厅", True),
    ("国家税务总局云川县税务局", True),
    ("澜江市人民政府", False),  # it may be a 设区的市
    ("江东省人民政府办公厅", False),
    ("江州自治州人民政府", False),
    ("水利部", False),
    ("海关总署", False),
    ("国家市场监督管理总局", False),
    ("国家发展和改革委员会", False),
    ("", False),
]


@pytest.mark.parametrize(("name", "is_strange"), NAMES)
def test_a_name_alone_is_a_warning_at_most(name, is_strange):
    expected = [("T2-3", Severity.WARN)] if is_strange else []
    assert [mark for mark in found(REGULATIONS, name) if mark[0] == "T2-3"] == expected


def test_the_edition_of_2019_has_other_columns():
    assert found({"proactive.regulations.made": "1"}, "云川县水务局", year=2020) == [("T2-3", Severity.WARN)]


OTHERS = [
    (DOCUMENTS, "云川县政务服务中心", "T2-4"),
    (DOCUMENTS, "澜江市第一人民医院", "T2-4"),
    (DOCUMENTS, "云川县水务局", ""),
    ({}, "云川县政务服务中心", ""),
    ({}, "云川县公安局", "T2-5a"),
    ({}, "云川县行政审批服务局", "T2-5a"),
    (LICENCES, "云川县公安局", ""),
    (LICENCES, "云川县信访局", "T2-5a"),
    ({}, "云川县信访局", ""),
    ({"proactive.licences.decisions": ""}, "云川县公安局", ""),
]


@pytest.mark.parametrize(("figures", "agency", "code"), OTHERS)
def test_documents_and_decisions(figures, agency, code):
    assert found(figures, agency) == ([(code, Severity.HINT)] if code else [])


def test_a_summary_is_of_many():
    assert found({}, "云川县公安局", Unit("云川县公安局", False, is_summary=True)) == []


def test_what_the_clerk_reads():
    content = specimen.report(DOCUMENTS | {"proactive.penalties.decisions": "4"}, agency="云川县融媒体中心")
    documents, decisions = powers.findings(content)
    assert "“行政规范性文件”一行填了“本年制发件数”1、“现行有效件数”2。" in documents.message
    assert "填了“行政处罚”4。" in decisions.message
