"""A document as lines of labels and figures."""

import pytest

from reports.intake.source import Cell, Grid
from tests.reports.intake.matching.drawn import rows


def drawn(*parts):
    """Each line: labels, then what stands after them."""
    return [
        (" ".join(piece.text.strip() for piece in line.labels), " ".join(piece.text for piece in line.values))
        for line in rows(*parts)
    ]


def test_a_grid_row_is_a_line():
    assert drawn("""
        自然人 | 总计
        予以公开 | 3
    """) == [("自然人 总计", ""), ("予以公开", "3")]


def test_a_merged_label_reaches_down():
    first, second = rows("""
        不予处理 | 信访举报 | 1
        ^        | 重复申请 | 2
    """)
    assert (first.above, second.above) == ((), ("不予处理",))
    assert first.ruled and second.ruled


def test_a_merged_figure_reaches_nowhere():
    assert [line.above for line in rows("3 | 予以公开\n ^ | 部分公开")] == [(), ()]


def test_a_cell_that_claims_many_rows_reaches_no_further_than_a_table_can():
    tall = Grid((Cell("不予处理", 0, 0, rows=10**9), Cell("3", 1, 1)))
    assert [line.above for line in rows(tall)] == [(), ("不予处理",)]


def test_where_a_piece_stands_is_said_in_words():
    (line,) = rows("予以公开 | 3")
    assert line.values[0].where == "表格1第1行第2列"


def test_a_remark_at_the_end_of_a_row_is_no_figure():
    assert drawn("予以公开 | 3 | 含上年结转") == [("予以公开", "3")]


def test_without_figures_what_follows_the_last_label_is_blank():
    (line,) = rows("予以公开 | | ")
    assert (len(line.values), line.filled) == (2, ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("予以公开 3 0 3", [("予以公开", "3 0 3")]),
        ("予以公开3部分公开4", [("予以公开", "3"), ("部分公开", "4")]),
        ("3予以公开4", [("", "3"), ("予以公开", "4")]),
        ("1.重复申请32.要求提供公开出版物4", [("1.重复申请", "3"), ("2.要求提供公开出版物", "4")]),
        ("予以公开 275 件", [("予以公开", "275件")]),
        ("收费金额（单位：万元，保留4位小数） 3.5", [("收费金额（单位：万元，保留4位小数）", "3.5")]),
        ("予以公开/部分公开", [("予以公开/部分公开", "")]),
        ("予以公开/ /四、结转", [("予以公开", "/ /"), ("四、结转", "")]),
        ("采购总金额1.795万元", [("采购总金额", "1.795万元")]),
        ("增减数减1237处理数3", [("增减数", "减1237"), ("处理数", "3")]),
    ],
)
def test_running_text_is_cut_where_figures_begin(text, found):
    assert drawn(text) == found


def test_a_paragraph_of_figures_belongs_to_the_label_above():
    assert drawn("予以公开\n3\n0\n3") == [("予以公开", "3 0 3")]


def test_a_figure_with_its_unit_in_a_paragraph_of_its_own_stays_whole():
    assert drawn("予以公开", "275 件") == [("予以公开", "275件")]


def test_a_scrap_of_a_label_goes_with_the_label():
    assert drawn("2.\n重复申请\n3") == [("2. 重复申请", "3")]


def test_figures_before_any_label_are_a_line_of_their_own():
    assert drawn("3 4") == [("", "3 4")]


def test_words_between_two_grids_stand_between_their_lines():
    assert [line.block for line in rows("甲 | 1", "予以公开 3", "乙 | 2")] == [0, 1, 2]
    assert [line.loose for line in rows("甲 | 1", "予以公开 3", "乙 | 2")] == [False, True, False]


def test_nothing_is_no_line():
    assert rows() == rows("") == []


def test_a_bracket_on_a_line_of_its_own_closes_its_label():
    assert drawn("（一）予以公开（全部", "）", "3") == [("（一）予以公开（全部）", "3")]
