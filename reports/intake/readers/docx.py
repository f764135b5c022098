"""Word files: paragraphs and tables in reading order, as they print with every tracked change accepted. Pure.

The XML is walked as it is, because what is asked here (changes, text boxes, automatic numbers) is what libraries leave out.
Macros and links are never followed. Footnotes, headers and footers stay out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module

from lxml import etree

from reports.intake.readers import kinds, marks
from reports.intake.readers.numbering import Numbering
from reports.intake.readers.package import BROKEN, Package, attribute, child, local, number
from reports.intake.readers.regions import split
from reports.intake.readers.runs import MOST_ANCESTORS, Look, pieces, shown, value
from reports.intake.source import Block, Cell, Grid, Source, Text, Unreadable

HEADING = re.compile(r"(heading|标题)\s*\d*|title", re.IGNORECASE)
MOST_COLUMNS = 64
MOST_PARAGRAPHS = 40_000  # with those in cells; table 三 has some 220
CUT = "文件太长，后面的内容没有读。请只保留报告本身，另存为新文件后再试。"
PICTURES = "文件里有{}张图片，图片里的文字和表格没有读。"


def read(data: bytes) -> Source:
    """A .docx or .docm file. Errors: Unreadable."""
    package = Package(data)
    main = package.related("", "officeDocument") or "word/document.xml"
    body = child(package.xml(main), "body")
    if body is None:
        raise Unreadable(BROKEN)
    styles = _styles(package.xml(package.related(main, "styles")))
    numbering = Numbering.of(package.xml(package.related(main, "numbering")))
    pages = {name: target for kind, name, target in package.relations(main) if kind == "aFChunk"}
    blocks: list[Block] = []
    pictures = sum(1 for _ in body.iter("{*}blip", "{*}imagedata"))
    notes = [PICTURES.format(pictures)] if pictures else []
    try:
        for block in _Story(styles, numbering, package, pages).blocks(body):
            blocks.append(block)
    except _Full:
        notes.append(CUT)
    return Source("docx", tuple(blocks), package.title, tuple(notes))


class _Full(Exception):
    """More paragraphs than any report has."""


@dataclass(frozen=True)
class Style:
    """What a paragraph style says here, with what it is based on already counted in."""

    heading: bool = False
    list: str | None = None
    level: int | None = None
    look: Look = Look()


def _styles(root: etree._Element | None) -> dict[str, Style]:
    found = {
        attribute(element, "styleId") or "": element
        for element in (root if root is not None else ())
        if local(element) == "style"
    }
    return {name: _style(name, found) for name in found}


def _style(name: str, found: dict[str, etree._Element]) -> Style:
    """One style, from the oldest of its line of descent to itself."""
    line: list[etree._Element] = []
    while name in found and len(line) < MOST_ANCESTORS:
        line.append(found[name])
        name = value(line[-1], "basedOn") or ""
    style = Style()
    for element in reversed(line):
        heading = HEADING.fullmatch(value(element, "name") or "") is not None
        properties = child(element, "pPr")
        look = Look.of(child(element, "rPr")).over(style.look)
        style = replace(style, heading=_outlined(properties, style.heading or heading), look=look)
        style = _listed(properties, style)
    return style


def _outlined(properties: etree._Element | None, otherwise: bool) -> bool:
    outline = value(properties, "outlineLvl")
    return otherwise if outline is None else outline < "9"


def _listed(properties: etree._Element | None, style: Style) -> Style:
    """A style with the list a paragraph names itself."""
    name = value(properties, "numPr", "numId")
    level = value(properties, "numPr", "ilvl")
    return replace(
        style,
        list=style.list if name is None else name,
        level=style.level if level is None else number(level, 0),
    )


def _boxes(element: etree._Element) -> Iterator[etree._Element]:
    for inner in shown(element):
        if local(inner) == "txbxContent":
            yield inner
        else:
            yield from _boxes(inner)


@dataclass
class _Story:
    """The way through a document, counting its paragraphs, tables and lists."""

    styles: dict[str, Style]
    numbering: Numbering
    package: Package
    pages: dict[str, str]  # parts that are web pages, by the id they are called in by
    paragraphs: int = 0
    tables: int = 0
    seen: int = 0

    @cached_property
    def looks(self) -> dict[str, Look]:
        return {name: style.look for name, style in self.styles.items()}

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for inner in shown(parent):
            if local(inner) == "p":
                yield from self.paragraph(inner)
            elif local(inner) == "tbl":
                yield from self.table(inner)
            elif local(inner) == "altChunk":
                yield from self.page(inner)

    def page(self, element: etree._Element) -> Iterator[Block]:
        """A web page put in whole, as systems do that know no better way to make a Word file."""
        data = self.package.part(self.pages.get(attribute(element, "id") or "", "")) or b""
        if kinds.kind(data) in ("html", "mhtml"):
            yield from import_module(f"reports.intake.readers.{kinds.kind(data)}").read(data).blocks

    def paragraph(self, element: etree._Element) -> Iterator[Block]:
        """Its lines, then what stands in its text boxes."""
        text = marks.plain(self.text(element))
        if text.strip():
            self.paragraphs += 1
            heading = _outlined(child(element, "pPr"), self.style(element).heading)
            for line in filter(str.strip, text.split("\n")):
                yield Text(line, f"第{self.paragraphs}段", heading)
        for box in _boxes(element):
            yield from self.blocks(box)

    def style(self, element: etree._Element) -> Style:
        return self.styles.get(value(element, "pPr", "pStyle") or "", Style())

    def text(self, element: etree._Element) -> str:
        """What a paragraph says, marked, its number included. Errors: _Full after too many."""
        self.seen += 1
        if self.seen > MOST_PARAGRAPHS:
            raise _Full
        return self.label(element) + "".join(pieces(element, self.style(element).look, self.looks))

    def label(self, element: etree._Element) -> str:
        """The automatic number. A paragraph taken out by a tracked change does not count."""
        properties = child(element, "pPr")
        if child(properties, "rPr", "del") is not None:
            return ""
        style = _listed(properties, self.style(element))
        if style.list is None:
            return ""
        level = style.level
        if level is None:
            level = self.numbering.level_of(style.list, value(properties, "pStyle") or "")
        return self.numbering.label(style.list, level)

    def table(self, table: etree._Element) -> Iterator[Block]:
        """A grid; what stands inside where the table only sets things side by side."""
        rows = [
            (row, [cell for cell in shown(row) if local(cell) == "tc"])
            for row in shown(table)
            if local(row) == "tr" and child(row, "trPr", "del") is None
        ]
        alone = len(rows) == 1 and len(rows[0][1]) == 1
        if alone or next(table.iterdescendants("{*}tbl"), None) is not None:
            for _, cells in rows:
                for cell in cells:
                    yield from self.blocks(cell)
        elif rows:
            self.tables += 1
            yield from split(Grid(tuple(self.cells(rows)), f"表格{self.tables}"))

    def cells(self, rows: list[tuple[etree._Element, list[etree._Element]]]) -> list[Cell]:
        done: list[Cell] = []
        open_: dict[int, int] = {}  # the merged cell each column may go on with, as its place in done
        for r, (row, elements) in enumerate(rows):
            column = _count(row, 0, "trPr", "gridBefore")
            for element in elements:
                width = max(_count(element, 1, "tcPr", "gridSpan"), 1)
                if column in open_ and _goes_on(element, "vMerge"):
                    above = done[open_[column]]
                    done[open_[column]] = replace(above, rows=r - above.row + 1)
                elif done and done[-1].row == r and _goes_on(element, "hMerge"):
                    done[-1] = replace(done[-1], columns=done[-1].columns + width)
                else:
                    open_.pop(column, None)
                    if child(element, "tcPr", "vMerge") is not None:
                        open_[column] = len(done)
                    text, doubt = self.words(element)
                    done.append(Cell(text, r, column, 1, width, doubt))
                column += width
        return done

    def words(self, cell: etree._Element) -> tuple[str, str]:
        """The text of a cell, a line for each paragraph; and what is to be told of it."""
        return marks.cell("\n".join(self._lines(cell)).strip("\n"))

    def _lines(self, parent: etree._Element) -> Iterator[str]:
        for inner in shown(parent):
            if local(inner) == "p":
                yield self.text(inner)
                for box in _boxes(inner):
                    yield from self._lines(box)


def _count(element: etree._Element, default: int, *path: str) -> int:
    return number(value(element, *path), default, MOST_COLUMNS)


def _goes_on(cell: etree._Element, merge: str) -> bool:
    found = child(cell, "tcPr", merge)
    return found is not None and attribute(found, "val") != "restart"
