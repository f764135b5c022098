from reports.intake.readers.regions import split
from reports.intake.source import Cell, Grid, Source, Text
from tests.reports.intake.readers.building import texts

LONG = "本年度我单位依法依规做好各项政府信息公开工作，全年没有出现差错。"


def grid(*rows):
    cells = (Cell(text, r, c) for r, row in enumerate(rows) for c, text in enumerate(row))
    return Grid(tuple(cells), "表格1")


def parted(*rows):
    return texts(Source("x", split(grid(*rows))))


def test_a_plain_table_stays_as_it_is():
    whole = grid(["信息内容", "件数"], ["规章", "5"])
    assert split(whole) == (whole,)


def test_a_section_heading_parts_two_tables():
    assert parted(["规章", "5"], ["三、收到和处理政府信息公开申请情况", ""], ["新收", "1"]) == [
        [["规章", "5"]],
        "三、收到和处理政府信息公开申请情况",
        [["新收", "1"]],
    ]


def test_headings_are_marked_and_places_named():
    blocks = split(grid(["一、总体情况", ""], ["a", "1"]), above=3)
    assert blocks[0] == Text("一、总体情况", "表格1第4行", True)
    assert blocks[1].where == "表格1第5行起"


def test_a_sentence_is_a_paragraph_even_between_rows():
    assert parted(["规章", "5"], [LONG, ""], ["新收", "1"])[1] == LONG


def test_a_caption_belongs_to_its_table():
    assert parted(["第二十条第（一）项", ""], ["规章", "5"]) == [[["第二十条第（一）项", ""], ["规章", "5"]]]


def test_a_label_without_figures_stays_in_its_table():
    rows = (["规章", "5"], ["二、上年结转政府信息公开申请数量", ""], ["（一）予以公开", ""])
    assert parted(*rows) == [list(map(list, rows))]


def test_anything_before_the_first_row_is_a_paragraph():
    assert parted(["单位：件", ""], ["规章", "5"]) == ["单位：件", [["规章", "5"]]]


def test_a_lone_head_further_right_belongs_to_the_table():
    assert parted(["", "申请人情况"], ["自然人", "法人"]) == [[["", "申请人情况"], ["自然人", "法人"]]]


def test_a_title_set_in_the_middle_is_a_paragraph():
    assert (
        parted(["", "某局2022年政府信息公开工作年度报告"], ["规章", "5"])[0]
        == "某局2022年政府信息公开工作年度报告"
    )


def test_an_empty_row_before_a_new_head_parts_two_tables():
    assert parted(["规章", "5"], ["", ""], ["行政复议", "行政诉讼"], ["1", "2"]) == [
        [["规章", "5"]],
        [["行政复议", "行政诉讼"], ["1", "2"]],
    ]


def test_an_empty_row_inside_or_at_the_end_stays():
    assert parted(["规章", "5"], ["", ""], ["行政许可", "3"], ["", ""]) == [
        [["规章", "5"], ["", ""], ["行政许可", "3"], ["", ""]]
    ]


def test_a_row_of_prose_beside_something_is_prose():
    assert parted(["首页", LONG * 4 + "\n" + LONG]) == ["首页", LONG * 4, LONG]


def test_a_row_with_a_number_is_never_prose():
    assert parted([LONG * 4, "5"]) == [[[LONG * 4, "5"]]]


def test_rows_joined_by_a_cell_are_a_table():
    joined = Grid((Cell("一、总体情况", 0, 0, 2, 1), Cell("5", 1, 1)), "表格1")
    assert split(joined) == (joined,)


def test_prose_merged_over_several_rows_is_a_paragraph():
    cells = (
        Cell("规章", 0, 0),
        Cell("5", 0, 1),
        Cell(LONG, 1, 0, 3, 2),
        Cell("行政许可", 4, 0),
        Cell("3", 4, 1),
    )
    assert texts(Source("x", split(Grid(cells)))) == [[["规章", "5"]], LONG, [["行政许可", "3"]]]


def test_a_caption_may_say_more():
    rows = ["《条例》第二十条第（一）项规章和行政规范性文件", ""], ["规章", "5"]
    assert parted(*rows) == [list(rows)]
