"""The report as a Word file with the sheet in front on which an office signs it off (签发单). Pure.

It is made of what the report says now, so that nobody types a figure twice: once on paper to be sealed, once here.
"""

from __future__ import annotations

from datetime import date

from reports.document import Document
from reports.filetypes import docx
from reports.filetypes.package import About
from reports.filetypes.wordfile import write as packed
from reports.filetypes.wordml import (
    MEASURE,
    cell,
    end_of_section,
    frame,
    paragraph,
    row,
    run,
    section,
)

HEADING = "政府信息公开工作年度报告签发单"
COLUMNS = (1500, 3345, 1500, 2500)
DATED = "　　　　　　　　　年　　月　　日"
REMARK = "指纹由报告的全部文字和数字算出。签发后报告有任何改动，指纹随之改变，须重新打印签发。"
GROUP = 32  # characters of the digest that stand together


def write(document: Document, digest: str, day: date, mark: str = "") -> bytes:
    """``digest`` is the SHA-256 of the canonical JSON; ``mark``, like 送审稿, stands at the head of every page."""
    front = _sheet(document, digest) + end_of_section(section(headed=bool(mark), numbered=False))
    about = About(document.title, document.agency, day, mark=mark)
    return packed(front + docx.body(document) + section(headed=bool(mark)), about)


def _sheet(document: Document, digest: str) -> str:
    rows = (
        _row(600, ("报告名称", document.title)),
        _row(600, ("发布机构", document.agency), ("报告年度", f"{document.year}年")),
        _row(600, ("填报人", ""), ("联系电话", "")),
        _row(1900, ("审核意见", ""), foot=f"审核人：{DATED}"),
        _row(1900, ("签发意见", ""), foot=f"签发人：{DATED}"),
        _row(2800, ("印章", ""), foot=f"（盖章）{DATED}"),
        _row(600, ("数据指纹", " ".join(digest[i : i + GROUP] for i in range(0, len(digest), GROUP)))),
    )
    return (
        paragraph("Title", run(HEADING))
        + frame("".join(rows), COLUMNS, HEADING, 100, 60)
        + paragraph("TableText", run(REMARK), before=120, side="left")
    )


def _row(height: int, *pairs: tuple[str, str], foot: str = "") -> str:
    """Labels and what is written beside them; the last field reaches to the edge, ``foot`` stands low at its right."""
    cells, used = [], 0
    for number, (label, text) in enumerate(pairs, 1):
        label_width, width = COLUMNS[2 * number - 2 : 2 * number]
        is_last = number == len(pairs)
        span = len(COLUMNS) - 2 * number + 1 if is_last else 1
        width = MEASURE - used - label_width if is_last else width
        used += label_width + width
        cells.append(cell(paragraph("TableText", run(label)), label_width))
        cells.append(_field(text or foot, width, span, is_low=bool(foot)))
    return row("".join(cells), height=height)


def _field(text: str, width: int, span: int, *, is_low: bool) -> str:
    content = paragraph("TableText", run(text) if text else "", side="right" if is_low else "left")
    return cell(content, width, span=span, side="bottom" if is_low else "center")
