import json
import sys
from types import SimpleNamespace

import pytest

from reports.content import Content
from reports.editions import EDITIONS
from reports.filetypes.json import write
from reports.intake import readers, understand
from reports.intake.readers import kinds
from reports.intake.source import Cell, Grid, Source, Text, Unreadable
from reports.intake.wire import draft_data
from tests.reports.intake.readers.building import p, stored, texts, unzipped, word, workbook, xls, zipped

TABLE = "<table><tr><td>规章<td>5</table>"
JSON = write(Content(EDITIONS[0], 2020, "某局", "", {}, {}))
BOOK = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell>'
    "<Data>规章</Data></Cell><Cell><Data>5</Data></Cell></Row></Table></Worksheet></Workbook>"
)


@pytest.fixture
def module(monkeypatch):
    """A reader that stands in for another."""

    def put(name, **functions):
        monkeypatch.setitem(sys.modules, f"reports.intake.readers.{name}", SimpleNamespace(**functions))

    return put


@pytest.mark.parametrize(
    "data, format",
    [
        (word(p("文")), "docx"),
        (workbook([["规章", 5]]), "xlsx"),
        (xls([["规章", 5.0]]), "xls"),
        (JSON, "json"),
    ]
    + [(TABLE.encode(), "html"), (BOOK.encode(), "xls")],
)
def test_every_format_is_read_by_its_content(data, format):
    assert readers.read(data, "name.unknown").format == format


def test_an_old_word_file_goes_its_own_way(module):
    module("legacy", read=lambda data, found: Source(found, (Text("文"),)))
    assert readers.read(stored(WordDocument=b"x"), "a.wps").format == "wps"


@pytest.mark.parametrize("name, data", [("pdf", b"%PDF-1.7"), ("text", "年度报告".encode())])
def test_other_readers_are_asked_by_name(module, name, data):
    module(name, read=lambda data: Source(name, (Text("文"),)))
    assert readers.read(data).format == name


@pytest.mark.parametrize("data", [b"", b" \r\n", bytes(1000)])
def test_an_empty_file_is_refused(data):
    with pytest.raises(Unreadable, match="空的"):
        readers.read(data)


def test_a_file_too_big_is_refused_and_the_limit_named(monkeypatch):
    with pytest.raises(Unreadable, match="有51MB，超过了50MB"):
        readers.read(bytes(readers.MOST + 1))


def test_a_file_without_paragraphs_is_refused():
    with pytest.raises(Unreadable, match="空的"):
        readers.read(word(""))


def test_a_file_of_too_many_paragraphs_is_cut(monkeypatch):
    monkeypatch.setattr(readers, "MOST_BLOCKS", 2)
    source = readers.read("<p>甲<p>乙<p>丙".encode())
    assert (texts(source), source.notes) == (["甲", "乙"], ("文件里有3个段落和表格，只读了前2个。",))


@pytest.mark.parametrize(
    "error, sentence", [(ValueError(), "损坏"), (RecursionError(), "太复杂"), (MemoryError(), "太复杂")]
)
def test_whatever_a_reader_stumbles_over_becomes_a_sentence(module, error, sentence):
    def stumble(*_):
        raise error

    module("html", read=stumble, page=stumble)
    with pytest.raises(Unreadable, match=sentence):
        readers.read(TABLE.encode())
    with pytest.raises(Unreadable, match="太复杂"):
        readers.paste("", TABLE)


def test_a_copied_table_is_read_from_its_html():
    source = readers.paste("规章\t5", f"<html><!--StartFragment-->{TABLE}")
    assert (source.format, texts(source)) == ("paste", [[["规章", "5"]]])


def test_copied_html_without_text_is_read_too():
    assert texts(readers.paste(" ", "<p>文")) == ["文"]


def test_copied_text_is_read_as_text(module):
    module("text", blocks=lambda text: (Text(text),))
    assert texts(readers.paste("规章\t5", "<p>规章 5")) == ["规章\t5"]


def test_nothing_copied_is_refused():
    with pytest.raises(Unreadable, match="没有可以粘贴"):
        readers.paste(" \n")


def test_too_much_copied_is_refused(monkeypatch):
    monkeypatch.setattr(readers, "MOST", 40)
    with pytest.raises(Unreadable, match="超过"):
        readers.paste("x" * 11)


def test_tab_separated_text_becomes_a_grid():
    pytest.importorskip("reports.intake.readers.text")
    source = readers.paste("信息内容\t件数\n规章\t5\n")
    assert any(isinstance(block, Grid) for block in source.blocks)


@pytest.mark.parametrize(
    "data",
    [
        word(p("文"), **{"word/vbaProject.bin": "x"}),
        zipped(unzipped(workbook([["规章", 5]])) | {"xl/vbaProject.bin": b"x"}),
        zipped(unzipped(workbook([["规章", 5]])) | {"xl/macrosheets/sheet1.xml": b"<x/>"}),
    ],
)
def test_a_file_with_macros_says_that_they_did_not_run(data):
    assert readers.read(data, "a.docm").notes[0] == "文件带有宏，宏没有运行。"


def test_an_old_file_with_macros_says_so_too(module):
    module("legacy", read=lambda data, found: Source(found, (Text("文"),)))
    assert readers.read(stored(WordDocument=b"x", Macros=b"x")).notes == (readers.MACROS,)
    assert readers.read(stored(WordDocument=b"x")).notes == ()


def test_a_package_that_cannot_be_opened_tells_of_no_macros():
    assert not kinds.macros(b"PK\3\4")


def test_nothing_unsayable_leaves_a_reader(module):
    grid = Grid((Cell("5", 0, 0), Cell("\ud8006\0", 0, 1)), "表\0")
    made = Source("text", (Text("总\udfff体\0", "第1段\ud800"), grid), "题\0", ("注\ud800",))
    module("text", read=lambda data: made)
    source = readers.read("年度报告".encode())
    assert source.blocks == (Text("总�体", "第1段�"), Grid((Cell("5", 0, 0), Cell("�6", 0, 1)), "表"))
    assert (source.title, source.notes) == ("题", ("注�",))


def test_what_is_copied_and_what_a_file_is_called_are_made_sayable():
    assert texts(readers.paste("总\ud800体\0情况")) == ["总�体情况"]
    assert texts(readers.paste("", "<p>总\ud800体\0情况")) in (["总�体情况"], ["总?体情况"])
    name = "某县水务局\udcff2024年政府信息公开工作年度报告.html"
    draft = understand(f"<p>文</p>{TABLE}".encode(), name)
    json.dumps(draft_data(draft), ensure_ascii=False).encode()
