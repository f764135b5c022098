"""Word files: python-docx for the package, the body as Word itself would write it."""

from __future__ import annotations

from html import escape
from io import BytesIO
from random import Random

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.documents.paper import Box, Paper, Para, Sheet

BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
NUMBERING = (
    f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="singleLevel"/>'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:suff w:val="nothing"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
)
WIDE = 9000  # twips


def write(paper: Paper, random: Random) -> bytes:
    """The report as .docx."""
    document = Document()
    if "numbered" in paper.dials:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(NUMBERING))
        numbering.add_num(77)
    parts = [_block(block, paper, random, document) for block in paper.blocks]
    if "nested" in paper.dials:
        parts = [_layout("".join(parts))]
    body = document.element.body
    for element in parse_xml(f"<w:body {nsdecls('w')}>{''.join(parts)}</w:body>"):
        body.insert(len(body) - 1, element)
    document.core_properties.title = "" if random.random() < 0.7 else "政府信息公开工作年度报告格式模板"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _layout(inner: str) -> str:
    """A table without lines that only holds the page together."""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{WIDE}" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="{WIDE}"/></w:tblGrid>'
        f"<w:tr><w:tc><w:tcPr/>{inner}<w:p/></w:tc></w:tr></w:tbl>"
    )


def _block(block: Para | Sheet, paper: Paper, random: Random, document: Document) -> str:
    if isinstance(block, Sheet):
        return table(block, paper, random) + "<w:p/>"
    text, properties = block.text, ""
    if "numbered" in paper.dials and block.level == 2 and "、" in text[:3]:
        number = document.part.numbering_part.element.num_lst[-1].numId
        properties = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        text = text.partition("、")[2]
    if block.level == 1:
        properties += '<w:jc w:val="center"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{_runs(text, paper.dials, random)}</w:p>"


def _runs(text: str, dials: set[str], random: Random, size: int = 32) -> str:
    """The text as one run, or cut to pieces as after years of editing."""
    lines = text.split("\n")
    pieces = []
    for n, line in enumerate(lines):
        if n:
            pieces.append("<w:r><w:br/></w:r>")
        pieces += [
            _run(piece, size) for piece in (_cut(line, random) if "runs" in dials else [line]) if piece
        ]
    return "".join(pieces)


def _run(text: str, size: int) -> str:
    look = f'<w:rFonts w:hint="eastAsia"/><w:sz w:val="{size}"/>'
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _cut(text: str, random: Random) -> list[str]:
    found = []
    while text:
        size = random.randint(1, 4)
        found.append(text[:size])
        text = text[size:]
    return found


def table(sheet: Sheet, paper: Paper, random: Random) -> str:
    """A table with gridSpan and vMerge; a row with a cell too many simply has one more."""
    width = sheet.width
    shares = sheet.shares if len(sheet.shares) == width else (100 / width,) * width
    grid = "".join(f'<w:gridCol w:w="{round(WIDE * share / 100)}"/>' for share in shares)
    first = sheet.body[0] if sheet.code and sheet.body and random.random() < 0.5 else 0
    repeated = "<w:trPr><w:tblHeader/></w:trPr>"
    rows = "".join(_row(row, paper, random, repeated * (y < first)) for y, row in enumerate(sheet.matrix()))
    look = "" if "bare" in paper.dials else f"<w:tblBorders>{BORDERS}</w:tblBorders>"
    if random.random() < 0.8:  # as offices do, once a number has broken over two lines
        look += '<w:tblCellMar><w:left w:w="20" w:type="dxa"/><w:right w:w="20" w:type="dxa"/></w:tblCellMar>'
    return f'<w:tbl><w:tblPr><w:tblW w:w="{WIDE}" w:type="dxa"/>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'


def _row(row: list[tuple[Box | None, bool]], paper: Paper, random: Random, properties: str) -> str:
    cells, last = [], None
    for box, here in row:
        if box is None:
            cells.append("<w:tc><w:tcPr/><w:p/></w:tc>")
        elif here or box is not last:
            cells.append(_cell(box, here, paper, random))
        last = box
    return f"<w:tr>{properties}{''.join(cells)}</w:tr>"


def _cell(box: Box, here: bool, paper: Paper, random: Random) -> str:
    span = f'<w:gridSpan w:val="{box.columns}"/>' if box.columns > 1 else ""
    merge = ""
    if box.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if here else "<w:vMerge/>"
    inner = _tracked(box, paper, random) if here else ""
    paragraph = '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>' + inner + "</w:p>"
    return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}{merge}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>'


def _tracked(box: Box, paper: Paper, random: Random) -> str:
    """Corrections nobody accepted: the old number struck out, the new one marked as inserted."""
    runs = _runs(box.text, paper.dials, random, 18)
    if "tracked" not in paper.dials or not box.cell or random.random() > 0.15:
        return runs
    who = 'w:author="办公室" w:date="2024-01-15T09:00:00Z"'
    old = f"<w:r><w:delText>{random.randint(0, 40)}</w:delText></w:r>"
    new = f'<w:ins w:id="2" {who}>{runs}</w:ins>' if runs else ""
    return f'<w:del w:id="1" {who}>{old}</w:del>{new}'


def merges(data: bytes) -> list[int]:
    """How many cells each table has, continued ones included: for a look at what was written."""
    tables = Document(BytesIO(data)).element.body.iter(qn("w:tbl"))
    return [len(list(table.iter(qn("w:tc")))) for table in tables]
