"""Web pages, Word's and Excel's web pages, and the clipboard: paragraphs and tables in reading order. Pure.

Nothing is fetched or run. Menus and footers stay in: what the matcher does not know it leaves alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reports.intake.readers import marks
from reports.intake.readers.charset import decode
from reports.intake.readers.looks import DROPPED, Look, Looks
from reports.intake.readers.regions import split
from reports.intake.source import Block, Cell, Grid, Source, Text, Unreadable

LINES = {
    *(
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
    ),
    *("aside", "form", "fieldset", "blockquote", "pre", "center", "address", "hr", "figure", "figcaption"),
    *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "body", "html"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
WIDE = "[⺀-鿿豈-﫿︰-﹏\uff00-\uffef、-】]"
CLIPBOARD = re.compile(r"\A\s*Version:[\d.]+\s+StartHTML.*?(?=<)", re.DOTALL)
EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,100},[\w+/=%]{100,}")  # pictures inside the page
MOST = 4 * 10**6  # characters without those; a page with a report has a hundredth of it
SEEN = Look()
MOST_HIDDEN = 200  # characters of one hidden element that are told of
MOST_COLUMNS = 200
MOST_CELLS = 20_000  # of one table
TOO_BIG = "这个网页太大，不像一份年度报告。请在浏览器里打开网页，选中报告正文复制后直接粘贴。"
EMPTY = "这个网页文件里没有文字。请在浏览器里打开网页，选中报告正文复制后直接粘贴。"
CUT = "{}太大，只读了前面{}格。"
TORN = "网页的标签套得太深，后面的内容没有读到。请在浏览器里选中报告正文复制后直接粘贴。"
PICTURES = "网页里有{}张图片，图片里的文字和表格没有读。"


def read(data: bytes) -> Source:
    """A page saved as a file. Errors: Unreadable."""
    return page(decode(data))


def page(text: str) -> Source:
    """A page, or a piece of one. Errors: Unreadable where it is too big or no text is in it."""
    text = EMBEDDED.sub("", CLIPBOARD.sub("", text))
    if len(text) > MOST:
        raise Unreadable(TOO_BIG)
    root, whole = _parse(text)
    walk = _Walk(Looks(root)) if root is not None else None
    found = tuple(walk.blocks(root)) if root is not None and walk else ()
    if root is None or walk is None or not found:
        raise Unreadable(EMPTY)
    pictures = sum(1 for _ in root.iter("img"))
    notes = (*walk.notes, *[PICTURES.format(pictures)][:pictures], *[TORN][whole:])
    return Source("html", found, _title(root), notes)


def blocks(markup: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a piece of markup that stands in other text; none where nothing is in it."""
    root, _ = _parse(markup)
    return tuple(_Walk(Looks(root)).blocks(root)) if root is not None else ()


def _parse(text: str) -> tuple[etree._Element | None, bool]:
    """The page as a tree, and whether all of it is in there: the parser gives up where nesting goes too deep.

    Everything here goes through a tree step by step, never by calling itself, so that no nesting hurts.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    data = text.replace("\0", "").encode("utf-8", "replace")
    root: etree._Element | None = etree.fromstring(data, parser)
    return root, not any("depth" in error.message for error in parser.error_log)


def _title(root: etree._Element) -> str:
    """What the page calls itself: government sites say it best in a meta element."""
    for element in root.iter("meta"):
        if (element.get("name") or "").lower() == "articletitle" and element.get("content"):
            return " ".join((element.get("content") or "").split())
    return next((" ".join((title.text or "").split()) for title in root.iter("title")), "")


def _folded(text: str) -> str:
    """White space as a browser shows it; a line end of the file between two Chinese characters is none."""
    text = re.sub(rf"(?<={WIDE})[ \t\r\f]*\n[ \t\r\n\f]*(?={WIDE})", "", text)
    return re.sub("[ \t\r\n\f]+", " ", text).strip(" ")


def lines(
    root: etree._Element, looks: Looks, around: Look = SEEN
) -> Iterator[tuple[str, bool] | etree._Element]:
    """(line, is a heading) for every line, and each table as it is met, its inside left out.

    What is struck out, hidden or raised is marked in the line. The root itself may be a table's cell, which looks as
    ``around`` says. A table that only sets things side by side comes as its lines.
    """
    words: list[str] = []
    inside = [around]  # the looks of the elements that are open
    heading = preformatted = 0

    def line() -> Iterator[tuple[str, bool]]:
        text = "".join(words)
        words.clear()
        for part in text.split("\n") if preformatted else (_folded(text),):
            if part.strip():
                yield part, heading > 0

    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        start = event == "start"
        name = element.tag if isinstance(element.tag, str) else ""
        if start:
            inside.append(around if element is root else looks.inside(inside[-1], element))
        look = inside[-1] if start else inside.pop()
        shows = element is root or not (look.gone or name in DROPPED)
        if shows and (name == "br" and start or name in LINES):
            yield from line()
        if shows and start and name == "table" and element is not root and not _sets_out(element):
            walk.skip_subtree()
            yield element
            continue
        if not shows and start:
            walk.skip_subtree()
            words.append(_hidden(element, name))
            continue
        if shows:
            heading += (name in HEADINGS) * (1 if start else -1)
            preformatted += (name == "pre") * (1 if start else -1)
        text = element.text if start else element.tail if element is not root else ""
        words.append(marks.marked(text or "", inside[-1].mark))
    yield from line()


def _hidden(element: etree._Element, name: str) -> str:
    """The words of an element that does not show; what never shows has none."""
    if name in DROPPED:
        return ""
    words = "".join(str(text) for text in element.itertext())[:MOST_HIDDEN]
    return marks.marked(" ".join(words.split()), marks.HIDDEN)


def _sets_out(table: etree._Element) -> bool:
    """Whether a table is only there to set things side by side: another table stands in it, or it has one cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    cells = table.iterdescendants("td", "th")
    return next(cells, None) is None or next(cells, None) is None


