"""Files made to hurt: each gets a sentence or is read, and nothing else is ever raised."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Content
from reports.editions import EDITIONS
from reports.filetypes.json import write
from reports.intake import readers
from reports.intake.source import Source, Unreadable
from tests.reports.intake.readers.building import (
    W,
    item_list,
    p,
    stored,
    tbl,
    texts,
    tr,
    unzipped,
    word,
    workbook,
    xls,
    zipped,
)

SECRET = "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"
LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
QUADRATIC = f"<!DOCTYPE d [<!ENTITY x '{'x' * 50000}'>]>"
BODY = f"<w:document {W}><w:body><w:p><w:r><w:t>{{}}</w:t></w:r></w:p></w:body></w:document>"
JSON = write(Content(EDITIONS[0], 2020, "某局", "", {}, {}))
VALID = (
    word(p("一、总体情况") + tbl(tr("规章", "5"))),
    workbook([["规章", 5], ["总计", 2.5]], ["A1:A2"]),
    xls([["规章", 5.0], ["总计", 2.5]], [(0, 1, 0, 0)]),
    stored(Other=b"x", WordProcessor=b"y"),
    "<h1>总体情况</h1><table><tr><td rowspan=2>规章<td colspan=3>5</table>".encode("gb18030"),
    "<html><p>年度报告</p></html>".encode("utf-16"),
    JSON,
)


def result(data, name=""):
    """A source or a sentence that blames nobody."""
    try:
        source = readers.read(data, name)
    except Unreadable as refusal:
        assert str(refusal).endswith("。") and "请" in str(refusal)
        return str(refusal)
    assert isinstance(source, Source) and source.blocks
    return source


@pytest.mark.parametrize(
    "prologue, text", [(SECRET, "&x;"), (LAUGHS + "]>", "&i;"), (QUADRATIC, "&x;" * 5000)]
)
def test_entities_are_never_expanded(prologue, text):
    document = prologue + BODY.format(text)
    assert "损坏" in result(zipped({"word/document.xml": document}))
    sheet = {"xl/workbook.xml": prologue + "<a>&x;</a>", "xl/worksheets/sheet1.xml": prologue + "<a>&x;</a>"}
    assert isinstance(result(zipped(sheet)), str)


def test_entities_behind_a_long_comment_are_not_expanded_either():
    late = f"<!--{'x' * 5000}-->{SECRET}" + BODY.format("前&x;后")
    assert texts(result(zipped({"word/document.xml": late}))) == ["前"]


def test_a_zip_bomb_is_refused():
    assert "太大" in result(zipped({"word/document.xml": bytes(30 * 2**20)}))
    assert "太大" in result(zipped({"xl/worksheets/sheet1.xml": bytes(30 * 2**20)}))


def test_a_zip_that_lies_about_its_size_is_refused():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(2**20))
    lying = file.getvalue().replace((2**20).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert "损坏" in result(lying)


def test_macros_are_never_looked_at():
    source = result(word(p("文"), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Shell"}), "a.docm")
    assert texts(source) == ["文"]


def test_deep_nesting_is_survived():
    deep = "<w:sdt><w:sdtContent>" * 120 + p("文") + "</w:sdtContent></w:sdt>" * 120
    assert texts(result(word(deep))) == ["文"]
    assert isinstance(result(word(deep.replace("文", deep * 3))), str)
    assert isinstance(result(b"<p>x" + b"<div>" * 100000), Source)
    assert isinstance(result(b"<table><tr><td>x" * 3000), Source)
    assert isinstance(result(b'{"a":' * 100000), str)


def test_a_page_full_of_scripts_gives_its_text():
    page = "<script>alert('x')</script><p onclick='x()'>文<iframe src='javascript:x'>内</iframe></p>"
    assert texts(result(page.encode())) == ["文"]


@pytest.mark.parametrize("valid", VALID, ids=range(len(VALID)))
def test_a_file_cut_anywhere_is_survived(valid):
    for end in range(1, len(valid), max(1, len(valid) // 60)):
        result(valid[:end])


@given(st.sampled_from(VALID), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1))
def test_a_file_with_bytes_changed_is_survived(valid, changes):
    data = bytearray(valid)
    for place, value in changes:
        data[place % len(data)] = value
    result(bytes(data))


@given(st.sampled_from(VALID[:2]), st.randoms(use_true_random=False))
def test_a_file_with_its_xml_changed_inside_is_survived(valid, random):
    parts = unzipped(valid)
    for _ in range(random.randrange(1, 4)):
        name = random.choice(sorted(parts))
        part = parts[name]
        a, b, c = sorted(random.randrange(len(part) + 1) for _ in range(3))
        parts[name] = random.choice(
            [part[:a] + part[b:], part[:b] + part[a:b] + part[b:], part[:a] + part[b:c] + part[a:]]
        )
    result(zipped(parts))


@given(st.binary(max_size=300), st.sampled_from(["", "a.doc", "a.xls", "a.html", "a.json", "a.docx"]))
def test_any_bytes_are_survived(data, name):
    result(data, name)


TAGS = [
    "<table",
    "<tr",
    "<td",
    "</table",
    "</tr",
    "</td",
    "<p",
    "<br",
    "<div",
    "<caption",
    "<tbody",
    "<pre",
    "<del",
]


@given(st.lists(st.sampled_from(TAGS), max_size=30), st.integers(0, 9))
def test_any_tangle_of_tags_is_survived(tags, span):
    result(f"<p>{f' rowspan={span} colspan={span}>文'.join(tags)}>".encode(), "a.html")


PIECES = [
    *(
        "<w:p>",
        "</w:p>",
        "<w:tbl>",
        "</w:tbl>",
        "<w:tr>",
        "</w:tr>",
        "<w:tc>",
        "</w:tc>",
        "<w:t>文</w:t>",
        "<w:ins>",
    ),
    *("</w:ins>", "<w:tcPr><w:vMerge/></w:tcPr>", '<w:tcPr><w:gridSpan w:val="9"/></w:tcPr>'),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_tangle_of_word_s_elements_is_survived(pieces):
    result(word(balanced(pieces)))


def balanced(pieces):
    """The pieces with every element closed in its turn."""
    open_, out = [], []
    for piece in pieces:
        if piece.startswith("</"):
            while open_ and (name := open_.pop()):
                out.append(f"</{name}>")
                if piece == f"</{name}>":
                    break
        else:
            out.append(piece)
            if "/" not in piece:
                open_.append(piece[1:-1])
    return "".join(out) + "".join(f"</{name}>" for name in reversed(open_))


@pytest.mark.parametrize("pattern", ["", "%", "%0", "%9", "%1%1%1"])
def test_any_pattern_of_numbers_is_survived(pattern):
    result(word(*item_list(pattern)))
