"""What is to be said of a document that was read: its own remarks and every check, as data and as a page of text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from reports.checks import Context, Finding, findings, wording
from reports.checks.scope import within
from reports.editions import edition_for
from reports.figures import State
from reports.intake.draft import Confidence, Draft, Found
from reports.intake.matching import sections
from reports.intake.matching.words import flat
from reports.intake.source import Block, Text
from reports.schema import Cell, Kind, Severity

NAMED = 3
LISTED = 30
SHOWN = 60
LEVELS = {Confidence.DOUBTFUL: "读不准", Confidence.REPAIRED: "已整理"}
ADVICE = {
    Severity.BLOCK: "必须改正",
    Severity.EXPLAIN: "改正或者写明原因",
    Severity.WARN: "请核对",
    Severity.HINT: "供参考",
}


def check(
    draft: Draft, last: Draft | None = None, *, year: int | None = None, agency: str | None = None
) -> tuple[Finding, ...]:
    """All findings on a document: what was asked for and is not there, what the reader saw, then every rule.

    A cell that could not be read is not wrong: what the rules say of it alone gives way to one finding that
    asks to look. ``year`` and ``agency`` are what the person says the document is.
    """
    content = draft.content(year=year, agency=agency or "")
    unread = tuple(name for name, found in draft.figures.items() if _is_unread(found, name, draft))
    by_rule = [
        finding
        for finding in findings(content, Context(last.content() if last else None))
        if not (len(finding.cells) == 1 and finding.cells[0] in unread)
        and not (finding.unfinished and _without_table(finding.section, draft))
    ]
    own = (*_asked(draft, last, year, agency), *_tables(draft), *_cells(draft, unread))
    lacking = {finding.section for finding in (*own, *by_rule) if finding.code == "E-01"}
    seen = (f for f in draft.findings if f.code != "E-01" or f.section not in lacking)
    return (*own, *seen, *by_rule, *_outside(draft, content.year, by_rule))


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
    if year and year != draft.year and (due := _edition_code(year)) != draft.edition.code:
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
        f"{draft.edition.by_name[name].label}（原文“{_short(draft.figures[name].raw)}”）"
        for name in names[:NAMED]
    )
    more = f"等{len(names)}格" if len(names) > NAMED else ""
    message = f"有{len(names)}格读不准：{named}{more}。没有当作数字读入，请对照原件，只填一个数字。"
    yield Finding("E-18", Severity.WARN, draft.edition.section_of(names[0]).code, message, names)


def _outside(draft: Draft, year: int, found: Iterable[Finding]) -> Iterator[Finding]:
    """Wordings in title, preface and headings, each kind once and only where the sections do not have it too."""
    told = {(finding.code, finding.severity) for finding in found}
    for block in _around(draft):
        for finding in wording.outside(block.text, year, block.where or "文件"):
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


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def as_json(draft: Draft, found: Iterable[Finding]) -> dict[str, Any]:
    """The result as plain JSON values: every cell of the edition, the passages, the findings, what was not read."""
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
    }


def as_text(draft: Draft, found: Iterable[Finding]) -> str:
    """The result as a clerk reads it in a terminal. The last line says whether anything blocks."""
    found = tuple(found)
    parts = (_read(draft), _to_look_at(draft), _problems(found), _not_read(draft))
    blocking = sum(finding.blocks for finding in found)
    verdict = f"结论：有{blocking}处阻断问题，请改正后再提交。" if blocking else "结论：没有阻断问题。"
    return "\n\n".join(["\n".join(lines) for part in parts if (lines := list(part))] + [verdict])


def _read(draft: Draft) -> Iterator[str]:
    figures = [found for name, found in draft.figures.items() if name.partition(".")[0] in draft.tables]
    blank = sum(found.reading.state is State.BLANK for found in figures)
    counts = {level: sum(found.confidence is level for found in figures) for level in Confidence}
    yield "一、读到的内容"
    yield f"  格式：{draft.edition.code}年格式（{draft.edition.notice}）"
    yield f"  年度：{f'{draft.year}年' if draft.year else '没有读到'}"
    yield f"  机关：{draft.agency or '没有读到'}"
    yield f"  标题：{draft.title or '没有读到'}"
    yield (
        f"  表格：共{len(figures)}格，读准{counts[Confidence.SURE]}格，整理后读出{counts[Confidence.REPAIRED]}格，"
        f"读不准{counts[Confidence.DOUBTFUL]}格；其中空白{blank}格"
    )
    yield from (f"  说明：{note}" for note in draft.source.notes)


def _to_look_at(draft: Draft) -> Iterator[str]:
    unsure = draft.unsure
    if not unsure:
        return
    yield f"二、请先核对的格子（{len(unsure)}格）"
    for name, found in list(unsure.items())[:LISTED]:
        section = draft.edition.section_of(name)
        about = "；".join(filter(None, (found.where, f"原文“{_short(found.raw)}”", found.note)))
        label = draft.edition.by_name[name].label
        yield f"  〔{LEVELS[found.confidence]}〕表{section.number}：{label}（{about}）"
    if len(unsure) > LISTED:
        yield f"  ……其余{len(unsure) - LISTED}格见 --format json 的结果"


def _problems(found: tuple[Finding, ...]) -> Iterator[str]:
    yield f"三、校核结果（{len(found)}项）" if found else "三、校核结果：没有发现问题"
    for severity in Severity:
        some = [finding for finding in found if finding.severity is severity]
        if some:
            yield f"  {severity.label}（{len(some)}项，{ADVICE[severity]}）"
            yield from (f"    [{finding.code}] {finding.message}" for finding in some)


def _not_read(draft: Draft) -> Iterator[str]:
    if not draft.unread:
        return
    yield f"四、没有读入的内容（{len(draft.unread)}处）"
    for entry in draft.unread:
        why = f"（{entry.why}）" if entry.why else ""
        yield f"  {entry.where}：{_short(entry.text)}{why}"
