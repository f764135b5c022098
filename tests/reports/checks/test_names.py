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
