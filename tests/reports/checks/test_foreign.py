"""Other agencies' names where only the own can stand."""

import pytest

from reports.checks import Context, names
from tests.passages import found, told

WATER = "望溪县水务局"
FOREIGN = [
    ("联系单位：望溪县财政局办公室。", "联系单位：望溪县水务局办公室。"),
    ("编制单位：望溪县教育局。", "编制单位为望溪县水务局。"),
    ("县民政局政府信息公开工作稳步推进。", "县民政局政府信息公开工作领导小组来检查。"),
    ("县教育局考核得分排名第3。", "县水务局考核得分排名第3。"),
    ("望溪县教育局在全县政务公开考核中位列第二。", "在全县政务公开考核中位列第二。"),
    ("县政务服务办高度重视政府信息公开工作。", "县政务服务办高度重视我局反映的问题。"),
    ("1.县财政局2024年没有收取信息处理费。", "1.县水务局2024年没有收取信息处理费。"),
    ("依法有序公开发改政府信息。", "依法有序公开水利政府信息。"),
    ("我县清河县供水信息已公开。", "我县城区供水信息已公开。"),
    ("清河县水务局深入学习党的二十大精神。", "清河县水务局来我局交流学习。"),
    ("清河县人民政府网站回复企业诉求12件。", "向清河县人民政府学习网站建设。"),
]


@pytest.mark.parametrize(("bad", "good"), FOREIGN)
def test_names_that_belong_to_others(bad: str, good: str) -> None:
    assert told(names, good, agency=WATER) == set()
    assert told(names, bad, agency=WATER) == {("E-36", "WARN")}


def test_another_town_may_be_the_own_district_s() -> None:
    assert told(names, "我市牧阳市申请较多。", agency="罗平湖区教育局") == {("E-36", "HINT")}
    assert told(names, "我区罗平区申请较多。", agency="罗平区教育局") == set()


NEIGHBOURS = [
    ("望溪县档案馆底子薄。", {"HINT"}),
    ("望溪县档案馆负责移交。", set()),
    ("已与望溪县档案馆完成移交。", set()),
    ("望溪县水务局底子薄。", set()),
]


@pytest.mark.parametrize(("text", "weights"), NEIGHBOURS)
def test_a_neighbour_that_leads_a_sentence(text: str, weights: set[str]) -> None:
    context = Context(neighbours=(WATER, "望溪县档案馆"))
    assert {finding.severity.name for finding in found(names, text, WATER, context)} == weights


def test_a_government_names_its_departments() -> None:
    assert told(names, "县教育局考核得分排名第3。", agency="望溪县人民政府") == set()


def test_a_form_of_the_own_name_that_leads_its_sentence() -> None:
    own, text = "鹭屿市工业和信息化局", "2024年，鹭屿市经济和信息化局学习先进经验。"
    assert told(names, text, agency=own) == {("TXT-13", "HINT")}
