"""Documents drawn by hand: cells parted by |, < goes on with the cell to the left, ^ with the one above."""

from __future__ import annotations

from collections.abc import Mapping

from reports.content import Content
from reports.document import Document, document
from reports.document import Grid as Layout
from reports.intake.draft import Confidence, Found
from reports.intake.matching import requests
from reports.intake.matching import understand as matching
from reports.intake.matching.lines import Line, lines
from reports.intake.matching.outcome import Outcome
from reports.intake.source import Block, Cell, Grid, Source, Text
from reports.schema import Block as Part
from reports.schema import Line as Label
from reports.schema import Rule, Table

SURE, REPAIRED, DOUBTFUL = Confidence.SURE, Confidence.REPAIRED, Confidence.DOUBTFUL
WHO = (
    Label("person", "自然人"),
    Label("business", "商业企业"),
    Label("total", "总计", parts=("person", "business")),
)
ROWS = (
    Label("new", "一、本年新收政府信息公开申请数量"),
    Label("carried_in", "二、上年结转政府信息公开申请数量"),
    Label("granted", "（一）予以公开", ("三、本年度办理结果",)),
    Label("petition", "1.信访举报投诉类申请", ("三、本年度办理结果", "（五）不予处理")),
    Label("handled", "（七）总计", ("三、本年度办理结果",), parts=("granted", "petition")),
    Label("carried_out", "四、结转下年度继续办理"),
)
RULE = Rule("T3-1", ("new", "carried_in"), "=", ("handled", "carried_out"), (), ())
SMALL = Table("requests", "三", "申请情况", (Part(WHO, ROWS, rules=(RULE,)),), (1,))
FORM = requests.form(SMALL)


def grid(drawing: str, where: str = "表格1") -> Grid:
    cells: list[Cell] = []
    owner: dict[tuple[int, int], int] = {}
    for r, line in enumerate(drawing.strip().splitlines()):
        for c, text in enumerate(part.strip() for part in line.split("|")):
            if text in ("<", "^"):
                at = owner[(r, c - 1) if text == "<" else (r - 1, c)]
                one = cells[at]
                cells[at] = Cell(
                    one.text,
                    one.row,
                    one.column,
                    max(one.rows, r - one.row + 1),
                    max(one.columns, c - one.column + 1),
                )
            else:
                at = len(cells)
                cells.append(Cell(text, r, c))
            owner[r, c] = at
    return Grid(tuple(cells), where)


def blocks(*parts: str | Block) -> list[tuple[int, Block]]:
    """A part with | in it is a grid; of any other each line is a paragraph."""
    found: list[Block] = []
    for part in parts:
        if not isinstance(part, str):
            found.append(part)
        elif "|" in part:
            found.append(grid(part))
        else:
            found += [Text(line.strip(), f"第{n}段") for n, line in enumerate(part.strip().splitlines(), 1)]
    return list(enumerate(found))


def source(*parts: str | Block, format: str = "docx", title: str = "") -> Source:
    return Source(format, tuple(block for _, block in blocks(*parts)), title)


def rows(*parts: str | Block) -> list[Line]:
    return lines(blocks(*parts))


def read(*parts: str | Block) -> Outcome:
    """The small table three among these parts."""
    return requests.read(rows(*parts), FORM)


def values(figures: Mapping[str, Found], row: str) -> list[str]:
    """What the cells of a row say, as printed; a place left open is a question mark."""
    return [
        "?" if found.confidence is DOUBTFUL else found.reading.text
        for name, found in figures.items()
        if name.rpartition(".")[0] == row
    ]


def levels(figures: Mapping[str, Found], row: str) -> set[Confidence]:
    return {found.confidence for name, found in figures.items() if name.rpartition(".")[0] == row}


def page(content: Content, *, merged: bool = True) -> Source:
    """A report as any reader would hand it on when nothing was lost; or with its merged cells taken apart."""
    return of(document(content), merged=merged)


def of(made: Document, *, merged: bool = True) -> Source:
    found: list[Block] = [Text(made.title, "第1段")]
    for chapter in made.chapters:
        found.append(Text(chapter.heading, f"第{len(found) + 1}段", True))
        found += [Text(paragraph.lead + paragraph.text) for paragraph in chapter.paragraphs]
        if chapter.grid:
            found.append(Grid(tuple(_laid_out(chapter.grid, merged)), chapter.grid.title))
    return Source("docx", tuple(found))


def _laid_out(layout: Layout, merged: bool) -> list[Cell]:
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    for r, row in enumerate(row for group in layout.groups for row in (*group.head, *group.body)):
        column = 0
        for square in row:
            while (r, column) in taken:
                column += 1
            places = [(r + i, column + j) for i in range(square.rowspan) for j in range(square.colspan)]
            taken |= set(places)
            if merged:
                cells.append(Cell(square.text, r, column, square.rowspan, square.colspan))
            else:
                cells += [Cell(square.text if place == places[0] else "", *place) for place in places]
            column += square.colspan
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def understood(*parts: str | Block, name: str = "", format: str = "docx", title: str = "") -> matching.Draft:
    return matching.understand(source(*parts, format=format, title=title), name)
