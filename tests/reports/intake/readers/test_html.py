import pytest

from reports.filetypes.html import page
from reports.intake.readers import canonical, html, mhtml
from reports.intake.source import Grid, Text, Unreadable
from tests.reports.filetypes import samples
from tests.reports.intake.readers.building import rows, texts
from tests.shared import SHARED, needs_shared

TABLE = "<table><tr><td>规章<td>5</table>"


def read(page):
    return texts(html.page(page))


def grid(page):
    (block,) = html.page(page).blocks
    assert isinstance(block, Grid)
    return block


@needs_shared
def test_a_published_page_has_its_three_tables():
    source = html.read((SHARED / "reports" / "real" / "city_2025.html").read_bytes())
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    assert [(grid.height, grid.width) for grid in grids] == [(14, 4), (28, 10), (4, 15)]
    assert source.title == "测试市2025年政府信息公开工作年度报告"


def test_blocks_and_breaks_part_paragraphs():
    assert read("<div>甲<p>乙<br>丙</p>丁</div><ul><li>戊<li>己</ul>") == ["甲", "乙", "丙", "丁", "戊", "己"]


def test_inline_marks_do_not_part_anything():
    assert read("<p>一、<b>总<span>体</span></b><a href=x>情况</a></p>") == ["一、总体情况"]


def test_headings_are_marked():
    blocks = html.page("<h2>二、主动<b>公开</b></h2><p>文</p>").blocks
    assert [(block.text, block.heading, block.where) for block in blocks if isinstance(block, Text)] == [
        ("二、主动公开", True, "第1段"),
        ("文", False, "第2段"),
    ]


def test_line_ends_of_the_file_are_blanks_but_not_between_chinese_characters():
    assert read("<p>总体\n  情况 in\n 2022&nbsp;年</p>") == ["总体情况 in 2022\xa0年"]


def test_preformatted_lines_stay_lines():
    assert read("<pre>甲  5\n乙  6</pre><p>丙</p>") == ["甲  5", "乙  6", "丙"]


@pytest.mark.parametrize(
    "hidden",
    ["<script>藏</script>", "<style>藏</style>", "<p hidden>藏</p>", '<p style="DISPLAY : none">藏</p>']
    + ["<template>藏</template>", "<del>藏</del>", "<!--[if gte mso 9]><p>藏</p><![endif]-->"],
)
def test_what_does_not_show_is_left_out(hidden):
    assert read(f"前{hidden}后") in (["前后"], ["前", "后"])


def test_a_body_hidden_until_its_script_runs_is_read():
    assert read("<body style='display:none'><p>文</body>") == ["文"]


def test_word_pages_keep_the_numbers_they_print():
    item = "<p class=MsoNormal><![if !supportLists]><span>1.<span>&nbsp;</span></span><![endif]>规章<o:p></o:p></p>"
    assert read(item + "<p><o:p>&nbsp;</o:p></p>") == ["1.\xa0规章"]


def test_spans_are_laid_out():
    page = "<table><tr><td rowspan=2>果<td colspan=2>计<tr><td>1<td>2<tr><th>总<td>3<td>4</table>"
    assert read(page) == [[[("果", 2, 1), ("计", 1, 2)], ["1", "2"], ["总", "3", "4"]]]


def test_cells_find_the_columns_left_free():
    found = grid("<table><tr><td rowspan=2>a<td>b<td rowspan=2>c<tr><td colspan=3>d</table>")
    assert [(cell.text, cell.column, cell.columns) for cell in found.cells][-1] == ("d", 1, 1)


def test_a_span_of_0_goes_to_the_end_of_its_group_and_none_further():
    page = "<table><thead><tr><td rowspan=0>a<td>b<tr><td>c</thead><tbody><tr><td rowspan=9>d<td>e</table>"
    assert [(cell.text, cell.rows) for cell in grid(page).cells] == [
        ("a", 2),
        ("b", 1),
        ("c", 1),
        ("d", 1),
        ("e", 1),
    ]


@pytest.mark.parametrize("span", ["x", "-3", "", "0", "99999999999999"])
def test_absurd_spans_are_bounded(span):
    found = grid(f"<table><tr><td colspan='{span}' rowspan='{span}'>a<td>b<tr><td>c<td>d</table>")
    assert (found.width <= 2 * html.MOST_COLUMNS + 1, found.height) == (True, 2)


def test_hidden_rows_and_cells_are_left_out():
    page = "<table><tr style='display:none'><td>x<td>y<tbody hidden><tr><td>z</tbody><tr><td>a<td hidden>b<td>c</table>"
    assert read(page) == [[["a", "c"]]]


def test_a_cell_keeps_its_lines():
    assert rows(grid("<table><tr><td><p>商业</p><p>企业</p><td>结果<br>维持</table>")) == [
        ["商业\n企业", "结果\n维持"]
    ]


