"""A document as any reader hands it on: paragraphs and grids of raw cells, in reading order. Pure.

Every file type comes down to this; what the words and numbers mean is the matcher's business. Nothing is
corrected here: a cell's text is what the file shows, line breaks inside it included.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST = 50 * 2**20  # bytes of any file
TOO_BIG = "这个文件有{}MB，超过了50MB。请压缩或删去其中的图片，只保留报告本身后再试。"
UNSAYABLE = re.compile("[\0\ud800-\udfff]")


def sayable(text: str) -> str:
    """Text without what no file, page or database can hold: NUL, and halves of characters."""
    return (
        UNSAYABLE.sub(lambda match: "" if match[0] == "\0" else "\ufffd", text)
        if UNSAYABLE.search(text)
        else text
    )


class Unreadable(Exception):
    """A file that cannot be read. Its text is a Chinese sentence that says why and what to do instead."""


@dataclass(frozen=True)
class Text:
    """A paragraph. ``heading`` where the document itself styles it as one; ``where`` in words: 第3段, 第2页."""

    text: str
    where: str = ""
    heading: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a grid: its text and the rectangle it covers, counted from 0.

    ``doubt`` says in words what its text leaves out or joins (原件这一格有划去的字“5”): its figure is never sure.
    """

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    doubt: str = ""


@dataclass(frozen=True)
class Grid:
    """A table, row by row, merged cells once. ``where`` in words: 表格2, 第3页表格1, 工作表“表三”.

    A table torn over two pages comes as two grids; a table used for layout comes as the blocks inside it.
    """

    cells: tuple[Cell, ...]
    where: str = ""

    @property
    def height(self) -> int:
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        return max((cell.column + cell.columns for cell in self.cells), default=0)


Block = Text | Grid


@dataclass(frozen=True)
class Source:
    """A whole document. ``format`` is docx, xlsx, xls, html, pdf, text, paste, json, doc or wps.

    ``title`` is what the file says of itself (properties, <title>), often wrong; ``notes`` are sentences about
    what the reader left out (pictures, a second sheet it could not open).
    """

    format: str
    blocks: tuple[Block, ...]
    title: str = ""
    notes: tuple[str, ...] = ()