@dataclass
class _Walk:
    """The way through a page, counting its paragraphs and tables."""

    looks: Looks
    paragraphs: int = 0
    tables: int = 0
    notes: list[str] = field(default_factory=list)

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        for found in lines(root, self.looks, self.looks.around(root)):
            if not isinstance(found, tuple):
                yield from self.table(found)
            elif (text := marks.plain(found[0])).strip():
                self.paragraphs += 1
                yield Text(text, f"第{self.paragraphs}段", found[1])

    def table(self, table: etree._Element) -> Iterator[Block]:
        if self.looks.around(table).mark in (marks.STRUCK, marks.HIDDEN):
            return
        for caption in table.iterchildren("caption"):
            yield from self.blocks(caption)
        self.tables += 1
        where = f"表格{self.tables}"
        cells = tuple(_cells(table, self.looks))
        if len(cells) == MOST_CELLS:
            self.notes.append(CUT.format(where, MOST_CELLS))
        yield from split(Grid(cells, where))


def _rows(table: etree._Element, looks: Looks) -> list[tuple[etree._Element, int]]:
    """(row, rows to the end of its group) for every row that prints."""
    rows: list[tuple[etree._Element, int]] = []
    group: list[etree._Element] = []

    def close() -> None:
        rows.extend((row, len(group) - n) for n, row in enumerate(group))
        group.clear()

    for element in table:
        if element.tag == "tr" and not looks.drops(element):
            group.append(element)
        elif element.tag in ("thead", "tbody", "tfoot") and not looks.drops(element):
            close()
            group.extend(row for row in element.iterchildren("tr") if not looks.drops(row))
            close()
    close()
    return rows


def _cells(table: etree._Element, looks: Looks) -> Iterator[Cell]:
    """Every cell in its place, as browsers lay them out; a cell that would cover another is cut short."""
    around = looks.around(table)
    until: list[int] = []  # for each column the first row that is free
    count = 0
    for r, (row, left) in enumerate(_rows(table, looks)):
        column = 0
        for element in row.iterchildren("td", "th"):
            if looks.drops(element) or count == MOST_CELLS:
                continue
            count += 1
            while column < len(until) and until[column] > r:
                column += 1
            high = min(_span(element, "rowspan") or left, left)
            wide = min(max(_span(element, "colspan"), 1), MOST_COLUMNS)
            end = column + 1
            while end < column + wide and (end >= len(until) or until[end] <= r):
                end += 1
            until.extend([0] * (end - len(until)))
            until[column:end] = [r + high] * (end - column)
            text, doubt = _words(element, looks, looks.within(around, row.getparent(), row, element))
            yield Cell(text, r, column, high, end - column, doubt)
            column = end


def _span(element: etree._Element, name: str) -> int:
    """A span as printed; 1 where it is no number. 0 means to the end."""
    match = re.match(r"\s*(\d{1,9})", element.get(name) or "")
    return int(match[1]) if match else 1


def _words(cell: etree._Element, looks: Looks, look: Look) -> tuple[str, str]:
    """The text of a cell, a line for each paragraph and each break; and what is to be told of it."""
    return marks.cell("\n".join(found[0] for found in lines(cell, looks, look) if isinstance(found, tuple)))
