"""Whose report it is."""

import pytest

from reports.checks import Context, names
from tests.passages import found, told

WATER = "望溪县水务局"
SELF = "现公布2024年度{}政府信息公开工作年度报告。"


def test_the_same_name_in_title_and_text() -> None:
    assert found(names, SELF.format(WATER)) == []
    assert found(names, SELF.format("清州市望溪县水务局")) == []


def test_a_longer_form_of_the_same_name() -> None:
    (finding,) = found(names, SELF.format("清州市产业集聚区管理委员会"), agency="产业集聚区管委会")
    assert (finding.code, finding.severity.name) == ("E-36", "HINT")
    assert finding.message == (
        "标题和机关名称是“产业集聚区管委会”，“六、其他需要报告的事项”里写的是“清州市产业集聚区管理委员会”，两处不一致。"
        "请统一写机关全称。"
    )


def test_the_name_of_another() -> None:
    assert told(names, SELF.format("望溪县发展和改革局")) == {("E-36", "WARN")}


def test_a_name_in_the_title_of_a_document_is_nobodys() -> None:
    text = "学习《公布2024年度清州市人民政府政府信息公开工作年度报告》"
    assert found(names, text) == []


def test_without_a_name_there_is_nothing_to_compare() -> None:
    assert found(names, SELF.format("望溪县发展和改革局"), agency="") == []


CALLED = [
    (WATER, "我委高度重视公开工作", "我局高度重视公开工作"),
    (WATER, "本镇没有收取信息处理费", "按照本办法执行"),
    ("望溪县卫生健康委员会", "我局没有收取信息处理费", "我委没有收取信息处理费"),
    ("望溪县人民政府办公室", "我局没有收取信息处理费", "我办没有收取信息处理费"),
    ("高新区管委会", "我局没有收取信息处理费", "我委没有收取信息处理费"),
    ("桥头镇人民政府", "我街道没有收取信息处理费", "我镇没有收取信息处理费"),
    ("城关街道办事处", "我镇没有收取信息处理费", "我街道、本办没有收取信息处理费"),
    ("望溪县人民医院", "我局没有收取信息处理费", "我院没有收取信息处理费"),
    ("望溪县商务局（投资促进委员会）", "本院没有收取信息处理费", "我局、我委没有收取信息处理费"),
]


@pytest.mark.parametrize(("agency", "bad", "good"), CALLED)
def test_what_it_calls_itself(agency: str, bad: str, good: str) -> None:
    assert told(names, good, agency) == set()
    assert told(names, bad, agency) == {("TXT-13", "WARN")}


def test_two_kinds_where_the_name_does_not_say_which() -> None:
    assert told(names, "我局公开信息。我委答复申请。", "望溪县档案馆") == {("TXT-13", "HINT")}
    assert told(names, "我馆公开信息。我局答复申请。", "望溪县档案馆") == set()


ACTING = [
    ("教育局2024年主动公开政府信息30条。", "教育局配合编制目录。"),
    ("2024年，望溪县林业局共收到政府信息公开申请3件。", "2024年，望溪县水务局共收到政府信息公开申请3件。"),
    ("一是县财政局高度重视政府信息公开工作。", "县政府高度重视政府信息公开工作。"),
    ("无收费。临川县全年主动公开政府信息30条。", "无收费。望溪县全年主动公开政府信息30条。"),
    ("下一步，县民政局将进一步加大公开力度。", "下一步，县水务局将进一步加大公开力度。"),
    ("宁远县水务局认真落实信息公开各项要求。", "局党委认真落实信息公开各项要求。"),
]


@pytest.mark.parametrize(("bad", "good"), ACTING)
def test_somebody_else_acts(bad: str, good: str) -> None:
    assert told(names, good) == set()
    assert told(names, bad) == {("E-36", "WARN")}


def test_a_government_tells_of_its_departments() -> None:
    text = "县财政局2024年主动公开政府信息30条。"
    assert told(names, text, "望溪县人民政府") == told(names, text, "高新区管理委员会") == set()


