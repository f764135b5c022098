"""Workbooks: the whole report on one sheet, or one sheet for each table."""

from __future__ import annotations

import re
from io import BytesIO
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.paper import Box, Paper, Para, Sheet

PLAIN = re.compile(r"-?(?:0|[1-9][0-9]{0,9})(?:\.[0-9]+)?")
NAMES = {"proactive": "表二", "requests": "表三", "remedies": "表四", "": "其他"}


def write(paper: Paper, random: Random) -> bytes:
    """The report as .xlsx. Numbers are numbers, or text where the dial says so."""
    book = Workbook()
    page, y = book.active, 1
    page.title = "年度报告"
    for block in paper.blocks:
        if isinstance(block, Para):
            page.cell(y, 1, block.text)
            y += 1
            continue
        if "sheets" in paper.dials:
            other = book.create_sheet(f"{NAMES[block.code]}{len(book.worksheets)}")
            _table(other, block, random.randint(1, 3), paper)
            continue
        y = _table(page, block, y, paper) + random.randint(0, 1)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _table(page: Worksheet, sheet: Sheet, top: int, paper: Paper) -> int:
    for dy, row in enumerate(sheet.placed()):
        for x, box in row:
            cell = page.cell(top + dy, x + 1, _value(box, paper))
            cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
            down, right = min(box.rows, len(sheet.rows) - dy), box.columns
            if down > 1 or right > 1:
                end = {"end_row": top + dy + down - 1, "end_column": x + right}
                page.merge_cells(start_row=top + dy, start_column=x + 1, **end)
    return top + len(sheet.rows)


def _value(box: Box, paper: Paper) -> str | int | float | None:
    if not box.text:
        return None
    if box.cell and "as text" not in paper.dials and PLAIN.fullmatch(box.text):
        return float(box.text) if "." in box.text else int(box.text)
    return box.text
