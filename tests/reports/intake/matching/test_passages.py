"""The three prose sections, and what stands outside of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.editions import BY_CODE
from reports.intake.matching import sections
from reports.intake.matching.leftover import BEFORE, BESIDE, NO_HEADING, chinese, is_form, left_over
from reports.intake.matching.passages import passages
from reports.intake.matching.understand import understand
from reports.intake.source import Grid, Source, Text
from tests.reports.intake.matching.drawn import source

HEADS = {
    "overview": "一、总体情况",
    "problems": "五、存在的主要问题及改进情况",
    "other": "六、其他需要报告的事项",
}


def read(*parts, format="docx", tables=True):
    """{section: text} and [(text, why)] of what was left; every grid counts as one of the three tables."""
    made = source(*parts, format=format)
    used = [n for n, block in enumerate(made.blocks) if isinstance(block, Grid)] if tables else []
    outline = sections.outline(made, BY_CODE["2021"])
    prose = passages(made, outline, used)
    left = left_over(outline, BY_CODE["2021"], "", prose.placed, used)
    return prose.texts, [(entry.text, entry.why) for entry in (*prose.unread, *left)]


def overview(text, format="docx"):
    """What is read of a first section printed like this."""
    return read(HEADS["overview"], text, HEADS["problems"], format=format)[0].get("overview", "")


def test_a_passage_is_what_stands_between_two_headings():
    texts, unread = read(
        HEADS["overview"], "公开十二条。\n答复三件。", HEADS["problems"], "更新慢。", HEADS["other"], "无"
    )
    assert texts == {"overview": "公开十二条。\n答复三件。", "problems": "更新慢。", "other": "无"}
    assert unread == []


def test_nothing_between_two_headings_is_no_passage():
    assert "overview" not in read(HEADS["overview"], HEADS["problems"], "更新慢。")[0]


def test_without_its_heading_the_fifth_section_is_what_follows_the_tables():
    assert read("一 | 二", "更新慢。")[0] == {"problems": "更新慢。"}
    assert read("一 | 二", "更新慢。", HEADS["other"], "无")[0] == {"problems": "更新慢。", "other": "无"}
    assert read("一 | 二", HEADS["other"], "无")[0] == {"other": "无"}


def test_the_overview_ends_where_the_tables_begin():
    assert read(HEADS["overview"], "公开十二条。", "一 | 二", "甲")[0] == {
        "overview": "公开十二条。",
        "problems": "甲",
    }


def test_a_table_within_the_prose_is_told():
    texts, unread = read(
        HEADS["overview"], "公开十二条。", "类别 | 12", HEADS["problems"], "更新慢。", tables=False
    )
    assert texts["overview"] == "公开十二条。"
    assert unread == [("类别 12", "正文里的表格，没有读入")]


def test_a_table_of_the_three_within_the_prose_is_no_prose():
    assert read(HEADS["other"], "无", "一 | 二", "没有收费。")[0]["other"] == "无\n没有收费。"


@pytest.mark.parametrize(
    "line",
    [
        "上一篇：水务公告",
        "打印本页",
        "关闭窗口",
        "责任编辑：某某",
        "分享到：",
        "附件：表格",
        "望ICP备1号",
        "[大]",
        "返回顶部",
    ],
)
def test_the_furniture_of_a_page_is_left_out_and_told(line):
    texts, unread = read(HEADS["other"], "没有收费。", line)
    assert texts == {"other": "没有收费。"}
    assert unread == [(line, "页面上的其他文字，没有读入")]


def test_a_button_at_the_end_of_a_paragraph_goes():
    assert overview("公开十二条。 附件下载") == "公开十二条。"


def test_a_preface_is_told_and_is_no_passage():
    texts, unread = read("本报告依据条例编制。", HEADS["overview"], "公开十二条。", HEADS["problems"], "慢。")
    assert "本报告" not in "".join(texts.values())
    assert unread == [("本报告依据条例编制。", "在“一、总体情况”之前，不属于六个部分")]


@pytest.mark.parametrize(
    "lines",
    [["望溪县水务局2024年政府信息公开工作年度报告"], ["望溪县水务局 2024年", "政府信息公开工作年度报告"]],
)
def test_the_title_that_was_recognised_is_not_left_over(lines):
    made = source(*lines, "本报告依据条例编制。", HEADS["overview"], "公开十二条。")
    outline = sections.outline(made, BY_CODE["2021"])
    _, unread = passages(made, outline, [], "望溪县水务局2024年政府信息公开工作年度报告")
    assert [entry.text for entry in unread] == ["本报告依据条例编制。"]


LONG = (
    "本年度公开水库蓄水信息十二条比上年多三条其中",
    "主动公开十条依申请公开两条都在规定的期限以内",
    "答复了申请人。",
)


def test_lines_broken_at_a_width_are_joined_again():
    assert (
        overview("\n".join([LONG[0], LONG[1], LONG[0], LONG[2]]), "text")
        == LONG[0] + LONG[1] + LONG[0] + LONG[2]
    )


def test_only_in_text_are_lines_broken():
    assert overview("\n".join([LONG[0], LONG[1], LONG[0], LONG[2]])).count("\n") == 3


@pytest.mark.parametrize("begin", ["（一）", "二、", "3.", "- "])
def test_a_line_that_begins_anew_is_not_joined(begin):
    lines = [LONG[0], begin + LONG[1], LONG[0]]
    assert overview("\n".join(lines), "paste") == f"{LONG[0]}\n{begin}{LONG[1]}{LONG[0]}"


def test_a_line_after_a_short_one_or_a_full_stop_is_not_joined():
    whole = "本年度公开水库蓄水信息十二条比上年多三条。"
    lines = [LONG[0], "短", LONG[1], LONG[0], whole, LONG[2]]
    assert overview("\n".join(lines), "text").splitlines() == [
        LONG[0] + "短",
        LONG[1] + LONG[0] + whole,
        LONG[2],
    ]


def test_words_of_a_western_script_keep_their_space():
    lines = [f"本年度在网站上公开水库蓄水信息包括 water{n}" for n in "abc"]
    joined = overview("\n".join([*lines, "level"]), "text")
    assert joined.endswith("waterc level")


def test_lines_that_end_like_sentences_are_paragraphs():
    lines = [f"{line[:-1]}。" for line in (LONG[0], LONG[1], LONG[0])]
    assert overview("\n".join(lines), "text").count("\n") == 2


@pytest.mark.parametrize(
    "line", ["承办单位收到申请后十五日内答复。", "主办：县政务公开办", "来源：县政府网站"]
)
def test_prose_that_begins_like_furniture_is_prose(line):
    below = "全年受理申请三件，都在期限以内答复，没有因为政府信息公开发生行政复议，也没有发生行政诉讼，公众总体满意。"
    assert read(HEADS["other"], line, below) == ({"other": f"{line}\n{below}"}, [])


def test_the_foot_of_a_page_goes_as_a_whole():
    texts, unread = read(HEADS["other"], "无。", "打印本页", "地址：望溪县人民路1号", "党政机关")
    assert texts == {"other": "无。"}
    assert unread == [("打印本页 地址：望溪县人民路1号 党政机关", "页面上的其他文字，没有读入")]


def test_prose_beside_a_table_is_told_once_for_neighbours():
    lines = ["全年收到申请三件。", "第二十条第（一）项", "申请人情况", "都已答复。", "", "没有收费。"]
    unread = read("三、收到和处理政府信息公开申请情况", "一 | 二", *lines, HEADS["problems"], "慢。")[1]
    why = BESIDE.format("三、收到和处理政府信息公开申请情况")
    assert unread == [("全年收到申请三件。 都已答复。 没有收费。", why)]


def test_an_overview_without_its_heading_is_told():
    assert read("全年公开十二条。", HEADS["other"], "无")[1] == [("全年公开十二条。", NO_HEADING)]
    assert read("全年公开十二条。", HEADS["overview"], "慢。")[1] == [("全年公开十二条。", BEFORE)]


LINES = st.one_of(
    st.sampled_from([*HEADS.values(), "二、主动公开政府信息情况", "四、政府信息公开行政复议、行政诉讼情况"]),
    st.sampled_from(
        ["打印本页", "主办：县政府", "申请人情况", "某局2023年政府信息公开工作年度报告", "附件下载", "7"]
    ),
    st.text("公开申请主动情况一二年报告行政复议县局。：、 无其他需要（）\n7", max_size=60),
)


@given(st.lists(st.tuples(LINES, st.booleans()), max_size=12), st.sampled_from(["docx", "html", "text"]))
def test_no_words_are_lost(lines, format):
    read = understand(
        Source(format, tuple(Text(text, f"第{n}段", head) for n, (text, head) in enumerate(lines)))
    )
    said = [*read.passages.values(), *(entry.text for entry in read.unread), read.title or ""]
    said += [finding.message for finding in read.findings] + [
        section.heading for section in read.edition.sections
    ]
    kept = chinese("|".join(said))
    for text, _ in lines:
        for part in text.splitlines():
            for words in part.split("、"):  # a heading run into the text is cut out of it
                assert chinese(words) in kept or is_form(words, read.edition.code), (words, said)
