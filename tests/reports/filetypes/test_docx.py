"""Word: the page of GB/T 9704, official tables, and nothing that Word would repair."""

import io
import re
from functools import cache
from zipfile import ZipFile

import docx as python_docx
import pytest
from lxml import etree

from reports.filetypes import docx, signoff
from reports.filetypes.package import FORBIDDEN, xml
from tests.reports.filetypes import issues, samples

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ECMA-376 part 1, 17.3 to 17.6: the order Word insists on, of what is written here
ORDERS = {
    "pPr": "pStyle keepNext keepLines overflowPunct autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts snapToGrid spacing kern sz szCs lang",
    "tblPr": "tblW tblInd jc tblBorders tblLayout tblCellMar tblLook tblCaption",
    "tblBorders": "top left bottom right insideH insideV",
    "tblCellMar": "top left bottom right",
    "tcMar": "left right",
    "tcPr": "tcW gridSpan vMerge shd tcMar vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference pgSz pgMar pgNumType cols docGrid",
    "tbl": "tblPr tblGrid tr",
    "font": "altName charset family pitch",
    "style": "name basedOn next uiPriority semiHidden qFormat pPr rPr tblPr",
}


@cache
def made(name: str) -> bytes:
    return docx.write(issues.ALL[name]())


@cache
def signed() -> bytes:
    issue = issues.ordinary()
    return signoff.write(issue.document, issue.digest, issue.published_on, "送审稿")


def part(data: bytes, name: str):
    return etree.fromstring(ZipFile(io.BytesIO(data)).read(name))


def body(name: str):
    return part(made(name), "word/document.xml")


def values(element) -> dict[str, str]:
    return {etree.QName(key).localname: value for key, value in element.attrib.items()}


def test_the_page_is_that_of_the_standard() -> None:
    (section,) = body("ordinary").iter(f"{W}sectPr")
    assert values(section.find(f"{W}pgSz")) == {"w": "11906", "h": "16838"}
    margins = values(section.find(f"{W}pgMar"))
    assert [margins[side] for side in ("top", "left", "right", "bottom")] == ["2098", "1587", "1474", "1984"]
    assert values(section.find(f"{W}docGrid")) == {"type": "linesAndChars", "linePitch": "579"}
    assert 22 * 579 <= 16838 - 2098 - 1984 < 23 * 579


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", None),
        ("Heading2", "楷体_GB2312", None),
        ("Normal", None, "32"),
        ("Footer", "宋体", "28"),
    ],
)
def test_titles_headings_and_text_stand_in_their_faces(
    style: str, face: str | None, size: str | None
) -> None:
    (found,) = part(made("ordinary"), "word/styles.xml").findall(f"{W}style[@{W}styleId='{style}']/{W}rPr")
    assert found.xpath("string(w:rFonts/@w:eastAsia)", namespaces={"w": W[1:-1]}) == (face or "")
    assert found.xpath("string(w:sz/@w:val)", namespaces={"w": W[1:-1]}) == (size or "")


def test_every_face_that_is_sold_has_another_beside_it() -> None:
    fonts = part(made("ordinary"), "word/fontTable.xml")
    others = {values(font)["name"]: font.find(f"{W}altName") for font in fonts}
    assert values(others["仿宋_GB2312"])["val"] == "FangSong"
    assert [name for name, other in others.items() if other is None] == ["Times New Roman"]


def test_the_page_number_stands_at_the_outer_edge() -> None:
    sides = {}
    for name in ("odd", "even"):
        foot = part(made("ordinary"), f"word/footer-{name}.xml")
        assert "".join(foot.itertext()) == "— 1 —"
        sides[name] = values(foot.find(f".//{W}jc"))["val"]
    assert sides == {"odd": "right", "even": "left"}
    assert part(made("ordinary"), "word/settings.xml").find(f"{W}evenAndOddHeaders") is not None


