"""Shares and rates in the prose, recomputed from what they are of."""

from time import perf_counter

import pytest

from reports.checks import percentages, specimen
from reports.checks.finding import Finding
from tests.contents import drawn

REQUESTS = (
    "requests|person|business\n new|74|6\n carried_in|4|0\n granted|23|0\n partly_granted|9|0\n refused.inquiry|4|0",
    "requests|person|business\n unavailable.not_held|30|5\n unprocessed.repeated|2|0\n other.else|3|1\n carried_out|7|0",
)


def found(text: str, **more: str) -> list[Finding]:
    figures = {name: raw for drawing in REQUESTS for name, raw in drawn(drawing).items()} | more
    content = specimen.report(figures, {"overview": text})
    return list(percentages.findings(content))


# a sentence with a gap, what is right, what is not
CASES = [
    ("收到申请80件，其中自然人74件，比例为{}%。", "92.5", "95.2"),
    ("公开信息80条。其中动态74条，比重达{}%。", "92.5", "29.5"),
    ("收到申请80件，自然人74件、企业6件，占比分别为92.5%和{}%。", "7.5", "5.7"),
    ("答复77件，其他处理4件，包括逾期不补正3件和撤回1件，比例为{}%。", "5.2", "2.5"),
    ("（一）公开信息80条。其中动态74条，占{}%。", "92.5", "29.5"),
    ("信息公开申请予以公开23件（占办结总数的{}%）。", "29.9", "39.9"),
    ("收到申请80件，其中自然人74件，占{}%。", "92.5", "95.2"),
    ("收到申请80件，其中自然人74件（占{}%），企业6件（占7.5%）。", "92.5", "90"),
    ("收到申请80件，其中自然人74件，占比为92.5%；企业6件，占比{}%。", "7.5", "8.5"),
    ("收到申请80件，自然人74件、企业6件，分别占92.5%、{}%。", "7.5", "8.5"),
    ("收到申请80件，自然人74件、企业6件，分别占申请总数的{}%和7.5%。", "92.5", "91.5"),
    ("予以公开和部分公开32件，占申请总量的{}%。", "41.56", "33.9"),
    ("办结申请77件。公开32件，占总数的{}%。", "41.6", "33.9"),
    ("公开信息805条，其中动态类258条，占{}%。", "32", "34"),
    ("公开信息805条，其中动态类258条，占{}%。", "32.0", "33.9"),
    ("公开信息805条，其中动态类258条，占{}%。", "32.05", "32.15"),
    ("公开信息805条，其中动态类258条，占{}%。", "32.04", "30"),  # cut, not rounded
    ("本年度收到申请80件，办结率{}%。", "91.7", "98.2"),
    ("本年度收到申请80件，办结77件，办结率为{}%。", "96.3", "99.3"),
    ("全年收到信息公开申请80件，公文公开率98%，申请答复率达{}%。", "91.7", "85"),
    ("公开率为{}%。", "98", "198"),
    ("从领域看，征地占50%、教育占20.5%、医疗占20%，其他占{}%。", "9.5", "3"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_a_percentage(text: str, right: str, wrong: str) -> None:
    assert found(text.format(right)) == []
    assert "TX-4" in {finding.code for finding in found(text.format(wrong))}


LEFT_ALONE = [
    "满意度比例为95%。",
    "公开信息近80条，动态74条，比例为95%。",
    "发布动态1500条，占46.2%；公告320条，占9.8%；全年合计3250条。",  # the whole comes last
    "占33%。",
    "公开信息258条，占33.9%。",  # of what?
    "公开信息约805条，其中动态类258条，占33.9%。",
    "公开信息805条，其中动态类近258条，占33.9%。",
    "公开信息805条，其中动态类258条，占全市的33.9%。",
    "公开信息805条，其中一半为公示，其余258条，占33.9%。",
    "收到申请80件，其中自然人74件，占比约95%。",
    "收到申请80件，办结率100%。",
    "收到申请80件，按时办结率98.2%。",
    "收到申请80件。办理建议提案20件，办结率95%。",
    "收到申请80件，平台检测中办结率较上年提高95%。",
    "政务公开在考核中占4%，测评占20%，其他占10%，合计同比上升。",
    "征地占50%、教育占50%。",
    "从领域看，征地占50%、其中集体土地占30%，其他占50%。",
    "征地占50%、教育占20%、医疗占20%。",
    "公开信息805条，图文、视频分别占60%、40%。",
    "甲、乙两类信息3次、258条，分别占60%、40%。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_well_be_right(text: str) -> None:
    assert found(text) == []


def test_a_table_that_is_not_filled_is_no_judge() -> None:
    assert found("收到申请80件，办结率98%。", **{"requests.new.person": ""}) == []
    assert (
        found("收到申请80件，办结率98%。", **{"requests.new.person": "0", "requests.new.business": "0"}) == []
    )


def test_what_the_clerk_reads() -> None:
    (finding,) = found("收到申请80件，其中自然人74件，占95.2%。")
    assert finding.quote == "其中自然人74件，占95.2%"
    assert "按74÷80计算是92.5%。" in finding.message
    (finding,) = found("收到申请80件，办结率98.2%。")
    assert "表三（七）总计77÷收到和结转之和84计算是91.7%" in finding.message


@pytest.mark.parametrize("piece", ["1件，占2%", "办结率3%，申请", "占1%、", "1件、2件，分别占3%、4%"])
def test_a_hostile_passage_costs_little(piece: str) -> None:
    content = specimen.report(prose={"overview": piece * (10**6 // len(piece))})
    start = perf_counter()
    list(percentages.findings(content))
    assert perf_counter() - start < 1.5
