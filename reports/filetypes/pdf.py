"""The report as a PDF in the layout of GB/T 9704, tagged for screen readers and for keeping."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration

from reports.document import Document
from reports.filetypes import archive, headers, html, justify, swift
from reports.filetypes.drawn import Face, Printed
from reports.filetypes.imprint import Imprint, imprint
from reports.filetypes.issue import Issue
from reports.fonts import font_css

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "print.css"

# the faces are loaded into one configuration a process, which is not made for two threads at a time
_ALONE = Lock()


_PRINTED: WeakKeyDictionary[Issue, Printed] = WeakKeyDictionary()


def write(document: Document, data: bytes = b"") -> bytes:
    """The printed report, PDF/A-3a and PDF/UA-1 in one. The same document gives the same bytes.

    ``data`` is the report in machine-readable form, to lie inside the file as report.json.
    Sources: templates/print for the structure, static/css/print.css for the page, reports.fonts for faces.
    """
    return _print(document, data).content


def printed(issue: Issue) -> Printed:
    """A published version with its imprint, laid out once for as long as the issue lives."""
    if issue not in _PRINTED:
        _PRINTED[issue] = _print(issue.document, issue.canonical, imprint(issue))
    return _PRINTED[issue]


def _print(document: Document, data: bytes, foot: Imprint | None = None) -> Printed:
    with _ALONE, swift.no_collector():
        enclosed = archive.enclosed(data, document.year) if data else None
        return _lay_out(html.page(document, foot), enclosed, foot.code if foot else b"")


def _lay_out(page: str, enclosed: Any, picture: bytes) -> Printed:
    fonts, style = _press()
    drawn: dict[str, Any] = {}
    options = {
        "stylesheets": [style],
        "pdf_variant": "pdf/a-3a",
        "attachments": [enclosed] if enclosed else None,
        "presentational_hints": True,
    }
    laid_out = swift.Page(page).render(font_config=fonts, **options)
    swift.anchor(laid_out.pages)
    _sink(laid_out.pages[-1]._page_box)
    content = laid_out.write_pdf(finisher=partial(_finish, drawn), **options)
    return Printed(content, picture, **drawn)


def _sink(page: Any) -> None:
    """Let the imprint down to the foot of the last page's type area, where a 版记 stands."""
    for box in page.descendants():
        if box.element_tag == "footer":
            foot = page.content_box_y() + page.height
            box.translate(0, foot - box.position_y - box.margin_height())
            return


def _finish(drawn: dict[str, Any], laid_out: Any, pdf: Any) -> None:
    headers.name_headers(laid_out, pdf)
    archive.declare(laid_out, pdf)
    drawn |= {
        "operators": swift.operators(pdf),
        "faces": {font.hash: _face(font) for font in laid_out.fonts.values()},
        "size": (0.75 * laid_out.pages[0].width, 0.75 * laid_out.pages[0].height),  # it counts 96 to the inch
    }
    swift.pack(pdf)


def _face(font: Any) -> Face:
    return Face(font.family, font.file_content, font.to_unicode, font.widths)


@cache
def _press() -> tuple[FontConfiguration, CSS]:
    """The faces and the style sheet, read once: a configuration for each file would grow without end."""
    justify.install()
    swift.spare_copies()
    fonts = FontConfiguration()
    return fonts, CSS(string=font_css() + swift.plain(STYLE.read_text()), font_config=fonts)
