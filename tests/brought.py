"""Documents as the readers hand them on, made by hand: the official tables laid out as grids, some cells in doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from reports import reading
from reports.content import Content
from reports.document import document
from reports.figures import Reading, State, read
from reports.intake.draft import Confidence, Draft, Found, Unread
from reports.intake.source import Cell, Grid, Source, Text
from tests.contents import report, zeros

NAME = "望溪县水务局2023年政府信息公开工作年度报告.docx"


def draft_of(content: Content, agency: str | None = None) -> Draft:
    """A report as a document: headings, paragraphs, the three tables; every cell sure."""
    blocks: list[Text | Grid] = [Text(content.title, "第1段", heading=True)]
    found: dict[str, Found] = {}
    for chapter in document(content).chapters:
        blocks.append(Text(chapter.heading, f"第{len(blocks) + 1}段", heading=True))
        blocks += [Text(p.text, f"第{len(blocks) + 1}段") for p in chapter.paragraphs]
        if chapter.grid:
            cells, figures = laid_out(chapter.grid, len(blocks), content)
            blocks.append(Grid(tuple(cells), chapter.grid.title))
            found |= figures
    source = Source("docx", tuple(blocks), content.title)
    return Draft(
        source,
        content.edition,
        content.year,
        agency or content.agency,
        content.title,
        found,
        dict(content.passages),
        tuple(table.code for table in content.edition.tables),
    )


def laid_out(grid, number: int, content: Content) -> tuple[list[Cell], dict[str, Found]]:
    taken: set[tuple[int, int]] = set()
    cells, found = [], {}
    rows = [row for group in grid.groups for row in (*group.head, *group.body)]
    for r, row in enumerate(rows):
        column = 0
        for square in row:
            while (r, column) in taken:
                column += 1
            taken |= {(r + i, column + j) for i in range(square.rowspan) for j in range(square.colspan)}
            cells.append(Cell(square.text, r, column, square.rowspan, square.colspan))
            if square.cell:
                where = f"{grid.title}，第{r + 1}行第{column + 1}列"
                made = read(square.text, square.cell.kind)
                found[square.cell.name] = Found(
                    made, square.text, Confidence.SURE, "", where, number, r, column
                )
            column += square.colspan
    return cells, found


def changed(draft: Draft, cells: Mapping[str, Mapping[str, Any]]) -> Draft:
    """The same with some cells read otherwise."""
    figures = dict(draft.figures) | {name: replace(draft.figures[name], **to) for name, to in cells.items()}
    return replace(draft, figures=figures)


def sample(year: int = 2023, agency: str | None = None) -> Draft:
    """A report with one cell repaired, one in doubt, one not read, one blank and a piece left over."""
    figures = {
        "requests.new.person": "12",
        "requests.granted.person": "9",
        "requests.carried_out.person": "3",
    }
    passages = {"overview": "去年公开水库蓄水信息十二条。", "problems": "目录更新慢。", "other": "没有收费。"}
    whole = draft_of(report(zeros(year) | figures, year, passages), agency)
    whole = changed(
        whole,
        {
            "requests.new.business": {
                "reading": read("4", whole.edition.by_name["requests.new.business"].kind),
                "raw": "４ 件",
                "confidence": Confidence.REPAIRED,
                "note": "全角数字“４ 件”读作4。",
            },
            "requests.granted.business": {
                "reading": read("40", whole.edition.by_name["requests.granted.business"].kind),
                "raw": "40",
                "confidence": Confidence.DOUBTFUL,
                "note": "这一行有8个数，表里只有7列；按勾稽关系有两种排法。",
            },
            "requests.refused.state_secret.person": {
                "reading": Reading(State.BLANK),
                "raw": "640020470",
                "confidence": Confidence.DOUBTFUL,
                "note": "几格的数连在一起，分不开。",
            },
            "requests.new.other": {"reading": Reading(State.BLANK), "raw": ""},
        },
    )
    return replace(whole, unread=(Unread("第9段", "附：本单位信访数据一览", "不是报告的表"),))


def seam(monkeypatch: pytest.MonkeyPatch, draft: Draft | Exception | None = None) -> None:
    """In place of the readers: whatever comes in is this draft, or cannot be read."""

    def answer(*args: Any, **kwargs: Any) -> Draft:
        if isinstance(answer.draft, Exception):
            raise answer.draft
        return answer.draft

    answer.draft = draft or sample()  # type: ignore[attr-defined]
    monkeypatch.setattr(reading, "draft", answer)
    monkeypatch.setattr(reading, "pasted", answer)
