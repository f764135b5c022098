"""What kind of file some bytes are: by what they begin with and what is inside, by the name only in the end. Pure."""

from __future__ import annotations

import io
import re
import zipfile

from reports.intake.readers import ole
from reports.intake.readers.charset import decode
from reports.intake.readers.package import BROKEN, LOCKED
from reports.intake.source import Unreadable

# the names by which files come that can be read; what is inside decides in the end
ENDINGS = (
    *(".docx", ".docm", ".doc", ".wps", ".rtf", ".odt", ".xml"),
    *(".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv"),
    *(".html", ".htm", ".mht", ".mhtml", ".pdf", ".txt", ".md", ".markdown", ".json"),
)
HEAD = 4096  # bytes that are looked at
PICTURE = "这是图片，里面的文字读不了。请上传报告的 Word、Excel、网页或文字版 PDF 文件。"
ARCHIVE = "这是压缩包。请先解压，再逐个上传里面的报告文件。"
OFD = "这是 OFD 版式文件，暂时读不了。请用阅读软件另存为 PDF，或者上传 Word 文件。"
SLIDES = "这是演示文稿，不是年度报告的格式。请上传 Word、Excel、网页或 PDF 文件。"
UNKNOWN = "不认识这种文件。请上传 Word（.docx）、Excel、网页、PDF 或纯文本文件。"
REFUSED = (
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"BM", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"RIFF", PICTURE),
    (b"Rar!", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ", ARCHIVE),
    (b"\x7fELF", UNKNOWN),
    (b"MZ\x90", UNKNOWN),
)
PAGE = re.compile(r"\s*<(!doctype\s+html|!--|\?xml|[a-z][a-z0-9]*[\s>/])", re.IGNORECASE)
TAGS = re.compile(r"<(html|body|head|table|div|p|span|meta)[\s>]", re.IGNORECASE)
WORD_XML = re.compile(r"<(w:wordDocument|pkg:package)\b|progid=\"Word\.Document\"")
ARCHIVED = re.compile(r"MIME-Version:|Content-Type:\s*multipart/related", re.IGNORECASE)
TEXT_NAMES = ("txt", "md", "markdown", "csv", "tsv")  # in which a tag may stand in the middle of text
MACRO_STREAMS = {"VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "Macros"}
MACRO_PARTS = re.compile(
    r"(?:.*/)?vba(?:Project|Data)[^/]*\.(?:bin|xml)$|xl/(?:intl)?macrosheets/|Basic/.*/|Scripts/.",
    re.IGNORECASE,
)
CONTROL = bytes(n for n in range(32) if n not in b"\t\n\v\f\r\x1b")


def kind(data: bytes, name: str = "") -> str:
    """docx, xlsx, xls, pdf, doc, wps, rtf, xml, odt, html, mhtml, spreadsheetml, json or text.

    Errors: Unreadable for what is none of these, or is locked.
    """
    extension = name.lower().rpartition(".")[2] if "." in name else ""
    if data.startswith((b"PK\3\4", b"PK\5\6")):
        return _zipped(data)
    if data.startswith(ole.MAGIC):
        return _stored(data, extension)
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, sentence in REFUSED:
        if data.startswith(magic) and not (magic == b"BM" and _plain(data)):
            raise Unreadable(sentence)
    return _written(data, extension)


def macros(data: bytes) -> bool:
    """Whether a file brings programs of its own. They are never run, nor kept."""
    if data.startswith(ole.MAGIC):
        return bool(ole.streams(data) & MACRO_STREAMS)
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return any(MACRO_PARTS.match(part) for part in package.namelist())
    except Exception:  # a damaged package; its reader says so
        return False


def _zipped(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
            mimetype = package.read("mimetype")[:100] if "mimetype" in names[:3] else b""
    except Exception as error:
        raise Unreadable(BROKEN) from error
    for beginning, found in (("word/", "docx"), ("xl/", "xlsx")):
        if any(part.startswith(beginning) for part in names):
            return found
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "xlsx"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text"):
        return "odt"
    if any(part.startswith("ppt/") for part in names):
        raise Unreadable(SLIDES)
    raise Unreadable(OFD if "OFD.xml" in names else ARCHIVE)


def _stored(data: bytes, extension: str) -> str:
    """An OLE file. One kind may stand inside another, then the name decides."""
    names = ole.streams(data)
    if "EncryptedPackage" in names:
        raise Unreadable(LOCKED)
    sheets = bool(names & {"Workbook", "Book", "WORKBOOK", "BOOK"})
    words = "WordDocument" in names
    if sheets and (not words or extension in ("xls", "et")):
        return "xls"
    if words:
        return "wps" if extension == "wps" else "doc"
    if "PowerPoint Document" in names:
        raise Unreadable(SLIDES)
    raise Unreadable(UNKNOWN if names else BROKEN)


def _written(data: bytes, extension: str) -> str:
    """Something written in characters."""
    head = decode(data[:HEAD]).lstrip("\ufeff")
    if not _plain(data):
        raise Unreadable(UNKNOWN)
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<Workbook" in head:
        return "spreadsheetml"
    if WORD_XML.search(head):
        return "xml"
    if ARCHIVED.match(head.lstrip()) or (head.startswith("From:") and ARCHIVED.search(head)):
        return "mhtml"
    if extension == "json" or (head.lstrip().startswith("{") and '"' in head):
        return "json"
    if PAGE.match(head) or (extension not in TEXT_NAMES and TAGS.search(head)):
        return "html"
    return "text"


def _plain(data: bytes) -> bool:
    """Whether hardly any byte is a control character, or it is UTF-16 or UTF-32."""
    head = data[:HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    zeros = [head[n::2].count(0) for n in (0, 1)]
    wide = max(zeros) * 4 > len(head) and min(zeros) == 0
    return wide or len(head) - len(head.translate(None, CONTROL)) <= len(head) // 50
