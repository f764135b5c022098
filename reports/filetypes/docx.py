"""The report as a Word file in the layout of GB/T 9704-2012, to be edited, printed and kept. Pure.

The faces of the standard are named, not enclosed: they are sold. Where one is missing the program takes the one named
beside it in templates/word/fontTable.xml. Articles: conventions 6.2, EXP-03, EXP-10 to EXP-13.
"""

from __future__ import annotations

from collections.abc import Iterator

from reports.document import Chapter, Document
from reports.filetypes import colophon
from reports.filetypes.issue import Issue
from reports.filetypes.layout import Block, blocks, title_lines
from reports.filetypes.package import About
from reports.filetypes.wordfile import write as packed
from reports.filetypes.wordml import BREAK, paragraph, run, section, table

AFTER_TABLE = 200  # 10 pt
BEFORE_TABLE = 80
ABOVE_FOOT = 480


def write(issue: Issue) -> bytes:
    """The published report."""
    made = issue.document
    about = About(made.title, made.agency, issue.published_on, issue.verify_address)
    return packed(body(made) + _foot(issue) + section(), about)


def _foot(issue: Issue) -> str:
    """Who published it and how it is checked, small below the report."""
    lines = (f"{label}：{words}" for label, words in colophon.facts(issue))
    head = paragraph("TableSmall", run(colophon.HEADING), keep=True, before=ABOVE_FOOT, side="left")
    return head + "".join(paragraph("TableSmall", run(line), side="left") for line in lines)


def body(document: Document) -> str:
    """The title and the six sections."""
    return title(document.title) + "".join(_chapters(document))


def title(text: str) -> str:
    return paragraph("Title", BREAK.join(map(run, title_lines(text))))


def _chapters(document: Document) -> Iterator[str]:
    below_table = False
    for chapter in document.chapters:
        yield paragraph(
            "Heading1",
            run(chapter.heading),
            before=AFTER_TABLE if below_table else 0,
            after=BEFORE_TABLE if chapter.grid else 0,
        )
        yield from _content(chapter)
        below_table = chapter.grid is not None
    if below_table:
        yield paragraph("Normal", "")  # Word wants a paragraph below a table


def _content(chapter: Chapter) -> Iterator[str]:
    if chapter.grid:
        yield table(chapter.grid)
    yield from map(_block, blocks(chapter.paragraphs))


def _block(block: Block) -> str:
    """A heading, or a paragraph that may begin with one."""
    of = block.paragraph
    if block.rank == "text":
        lead = run(of.lead, "Lead") if of.lead else ""
        return paragraph("BodyText", lead + run(of.text))
    return paragraph("Heading2" if block.rank == "second" else "Heading3", run(of.text))
