"""“申请量较上年增长50%”, by the tables of both years."""

import pytest

from reports.checks import Context, changes, specimen
from tests.contents import drawn

THIS = drawn("requests|person\n new|6\n carried_in|1\n granted|7")
BEFORE = drawn("requests|person\n new|3\n carried_in|0\n granted|2\n carried_out|1")


def found(text, this=THIS, before=BEFORE, year=2023):
    content = specimen.report(this, {"overview": text})
    context = Context(last_year=specimen.report(before, year=year))
    return [finding.code for finding in changes.findings(content, context)]


SAID = [
    ("申请量较上年增长{}。", "100%", "50%"),
    ("依申请公开方面，申请量较上年增长{}。", "100%", "50%"),
    ("全年政府信息公开申请数量比2023年增加{}。", "3件", "9件"),
    ("受理的申请总量同比上升{}，办理压力加大。", "100%", "10%"),
    ("与上年相比，申请数量增长{}。", "100%", "30%"),
    ("同比申请量增加{}。", "3件", "9件"),
    ("申请量同2023年（3件）大幅增长{}。", "100.0%", "10.0%"),
    ("一是申请总数较去年{}，人手不足。", "增加3件", "减少3件"),
    ("我局新收申请件数较2023年的3件上升了{}。", "100%", "1000%"),
    ("申请量与去年同期相比，增幅达{}。", "133%", "33%"),  # 7 of 3, those carried in among them
    ("申请量较上年增长{}。", "250%", "25%"),  # answered: 7 of 2
]


@pytest.mark.parametrize(("text", "right", "wrong"), SAID)
def test_how_much_more_came_in(text, right, wrong):
    assert found(text.format(right)) == []
    assert found(text.format(wrong)) == ["TX-4b"]


LEFT_ALONE = [
    "网上申请量较上年增长50%。",
    "行政许可申请量较上年增长50%。",
    "专利受理工作平稳，申请量较上年增长50%。",
    "企业提出的申请量较上年增长50%。",
    "申请量较上年增长约50%。",
    "申请量较上年增长超过50%。",
    "申请量较2022年增长50%。",
    "上半年申请量较上年增长50%。",
    "县水务局机关和县教育局申请量较上年增长50%。",
    "县教育局方面，申请量较上年增长50%。",
    "申请量较上年有所增长，50件信息主动公开。",
    "申请量较上年增长5倍。",
    "申请数据较上年增长50%。",
    "申请量增长50%。",
    "申请量较上年增长，其中网上占50%。",
    "申请处理平均用时较上年减少3天。",
    "申请量与上年持平，主动公开增长50%。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_said_of_something_else(text):
    assert found(text) == []


def test_nothing_to_compare_with():
    text = "申请量较上年增长50%。"
    assert found(text, before={}) == []
    assert found(text, year=2022) == []
    assert found(text, this=THIS | {"requests.new.total": "9"}) == []
    assert found("申请量较上年增加9件。", before={}) == ["TX-4b"]


PARTS = [
    ("收到政府信息公开申请6件，其中自然人6件，较上年增加{}。", "3件", "9件"),
    ("收到政府信息公开申请6件（其中企业0件，比上年增加{}）。", "3件", "9件"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), PARTS)
def test_a_growth_behind_a_part_may_be_of_the_whole(text, right, wrong):
    assert found(text.format(right)) == []
    assert found(text.format(wrong)) == ["TX-4b"]


def test_a_whole_that_is_not_known_may_be_what_grew():
    text = "收到政府信息公开申请6件，其中自然人6件，较上年增加9件。"
    assert found(text, this=THIS | {"requests.handled.total": "9"}) == []
