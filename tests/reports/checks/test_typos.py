"""Mistyped words and longer words that are right."""

import pytest

from reports.checks import typos
from tests.passages import found, told

WORDS = [
    ("全部电子归挡", "归拢档案"),
    ("压实责任，座实清单", "建成一座实验室，举办讲座实现全覆盖"),
    ("按跟据条例", "跟踪数据"),
    ("资询电话", "投资询价"),
    ("公布拦每月更换", "公布栏每月更换"),
    ("公开属形不清", "公开属性不清"),
    ("按照统一布署开展工作", "公布署名文章"),
    ("结转下年度，上年转结2件", "运转结果良好"),
    ("按装查询设备", "按装修标准公示"),
    ("行政复义2件", "行政复议2件"),
    ("行政复乂2件", "行政复核2件"),
    ("依申情公开", "受理申请情况"),
    ("依申请公升", "依申请公布"),
    ("政俯网站", "俯首为民"),
    ("政府信息公幵", "政府信息公开"),
    ("规范性文建制发", "规范性文本"),
    ("近一步加强公开", "离目标接近一步"),
    ("深人推进公开", "选派资深人员"),
    ("建立建全制度", "新建全民健身中心"),
    ("以经全部答复", "予以经济处罚"),
    ("己办结3件", "自己办结"),
    ("保障措失落实", "举措失当"),
    ("监督保漳", "监督保密"),
    ("门户网战", "门户网页"),
    ("不予公天", "不予公示"),
    ("完善责任追穷制度", "责任追溯"),
    ("政策的的出台", "目的的实现"),
    ("完成了了修订", "为了了解情况"),
    ("存在着着力点不够，公开公开目录更新不及时，应及时及时公开", "公开公开目录"),
    ("主动公布公布信息", "规章和国家有关规定规定应当公开的"),
    ("政府信息政府信息公开", "某某某某"),
    ("政务服务服务大厅", "招标投标投诉处理"),
    ("加强队伍建没", "淹没区"),
    ("法制政府建设", "法制审核"),
    ("受里申请3件", "区里村里"),
    ("请各单位做好答复复工作", "收到达复印件"),
]


@pytest.mark.parametrize(("bad", "good"), WORDS)
def test_words(bad: str, good: str) -> None:
    assert told(typos, good) == set()
    assert told(typos, bad) == {("TXT-17", "WARN")}


COMMON = [
    ("截止2024年12月31日公开60条", "截至2024年12月31日公开60条"),
    ("截止目前均已办结", "截止日期为12月31日"),
    ("部份公开3件", "一部份额"),
    ("公民、法人和其它组织", "公民、法人和其他组织"),
    ("做为公开重点", "把小事当做为民办实事"),
    ("公众号帐号", "公众号账号"),
    ("登陆网站查询", "台风登陆期间"),
]


@pytest.mark.parametrize(("bad", "good"), COMMON)
def test_forms_that_are_common_all_the_same(bad: str, good: str) -> None:
    assert told(typos, good) == set()
    assert told(typos, bad) == {("TXT-17", "HINT")}


def test_what_the_clerk_reads() -> None:
    (finding,) = found(typos, "按上级布署办理，做好布署和行政复义应对。")
    assert finding.message == (
        "“六、其他需要报告的事项”中“按上级布署办理，做好布署和行政”等3处：“布署”应为“部署”、“行政复义”应为“行政复议”，请改正。"
    )


@pytest.mark.parametrize("data", [typos.RIGHT, typos.RIGHT_TOO])
def test_a_repair_is_right_itself(data: dict[str, str]) -> None:
    for wrong, right in data.items():
        assert right, wrong
        assert told(typos, right) == set(), (wrong, right)


def test_longer_words_hold_the_wrong_one() -> None:
    kept = typos.KEPT | typos.KEPT_TOO
    assert [(wrong, other) for wrong, others in kept.items() for other in others if wrong not in other] == []


def test_the_list_is_long_enough() -> None:
    assert len(typos.RIGHT) > 400
