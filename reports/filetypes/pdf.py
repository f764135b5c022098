"""The report as a PDF in the layout of GB/T 9704, tagged for screen readers and for keeping."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reports.document import Document
from reports.filetypes import archive, headers, html, justify
from reports.fonts import font_css

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "print.css"

# the faces are loaded into one configuration a process, which is not made for two threads at a time
_ALONE = Lock()


def write(document: Document, data: bytes = b"") -> bytes:
    """The printed report, PDF/A-3a and PDF/UA-1 in one. The same document gives the same bytes.

    ``data`` is the report in machine-readable form, to lie inside the file as report.json.
    Sources: templates/print for the structure, static/css/print.css for the page, reports.fonts for faces.
    """
    fonts, style = _press()
    with _ALONE:
        result: bytes = HTML(string=html.page(document)).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/a-3a",
            attachments=[archive.enclosed(data, document.year)] if data else None,
            presentational_hints=True,
            finisher=_finish,
        )
    return result


def _finish(laid_out: Any, pdf: Any) -> None:
    headers.name_headers(laid_out, pdf)
    archive.declare(laid_out, pdf)


@cache
def _press() -> tuple[FontConfiguration, CSS]:
    """The faces and the style sheet, read once: a configuration for each file would grow without end."""
    justify.install()
    fonts = FontConfiguration()
    return fonts, CSS(string=font_css() + STYLE.read_text(), font_config=fonts)
