"""Plain text in the shapes that offices paste: every table cell in its place, every other line as typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.intake.readers import text
from reports.intake.source import Grid, Text, Unreadable
from tests.shared import SHARED, needs_shared


def drawn(typed: str) -> str:
    """The blocks of a text: a paragraph a line, # for a heading; a table's rows indented, cells parted by |."""
    found = []
    for block in text.blocks(typed):
        if isinstance(block, Text):
            found.append(("# " if block.heading else "") + block.text)
        else:
            found += [f"  {row}" for row in rows(block)]
    return "\n".join(found)


def rows(grid: Grid) -> list[str]:
    found: dict[int, list[str]] = {}
    for cell in grid.cells:
        size = f"[{cell.rows}×{cell.columns}]" if cell.rows * cell.columns > 1 else ""
        found.setdefault(cell.row, []).append(cell.text.replace("\n", "/") + size)
    return ["|".join(row) for row in found.values()]


def test_lines_stay_as_typed() -> None:
    assert drawn("  一、总体情况 \r\n\r\n2021年，我局\u2028公开640020470条。\f二、\u200b主动公开") == (
        "  一、总体情况 \n2021年，我局\n公开640020470条。\n二、主动公开"
    )
    assert [block.where for block in text.blocks("一\n\n二")] == ["第1行", "第3行"]


def test_headings_of_markdown_lose_their_marks_only() -> None:
    assert drawn("## **六、其他** ##\n#话题\n**无**\n#") == "# **六、其他**\n#话题\n**无**\n#"


def test_rows_parted_by_tabs_keep_their_blank_fields() -> None:
    assert (
        drawn("标题\n\t\t自然人\t\n规章\t0\t 　1\t\n\n\t卷\t\n完")
        == "标题\n  ||自然人|\n  规章|0| 　1|\n  |卷|\n完"
    )
    assert text.blocks("一\n\na\tb\tc")[1].where == "第3行起的表"


@pytest.mark.parametrize("line", ["联系电话：\t65250218", "\t" + "公开信息，" * 20, "\t一句话。", "\t\t"])
def test_a_tab_alone_makes_no_table(line: str) -> None:
    assert drawn(line) == line.rstrip("\t")


def test_one_cell_a_line() -> None:
    shape = "二、情况\n\t信息\n内容\n\t件数\n\n\t规章\n\t\n\n\t\n\t 　0\n\n\n三、情况\n\t一句话。"
    assert drawn(shape) == "二、情况\n  信息/内容|件数\n  规章|\n  | 　0\n三、情况\n\t一句话。"


def test_lines_that_only_begin_with_a_tab_stay_lines() -> None:
    assert drawn("\t一、总体情况\n\n\t二、主动公开\n") == "\t一、总体情况\n\t二、主动公开"
    assert drawn("\t甲\n\t乙\t丙") == "  |甲\n  |乙|丙"


def test_pipes_of_markdown() -> None:
    table = "| **信息** | `件`数\\|条 |\n|:--|--:|\n| 规章 | |\n| 许可<br>强制 | - |\n甲 | 乙\n---|---\n1 |"
    assert drawn(table) == "  信息|件数|条\n  规章|\n  许可/强制|-\n  甲|乙\n  1|"


def test_a_line_of_dashes_begins_the_next_table_with_the_row_above_it() -> None:
    found = text.blocks("| 三、 | 9 | 9 |\n|---|---|---|\n| 0 | 0 |\n|---|---|")
    assert [rows(block) for block in found if isinstance(block, Grid)] == [["三、|9|9"], ["0|0"]]
    assert drawn("|---|---|\n完") == "完"
    assert drawn("小于|大于") == "小于|大于"


BOX = """\
┌────────┬──────────┐
│信息内容│申请人情况│
│        ├────┬─────┤
│        │自然│总计 │
├────────┼────┼─────┤
│规章 “甲│ 1  │     │
├────────┼────┼─────┤
│许可    │    │ -   │
└────────┴────┴─────┘"""


def test_drawn_tables_keep_their_merged_cells() -> None:
    assert drawn(BOX) == "  信息内容[2×1]|申请人情况[1×2]\n  自然|总计\n  规章 “甲|1|\n  许可||-"
    wide = "┌──┬──┐\n│规章│ 12 │\n├──┼──┤\n│许可│    │\n├──┼──┤\n│强制│ 0  │\n└──┴──┘"
    assert drawn(wide) == "  规章|12\n  许可|\n  强制|0"


def test_typed_tables_of_which_only_the_head_is_ruled() -> None:
    table = "+------+----+\n| 内容 | 数 |\n+======+====+\n| 规章 | 12 |\n| 许可 |    |\n+------+----+"
    assert drawn(f"{table}\n{table}\n完") == "  内容|数\n  规章|12\n  许可|\n" * 2 + "完"


