"""Marks, paragraphs that break off, links."""

import pytest

from reports.checks import punctuation
from tests.passages import found, told

FULL = "本年度没有收取信息处理费，没有其他需要报告的事项。"
MARKS = [
    ("本年度未收费,无其他事项。", "本年度收费1,200元。"),
    ("主要措施:加强培训。", "时间为9:30至17:00。"),
    ("(一)主动公开。", "2.5万元。"),
    ("公开信息.无其他事项。", "1.公开信息。"),
    ("公开信息30条,其中公告5条。", "见www.wangxi.gov.cn。"),
    ("公开及时。。", "公开及时……"),
    ("公开及时，，内容准确。", "公开及时，内容准确。"),
    ("公开及时，。", "《公告》《通知》。"),
    ("本年度，认真做好政 府信息公开。", "（一）主动公开 全年公开信息30条。"),
    ("（一）主动公开（含解读。", "1）主动公开；2）依申请公开。"),
    ("印发“公开指南。", "印发《关于〈公开指南〉的通知》，列入《公开指南。"),
    ("坚持“应公开尽公开“。", "坚持“应公开尽公开”。"),
    ("一并公布）。", "（一并公布）。"),
    (FULL[:-1], FULL),
    (f"{FULL[:-1]}\n（二）问题。", f"{FULL[:-1]}\n，接上行。"),
    (f"{FULL[:-1]}，\n二是问题。", "没有其他需要报告的事项"),
    (FULL[:-1] + "\n1.公开。", f"{FULL}\n望溪县水务局\n2025年1月20日"),
    (f"（一）主要问题。{FULL[:-1]}", "（一）主要问题，改进情况和下一步的打算安排"),
]


@pytest.mark.parametrize(("bad", "good"), MARKS)
def test_marks(bad: str, good: str) -> None:
    assert told(punctuation, good) == set()
    assert told(punctuation, bad) == {("TXT-23", "HINT")}


def test_lines_that_are_no_paragraphs_are_not_judged() -> None:
    assert told(punctuation, f"一是{FULL[:-1]}\n" * 5) == set()


LINKS = [
    ("详见http://t.cn/A6abcd。", "短链接", "详见https://www.wangxi.gov.cn/xxgk。"),
    ("详见http://192.168.1.8/xxgk。", "内网", "详见www.gov.cn。"),
    ("详见http://oa/xxgk。", "内网", "详见https://mp.weixin.qq.com/s/abc。"),
    ("详见www.wangxi-water.com。", "不是政府网站", "邮箱xxgk@www.wangxi.gov.cn"),
    ("详见http://[bad。", "不是政府网站", "没有链接"),
]


@pytest.mark.parametrize(("bad", "says", "good"), LINKS)
def test_links(bad: str, says: str, good: str) -> None:
    assert found(punctuation, good) == []
    findings = [finding for finding in found(punctuation, bad) if finding.code == "TXT-24"]
    assert [says in finding.message for finding in findings] == [True]


def test_one_finding_for_all_of_a_kind() -> None:
    (finding,) = found(punctuation, "公开及时,内容准确,渠道畅通:全年30条。")
    assert finding.message == (
        "“六、其他需要报告的事项”中“公开及时,内容准确,渠道畅通:”等3处：“,”、“:”是半角标点，汉字之间请用全角标点。"
    )
