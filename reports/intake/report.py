"""What is to be said of a document that was read: its own remarks and every check. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any

from reports.checks import Context, Finding, citations, findings, structure, weigh, wording, years
from reports.checks.context import ALONE
from reports.checks.localise import Located
from reports.checks.scope import within
from reports.editions import edition_for
from reports.figures import State
from reports.intake import suspects
from reports.intake.draft import Confidence, Draft, Found
from reports.intake.matching import sections
from reports.intake.matching.words import flat
from reports.intake.page import short
from reports.intake.source import Block, Text
from reports.schema import Cell, Kind, Severity

OUTSIDE = (structure, years, citations)  # the families that judge a preface too
NAMED = 3


def is_empty(draft: Draft) -> bool:
    """Whether nothing at all of a report was recognised: such a document is another one, not a faulty report."""
    return not draft.tables and not any(text.strip() for text in draft.passages.values())


def check(
    draft: Draft,
    last: Draft | None = None,
    *,
    year: int | None = None,
    agency: str | None = None,
    context: Context = ALONE,
) -> tuple[Finding, ...]:
    """All findings on a document: what was asked for and is not there, what the reader saw, then every rule.

    A cell that could not be read is not wrong: what the rules say of it alone gives way to one finding that
    asks to look. ``year`` and ``agency`` are what the person says the document is, ``context`` what is known besides.
    """
    content = draft.content(year=year, agency=agency or "")
    context = replace(context, last_year=last.content()) if last else context
    unread = tuple(name for name, found in draft.figures.items() if _is_unread(found, name, draft))
    by_rule = [
        finding
        for finding in findings(content, context)
        if not (len(finding.cells) == 1 and finding.cells[0] in unread)
        and not (finding.unfinished and _without_table(finding.section, draft))
    ]
    own = (*_asked(draft, last, year, agency), *_tables(draft), *_cells(draft, unread))
    lacking = {finding.section for finding in (*own, *by_rule) if finding.code == "E-01"}
    seen = (f for f in draft.findings if f.code != "E-01" or f.section not in lacking)
    return (*weigh((*own, *seen), context), *by_rule, *weigh(_outside(draft, content.year, by_rule), context))


def _is_unread(found: Found, name: str, draft: Draft) -> bool:
    doubtful = found.confidence is Confidence.DOUBTFUL and found.reading.state is State.TEXT
    return doubtful and name.partition(".")[0] in draft.tables


def _without_table(section: str, draft: Draft) -> bool:
    return draft.edition.section(section).table is not None and section not in draft.tables


def _asked(draft: Draft, last: Draft | None, year: int | None, agency: str | None) -> Iterator[Finding]:
    """Where the document is not the one the person named."""
    if year and draft.year and year != draft.year:
        message = (
            f"文件里写的是{draft.year}年度，这份报告是{year}年度，两处不一致，请核对是不是这一年的报告。"
        )
        yield _on_title("E-05", message)
    if year and not draft.year and (due := _edition_code(year)) != draft.edition.code:
        message = (
            f"这份报告是{year}年度，表格却是{draft.edition.code}年的格式，"
            + (f"这一年度应使用{due}年的格式。" if due else "这一年度还没有统一格式。")
            + "已按表格本身的格式读取，请核对。"
        )
        yield _on_title("E-07", message)
    if agency and draft.agency and not _same(agency, draft.agency):
        message = f"文件里的机关是“{draft.agency}”，这份报告是“{agency}”的，请核对是不是这个机关的报告。"
        yield _on_title("E-05", message)
    name = agency or draft.agency
    if last and last.agency and name and not _same(name, last.agency):
        message = f"用来比对的上年报告是“{last.agency}”的，本报告是“{name}”的，请核对是不是同一机关。"
        yield _on_title("E-05", message)


def _on_title(code: str, message: str) -> Finding:
    return Finding(code, Severity.WARN, "overview", message)


def _edition_code(year: int) -> str:
    try:
        return edition_for(year).code
    except LookupError:
        return ""


def _same(one: str, other: str) -> bool:
    return within(one, other) or within(other, one)


def _tables(draft: Draft) -> Iterator[Finding]:
    for section in draft.edition.sections:
        if _without_table(section.code, draft):
            message = (
                f"没有读到表“{section.heading}”。请核对文件里有没有这张表、是不是图片；"
                "有表而没有读到的，请照官方格式的行名和栏目重做这张表再试。"
            )
            yield Finding("E-01", Severity.BLOCK, section.code, message)


def _cells(draft: Draft, unread: tuple[str, ...]) -> Iterator[Finding]:
    """One finding for all cells that could not be read and that the reader has not told of itself."""
    told = {name for finding in draft.findings if finding.code == "E-18" for name in finding.cells}
    names = tuple(name for name in unread if name not in told)
    if not names:
        return
    named = "；".join(
        f"{draft.edition.by_name[name].label}（原文“{short(draft.figures[name].raw)}”）"
        for name in names[:NAMED]
    )
    more = f"等{len(names)}格" if len(names) > NAMED else ""
    message = f"有{len(names)}格读不准：{named}{more}。没有当作数字读入，请对照原件，只填一个数字。"
    yield Finding("E-18", Severity.WARN, draft.edition.section_of(names[0]).code, message, names)


def _outside(draft: Draft, year: int, found: Iterable[Finding]) -> Iterator[Finding]:
    """What title, preface and headings say, each kind once and only where the sections do not have it too."""
    told = {(finding.code, finding.severity) for finding in found}
    for block in _around(draft):
        place = block.where or "文件"
        # a line may break off in the middle of what is judged by the sentence
        sentences = block.text[: block.text.rfind("。") + 1]
        judged = (family.outside(sentences, year, place) for family in OUTSIDE)
        for finding in (*wording.outside(block.text, year, place), *chain.from_iterable(judged)):
            if (kind := (finding.code, finding.severity)) not in told:
                told.add(kind)
                yield finding


def _around(draft: Draft) -> Iterator[Text]:
    """The report's own words from its title to its last heading; what a web page has around them is not the report's.

    What follows the last heading is a section, or the foot of the page.
    """
    outline = sections.outline(draft.source, draft.edition)
    blocks = [block for _, block in outline.atoms]
    headings = [heading.at for heading in outline.headings.values()]
    page = draft.source.format in ("html", "paste")
    if not headings:
        blocks = [] if page else blocks
    else:
        first = min(headings)
        titles = [at for at in range(first) if _is_title(blocks[at], draft.title)]
        blocks = blocks[titles[-1] if titles else first if page else 0 : max(headings) + 1]
    yield from (block for block in blocks if isinstance(block, Text))


def _is_title(block: Block, title: str | None) -> bool:
    if not isinstance(block, Text):
        return False
    text = flat(block.text)
    return "年度报告" in text or bool(title and flat(title) in text)


def as_json(draft: Draft, found: Iterable[Finding], located: Iterable[Located] = ()) -> dict[str, Any]:
    """The result as plain JSON values: every cell, the passages, the findings and suspects, what was not read."""
    return {
        "edition": draft.edition.code,
        "year": draft.year,
        "agency": draft.agency or None,
        "title": draft.title or None,
        "figures": {
            cell.name: _figure(draft.figures.get(cell.name, Found()), cell) for cell in draft.edition.cells
        },
        "passages": {
            section.code: draft.passages.get(section.code, "") for section in draft.edition.passages
        },
        "findings": [_finding(finding) for finding in found],
        "located": list(suspects.as_json(located)),
        "unread": [{"where": entry.where, "text": entry.text} for entry in draft.unread],
    }


def _figure(found: Found, cell: Cell) -> dict[str, Any]:
    value = _plain(found.reading.value)
    note = found.note
    if cell.kind is Kind.AMOUNT and value is not None:
        value = value.rstrip("0").rstrip(".") if "." in value else value
        note = note or f"原文为“{found.reading.text}”"
    return {
        "state": found.reading.state.value,
        "value": value,
        "raw": found.raw,
        "confidence": found.confidence.value,
        "note": note or None,
    }


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "cells": list(finding.cells),
        "message": finding.message,
        "left": _plain(finding.left),
        "right": _plain(finding.right),
        "repeated": [{"section": said.section, "sentence": said.sentence} for said in finding.repeated],
    }
