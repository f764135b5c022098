"""The report as HTML in the official layout: what the public page, the staff preview and the PDF all show."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from django.template.loader import render_to_string

from reports.document import Document
from reports.filetypes.imprint import Imprint
from reports.prose import Paragraph

TITLE_LINE = 20  # characters of 22 pt across the type area
YEAR = re.compile(r"\d{4}年")
ENDS = re.compile("[省市州盟区县旗团](?!管)|委员会")  # a name may break after these


@dataclass(frozen=True)
class Block:
    """A paragraph and its element: h3, h4 or p. ``rank`` is its printed rank: second, third, third listed or text."""

    tag: str
    rank: str
    paragraph: Paragraph


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


def blocks(paragraphs: Iterable[Paragraph]) -> Iterator[Block]:
    """Give each paragraph its element. A heading 1. without a （一） above is h3: no rank is skipped.

    A 1. with a 2. right below it is an item of a list: the page may turn between them.
    """
    deeper = False
    paragraphs = tuple(paragraphs)
    for paragraph, below in zip_longest(paragraphs, paragraphs[1:]):
        if paragraph.level == 2:
            deeper = True
            yield Block("h3", "second", paragraph)
        elif paragraph.level == 3:
            listed = below and below.level == 3
            yield Block("h4" if deeper else "h3", "third listed" if listed else "third", paragraph)
        else:
            deeper = deeper and not paragraph.lead
            yield Block("p", "text", paragraph)


def title_lines(title: str) -> tuple[str, ...]:
    """The title as it stands on paper: in one line if it fits, else the agency above, the rest below.

    A name longer than a line breaks after the 市, the 县 or the 委员会 that makes its lines most alike.
    """
    if width(title) <= TITLE_LINE:
        return (title,)
    year = YEAR.search(title, 1)
    if not year:
        return _parts(title)
    return (*_parts(title[: year.start()]), title[year.start() :])


def _parts(text: str) -> tuple[str, ...]:
    """As few lines as hold it, of about the same length."""
    lines = math.ceil(width(text) / TITLE_LINE)
    if lines <= 1:
        return (text,)
    even = len(text) / lines
    ends = [end.end() for end in ENDS.finditer(text[:-1]) if width(text[: end.end()]) <= TITLE_LINE]
    fitting = [i for i in ends if width(text[i:]) <= TITLE_LINE * (lines - 1)]
    cut = min(fitting or ends, key=lambda i: abs(i - even), default=round(even))
    return text[:cut], *_parts(text[cut:])


def width(text: str) -> float:
    """How wide a line is in characters: digits and Latin letters count half."""
    return sum(0.5 if c.isascii() else 1 for c in text)
