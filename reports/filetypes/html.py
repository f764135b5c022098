"""The report as HTML in the official layout: what the public page, the staff preview and the PDF all show."""

from __future__ import annotations

from django.template.loader import render_to_string

from reports.document import Document
from reports.filetypes.imprint import Imprint
from reports.filetypes.layout import Block, blocks, title_lines

__all__ = ["Block", "blocks", "fragment", "page", "title_lines"]


def fragment(document: Document) -> str:
    """The body of the report: six sections with h2 headings, no h1, which the page around it writes.

    A figure stands in a td whose id is the name of its cell; a paragraph has an id like ``overview-3``.
    """
    return render_to_string("print/report.html", {"chapters": _chapters(document)})


def page(document: Document, imprint: Imprint | None = None) -> str:
    """A whole HTML page with the title, the report and, once published, its imprint: what the PDF is made of."""
    context = {
        "document": document,
        "lines": title_lines(document.title),
        "chapters": _chapters(document),
        "imprint": imprint,
    }
    return render_to_string("print/page.html", context)


def _chapters(document: Document) -> list[dict[str, object]]:
    return [
        {"chapter": chapter, "blocks": tuple(blocks(chapter.paragraphs))} for chapter in document.chapters
    ]
