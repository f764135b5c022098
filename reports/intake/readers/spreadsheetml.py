"""Excel's XML of 2003, which Chinese systems export under the name .xls. Pure."""

from __future__ import annotations

from lxml import etree

from reports.intake.readers.package import BROKEN, MOST_XML, TOO_BIG, attribute, child, local, number, parse
from reports.intake.readers.sheets import MOST_COLUMNS, MOST_ROWS, Merge, sheet
from reports.intake.source import Block, Source, Unreadable

MARK = b"urn:schemas-microsoft-com:office:spreadsheet"
EMPTY = "这个表格文件里没有内容。请确认选对了文件。"


def read(data: bytes) -> Source:
    """A workbook. Errors: Unreadable."""
    if len(data) > MOST_XML:
        raise Unreadable(TOO_BIG)
    try:
        root = parse(data)
    except etree.XMLSyntaxError as error:
        raise Unreadable(BROKEN) from error
    blocks: list[Block] = []
    notes: list[str] = []
    for worksheet in (inner for inner in root if local(inner) == "Worksheet"):
        found, note = sheet(attribute(worksheet, "Name") or "", *_laid(child(worksheet, "Table")))
        blocks += found
        notes += [note] if note else []
    if not blocks:
        raise Unreadable(EMPTY)
    return Source("xls", tuple(blocks), "", tuple(notes))


def _laid(table: etree._Element | None) -> tuple[list[list[str]], list[Merge], int]:
    """Texts row by row, merged cells, and how many rows there are; rows and cells may say where they stand."""
    rows: list[list[str]] = []
    merges: list[Merge] = []
    height = 0
    for row in (inner for inner in (table if table is not None else ()) if local(inner) == "Row"):
        height = max(number(attribute(row, "Index"), height + 1), height + 1)
        if height <= MOST_ROWS:
            rows += [[] for _ in range(height - len(rows))]
            _fill(row, rows[-1], height - 1, merges)
    return rows, merges, height


def _fill(row: etree._Element, line: list[str], r: int, merges: list[Merge]) -> None:
    column = 0
    for cell in (inner for inner in row if local(inner) == "Cell"):
        column = max(number(attribute(cell, "Index"), column + 1) - 1, column)
        if column >= MOST_COLUMNS:
            break
        line += [""] * (column - len(line))
        data = child(cell, "Data")
        line.append("".join(data.itertext()) if data is not None else "")  # type: ignore[arg-type]
        across = number(attribute(cell, "MergeAcross"), 0, MOST_COLUMNS)
        down = number(attribute(cell, "MergeDown"), 0, MOST_ROWS)
        if across or down:
            merges.append(((r, column), (r + down, column + across)))
        column += across + 1
