"""Words struck out, hidden or raised: they never join a figure, and a figure they touch is never sure."""

import pytest

from reports.intake import understand, understand_paste
from reports.intake.draft import Confidence
from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.outcome import solved
from reports.intake.readers import docx, html, marks
from reports.intake.source import Cell, Text
from tests.reports.intake.readers.building import tbl, tc, tr, word

STRUCK, HIDDEN, RAISED = "原件这一格有划去的字“5”", "原件这一格有不显示的字“5”", "原件这一格有上标或下标“5”"
FIGURES = ["3", "0", "1", "0", "4", "2", "2", "3", "2", "9", "1", "2", "0", "1", "4"]
FOUR = "四、政府信息公开行政复议、行政诉讼情况"


def in_page(cell, head=""):
    """The second cell of a table's row."""
    (grid,) = html.page(f"<html>{head}<body><table><tr><td>规章<td>{cell}<td>1</table>").blocks
    return grid.cells[1].text, grid.cells[1].doubt


def in_word(inner, properties="", styles=""):
    cell = tc(inner=f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>")
    (grid,) = docx.read(word(tbl(tr("规章", cell)), styles=styles)).blocks
    return grid.cells[1].text, grid.cells[1].doubt


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    "struck",
    [
        "<s>5</s>",
        "<strike>5</strike>",
        "<del>5</del>",
        "<span style='text-decoration: underline line-through'>5</span>",
        "<span style='text-decoration-line:line-through'><b>5</b></span>",
        "<s><div>5</div></s>",
    ],
)
def test_struck_out_on_a_page(struck):
    assert in_page(f"{struck}6") == ("6", STRUCK)
    assert in_page(struck) == ("", STRUCK)


@pytest.mark.parametrize(
    "style",
    [
        "visibility:hidden",
        "visibility: collapse",
        "font-size:0",
        "font-size:0.0pt;color:red",
        "display:none",
        "mso-hide:all",
        "opacity:0",
        "opacity: 0.0;",
    ],
)
def test_hidden_on_a_page(style):
    assert in_page(f"<i style='{style}'>5</i>6") == ("6", HIDDEN)


@pytest.mark.parametrize(
    "style",
    [
        "font-size:0.8em",
        "font-size:10px",
        "opacity:0.5",
        "visibility:visible",
        "font-size:small",
        "color:red",
    ],
)
def test_what_only_looks_like_it_stays(style):
    assert in_page(f"<i style='{style}'>5</i>6") == ("56", "")


def test_what_is_shown_again_inside_stays():
    assert in_page("<i style='font-size:0'> <b style='font-size:12pt'>6</b></i>") == ("6", "")
    assert in_page("<i style='font-size:0'> <b style='font-size:small'>6</b></i>") == ("6", "")
    assert in_page("<i style='font-size:0'><b style='font-size:2em'>5</b></i>6") == ("6", HIDDEN)
    assert in_page("<i style='visibility:hidden'><b style='visibility:visible'>6</b></i>") == ("6", "")


def test_a_body_that_cannot_be_seen_yet_is_read():
    source = html.page("<body style='visibility:hidden;opacity:0'><table><tr><td>规章<td>5</table>")
    assert source.blocks[0].cells[1] == Cell("5", 0, 1)


@pytest.mark.parametrize("tag", ["<sup>5</sup>", "<sub>5</sub>", "<b style='vertical-align:super'>5</b>"])
def test_raised_on_a_page(tag):
    assert in_page(f"6{tag}") == ("6", RAISED)
    assert in_page(f"{tag}6") == ("6", RAISED)
    assert in_page(f"12件{tag}") == ("12件", RAISED)
    assert in_page(f"/{tag}") == ("/", RAISED)
    assert in_page(tag) == ("5", RAISED)
    assert in_page(f"其他{tag}") == ("其他5", "")


def test_classes_of_the_page_itself():
    head = "<style>/* x */ p {color:red} .a, td.b1 {color:red;text-decoration:line-through}"
    head += "@media print {.c{vertical-align:sub}}</style>"
    assert in_page("<i class='x a'>5</i>6", head) == ("6", STRUCK)
    assert in_page("6<i class=c>5</i>", head) == ("6", RAISED)
    assert in_page("<i class=b1>5</i><i class=d>6</i>", head) == ("6", STRUCK)


def test_a_row_struck_out():
    rows = "<tr><td>法规<td>1<td>2<tr style='text-decoration:line-through'><td>规章<td>5<td>"
    (grid,) = html.page(f"<table>{rows}</table>").blocks
    assert [(cell.text, cell.doubt) for cell in grid.cells[4:]] == [("", STRUCK), ("", "")]


def test_a_table_struck_out_or_not_to_be_seen_is_not_there():
    table = "<table><tr><td>规章<td>5</table>"
    assert html.page(f"<del>{table}</del><p>文</p>").blocks == (Text("文", "第1段"),)
    assert html.page(f"<div style='visibility:hidden'>{table}</div>文").blocks == (Text("文", "第1段"),)


