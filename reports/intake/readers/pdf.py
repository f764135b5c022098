"""A text PDF: paragraphs joined from their lines, ruled tables as grids. Pure."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1

from reports.intake.readers import pdf_columns, pdf_margins, pdf_prose, pdf_tables
from reports.intake.readers.pdf_glyphs import Line, glyphs, lines
from reports.intake.readers.pdf_rules import rules
from reports.intake.readers.pdf_turns import upright
from reports.intake.source import Block, Grid, Source, Unreadable

PAGES = 60
SCANT = 20  # characters; a picture with fewer beside it is a scanned page
WRITTEN = "请改用原来的Word文件（.docx），或由Word、WPS重新“另存为PDF”后再试。"
BROKEN = "这份PDF文件不完整或已损坏，打不开。" + WRITTEN
LOCKED = "这份PDF设有打开密码，不能读取。请解除密码另存一份后再试。"
SCANNED = "这份PDF是扫描件，里面没有文字，不能读取。请上传由Word、WPS直接导出的PDF，或改用Word文件（.docx）。"
EMPTY = "这份PDF里没有可以读取的文字。" + WRITTEN
GARBLED = "这份PDF的文字没有对应的编码，读出来是乱码。" + WRITTEN

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every oddity of a font


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    lines: list[Line]
    tables: list[tuple[tuple[float, float, float, float], Grid]]
    characters: int
    garbled: int
    pictured: bool


def read(data: bytes) -> Source:
    """A PDF's paragraphs and tables. Raises Unreadable for a scan, a locked or a broken file."""
    try:
        return _read(data)
    except Unreadable:
        raise
    except Exception as problem:  # pdfminer answers damage with whatever went wrong inside
        raise Unreadable(LOCKED if _locked(problem) else BROKEN) from problem


def _read(data: bytes) -> Source:
    pages, title = _pages(data)
    written = pages[:PAGES]
    characters = sum(page.characters for page in written)
    scans = [page.number for page in written if page.pictured and page.characters < SCANT]
    if not characters or (scans and characters < SCANT):
        raise Unreadable(SCANNED if scans else EMPTY)
    if sum(page.garbled for page in written) > 0.2 * characters:
        raise Unreadable(GARBLED)
    notes = [f"第{_listed(scans)}页是图片，其中的文字没有读。"] if scans else []
    behind = [page.number for page in written if page.pictured and page.characters >= SCANT]
    if behind:
        notes.append(f"第{_listed(behind)}页整页是图片，文字取自图片后面的识别结果，请逐格核对。")
    if len(pages) > PAGES:
        notes.append(f"这份PDF超过{PAGES}页，只读了前{PAGES}页。")
    return Source("pdf", tuple(_flow(written)), title, tuple(notes))


def _listed(numbers: list[int]) -> str:
    return "、".join(map(str, numbers))


def _locked(problem: BaseException | None) -> bool:
    """pdfplumber wraps what pdfminer raised."""
    return problem is not None and (
        isinstance(problem, PDFPasswordIncorrect)
        or any(isinstance(part, PDFPasswordIncorrect) for part in problem.args)
        or _locked(problem.__cause__ or problem.__context__)
    )


def _pages(data: bytes) -> tuple[list[Page], str]:
    with pdfplumber.open(BytesIO(data), pages=list(range(1, PAGES + 2))) as pdf:
        title = _title(pdf.doc.info)
        pages = []
        for page in pdf.pages:
            pages.append(_page(page))
            page.close()
        return pages, title


def _title(info: list[dict[str, Any]]) -> str:
    """What the file calls itself, in whichever encoding its maker left it."""
    raw = resolve1(next((entry["Title"] for entry in info if "Title" in entry), b""))
    if not isinstance(raw, bytes):
        return ""
    known = {b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16"}.get(raw[:2])
    for encoding in (known,) if known else ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).strip().strip("\0")
        except UnicodeDecodeError:
            continue
    return ""


def _page(page: Any) -> Page:
    number, sheet = int(page.page_number), upright(page)
    found = glyphs(sheet.chars, sheet.height)
    tables: list[tuple[tuple[float, float, float, float], Grid]] = []
    for lattice in pdf_tables.lattices(rules(sheet.drawn)):
        inside = [glyph for glyph in found if lattice.holds(glyph.x, glyph.y)]
        if cells := pdf_tables.cells(lattice, inside):
            tables.append((lattice.box, Grid(tuple(cells), f"第{number}页表格{len(tables) + 1}")))
            taken = set(map(id, inside))
            found = [glyph for glyph in found if id(glyph) not in taken]
    area = sheet.width * sheet.height
    return Page(
        number,
        sheet.width,
        sheet.height,
        lines(found, number),
        tables,
        sum(not str(char["text"]).isspace() for char in sheet.chars),
        sum(_unknown(char["text"]) for char in sheet.chars),
        any((i["x1"] - i["x0"]) * (i["bottom"] - i["top"]) > 0.5 * area for i in page.images),
    )


def _unknown(text: str) -> bool:
    """Whether a font did not say which character it drew."""
    return text.startswith("(cid:") or "\ue000" <= text <= "\uf8ff" or text == "\ufffd"


def _flow(pages: list[Page]) -> list[Block]:
    kept = pdf_margins.stripped([(page.height, page.lines) for page in pages])
    flow: list[pdf_prose.Item] = []
    for page, rest in zip(pages, kept, strict=True):
        where = f"第{page.number}页无框线表格"
        for (_, top, _, _), grid in page.tables:
            above = [line for line in rest if line.base <= top]
            rest = rest[len(above) :]
            flow += [*pdf_columns.gathered(above, where), grid]
        flow += pdf_columns.gathered(rest, where)
    prose = [item for item in flow if isinstance(item, Line)]
    edges = [(box[0], box[2]) for page in pages for box, _ in page.tables]
    measure = pdf_prose.Measure.of(prose, edges, pages[0].width) if prose else None
    return list(pdf_prose.blocks(flow, measure))
