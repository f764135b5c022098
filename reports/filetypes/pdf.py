"""The report as a PDF in the layout of GB/T 9704, tagged for screen readers (PDF/UA-1)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from threading import Lock

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reports.document import Document
from reports.filetypes import headers, html, justify
from reports.fonts import font_css

STYLE = Path(__file__).resolve().parents[2] / "static" / "css" / "print.css"

# the faces are loaded into one configuration a process, which is not made for two threads at a time
_ALONE = Lock()


def write(document: Document) -> bytes:
    """The printed report. The same document gives the same bytes.

    Sources: templates/print for the structure, static/css/print.css for the page, reports.fonts for faces.
    """
    fonts, style = _press()
    with _ALONE:
        result: bytes = HTML(string=html.page(document)).write_pdf(
            stylesheets=[style],
            font_config=fonts,
            pdf_variant="pdf/ua-1",
            presentational_hints=True,
            finisher=headers.name_headers,
        )
    return result


@cache
def _press() -> tuple[FontConfiguration, CSS]:
    """The faces and the style sheet, read once: a configuration for each file would grow without end."""
    justify.install()
    fonts = FontConfiguration()
    return fonts, CSS(string=font_css() + STYLE.read_text(), font_config=fonts)