@pytest.mark.parametrize("name", issues.ALL)
def test_the_rows_of_a_table_are_all_as_wide_as_the_table(name: str) -> None:
    for table in body(name).iter(f"{W}tbl"):
        columns = [int(values(column)["w"]) for column in table.iter(f"{W}gridCol")]
        assert sum(columns) == 8845
        for row in table.iter(f"{W}tr"):
            spans = [int(values(span)["val"]) for span in row.iter(f"{W}gridSpan")]
            assert len(row.findall(f"{W}tc")) - len(spans) + sum(spans) == len(columns)
            assert sum(int(values(width)["w"]) for width in row.iter(f"{W}tcW")) == 8845


def test_no_row_is_cut_and_a_header_comes_again() -> None:
    proactive, requests, remedies = body("ordinary").iter(f"{W}tbl")
    rows = list(requests.iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows[:4]] == [True, True, True, False]
    assert proactive.find(f".//{W}tblHeader") is None and remedies.find(f".//{W}tblHeader") is not None


@pytest.mark.parametrize("data", [lambda: made("odd"), lambda: made("trial"), signed])
def test_everything_stands_in_the_order_word_insists_on(data) -> None:
    file = ZipFile(io.BytesIO(data()))
    for name in file.namelist():
        for element in etree.fromstring(file.read(name)).iter(f"{W}*"):
            order = ORDERS.get(etree.QName(element).localname, "").split()
            if order and element.tag != f"{W}tr":
                places = [order.index(etree.QName(child).localname) for child in element]
                assert places == sorted(places), etree.tostring(element)


@pytest.mark.parametrize("data", [lambda: made("odd"), signed])
def test_every_link_leads_to_a_part_whose_type_is_declared(data) -> None:
    file = ZipFile(io.BytesIO(data()))
    links = etree.fromstring(file.read("word/_rels/document.xml.rels"))
    names = {f"word/{link.get('Target')}" for link in links}
    declared = {item.get("PartName", "")[1:] for item in etree.fromstring(file.read("[Content_Types].xml"))}
    assert names <= set(file.namelist()) and names | {"word/document.xml"} <= declared
    used = re.findall(r'r:id="([^"]+)"', file.read("word/document.xml").decode())
    assert set(used) <= {link.get("Id") for link in links}


def test_word_reads_title_headings_and_properties() -> None:
    read = python_docx.Document(io.BytesIO(made("ordinary")))
    issue = issues.ordinary()
    titles = [p.text.replace("\n", "") for p in read.paragraphs if p.style.name == "Title"]
    assert titles == [issue.document.title]
    headings = [p.text for p in read.paragraphs if p.style.name == "Heading 1"]
    assert headings == [chapter.heading for chapter in issue.document.chapters]
    about = read.core_properties
    assert (about.author, about.language) == (issue.document.agency, "zh-CN")
    assert about.created == about.modified and about.created.date() == issue.published_on


def test_prose_keeps_its_ranks() -> None:
    read = python_docx.Document(io.BytesIO(made("ordinary")))
    ranks = {p.text: p.style.name for p in read.paragraphs}
    assert (ranks["（一）主动公开"], ranks["1.重点领域"]) == ("Heading 2", "Heading 3")
    led = next(p for p in read.paragraphs if p.text.startswith("（三）政府信息管理。"))
    assert [run.style.name for run in led.runs] == ["Lead", "Default Paragraph Font"]


def test_a_report_that_ends_with_a_table_ends_with_a_paragraph() -> None:
    document = samples.blank()
    cut = type(document)(document.title, document.year, document.agency, document.chapters[:2])
    assert docx.body(cut).endswith("</w:tbl>" + '<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr></w:p>')


def test_the_sheet_in_front_names_who_signs_and_what() -> None:
    read = python_docx.Document(io.BytesIO(signed()))
    said = [cell.text for row in read.tables[0].rows for cell in row.cells]
    for words in ("审核人：", "签发人：", "（盖章）"):
        assert any(text.startswith(words) and text.endswith("日") for text in said)
    assert issues.ordinary().digest in "".join(said).replace(" ", "")
    assert [section.header.paragraphs[0].text for section in read.sections] == ["送审稿", "送审稿"]
    assert issues.ordinary().document.title in [p.text.replace("\n", "") for p in read.paragraphs]


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert xml('a\x0b<b>&"\ufffe') == "a&lt;b&gt;&amp;&quot;"
    assert not FORBIDDEN.search("\t\n汉字😀")