def test_a_drawing_that_does_not_fit_is_parted_in_order() -> None:
    assert drawn(BOX.replace("许可    ", "许可")).splitlines()[-1] == "  许可||-"
    halves = ["┌──┬──┐", "│规│12│", "├──┼──┤", "│规│12│", "├──┼──┤", "│1 │2 │", "└──┴──┘"]
    beside = "\n".join(f"{half} {half}" for half in halves)
    assert drawn(beside).splitlines()[-1] == "  1|2||1|2"
    assert drawn("──重点──\n──难点──") == "──重点──\n──难点──"


def test_columns_parted_by_blanks() -> None:
    table = """\
信息内容      本年制发件数      本年废止件数      现行有效件数
规章                3                1                5
行政规范性文件      12                              7
其他                 1                4               7"""
    assert drawn(table) == (
        "  信息内容|本年制发件数|本年废止件数|现行有效件数\n  规章|3|1|5\n  行政规范性文件|12||7\n  其他|1|4|7"
    )
    assert drawn("甲　　乙　　丙\n" + "一、新收　0　0　21\n" * 3).count("  一、新收|0|0|21") == 3


def test_columns_that_might_be_others_stay_lines() -> None:
    table = "甲      1      2      3\n乙          1      2      3\n丙      1          2      3"
    assert drawn(table) == table


def test_a_table_of_markup_goes_to_the_reader_of_web_pages() -> None:
    markup = "前\n<table>\n<tr><td rowspan=2>规章<td>5\n<tr><td>6\n</table>\n后\n<table>"
    assert drawn(markup) == "前\n  规章[2×1]|5\n  6\n后\n<table>"
    grid = text.blocks(markup)[1]
    assert isinstance(grid, Grid)
    assert grid.where == "第2行起的表"


@pytest.mark.parametrize(
    "markup", ["<table></table>", "<!--<table>--></table>", "<table>\n<table>\n</table>"]
)
def test_markup_without_a_table_stays_lines(markup: str) -> None:
    assert drawn(markup).startswith("<")


SENTENCE = "一、总体情况\n2024年公开信息12条。"


@pytest.mark.parametrize(
    "code", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_every_encoding_of_an_office(code: str) -> None:
    assert text.decode(SENTENCE.encode(code)) == SENTENCE


def test_a_broken_character_costs_no_more_than_itself() -> None:
    assert text.decode((SENTENCE * 3).encode() + b"\xff") == SENTENCE * 3 + "\ufffd"
    assert text.decode((SENTENCE * 3).encode() + b"\0\x07") == SENTENCE * 3


@pytest.mark.parametrize("data", [b"PK\x03\x04abc", b"%PDF-1.7", bytes(range(256)) * 9, b"\x01\x02\x03" * 9])
def test_what_is_no_text_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是文字文件"):
        text.read(data)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n"])
def test_an_empty_file_gets_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match="没有文字"):
        text.read(data)


@needs_shared
@pytest.mark.parametrize(
    ("seed", "shapes"),
    [
        ("000_c777240df8c5adbd", [(14, 4), (28, 10), (4, 15)]),
        ("001_9c1716e9954b7ff2", [(14, 4), (14, 10), (12, 10), (3, 9), (4, 15)]),
        ("002_ca9055e41dfea331", [(14, 4), (8, 8), (20, 10), (4, 15)]),
        ("003_c52afda3ff9ba40a", [(14, 4), (11, 9), (17, 10), (4, 15)]),
        ("004_ff3c35068f44430d", [(18, 4), (26, 10), (4, 15)]),
    ],
)
def test_the_seeds_have_their_tables(seed: str, shapes: list[tuple[int, int]]) -> None:
    source = text.read((SHARED / f"reports/seeds/{seed}.txt").read_bytes())
    assert [(block.height, block.width) for block in source.blocks if isinstance(block, Grid)] == shapes


MARKS = set("#|*`\\:-=+─│┌┐└┘├┤┬┴┼")
PIECES = st.sampled_from(
    [
        "一、总体情况",
        "规章",
        "0",
        "12",
        "\t",
        "\n",
        "\n\n",
        " ",
        "  ",
        "　　",
        "|",
        "---|---",
        "# ",
        "**",
        "<table>",
    ]
    + ["+---+", "│", "┌──┬──┐", "└──┴──┘", "├──┼──┤", "。", "-", "\f", "\r\n", "`", "\\|"]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=60).map("".join))
def test_no_character_is_lost(typed: str) -> None:
    found = "".join(
        block.text if isinstance(block, Text) else "".join(cell.text for cell in block.cells)
        for block in text.blocks(typed)
    )
    assert kept(found) == kept(text.clean(typed))


def kept(typed: str) -> str:
    """Without blanks and the marks that draw tables and headings."""
    return "".join(sorted(char for char in typed if not char.isspace() and char not in MARKS))


@given(st.binary(max_size=200))
def test_reading_any_bytes_raises_nothing_else(data: bytes) -> None:
    try:
        text.read(data)
    except Unreadable as sentence:
        assert "请" in str(sentence)
