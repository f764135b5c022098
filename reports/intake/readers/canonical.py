"""Our own JSON: the report exactly as it was written, and as a document to look at. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from reports import document, schema
from reports.checks.finding import Finding
from reports.content import Content
from reports.editions import BY_CODE, edition_for
from reports.figures import Reading, State
from reports.figures import read as read_figure
from reports.filetypes.json import SCHEMA
from reports.intake.source import Block, Cell, Grid, Source, Text, Unreadable, sayable
from reports.schema import Edition

VALUE = re.compile(r"-?\d{1,24}(\.\d{1,10})?")
MOST = 12 * 2**20  # bytes; three passages as long as they may be
LONGEST = {"title": 1000, "agency": 1000, "text": 1000, "passage": 10**6}  # characters
STRANGE = "这个 JSON 文件不是本系统导出的年度报告，读不了。请导入 Word、Excel、网页或 PDF 格式的报告。"
DAMAGED = "这个 JSON 文件不完整或者改动过：{}。请重新导出后再试。"
QUOTED = 20
VALUED = {State.NUMBER: True, State.ZERO: False}


def read(data: bytes) -> Source:
    """The report as it prints. Errors: Unreadable, as for ``content``."""
    report = content(data)
    return Source("json", tuple(_blocks(document.document(report))), report.title)


def _blocks(printed: document.Document) -> Iterator[Block]:
    if printed.title:
        yield Text(printed.title, "标题", True)
    for chapter in printed.chapters:
        yield Text(chapter.heading, chapter.heading, True)
        for paragraph in chapter.paragraphs:
            yield Text(paragraph.lead + paragraph.text, chapter.heading)
        if chapter.grid:
            yield Grid(tuple(_cells(chapter.grid)), chapter.heading)


def _cells(grid: document.Grid) -> Iterator[Cell]:
    """The cells of a printed table in their places."""
    taken: set[tuple[int, int]] = set()
    rows = [row for group in grid.groups for row in (*group.head, *group.body)]
    for r, row in enumerate(rows):
        column = 0
        for cell in row:
            while (r, column) in taken:
                column += 1
            taken |= {
                (y, x) for y in range(r, r + cell.rowspan) for x in range(column, column + cell.colspan)
            }
            yield Cell(cell.text, r, column, cell.rowspan, cell.colspan)


def content(data: bytes) -> Content:
    """The report. Errors: Unreadable for any other JSON, and for ours with anything in it missing, added or odd."""
    if len(data) > MOST:
        raise Unreadable(STRANGE)
    try:
        found = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise Unreadable(STRANGE) from error
    if not isinstance(found, dict) or found.get("schema") != SCHEMA:
        raise Unreadable(STRANGE)
    edition = BY_CODE.get(_text(found, "edition", "title"))
    if edition is None:
        raise _damaged("没有这个版本的格式")
    year = found.get("year")
    if type(year) is not int or not 0 <= year <= 9999:
        raise _damaged("年份不是整数")
    return Content(
        edition=edition,
        year=year,
        agency=_text(found, "agency", "agency"),
        title=_text(found, "title", "title"),
        readings=_readings(edition, _object(found, "figures")),
        passages=_passages(edition, _object(found, "passages")),
    )


def _refuse(name: str) -> None:
    raise ValueError(name)


def _damaged(what: str) -> Unreadable:
    return Unreadable(DAMAGED.format(what))


def _object(found: Mapping[str, Any], key: str) -> dict[str, Any]:
    value = found.get(key)
    if not isinstance(value, dict):
        raise _damaged(f"缺少 {key}")
    return value


def _text(found: Mapping[str, Any], key: str, kind: str) -> str:
    value = found.get(key)
    if not isinstance(value, str) or len(value) > LONGEST[kind]:
        raise _damaged(f"缺少 {key}，或者它不是文字")
    return sayable(value)


def _readings(edition: Edition, figures: dict[str, Any]) -> dict[str, Reading]:
    if figures.keys() != edition.by_name.keys():
        raise _damaged("表格的格数和格式不一致")
    return {name: _reading(_object(figures, name), cell) for name, cell in edition.by_name.items()}


def _reading(figure: Mapping[str, Any], cell: schema.Cell) -> Reading:
    text = _text(figure, "text", "text")
    value = figure.get("value")
    try:
        state = State(str(figure.get("state")))
    except ValueError as error:
        raise _damaged(f"{cell.name} 的状态不认识") from error
    number = None
    if value is not None or state is State.ZERO:
        if not isinstance(value, str) or not VALUE.fullmatch(value) or not value.isascii():
            raise _damaged(f"{cell.name} 的数值不是数字")
        number = Decimal(value)
        if VALUED.get(state) is not bool(number):
            raise _damaged(f"{cell.name} 的数值和状态不一致")
    if cell.is_total and state is State.BLANK:
        return Reading(state)  # what is printed there is the sum so far
    if state is not State.TEXT and not _says(text, state, number, cell):
        raise _damaged(f"{cell.name} 的文字“{text[:QUOTED]}”和数值不一致")
    return Reading(state, number, text)


def _says(text: str, state: State, number: Decimal | None, cell: schema.Cell) -> bool:
    """Whether a figure prints what it counts. A total may have more digits than a person may type."""
    if cell.is_total and number is not None and VALUE.fullmatch(text) and Decimal(text) == number:
        return True
    said = read_figure(text, cell.kind)
    return (said.state, said.value) == (state, number)


def misread(reading: Reading, cell: schema.Cell) -> bool:
    """Whether words that no number was made of would be one when typed again."""
    return reading.state is State.TEXT and read_figure(reading.text, cell.kind).state is not State.TEXT


def remarks(report: Content) -> tuple[Finding, ...]:
    """What is to be said of a report whose form is not that of its year."""
    if not report.year:
        return ()
    try:
        due = edition_for(report.year)
    except LookupError:
        due = None
    if due is report.edition:
        return ()
    advice = f"应使用{due.code}年的格式" if due else "还没有统一的格式"
    message = (
        f"报告年度是{report.year}年，表格却是{report.edition.code}年的格式；{report.year}年度的报告{advice}。"
    )
    return (Finding("E-07", schema.Severity.BLOCK, "proactive", message),)


def _passages(edition: Edition, passages: dict[str, Any]) -> dict[str, str]:
    if passages.keys() != {section.code for section in edition.passages}:
        raise _damaged("文字部分和格式不一致")
    return {code: _text(passages, code, "passage") for code in passages}
