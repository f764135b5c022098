"""Words out of place in a report."""

import pytest

from reports.checks import unsuitable
from tests.passages import found, told

WORDS = [
    ("TXT-18", "WARN", "为残废人提供服务", "为残疾人提供服务"),
    ("TXT-18", "WARN", "涉及维族群众", "维吾尔族群众"),
    ("TXT-18", "WARN", "接待港澳台等国家客商", "接待港澳台地区客商"),
    ("TXT-18", "WARN", "来自台湾国的客商", "来自台湾地区的客商"),
    ("TXT-18", "HINT", "公开工作全市排名第一", "全省第一批试点"),
    ("TXT-18", "HINT", "成效首屈一指", "首次公开"),
    ("TXT-18", "HINT", "公开力度达到最高级", "最高级别预警、最高人民法院"),
    ("TXT-18", "HINT", "达到国家级水平", "国家级高新区、国家级非物质文化遗产"),
    ("TXT-18", "HINT", "做法全国领先", "走在前列"),
    ("TXT-18", "HINT", "公开工作国内首创", "群众满意度达到100%，办结率达到100%"),
    ("TXT-18", "WARN", "接待港澳台地区及其他国家客商", "接待港澳台地区和外国客商"),
    ("TXT-18", "WARN", "借鉴中国和台湾的做法", "我国与台湾地区同胞往来"),
    ("TXT-19", "WARN", "点击查询、在线赌场、代开发票", "打击网络赌场，查处代开发票案件"),
    ("TXT-19", "WARN", "提供枪支弹药咨询", "公布枪支弹药许可事项"),
    ("TXT-19", "WARN", "开展培训；贷款秒批", "提醒群众警惕贷款秒批骗局"),
    ("TXT-19", "WARN", "对重点人员稳控到位", "重点领域信息"),
    ("TXT-19", "WARN", "处置进京上访5次", "信访事项5件"),
    ("TXT-19", "HINT", "发布网评4篇", "网上评议4次"),
    ("TXT-19", "HINT", "开展舆情引导20次", "回应社会关切20次"),
    ("TXT-19", "HINT", "做好维稳工作", "不影响社会稳定"),
]


@pytest.mark.parametrize(("code", "severity", "bad", "good"), WORDS)
def test_words(code: str, severity: str, bad: str, good: str) -> None:
    assert told(unsuitable, good) == set()
    assert told(unsuitable, bad) == {(code, severity)}


def test_a_better_word_is_named() -> None:
    (finding,) = found(unsuitable, "为残废人提供了方便。")
    assert "“残废人”应为“残疾人”，属于不得体或者不规范的称谓" in finding.message
