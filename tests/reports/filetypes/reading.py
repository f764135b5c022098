"""Reading the files back: what a reader of the HTML or the PDF finds."""

import io
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pdfplumber
from lxml import html as lxml_html
from pdfminer.pdftypes import resolve1

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


def marked_headers(pdf: Any) -> list[list[str]]:
    """What each data cell of the structure tree names as its headers, in reading order."""
    return [[name.decode() for name in resolve1(attributes["Headers"])] for attributes in _marked(pdf, "TD")]


def marked_ids(pdf: Any) -> set[str]:
    """The names of all header cells that say whether they head a row or a column."""
    elements = _elements(pdf.doc.catalog["StructTreeRoot"])
    return {e["ID"].decode() for e in elements if _name(e) == "TH" and "Scope" in resolve1(e["A"])}


def _marked(pdf: Any, kind: str) -> Iterator[Any]:
    elements = _elements(pdf.doc.catalog["StructTreeRoot"])
    return (resolve1(element["A"]) for element in elements if _name(element) == kind)


def _elements(node: Any) -> Iterator[Any]:
    node = resolve1(node)
    if isinstance(node, list):
        for child in node:
            yield from _elements(child)
    elif isinstance(node, dict):
        yield node
        yield from _elements(node.get("K"))


def _name(element: Any) -> str:
    return getattr(element.get("S"), "name", "")
