"""Reading the files back: what a reader of the HTML or the PDF finds."""

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pdfplumber
from lxml import html as lxml_html

from reports.document import Document

LINE = 28.99


def tree(fragment: str) -> Any:
    return lxml_html.fragment_fromstring(fragment, create_parent="article")


def cells(fragment: str) -> dict[str, str]:
    """Cell name → printed text."""
    return {td.get("id"): td.text_content() for td in tree(fragment).iter("td")}


def printed(document: Document) -> dict[str, str]:
    """The same as the document says."""
    grids = (chapter.grid for chapter in document.chapters if chapter.grid)
    return {c.cell.name: c.text for grid in grids for c in grid.figures if c.cell}


def opened(content: bytes) -> Any:
    return pdfplumber.open(io.BytesIO(content))


def lines(page: Any) -> list[tuple[float, str]]:
    """(baseline, text) of every line of the type area, from the top; the page number is left out."""
    chars = sorted(page.chars, key=lambda c: (-round(c["matrix"][5], 1), c["x0"]))
    by_line = groupby(chars, key=lambda c: round(c["matrix"][5], 1))
    found = [(baseline, "".join(c["text"] for c in line)) for baseline, line in by_line]
    return [(baseline, text) for baseline, text in found if baseline > 95]


def page_number(page: Any) -> tuple[str, float, float]:
    """The text below the type area, with its left and right edge."""
    below = [c for c in page.chars if c["matrix"][5] < 95]
    return "".join(c["text"] for c in below), min(c["x0"] for c in below), max(c["x1"] for c in below)


def tables(pdf: Any) -> Iterator[tuple[int, list[list[str]]]]:
    """(page, rows) of every ruled table; the line breaks inside a cell are undone."""
    for number, page in enumerate(pdf.pages):
        for table in page.extract_tables():
            yield number, [[(text or "").replace("\n", "") for text in row] for row in table]
