"""Words that should not stand in a published report."""

import pytest

from reports.checks import Finding, wording
from reports.content import Content
from reports.schema import Severity
from tests.contents import WRITTEN, report

BLOCK, WARN, HINT = Severity.BLOCK, Severity.WARN, Severity.HINT


def found(text: str, year: int = 2024, agency: str = "望溪县水务局") -> list[Finding]:
    base = report({}, year, WRITTEN | {"overview": text})
    return list(wording.findings(Content(base.edition, year, agency, base.title, {}, base.passages)))


WORDS = [
    ("TXT-06", BLOCK, "收到申请{{ count }}件", "收到申请{3}件"),
    ("TXT-06", BLOCK, "（文字描述，收取信息处理费情况在此处报告。）", "（文字材料三份）"),
    ("TXT-06", BLOCK, "（此处填写办理情况）", "（此前已公开）"),
    ("TXT-06", BLOCK, "待补充", "等待补正"),
    ("TXT-06", BLOCK, "收到申请（请填写数量）件", "申请人请填写《政府信息公开申请表》"),
    ("TXT-06", BLOCK, "（在此插入图片）", "（在此期间新增30条）"),
    ("TXT-06", BLOCK, "【待填写】", "请填写您的意见"),
    ("TXT-06", WARN, "材料待补充", "材料等待补充证明"[:2]),
    ("TXT-06", WARN, "请填写数量", "（此前填写情况见附件）"),
    ("TXT-06", WARN, "（此处数据以上报为准）", "在此说明"),
    ("TXT-06", WARN, "XX局收到申请", "TXX-1型"),
    ("TXT-06", WARN, "收到申请××件", "2×3"),
    ("TXT-06", WARN, "收到申请__件", "a_b"),
    ("TXT-06", BLOCK, "收费依据［待填］项", "依据［2021］3号"),
    ("TXT-06", WARN, "合格率 TODO", "名录（待定）"),
    ("TXT-06", WARN, "收到申请[数量]件", "（数量见表二）"),
    ("TXT-06", WARN, "收到申请＿＿件", "二〇〇八年、一〇〇件"),
    ("TXT-06", WARN, "○○局收到NN件", "请填写人核对"),
    ("TXT-06", WARN, "**收到申请**", "5*3"),
    ("TXT-06", WARN, "### （一）主动公开", "第#3号"),
    ("E-39", WARN, "含《条例》第五十条第四项规定的内容", "按《条例》第五十条规定"),
    ("E-33", WARN, "依据国办公开办函〔2019〕60号", "依据国办公开办函〔2021〕30号"),
    ("E-33", WARN, "依据（国令第 492 号）", "依据（国令第711号）"),
    ("E-33", WARN, "依据国办发〔2014〕32号", "依据国办发〔2014〕12号"),
    ("E-33", WARN, "依据《条例》第三十二条编制年度报告", "依据《条例》第五十条编制年度报告"),
    ("E-33", WARN, "依据《年度报告格式（试行）》", "依据《年度报告格式》"),
    ("E-34", WARN, "国办公开办涵〔2021〕30号", "国办公开办函〔2021〕30号"),
]


@pytest.mark.parametrize(("code", "severity", "bad", "good"), WORDS)
def test_words_that_should_not_be_there(code: str, severity: Severity, bad: str, good: str) -> None:
    assert found(good) == []
    (finding,) = found(bad)
    assert (finding.code, finding.severity, finding.place) == (code, severity, "overview")


def test_what_the_clerk_reads() -> None:
    (finding,) = found("全年收到申请XX件，均已办结。")
    assert finding.message == (
        "“一、总体情况”中“全年收到申请XX件，均已办结。”一处：“XX”像是没有填的空位，请写上实际内容。"
    )


def test_the_trial_edition_rests_on_its_own_notice() -> None:
    assert found("依据国办公开办函〔2019〕60号", 2020) == []


def test_all_places_are_counted() -> None:
    (finding,) = found("XX局收到申请××件，XX局全部办结。")
    assert finding.message == (
        "“一、总体情况”中“XX局收到申请××件，X”等3处：“XX”、“××”像是没有填的空位，请写上实际内容。"
    )


def test_a_report_without_a_year_is_held_to_every_wording() -> None:
    assert found("国令第492号", 2024)[0].code == "E-33"


def test_words_outside_the_sections_but_not_those_of_a_table() -> None:
    (finding,) = wording.outside("国办公开办涵〔2021〕30号", 2024, "第2段")
    assert finding.message.startswith("第2段中“国办公开办涵〔2021〕30号”一处：")
    assert list(wording.outside("（本列数据的勾稽关系为：第一项加第二项之和）", 2024, "表格2")) == []