def test_what_is_no_text_is_not_told_of():
    assert in_page("<script>5</script><s> </s>6") == ("6", "")


def test_in_a_paragraph_struck_words_go_and_raised_ones_stay():
    assert html.page("<p>共<s>5</s>6件，10m<sup>2</sup></p>").blocks[0].text == "共6件，10m2"
    body = f"<w:p>{run('共')}{run('5', '<w:strike/>')}{run('6m')}{run('2', SUPER)}</w:p>"
    assert docx.read(word(body)).blocks[0].text == "共6m2"


def test_the_lines_of_a_cell_stay_lines():
    assert in_page("<p>商业<sup>①</sup></p><p>企业</p>") == ("商业①\n企业", "")
    assert in_page("<pre><s>5\n7</s>\n6</pre>") == ("6", "原件这一格有划去的字“57”")


SUPER = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize("properties", ["<w:strike/>", '<w:dstrike w:val="1"/>'])
def test_struck_out_in_word(properties):
    assert in_word(run("5", properties) + run("6")) == ("6", STRUCK)


def test_hidden_in_word():
    assert in_word(run("5", "<w:vanish/>") + run("6")) == ("6", HIDDEN)


def test_raised_in_word():
    assert in_word(run("6") + run("5", SUPER)) == ("6", RAISED)
    assert in_word(run("6") + run("5", '<w:vertAlign w:val="baseline"/>')) == ("65", "")


def style(name, properties, above="", kind="character"):
    based = f'<w:basedOn w:val="{above}"/>' if above else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}">{based}<w:rPr>{properties}</w:rPr></w:style>'


@pytest.mark.parametrize(
    "properties, told", [("<w:vanish/>", HIDDEN), ("<w:strike/>", STRUCK), (SUPER, RAISED)]
)
def test_a_style_and_what_it_is_based_on(properties, told):
    styles = style("old", properties) + style("new", "<w:b/>", "old")
    assert in_word(run("6") + run("5", '<w:rStyle w:val="new"/>'), styles=styles) == ("6", told)


def test_the_style_of_a_paragraph():
    styles = style("gone", "<w:vanish/>", kind="paragraph") + style("also", "<w:vanish/>")
    named = '<w:pStyle w:val="gone"/>'
    shown = run("6", '<w:vanish w:val="0"/>')
    assert in_word(run("5") + shown, named, styles) == ("6", HIDDEN)
    assert in_word(run("5", '<w:rStyle w:val="also"/>') + shown, named, styles) == ("56", "")  # said twice


def test_the_signs_of_the_marks_in_a_document_are_none():
    signs = marks.STRUCK + "5" + marks.END
    assert in_page(signs) == ("5", "")
    assert marks.cell(marks.marked("长" * 30, marks.STRUCK) + "6")[1].endswith(f"“{'长' * 20}…”")


def figure(draft):
    found = next(found for name, found in draft.figures.items() if name.startswith("remedies."))
    return found.reading.text, found.confidence, found.note


@pytest.mark.parametrize(
    "cell, total, text, told",
    [
        ("3<sup>5</sup>", "9", "3", RAISED),
        ("<s>5</s>3", "9", "3", STRUCK),
        ("<s>5</s>", "4", "", STRUCK),
        ("<i style='font-size:0'>5</i>3", "9", "3", HIDDEN),
    ],
)
def test_a_figure_they_touch_is_never_sure(cell, total, text, told):
    row = [cell, *FIGURES[1:4], total, *FIGURES[5:]]
    head = "".join(f"<td colspan=5>{case}" for case in ("行政复议", "未经复议直接起诉", "复议后起诉"))
    results = "<td>结果维持<td>结果纠正<td>其他结果<td>尚未审结<td>总计" * 3
    page = f"<p>{FOUR}</p><table><tr>{head}<tr>{results}<tr><td>{'<td>'.join(row)}</table>"
    for draft in (understand_paste("", page), understand(page.encode(), "a.html")):
        assert figure(draft) == (text, Confidence.DOUBTFUL, f"{told}，请对照原件核对。")


def test_a_figure_the_sums_put_in_place_is_not_certain_either():
    row = ["3<sup>5</sup>", *FIGURES[1:4], *FIGURES[5:]]  # its total is lost
    line = Line(tuple(Piece(*marks_of(cell)) for cell in row), 0)
    assert solved(3, line, "按合计定位。").note == f"{RAISED}，请对照原件核对。按合计定位。"
    assert solved(3, line, "").confidence is Confidence.DOUBTFUL
    assert solved(3, Line((Piece("3", 0),), 0), "").confidence is Confidence.REPAIRED


def marks_of(cell):
    text, doubt = in_page(cell)
    return text, 0, 0, 0, 1, "", doubt
