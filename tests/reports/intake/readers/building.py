"""Small files for the readers' tests, written by hand where no library writes what is asked."""

import io
import struct
import zipfile

import openpyxl

from reports.intake.source import Grid, Text

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts):
    """A zip of {name: text or bytes}."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return file.getvalue()


def unzipped(data):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def relations(**targets):
    inner = "".join(
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f"<Relationships>{inner}</Relationships>"


def word(body, numbering="", styles="", **more):
    """A Word file of the XML inside w:body, w:numbering and w:styles."""
    return zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f"<w:document {W} {MC}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(numbering="numbering.xml", styles="/word/styles.xml"),
            "word/numbering.xml": f"<w:numbering {W}>{numbering}</w:numbering>",
            "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
            **more,
        }
    )


def p(text="", properties="", inner=""):
    """A paragraph of one run, and what else is to stand in it."""
    run = f"<w:r><w:t>{text}</w:t></w:r>" if text else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}{inner}</w:p>"


def tc(text="", properties="", inner=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner or p(text)}</w:tc>"


def tr(*cells, properties=""):
    cells = (cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def workbook(rows, merges=(), change=lambda book: None):
    """An Excel file with one sheet 表 of these rows."""
    book = openpyxl.Workbook()
    book.active.title = "表"
    for row in rows:
        book.active.append(row)
    for place in merges:
        book.active.merge_cells(place)
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def stored(**streams):
    """An OLE file with these streams, each filled up to 4096 bytes or more so that none is a small one."""
    free, end, fat = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    names = ["Root Entry", *streams]
    sectors = -(-len(names) // 4)
    table = [fat, *range(2, 1 + sectors), end]
    body = []
    entries = [_entry("Root Entry", 5, end, 0)]
    for name, data in streams.items():
        data = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\0")
        first, count = len(table), len(data) // 512
        table += [*range(first + 1, first + count), end]
        body.append(data)
        entries.append(_entry(name.replace("_", " "), 2, first, len(data)))
    table += [free] * (128 - len(table))
    directory = b"".join(entries).ljust(sectors * 512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(10) + struct.pack("<IIIIIIII", 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    return head + struct.pack("<128I", *table) + directory + b"".join(body)


def _entry(name, kind, first, size):
    label = name.encode("utf-16-le")
    tree = struct.pack("<III", *[0xFFFFFFFF] * 2, 1 if kind == 5 else 0xFFFFFFFF)
    return (
        label.ljust(64, b"\0")
        + struct.pack("<HBB", len(label) + 2, kind, 1)
        + tree
        + bytes(36)
        + struct.pack("<IQ", first, size)
    )


def xls(rows, merges=()):
    """An Excel 97 workbook with one sheet 表. Merges are (first row, last row, first column, last column)."""

    def record(kind, data):
        return struct.pack("<HH", kind, len(data)) + data

    def cell(r, c, value):
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            return record(0x0204, struct.pack("<HHH", r, c, 0) + text)
        return record(0x0203, struct.pack("<HHHd", r, c, 0, value))

    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 6)
    book = record(0x0809, begin) + record(0x0042, struct.pack("<H", 1200))
    at = len(book) + 4 + 8 + 2 + 4
    book += record(0x0085, struct.pack("<IBBBB", at, 0, 0, 1, 1) + "表".encode("utf-16-le")) + record(
        0x000A, b""
    )
    cells = b"".join(cell(r, c, value) for r, row in enumerate(rows) for c, value in enumerate(row))
    ranges = struct.pack("<H", len(merges)) + b"".join(struct.pack("<4H", *merge) for merge in merges)
    sheet = record(0x0809, begin[:2] + b"\x10\0" + begin[4:]) + cells + record(0x00E5, ranges)
    return stored(Workbook=book + sheet + record(0x000A, b""))


def texts(source):
    """The paragraphs of a source, and its grids as rows of (text, rows, columns) where they span."""
    return [block.text if isinstance(block, Text) else rows(block) for block in source.blocks]


def rows(grid):
    assert isinstance(grid, Grid)
    found = [[] for _ in range(grid.height)]
    for cell in grid.cells:
        spans = (cell.rows, cell.columns)
        found[cell.row].append(cell.text if spans == (1, 1) else (cell.text, *spans))
    return found


def item_list(pattern):
    """The body and the numbering of a list of one item whose numbers print by a pattern."""
    levels = f'<w:lvl w:ilvl="0"><w:lvlText w:val="{pattern}"/></w:lvl>'
    base = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    numbering = f'{base}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    return p("文", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'), numbering
