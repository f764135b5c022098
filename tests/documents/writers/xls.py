"""Files called .xls that are none: Excel's XML of 2003, or a web page, as government systems export them."""

from __future__ import annotations

import re
from html import escape
from random import Random

from tests.documents.paper import Box, Paper, Para
from tests.documents.writers import html
from tests.documents.writers.xlsx import NAMES, PLAIN

HEAD = (
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)


def write(paper: Paper, random: Random) -> bytes:
    """One or the other; the dials for sheets and numbers as text hold for the XML."""
    if not paper.dials and random.random() < 0.4:
        return re.sub(b"<!DOCTYPE html>", b"", html.write(paper, random))
    pages: list[tuple[str, list[str]]] = [("年度报告", [])]
    for block in paper.blocks:
        if isinstance(block, Para):
            pages[0][1].append(f"<Row><Cell>{_data(block.text)}</Cell></Row>")
            continue
        rows = [_row(row, paper) for row in block.placed()]
        if "sheets" in paper.dials:
            pages.append((f"{NAMES[block.code]}{len(pages)}", rows))
        else:
            pages[0][1].extend(rows)
    inner = "".join(
        f'<Worksheet ss:Name="{name}"><Table>{"".join(rows)}</Table></Worksheet>' for name, rows in pages
    )
    return f"{HEAD}{inner}</Workbook>".encode()


def _row(row: list[tuple[int, Box]], paper: Paper) -> str:
    return f"<Row>{''.join(_cell(x, box, paper) for x, box in row)}</Row>"


def _cell(x: int, box: Box, paper: Paper) -> str:
    spans = f' ss:MergeAcross="{box.columns - 1}"' * (box.columns > 1)
    spans += f' ss:MergeDown="{box.rows - 1}"' * (box.rows > 1)
    number = bool(box.cell) and "as text" not in paper.dials and bool(PLAIN.fullmatch(box.text))
    return f'<Cell ss:Index="{x + 1}"{spans}>{_data(box.text, number)}</Cell>'


def _data(text: str, number: bool = False) -> str:
    kind = "Number" if number else "String"
    safe = escape(text).replace("\n", "&#10;")
    return f'<Data ss:Type="{kind}">{safe}</Data>' if text else ""
