import pytest

from reports.intake.readers import ole
from reports.intake.readers.kinds import kind
from reports.intake.source import Unreadable
from tests.reports.intake.readers.building import p, stored, word, workbook, xls, zipped

PAGE = "<html><body><p>年度报告</p></body></html>"
SHEET = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'


@pytest.mark.parametrize(
    "data, name, found",
    [
        (word(p("文")), "", "docx"),
        (word(p("文"), **{"word/vbaProject.bin": "x"}), "a.docm", "docx"),
        (workbook([["a"]]), "a.docx", "xlsx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "", "xlsx"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "", "odt"),
        (xls([["a"]]), "", "xls"),
        (stored(Book=b"x"), "a.doc", "xls"),
        (stored(WordDocument=b"x"), "a.doc", "doc"),
        (stored(WordDocument=b"x"), "a.wps", "wps"),
        (stored(WordDocument=b"x", Workbook=b"x"), "", "doc"),
        (stored(WordDocument=b"x", Workbook=b"x"), "a.xls", "xls"),
        (b"{\\rtf1", "a.doc", "rtf"),
        (b"\n%PDF-1.7", "a.doc", "pdf"),
        (PAGE.encode(), "a.xls", "html"),
        (PAGE.encode("utf-16"), "a.doc", "html"),
        (PAGE.encode("gbk"), "", "html"),
        (("导出 " + PAGE).encode(), "a.xls", "html"),
        (("# 报告\n" + PAGE).encode(), "a.md", "text"),
        (("导出 " + PAGE).encode(), "", "html"),
        (b'{"a": "<p>"}', "", "json"),
        (SHEET.encode(), "a.xls", "spreadsheetml"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument>', "a.doc", "xml"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "a.doc", "mhtml"),
        (b"From: <Saved by WPS>\nMIME-Version: 1.0", "a.doc", "mhtml"),
        (b'{"schema": 1}', "", "json"),
        (b"[1]", "a.json", "json"),
        ("年度报告".encode(), "a.docx", "text"),
        ("年度报告".encode("utf-16-le"), "", "text"),
        (b"BM means nothing here", "", "text"),
    ],
)
def test_content_says_what_a_file_is(data, name, found):
    assert kind(data, name) == found


@pytest.mark.parametrize(
    "data, sentence",
    [
        (b"\x89PNG\r\n", "这是图片"),
        (b"BM\0\0\0\0\0\0", "这是图片"),
        (b"Rar!\x1a\7", "压缩包"),
        (zipped({"报告.docx": "x"}), "压缩包"),
        (zipped({"OFD.xml": "x"}), "OFD"),
        (zipped({"ppt/presentation.xml": "x"}), "演示文稿"),
        (stored(PowerPoint_Document=b"x"), "演示文稿"),
        (stored(EncryptedPackage=b"x"), "密码"),
        (stored(Other=b"x"), "不认识"),
        (ole.MAGIC, "损坏"),
        (stored(WordDocument=b"x")[:600], "损坏"),
        (b"PK\3\4", "损坏"),
        (bytes(range(256)), "不认识"),
        (b"MZ\x90\0", "不认识"),
    ],
)
def test_what_is_no_report_gets_a_sentence(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        kind(data)


def test_all_streams_are_found_in_a_long_directory():
    names = [f"Stream{n}" for n in range(9)]
    assert ole.streams(stored(**dict.fromkeys(names, b"x"))) == set(names)


def test_a_directory_that_never_ends_is_left():
    data = bytearray(stored(Workbook=b"x"))
    data[512 + 4 : 512 + 8] = (1).to_bytes(4, "little")
    assert ole.streams(bytes(data)) == {"Workbook"}
