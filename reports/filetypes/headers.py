"""Header cells in a tagged PDF: WeasyPrint guesses them from rows and columns, we know them.

The tables of a report have headings over several columns and labels beside several rows, which the guess takes for
others or loses where a table runs over a page. The HTML names the headers of every figure (td headers, th id); here
the finished structure tree is given the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from reports.filetypes.swift import NAME

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


def name_headers(document: Any, pdf: Any) -> None:
    """A WeasyPrint finisher: every figure names its headers, every header its scope and itself."""
    for page in document.pages:
        for box in _cells(page._page_box):
            attributes = box.element.attrib
            if box.element_tag == "th":
                box.mark["ID"] = pydyf.String(attributes[NAME])
                box.mark["A"]["Scope"] = SCOPES[attributes["scope"]]
            else:
                names = attributes["headers"].split()
                box.mark["A"]["Headers"] = pydyf.Array(map(pydyf.String, names))


def _cells(box: Any) -> Iterator[Any]:
    """The boxes of the table cells that stand in the structure tree."""
    if box.element_tag in ("th", "td") and hasattr(box, "mark"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _cells(child)
