"""Where the six sections begin, however their headings are printed."""

import pytest

from reports.editions import BY_CODE
from reports.intake.matching import sections
from tests.reports.intake.matching.drawn import source

EDITION = BY_CODE["2021"]
SIX = """一、总体情况
二、主动公开政府信息情况
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
五、存在的主要问题及改进情况
六、其他需要报告的事项"""


def outline(*parts):
    return sections.outline(source(*parts), EDITION)


def printed(*parts):
    """{section: its heading as printed}"""
    return {code: heading.printed for code, heading in outline(*parts).headings.items()}


def test_the_six_official_headings_are_found_and_official():
    found = outline(SIX)
    assert [found.headings[section.code].at for section in EDITION.sections] == [0, 1, 2, 3, 4, 5]
    assert all(sections.is_official(heading, EDITION) for heading in found.headings.values())


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("七、其他需要报告的事项", "other"),
        ("第五部分 存在的主要问题及改进情况", "problems"),
        ("五、存在的问题和下一步打算", "problems"),
        ("六、需要说明的其他事项", "other"),
        ("一 、概述", "overview"),
        ("四、政府信息公开行政法复议、行政诉讼情况", "remedies"),
        ("## 一、总体情况", "overview"),
        ("## **六、其他需要报告的事项**", "other"),
        ("l一、总体情况", "overview"),
    ],
)
def test_a_heading_renumbered_or_reworded_is_known(line, code):
    (heading,) = outline(line).headings.values()
    assert (heading.code, heading.printed) == (code, line)


@pytest.mark.parametrize(
    "line",
    [
        "无其他需要报告的事项",
        "没有其他需要报告的事项",
        "其他需要报告的事项已经写在前面。",
        "存在的主要问题是目录更新慢；改进情况如下",
        "本报告包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况和其他需要报告的事项等部分",
        "水库蓄水情况",
    ],
)
def test_a_sentence_with_the_same_words_is_no_heading(line):
    assert printed(line) == {}


def test_a_heading_run_into_a_long_paragraph_is_cut_out():
    text = f"一、总体情况全年公开信息{'很多，' * 20}五、存在的主要问题及改进情况目录更新慢。"
    found = outline(text)
    assert [found.atoms[heading.at][1].text for heading in found.headings.values()] == [
        "一、总体情况",
        "五、存在的主要问题及改进情况",
    ]


def test_a_heading_at_the_end_of_a_short_paragraph_is_cut_out_too():
    assert printed("目录更新慢。六、其他需要报告的事项", "没有收费。") == {"other": "六、其他需要报告的事项"}


def test_a_heading_only_spoken_of_is_not_cut_out():
    text = f"{'前文，' * 20}详见“一、总体情况”和（五、存在的主要问题及改进情况）。"
    assert len(outline(text).atoms) == 1


def test_a_heading_alone_in_a_table_is_a_heading():
    assert printed("一、总体情况 | ") == {"overview": "一、总体情况"}


def test_a_heading_that_the_document_itself_sets_as_one_needs_no_number():
    text = source("总体概况").blocks[0]
    assert printed(text) == {}
    assert printed(type(text)(text.text, heading=True)) == {"overview": "总体概况"}


def test_of_a_table_of_contents_and_the_text_the_text_counts():
    found = outline(SIX, SIX)
    assert min(heading.at for heading in found.headings.values()) == 6


def test_a_caption_that_repeats_the_heading_does_not_take_its_place():
    found = printed("二、主动公开政府信息情况", "主动公开政府信息情况")
    assert found == {"proactive": "二、主动公开政府信息情况"}


def test_a_heading_below_another_weighs_less_than_one_of_its_own():
    found = printed("一、总体情况", "（二）总体情况", "五、存在的主要问题及改进情况")
    assert found["overview"] == "一、总体情况"


def test_without_a_heading_a_section_begins_where_it_is_told():
    assert outline("第一段", "第二段").span("overview", 1) == (1, 2)


@pytest.mark.parametrize("more", ["方面，公开十二条", "中，公开十二条", "的公开十二条", "，公开十二条"])
def test_a_sentence_that_begins_like_a_heading_is_not_cut(more):
    text = f"二、主动公开政府信息情况{more}，比上年多三条，全部在期限内公开，内容和格式都符合规定的要求。"
    assert [block.text for _, block in outline("一、总体情况", text).atoms] == ["一、总体情况", text]
