import pytest

from reports.intake.readers import docx
from reports.intake.source import Grid, Text, Unreadable
from tests.reports.intake.readers.building import W, p, relations, tbl, tc, texts, tr, word, zipped
from tests.shared import SHARED, needs_shared

BOX = "<w:pict><w:txbxContent>{}</w:txbxContent></w:pict>"


def read(body, **parts):
    return texts(docx.read(word(body, **parts)))


def run(inner, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


@needs_shared
def test_the_official_form_has_its_three_tables():
    source = docx.read((SHARED / "reports" / "real" / "blank_form_2021.docx").read_bytes())
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    assert [(grid.height, grid.width) for grid in grids] == [(14, 4), (28, 10), (4, 15)]
    spans = {cell.text: (cell.row, cell.rows, cell.columns) for cell in grids[1].cells}
    assert spans["法人或其他组织"] == (1, 1, 5)
    assert spans["三、本年度办理结果"] == (5, 22, 1)
    assert spans["四、结转下年度继续办理"] == (27, 1, 3)


def test_paragraphs_and_tables_come_in_their_order():
    assert read(p("前") + tbl(tr("规章", "5")) + p("后")) == ["前", [["规章", "5"]], "后"]


def test_places_are_counted():
    blocks = docx.read(word(p("一") + p("  ") + tbl(tr("a", "b")) + p("二"))).blocks
    assert [block.where for block in blocks] == ["第1段", "表格1", "第2段"]


def test_a_line_break_parts_a_paragraph():
    assert read(p(inner=run("<w:t>一、总体情况</w:t><w:br/><w:t>本年</w:t><w:cr/>"))) == [
        "一、总体情况",
        "本年",
    ]


def test_small_signs_are_kept():
    inner = "<w:t>1</w:t><w:tab/><w:noBreakHyphen/><w:sym w:char='F0FE'/><w:sym w:char='F041'/><w:sym w:char='xyz'/>"
    assert read(p(inner=run(inner + "<w:sym w:char='2460'/>"))) == ["1\t-☑①"]


def test_insertions_stay_and_deletions_go():
    changed = f"<w:ins>{run('<w:t>新</w:t>')}</w:ins><w:del>{run('<w:delText>旧</w:delText>')}</w:del>"
    moved = f"<w:moveTo>{run('<w:t>到</w:t>')}</w:moveTo><w:moveFrom>{run('<w:t>从</w:t>')}</w:moveFrom>"
    assert read(p("本", inner=changed + moved)) == ["本新到"]


def test_a_deleted_row_goes():
    assert read(tbl(tr("规章", "5"), tr("规章", "6", properties="<w:del/>"))) == [[["规章", "5"]]]


def test_hidden_text_goes_unless_it_is_shown_again():
    hidden = run("<w:t>藏</w:t>", "<w:vanish/>") + run("<w:t>露</w:t>", '<w:vanish w:val="0"/>')
    assert read(p(inner=hidden)) == ["露"]


def test_links_fields_and_controls_give_their_text():
    link = f"<w:hyperlink>{run('<w:t>网址</w:t>')}</w:hyperlink>"
    field = run("<w:instrText>PAGE</w:instrText>") + run("<w:t>3</w:t>")
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
    assert read(p(inner=link + field) + control) == ["网址3", "控件"]


def test_a_text_box_stands_after_its_paragraph_and_once():
    twice = (
        "<mc:AlternateContent><mc:Choice>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(p("段", inner=run(twice.format(BOX.format(p("框")))))) == ["段", "框"]


def test_what_has_only_a_fallback_gives_it():
    alternate = "<mc:AlternateContent><mc:Fallback><w:t>退</w:t></mc:Fallback></mc:AlternateContent>"
    assert read(p(inner=run(alternate + "<mc:AlternateContent/>"))) == ["退"]


def test_a_text_box_in_a_cell_belongs_to_the_cell():
    boxed = "<w:bookmarkStart/>" + p("规章", inner=run(BOX.format(p("（部门）"))))
    assert read(tbl(tr(tc(inner=boxed), "5"))) == [[["规章\n（部门）", "5"]]]


def test_merged_cells_are_one():
    body = tbl(
        tr(tc("办理结果", '<w:vMerge w:val="restart"/>'), tc("合计", '<w:gridSpan w:val="2"/>')),
        tr(tc("", "<w:vMerge/>"), "1", "2"),
        tr("总计", "3", "4"),
    )
    assert read(body) == [[[("办理结果", 2, 1), ("合计", 1, 2)], ["1", "2"], ["总计", "3", "4"]]]


def test_cells_merged_sideways_the_old_way_are_one():
    body = tbl(tr(tc("合计", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'), "3"))
    assert read(body) == [[[("合计", 1, 2), "3"]]]


def test_a_cell_that_goes_on_from_nothing_stands_for_itself():
    body = tbl(tr(tc("孤", "<w:vMerge/>"), "1"), tr(tc("子", "<w:hMerge/>"), "2"))
    assert read(body) == [[["孤", "1"], ["子", "2"]]]


def test_a_row_may_begin_further_in():
    grid = docx.read(
        word(tbl(tr("a", "b", "c"), tr("d", "e", properties='<w:gridBefore w:val="1"/>')))
    ).blocks[0]
    assert [(cell.text, cell.column) for cell in grid.cells if cell.row == 1] == [("d", 1), ("e", 2)]


@pytest.mark.parametrize("span", ["0", "-1", "x", "9" * 30])
def test_an_absurd_span_is_bounded(span):
    grid = docx.read(word(tbl(tr(tc("a", f'<w:gridSpan w:val="{span}"/>'), "1")))).blocks[0]
    assert 1 <= grid.cells[0].columns <= docx.MOST_COLUMNS


def test_a_table_around_a_table_is_layout():
    inner = tbl(tr("规章", "5"))
    assert read(tbl(tr("左", tc(inner=p("上") + inner + p("下"))))) == ["左", "上", [["规章", "5"]], "下"]


def test_a_table_of_one_cell_is_layout():
    assert read(tbl(tr(tc(inner=p("一、总体情况") + p("本年"))))) == ["一、总体情况", "本年"]


def test_an_empty_table_is_nothing():
    assert read(tbl() + p("后")) == ["后"]


def test_styles_and_outlines_make_headings():
    styles = """<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>
      <w:style w:styleId="b"><w:name w:val="我的"/><w:basedOn w:val="a"/></w:style>
      <w:style w:styleId="c"><w:name w:val="正文"/><w:basedOn w:val="c"/></w:style>"""
    said = [
        '<w:pStyle w:val="a"/>',
        '<w:pStyle w:val="b"/>',
        '<w:pStyle w:val="c"/>',
        '<w:outlineLvl w:val="0"/>',
    ]
    said += ['<w:pStyle w:val="a"/><w:outlineLvl w:val="9"/>']
    blocks = docx.read(word("".join(p("文", properties) for properties in said), styles=styles)).blocks
    assert [isinstance(block, Text) and block.heading for block in blocks] == [True, True, False, True, False]


def test_pictures_are_noted_and_the_title_is_kept():
    core = "<cp xmlns:dc='x'><dc:title> 年度报告 </dc:title></cp>"
    source = docx.read(word(p("文", inner="<w:drawing><blip/></w:drawing>"), **{"docProps/core.xml": core}))
    assert source.title == "年度报告"
    assert source.notes == ("文件里有1张图片，图片里的文字和表格没有读。",)


def test_a_document_without_lists_styles_or_relations_is_read():
    part = f"<w:document {W}><w:body><!-- -->{p('文')}</w:body></w:document>"
    assert texts(docx.read(zipped({"word/document.xml": part}))) == ["文"]


@pytest.mark.parametrize("parts", [{"a": ""}, {"word/document.xml": "<a/>"}, {"word/document.xml": "<a"}])
def test_what_has_no_document_inside_is_refused(parts):
    with pytest.raises(Unreadable, match="损坏"):
        docx.read(zipped(parts))


@pytest.mark.parametrize("page, found", [("<p>网页</p>", ["网页", "后"]), ("文字", ["后"])])
def test_a_web_page_put_into_the_file_is_read(page, found):
    more = {"word/_rels/document.xml.rels": relations(aFChunk="a.htm"), "word/a.htm": page}
    chunks = '<w:altChunk id="aFChunk"/>' + p("后") + "<w:altChunk/>"
    assert texts(docx.read(word(chunks, **more))) == found


def test_a_file_of_too_many_paragraphs_is_cut_and_says_so(monkeypatch):
    monkeypatch.setattr(docx, "MOST_PARAGRAPHS", 3)
    source = docx.read(word(p("甲") + p("乙") + tbl(tr("规章", "5")) + p("丙")))
    assert (texts(source), source.notes) == (["甲", "乙"], (docx.CUT,))


def test_a_text_box_beside_the_runs_is_no_part_of_its_paragraph():
    assert read(p("文", inner=BOX.format(p("框")))) == ["文", "框"]
