"""The report as HTML in the official layout: what the public page, the staff preview and the PDF all show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.template.loader import render_to_string

from reports.document import Document
from reports.prose import Paragraph

TITLE_LINE = 20  # characters of 22 pt across the type area
YEAR = re.compile(r"\d{4}年")
REGION_ENDS = "省市州盟区县旗团"


@dataclass(frozen=True)
class Block:
    """A paragraph and its element: h3, h4 or p. ``rank`` is its printed rank: second, third or text."""

    tag: str
    rank: str
    paragraph: Paragraph


def fragment(document: Document) -> str:
    """The body of the report: six sections with h2 headings, no h1, which the page around it writes.

    A figure stands in a td whose id is the name of its cell; a paragraph has an id like ``overview-3``.
    """
    return render_to_string("print/report.html", {"chapters": _chapters(document)})


def page(document: Document) -> str:
    """A whole HTML page with the title and the report and nothing else: what the PDF is made of."""
    context = {"document": document, "lines": title_lines(document.title), "chapters": _chapters(document)}
    return render_to_string("print/page.html", context)


def _chapters(document: Document) -> list[dict[str, object]]:
    return [
        {"chapter": chapter, "blocks": tuple(blocks(chapter.paragraphs))} for chapter in document.chapters
    ]


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """Give each paragraph its element. A heading 1. without a （一） above is h3: no rank is skipped."""
    deeper = False
    for paragraph in paragraphs:
        if paragraph.level == 2:
            deeper = True
            yield Block("h3", "second", paragraph)
        elif paragraph.level == 3:
            yield Block("h4" if deeper else "h3", "third", paragraph)
        else:
            deeper = deeper and not paragraph.lead
            yield Block("p", "text", paragraph)


def title_lines(title: str) -> tuple[str, ...]:
    """The title as it stands on paper: in one line if it fits, else the agency above, the rest below.

    A name longer than a line breaks after the 市 or 县 nearest to its middle, never inside a word.
    """
    if width(title) <= TITLE_LINE:
        return (title,)
    year = YEAR.search(title, 1)
    if not year:
        return _halves(title)
    return (*_halves(title[: year.start()]), title[year.start() :])


def _halves(text: str) -> tuple[str, ...]:
    """One line or two of about the same length."""
    if width(text) <= TITLE_LINE:
        return (text,)
    middle = len(text) / 2
    ends = [i + 1 for i, c in enumerate(text[:-1]) if c in REGION_ENDS]
    cut = min(ends, key=lambda i: abs(i - middle), default=round(middle))
    return text[:cut], text[cut:]


def width(text: str) -> float:
    """How wide a line is in characters: digits and Latin letters count half."""
    return sum(0.5 if c.isascii() else 1 for c in text)
