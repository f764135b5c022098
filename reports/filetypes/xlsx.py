"""The report as a workbook: the official tables with numbers, names and formulas, its prose, how to read it. Pure.

Every figure has its one name as a defined name: ``requests.new.person`` is a name Excel takes as it is. A total is a
formula beside its result; one that was printed otherwise than its parts add up stays as printed, marked and named in 说明.
A blank cell is empty, never 0, and so is a total while nothing at all was typed. 说明 stands first: below the last table
a reader of files would take it for a part of the report. Articles: conventions EXP-04, EXP-05.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from math import ceil

from reports.content import Content
from reports.document import Chapter, Grid
from reports.filetypes import colophon, sheetml
from reports.filetypes.issue import Issue
from reports.filetypes.layout import Line, Square, lines, width
from reports.filetypes.package import About
from reports.filetypes.sheetml import Sheet, empty, formula, letter, number, place, ranges, text
from reports.schema import Cell

PROSE = "正文"
REMARKS = "说明"
MOST_DIGITS = 15  # of a number in a spreadsheet; more would be lost
NARROW, WIDE = 90, 162  # characters across a sheet
# of the prose: one column cannot be made to fit a page, so it has to, whatever face stands in for 宋体
MEASURE = 72
MANY = 8
LINE = 15.5  # points
ABOVE = 2  # rows over the table: what it is, whose it is
MOST_REMARK = 255


def write(issue: Issue) -> bytes:
    made, content = issue.document, issue.content
    tables = [_Table(chapter, content) for chapter in made.chapters if chapter.grid]
    sheets = (_remarks(issue, tables), *(table.sheet for table in tables), _prose(issue))
    names = {name: named for table in tables for name, named in table.names.items()}
    about = About(made.title, made.agency, issue.published_on, issue.verify_address)
    return sheetml.file(sheets, names, about)


def sheet_name(chapter: Chapter) -> str:
    """表二: as the report numbers its tables."""
    return f"表{chapter.section.number}"


@dataclass(frozen=True)
class _Table:
    """One table on its sheet."""

    chapter: Chapter
    content: Content

    @property
    def grid(self) -> Grid:
        assert self.chapter.grid
        return self.chapter.grid

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines(self.grid)

    @cached_property
    def places(self) -> Mapping[str, tuple[int, int]]:
        """Cell name → (row, column) of the sheet."""
        return {
            square.cell.cell.name: (ABOVE + square.row, square.column)
            for line in self.lines
            for square in line.squares
            if square.cell.cell
        }

    @property
    def names(self) -> dict[str, tuple[str, str]]:
        """Defined name → (where it is, what it is)."""
        cells = self.content.edition.by_name
        return {
            name: (
                f"'{sheet_name(self.chapter)}'!${letter(column)}${row + 1}",
                cells[name].label[:MOST_REMARK],
            )
            for name, (row, column) in self.places.items()
        }

    @property
    def sheet(self) -> Sheet:
        columns = len(self.grid.widths)
        is_wide = columns > MANY
        across = WIDE if is_wide else NARROW
        widths = tuple(share * across / 100 for share in self.grid.widths)
        last = letter(columns - 1)
        above = (
            (26.0, _across(0, self.chapter.heading, "title", columns)),
            (18.0, _across(1, f"{self.content.agency}　{self.content.year}年", "soft", columns)),
        )
        body = tuple((_height(line, widths), self._cells(line)) for line in self.lines)
        merges = (f"A1:{last}1", f"A2:{last}2", *self._merges())
        single = len(self.grid.groups) == 1
        head = sum(line.is_head for line in self.lines) if single else 0
        stubs = min(column for _, column in self.places.values()) if single else 0
        frozen = (ABOVE + head, stubs)
        return Sheet(
            sheet_name(self.chapter), above + body, widths, merges, frozen, is_wide=True, one_page=True
        )

    def _merges(self) -> Iterator[str]:
        for square in (square for line in self.lines for square in line.squares if not square.is_below):
            of, row = square.cell, ABOVE + square.row
            if of.rowspan > 1 or of.colspan > 1:
                end = place(row + of.rowspan - 1, square.column + of.colspan - 1)
                yield f"{place(row, square.column)}:{end}"

    def _cells(self, line: Line) -> str:
        """A row; the squares a merged cell covers keep its look, so that its border closes."""
        return "".join(cell for square in line.squares for cell in self._square(square))

    def _square(self, square: Square) -> Iterator[str]:
        of, row = square.cell, ABOVE + square.row
        style = self._style(of.cell) if of.cell else of.role
        first = place(row, square.column)
        if square.is_below:
            yield empty(first, style)
        else:
            yield self._figure(first, of.cell) if of.cell else text(first, of.text, style)
        for column in range(square.column + 1, square.column + of.colspan):
            yield empty(place(row, column), style)

    def _style(self, cell: Cell) -> str:
        if not cell.is_total:
            return "text"
        return "disputed" if cell.name in self.content.disputed else "total"

    def _figure(self, at: str, cell: Cell) -> str:
        shown, style = self.content.text(cell.name), self._style(cell)
        if style == "total":
            return formula(at, self.sum(cell), shown, style) if shown else empty(at, style)
        value = self.content.reading(cell.name).value
        if value is None or not is_number(shown, value):
            return text(at, shown, style)
        return number(at, shown, style if cell.is_total else f"number {decimals(value)}")

    def sum(self, cell: Cell) -> str:
        """The total from its parts, or from what was typed where a part does not say what its own parts add up to."""
        is_settled = self.content.disputed.keys().isdisjoint(self._below(cell.name))
        parts = cell.parts if is_settled else self.content.leaves(cell.name)
        return f"SUM({','.join(ranges(self.places[part] for part in parts))})"

    def _below(self, name: str) -> Iterator[str]:
        """All totals a total is made of."""
        for part in self.content.edition.by_name[name].parts:
            yield part
            yield from self._below(part)


def is_number(shown: str, value: Decimal) -> bool:
    """Whether a spreadsheet keeps it as it prints: plain digits, and no more of them than it can hold."""
    return shown == f"{value:f}" and len(value.as_tuple().digits) <= MOST_DIGITS


def decimals(value: Decimal) -> int:
    """How many places are printed."""
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _across(row: int, value: str, style: str, columns: int) -> str:
    """A text over the whole width of the sheet."""
    others = "".join(empty(place(row, column), style) for column in range(1, columns))
    return text(place(row, 0), value, style) + others


def _height(line: Line, widths: tuple[float, ...]) -> float:
    """Enough for the longest label that stands in this row alone: programs do not measure merged cells."""
    most = 1
    for square in line.squares:
        of = square.cell
        if of.rowspan == 1:
            room = sum(widths[square.column : square.column + of.colspan]) - 1
            most = max(most, ceil(2 * width(of.text) / room))
    return max(20.0, LINE * most + 4)


def _prose(issue: Issue) -> Sheet:
    """The whole text in one column; where a table stands in the report, the sheet it is on."""
    document = issue.document
    rows = [(30.0, text("A1", document.title, "title"))]
    for chapter in document.chapters:
        rows.append((24.0, text(place(len(rows), 0), chapter.heading, "heading")))
        if chapter.grid:
            rows.append(_paragraph(len(rows), f"见工作表“{sheet_name(chapter)}”。"))
        for paragraph in chapter.paragraphs:
            rows.append(_paragraph(len(rows), paragraph.lead + paragraph.text))
    return Sheet(PROSE, tuple(rows), (MEASURE,))


def _paragraph(row: int, value: str) -> tuple[float, str]:
    height = LINE * ceil(2 * width(value) / (MEASURE - 2)) + 4
    return min(400.0, height), text(place(row, 0), value, "plain")


def _remarks(issue: Issue, tables: list[_Table]) -> Sheet:
    found = [*_about(issue), *(pair for table in tables for pair in _disputes(table))]
    rows = [(30.0, _across(0, "说明", "title", 2))]
    for label, value in found:
        at = len(rows)
        height = LINE * ceil(2 * width(value) / 78) + 4
        rows.append((height, text(place(at, 0), label, "stub") + text(place(at, 1), value, "stub")))
    return Sheet(REMARKS, tuple(rows), (18.0, 80.0), ("A1:B1",))


def _about(issue: Issue) -> tuple[tuple[str, str], ...]:
    content = issue.content
    example = content.edition.cells[0]
    return (
        ("报告名称", content.title),
        ("发布机构", content.agency),
        ("格式依据", content.edition.notice),
        ("版本", f"{colophon.version(issue)}，{colophon.day(issue)}发布"),
        *([("更正说明", colophon.plain(issue.note))] if issue.note else []),
        ("核验地址", issue.verify_address),
        ("数据指纹", issue.digest),
        ("空白和“/”", "空白的格没有填写，不等于0；“/”表示不适用。"),
        ("金额", "单位为万元，小数位数与报告相同。"),
        ("合计", "合计由公式算出，工作表受保护但没有设密码；要修改请先撤销工作表保护。"),
        ("名称", f"每个数都有名称，与网页、CSV和JSON相同。例如{example.name}是“{example.label}”。"),
    )


def _disputes(table: _Table) -> Iterator[tuple[str, str]]:
    """Totals that were printed otherwise than their parts add up."""
    content = table.content
    for name, place_of in table.places.items():
        if name in content.disputed:
            at = f"{sheet_name(table.chapter)}!{place(*place_of)}"
            cell, printed, computed = (
                content.edition.by_name[name],
                content.text(name),
                content.total_text(name),
            )
            yield (
                at,
                f"{cell.label}：报告写的是“{printed or '空白'}”，各项相加是{computed or '空白'}，这里照报告写。",
            )
