"""Parts and totals in the prose, as many agencies put them."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import Context, Unit, breakdowns, specimen
from tests.contents import drawn

REQUESTS = (
    "requests|person\n new|80\n carried_in|4\n granted|23\n partly_granted|9\n refused.inquiry|4",
    "requests|person\n unavailable.not_held|35\n unprocessed.repeated|2\n other.else|4\n carried_out|7",
)
SUMMARY = Context(unit=Unit("望溪县人民政府", True, "county", is_summary=True))


def found(text, context=None, year=2024, **more):
    figures = {name: raw for drawing in REQUESTS for name, raw in drawn(drawing).items()} | more
    content = specimen.report(figures, {"overview": text}, year=year)
    return [
        (f.code, f"{f.left:f}≠{f.right:f}")
        for f in breakdowns.findings(content, *([context] if context else []))
    ]


# code, a sentence with a gap, the number that is right, one that is not
CASES = [
    ("TX-9", "收到申请{}件，其中通过网络提交52件、通过信函提交20件、当面提交8件。", 80, 70),
    ("TX-9", "公开信息{}条。其中，政策文件120条，规划计划35条，其他类3000条。", 3155, 3250),
    ("TX-9", "收到申请{}件（网上52件、信函20件、当面8件）。", 80, 81),
    ("TX-9", "收到申请{}件：网上52件、信函20件、当面8件。", 80, 79),
    ("TX-9", "编制目录{}项，其中行政许可类120项、公共服务类300项、其他类200项。", 620, 650),
    ("TX-9", "全年公开信息{}条，其中通知类80条、公示类40条、其他类5条。", 125, 130),
    ("TX-9", "公布政府信息{}条(其中机构类25条，规划类28条，其他应主动公开信息60条)。", 113, 117),
    ("TX-9", "公布政府信息{}条,(其中机构类25条，规划类28条，其余60条)对于公开的信息，定期核对。", 113, 99),
    ("TX-9", "公开信息{}条，其中：通知类80条；公示类40条；动态类30条。", 170, 140),
    ("TX-9", "编发简报{}期，分别为春季3期、夏季4期、秋冬5期。", 12, 14),
    ("TX-9", "公开{}件文件，具体为：通知3件，意见4件，公告5件。", 12, 13),
    ("TX-9", "发布信息{}条，按类别分，分为通知3条、意见4条。", 7, 8),
    ("TX-9", "公开文件{}件，包括通知20件、意见30件、公告40件。", 90, 95),
    ("TX-9", "其中网上提交{}件，分别为网站12件、邮箱8件。", 20, 21),
    ("TX-9", "印发通知3件、意见4件、公告5件，共{}件。", 12, 13),
    ("TX-9", "公开信息1,200条，其中通知类{}条。", 900, 1300),
    ("TX-9", "公开信息{}条，其中80条为通知，40条为公示，其余5条为动态。", 125, 126),
    ("TX-10", "收取信息处理费{}元，其中甲局收取2400元、乙局收取550元。", 2950, 2900),
    ("TX-10", "收取信息处理费25件，{}元，分别为甲局20件、2400元，乙局5件、550元。", 2950, 2960),
    ("TX-9", "收取信息处理费{}件，2950元，分别为甲局20件、2400元，乙局5件、550元。", 25, 26),
    ("TX-5", "办结{}件，其中予以公开23件、部分公开9件、不予公开4件、无法提供35件、不予处理2件、其他处理4件。", 77, 78),
    ("TX-5", "收到申请{}件，其中予以公开23件、部分公开9件、不予公开4件、无法提供35件。", 80, 89),
    ("TX-5", "答复{}件，其中公开和部分公开32件，不予公开4件。", 77, 46),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "right", "wrong"), CASES)
def test_parts_and_their_total(code, text, right, wrong):
    assert found(text.format(right)) == []
    assert code in {mark[0] for mark in found(text.format(wrong))}


LEFT_ALONE = [
    "新收申请80件：办结77件、结转7件。",
    "收到申请80件（已办结77件、结转7件、撤回1件）。",
    "收到申请80件（网上52件、信函27件）。",
    "新收申请80件，办结77件，结转下年度7件，其中予以公开23件、部分公开9件、不予公开4件。",
    "予以公开23件，其中自然人20件；部分公开9件；不予公开4件，其中内部事务4件；无法提供35件。",
    "公开信息113条（其中机构类25条，其余88条），解读30条。",
    "公开信息125条，其中通知类80条。",
    "公开信息125条，其中通知类80条、公示类40条等。",
    "公开信息125条，主要包括通知类80条、公示类40条、其他类3条。",
    "公开信息125条，包括通知类80条、公示类40条等。",
    "公开信息125条，包括通知类20条、公示类10条、动态类5条。",  # by far not all
    "公开信息约125条，其中通知类80条、公示类40条、其他类15条。",
    "公开信息125条，其中通知类80余条、公示类60条、其他类15条。",
    "公开信息1.2万条，其中通知类8000条、其他类5000条。",
    "发布信息100条，其中网站发布100条、微信公众号发布80条。",  # the same in two places
    "公开信息125条，其中通知类80条，同比增加60条。",
    "公开信息125条，其中通知类80条，全年召开新闻发布会3场、发布政策解读70条、回应60条。",
    "收到80件，其中自然人74件，上年结转4件，共84件。",
    "收到申请80件，其中网上申请74件；办结77件；结转7件。",
    "办结77件，其中不予公开4件，其中国家秘密1件、内部事务3件，无法提供80件。",
    "不予公开4件（内部事务3件、国家秘密1件），其中通知80件。",
    "办结77件，其中予以公开32件（含部分公开9件）、不予公开4件、无法提供35件、不予处理2件、其他处理4件。",
    "举办培训3期，其中参加120人次。",
    "公开信息80件，办结77件，共计结转7件。",
    "印发通知3件、较上年增加4件，共9件。",
    "印发通知近3件、意见4件，共9件。",
    "印发通知3件，意见4件，全年共9件。",
    "共公开信息125条，分别由办公室和综合股发布80条、30条。",
    "开展检查12次（其中",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_well_be_right(text):
    assert found(text) == []


def test_a_table_that_does_not_say_is_no_judge():
    text = "办结77件，其中予以公开23件、部分公开18件。"
    assert found(text) == [("TX-5", "41≠77")]
    assert found(text, **{"requests.new.person": "", "requests.granted.person": ""}) == []


def test_the_sums_of_a_summary():
    text = "全县公开信息3521条，其中县政府349条、县各有关部门933条、各乡镇2240条。"
    assert found(text, SUMMARY) == [("AG-2", "3522≠3521")]
    assert found(text) == [("TX-9", "3522≠3521")]


def test_what_the_clerk_reads():
    content = specimen.report(prose={"overview": "全年公开信息120条，其中通知类80条、公示类50条。"})
    (finding,) = breakdowns.findings(content)
    assert finding.quote == "全年公开信息120条，其中通知类80条、公示类50条"
    assert "所列各项 80 + 50 = 130，大于总数120条，相差10条。" in finding.message


@given(st.lists(st.integers(10, 999), min_size=2, max_size=6), st.integers(-5, 5))
def test_a_full_list_is_wrong_when_it_does_not_add_up(parts, error):
    listed = "、".join(f"{name}类{part}条" for name, part in zip("甲乙丙丁戊己", parts, strict=False))
    total = sum(parts) + error
    marks = found(f"公开信息{total}条，分别为{listed}。")
    assert marks == ([("TX-9", f"{sum(parts)}≠{total}")] if error else [])


@pytest.mark.parametrize(
    "piece", ["1件，其中", "1件，分别为甲2件、", "（1件", "（甲1件", "甲1件、", "12件，共13件"]
)
def test_a_hostile_passage_costs_little(piece):
    start = process_time()
    found(piece * (10**6 // len(piece)))
    assert process_time() - start < 1.5
