"""Whatever stands in a passage, the checks answer, and soon."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import findings
from tests.contents import WRITTEN, report

PIECES = [
    *"，。、：（）《》〔〕019一二十百万件条起X#*\n　",
    *(
        "收到",
        "受理",
        "新收",
        "申请",
        "依申请公开",
        "信息公开",
        "办结",
        "答复",
        "结转",
        "下年度",
        "上年",
        "共",
        "数量",
    ),
    *(
        "予以公开",
        "不予公开",
        "部分公开",
        "行政复议",
        "行政诉讼",
        "规范性文件",
        "规章",
        "制发",
        "废止",
        "现行有效",
    ),
    *(
        "行政许可",
        "未",
        "没有",
        "发生",
        "因",
        "其中",
        "某某局",
        "2021年",
        "提交的",
        "均",
        "其中",
        "占",
        "%",
        "同比增长",
        "比上年增加",
        "自然人",
        "维持",
        "行政事业性收费",
        "所有",
        "办结率100%",
        "{{",
        "（此处",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_any_passage_has_an_answer(text: str) -> None:
    findings(report({}, passages=WRITTEN | {"overview": text}))


@pytest.mark.parametrize(
    "piece", ["收到共", "依申请公开", "，12件收到申请", "《1件", "年水", "申请投诉1件", "规范性文件规章1件"]
)
def test_a_passage_of_a_million_characters_costs_little(piece: str) -> None:
    content = report({}, passages=WRITTEN | {"overview": piece * (10**6 // len(piece))})
    start = process_time()
    findings(content)
    assert process_time() - start < 3