def test_a_caption_stands_before_its_table():
    assert read("<table><caption>表二</caption><tr><td>a<td>1</table>") == ["表二", [["a", "1"]]]


def test_a_table_around_a_table_is_layout():
    assert read(f"<table><tr><td>左<td><p>一、总体情况</p>{TABLE}完</table>尾") == [
        "左",
        "一、总体情况",
        [["规章", "5"]],
        "完",
        "尾",
    ]


@pytest.mark.parametrize(
    "page", ["<table><tr><td><p>甲</p><p>乙</p></table>", "<table><p>甲</p><tr>乙</table>"]
)
def test_a_table_of_one_cell_is_layout(page):
    assert read(page) == ["甲", "乙"]


def test_a_table_of_prose_is_layout():
    long = "本年度做好政府信息公开工作。" * 10
    assert read(f"<table><tr><td>栏目<td><p>{long}</p><p>{long}</p></table>") == ["栏目", long, long]


def test_a_table_too_big_is_cut(monkeypatch):
    monkeypatch.setattr(html, "MOST_CELLS", 3)
    source = html.page("<table>" + "<tr><td>a<td>1" * 3 + "</table>")
    assert rows(source.blocks[0]) == [["a", "1"], ["a"]]
    assert source.notes == ("表格1太大，只读了前面3格。",)


def test_sites_name_their_article_best():
    page = "<title>某县政府网站</title><meta name=ArticleTitle content='年度 报告'><meta name=x><p>文"
    assert html.page(page).title == "年度 报告"


def test_pictures_are_noted():
    assert html.page("<p>文<img src=a><img src=b>").notes == ("网页里有2张图片，图片里的文字和表格没有读。",)


def test_nesting_too_deep_is_noted():
    assert html.page("前" + "<div>" * 5000 + "后").notes == (html.TORN,)


def test_the_clipboard_s_head_is_no_text():
    assert read(f"Version:0.9\r\nStartHTML:71\r\n<html><!--StartFragment-->{TABLE}<!--EndFragment-->") == [
        [["规章", "5"]]
    ]


def test_a_declared_coding_and_odd_characters_are_no_hindrance():
    assert read('<?xml version="1.0" encoding="gbk"?><p>文\0\ud800</p>') == ["文?"]


@pytest.mark.parametrize("page", ["", "<!-- -->", "<table></table>", "<script>x</script>", "<img>"])
def test_a_page_without_text_is_refused(page):
    with pytest.raises(Unreadable, match="没有文字"):
        html.page(page)


def test_a_page_too_big_is_refused_but_pictures_inside_do_not_count(monkeypatch):
    monkeypatch.setattr(html, "MOST", 100)
    assert read(f"<p>文<img src='data:image/png;base64,{'A' * 200}'>") == ["文"]
    with pytest.raises(Unreadable, match="太大"):
        html.page("x" * 101)


def test_a_web_archive_gives_its_page():
    head = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    page = "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\n5paH\n--x--\n"
    assert texts(mhtml.read((head + page).encode())) == ["文"]


@pytest.mark.parametrize("archive", [b"MIME-Version: 1.0\n\nx", b""])
def test_a_web_archive_without_a_page_is_refused(archive):
    with pytest.raises(Unreadable):
        mhtml.read(archive)


def test_a_web_archive_too_big_is_refused(monkeypatch):
    monkeypatch.setattr(mhtml, "MOST", 3)
    with pytest.raises(Unreadable, match="太大"):
        mhtml.read(b"MIME")


@pytest.mark.parametrize("name", samples.ALL)
def test_our_own_page_is_read_as_the_tables_it_prints(name):
    printed = samples.ALL[name]()
    read = html.page(page(printed))
    grids = [chapter.grid for chapter in printed.chapters if chapter.grid]
    assert [block.cells for block in read.blocks if isinstance(block, Grid)] == [
        tuple(canonical._cells(grid)) for grid in grids
    ]


def test_a_hidden_heading_takes_none_from_the_next():
    blocks = html.page("<h2 hidden>藏</h2><h2>二、主动公开</h2><p>文</p>").blocks
    assert [(block.text, block.heading) for block in blocks] == [("二、主动公开", True), ("文", False)]


def test_hidden_preformatted_text_does_not_make_what_follows_so():
    assert read("<pre hidden>藏</pre><p>a\nb</p>") == ["a b"]
    assert read("<p hidden><h3>一</h3></p><div style='display:none'><pre>x</div><p>a\nb") == ["一", "a b"]


def test_a_piece_of_markup_is_blocks():
    assert [type(block) for block in html.blocks(f"文{TABLE}")] == [Text, Grid]
    assert html.blocks("") == ()
