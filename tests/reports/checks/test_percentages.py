"""Shares and rates in the prose, recomputed from what they are of."""

from time import process_time

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


AMISS = [
    "受理诉求102.3万件，其中政策咨询类41.7万件，占48.0%。",
    "受理诉求102.3万件，其中政策咨询类41.7万件（占40.2%）。",
    "收到申请80件，无上年结转。从结果看，公开及部分公开32件，占46.1%；不予公开4件，占5.2%。",
    "收到申请80件，办结77件。予以公开23件，占39.9%。",
    "收到申请80件。网上申请60件，占57%。",
    "收到申请80件，自然人74件（95.2%）、企业6件（7.5%）。",
    "公开信息805条，其中动态258条（23%）。",
    "收到申请80件。在办结件中，不予公开4件，占比9.15%。",
]


@pytest.mark.parametrize("text", AMISS)
def test_a_share_that_is_wrong(text: str) -> None:
    assert [finding.code for finding in found(text)] == ["TX-4"]


LEFT_ALONE = [
    "受理诉求102.3万件，其中政策咨询类41.7万件，占40.8%。",
    "受理诉求102.3万件，其中政策咨询类41.7万件，占40.7%。",
    "点击1.2万次，其中手机0.8万次，占66%。",
    "点击1.2万次，其中手机约0.8万次，占90%。",
    "网站访问超100万次，其中政策类30万次，占25%。",
    "收到申请80件，无上年结转。从结果看，公开及部分公开32件，占41.6%；不予公开4件，占5.2%。",
    "收到申请80件，办结77件。予以公开23件，占29.9%。",
    "收到申请80件，办结77件。网上申请60件，占75%。",
    "收到申请80件，办结77件。征地类60件，占90%。",
    "收到申请80件。自然人74件（92.5%），企业6件（7.5%）。",
    "收到申请80件，同比增加20件（33.3%）。",
    "收到申请80件，自然人74件（92.5%）、企业6件（7.5%）。",
    "公开信息500条，其中增加动态20条（8%）。",
    "满分100分，得分95分（95%）。",
    "收到申请80件。县教育局予以公开10件，占66%。",
    "收到申请80件。主动公开文件10件，占66%。",
    "收到申请80件。2023年不予公开10件，占12%。",
    "收到申请80件。行政许可20件，予以公开18件，占90%。",
    "收到申请80件，上年结转4件。涉及征地的不予公开3件，占不予公开的75%。",
    "收到申请80件。培训20人次（100%）。",
    "收到申请80件。全部申请中，网上60件（占75%）。",
    "收到申请80件。在办结件中，不予公开4件，占比5.19%。",
    "办结77件，按时办结77件（100%）。",
    "办件30.5万件，较上年下降3.2万件，下降9.5%。",
    "网站访问1020万次，同比增长38%。",
    "收到申请80件。当面提交5件，占6.25%，信函15件，占18.75%。",
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
    start = process_time()
    list(percentages.findings(content))
    assert process_time() - start < 1.5