def test_a_neighbour_is_known_by_its_name() -> None:
    context = Context(neighbours=("望溪县公安局交通警察分局", WATER))
    text = "望溪县公安局交通警察分局全年主动公开政府信息30条。"
    assert [finding.code for finding in found(names, text, context=context)] == ["E-36"]
    assert found(names, text) == []
    assert found(names, f"{WATER}全年主动公开政府信息30条。", context=context) == []


def test_the_own_name_with_a_slip() -> None:
    (finding,) = found(names, "由望溪县水物局负责解释。")
    assert (finding.code, finding.severity.name) == ("TXT-13", "HINT")
    assert "“望溪县水物局”应为“望溪县水务局”" in finding.message


def test_the_name_of_a_neighbour_is_no_slip() -> None:
    assert found(names, "由望溪县税务局负责解释。") == []
    assert found(names, "由望溪县水文局负责解释。", context=Context(neighbours=("望溪县水文局",))) == []
    assert found(names, "由望溪县税务局负责解释。", agency="望溪县（新区）水务局") == []


COUNTY = "望溪县人民政府"
INDUSTRY = "清州市工业和信息化局"
NAMESAKES = [
    (WATER, "现就临川县水务局2024年信息公开情况报告如下。", "现将县水务局有关情况报告如下。"),
    (WATER, "申请可寄至临川县水务局办公室。", "全面推进县水务局公开，借鉴临川县水务局的做法。"),
    (f"清州市{WATER}", "申请可寄至临川县水务局办公室。", "清州市水务局对本局工作给予指导。"),
    (COUNTY, "以临川县人民政府名义制发文件8件。", "与相邻的临川县人民政府建立协作机制。"),
    (COUNTY, "2024年，临川县持续深化政务公开。", "2024年，望溪县持续深化政务公开。"),
    (COUNTY, "（一）临川县人民政府公开文件8件。", "在县人民政府办公室指导下，各县人民政府公开文件8件。"),
    ("平和县教育局", "临川县教育局答复3件。", "由平和县教育局办公室答复3件。"),
    ("高新区管理委员会", "现将临川县水务局有关情况报告如下。", "经济开发区管理委员会与我委共享平台。"),
]
FORMS = [
    (INDUSTRY, "清州市经济和信息化局以公开促服务。", "清州市工业和信息化局、原清州市经济和信息化局的文件。"),
    (
        "清州市自然资源和规划局经开分局",
        "清州市自然资源与规划局经济开发分局答复。",
        "清州市自然资源和规划局网站改版。",
    ),
    ("清州市市场监督管理局", "清州市市场监督与管理局答复。", "清州市药品监督管理局答复。"),
    ("望溪县城市管理局", "由望溪县城布管理局答复。", "望溪县城市管理综合执法大队答复。"),
]


@pytest.mark.parametrize(("agency", "bad", "good"), NAMESAKES)
def test_the_name_of_another_place(agency: str, bad: str, good: str) -> None:
    assert told(names, good, agency) == set()
    assert told(names, bad, agency) == {("E-36", "WARN")}


@pytest.mark.parametrize(("agency", "bad", "good"), FORMS)
def test_a_form_of_the_name_that_is_not_its(agency: str, bad: str, good: str) -> None:
    assert told(names, good, agency) == set()
    assert "TXT-13" in {code for code, _ in told(names, bad, agency)}


def test_an_agency_below_a_city_is_known_by_its_neighbours() -> None:
    text, other = "临川县教育局党组每月听取汇报。", "临川县教育局"
    (finding,) = found(names, text, "清州市教育局", Context(neighbours=(other,)))
    assert (finding.code, finding.severity.name) == ("E-36", "HINT")
    assert found(names, text, "清州市教育局") == []


def test_a_zone_has_its_like_in_every_town() -> None:
    text = "清州市经济技术开发区管理委员会负责。"
    assert found(names, text, "清州市高新技术产业开发区管理委员会") == []


def test_a_neighbour_with_a_like_name_is_no_slip() -> None:
    context = Context(neighbours=("清州市经济和信息化局",))
    assert found(names, "清州市经济和信息化局负责。", INDUSTRY, context) == []
