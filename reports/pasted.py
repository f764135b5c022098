"""A table copied with its labels, as the page that asks needs it: what it would fill, what is not sure. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reports import beside
from reports.figures import State
from reports.intake.draft import Confidence, Draft, Found
from reports.schema import Section
from reports.taking import cells_of, is_unread, number_text

MOST = 12  # lines of one kind; more would bury the rest
LONGEST = 60


def answer(read: Draft, section: Section) -> dict[str, Any]:
    """Shape: {found, cells: {cell: {text, raw, sure, note}}, blank, totals: {cell: text}, unmatched, lacking, notes}.

    ``cells`` and ``totals`` hold what is printed and could be read, ``blank`` the cells that are empty in the copy;
    ``sure`` is a Confidence; ``unmatched`` are pieces of the copy that found no place, ``lacking`` rows of the form
    the copy does not have.
    """
    cells: dict[str, dict[str, str]] = {}
    totals: dict[str, str] = {}
    blank: list[str] = []
    for cell, found in cells_of(read, section):
        if not (text := number_text(found)):
            blank += [cell.name] if not cell.is_total and not is_unread(found) else []
        elif cell.is_total:
            totals[cell.name] = text
        else:
            cells[cell.name] = _cell(found, text)
    return {
        "found": bool(cells or totals),
        "cells": cells,
        "blank": blank,
        "totals": totals,
        "unmatched": _few([_short(f"{piece.where}：{piece.text}", piece.why) for piece in read.unread]),
        "lacking": _few(list(_lacking(read, section))),
        "notes": list(_notes(read, section)),
    }


def nothing() -> dict[str, Any]:
    """The same where no table was recognised at all."""
    return {
        "found": False,
        "cells": {},
        "blank": [],
        "totals": {},
        "unmatched": [],
        "lacking": [],
        "notes": [],
    }


def _cell(found: Found, text: str) -> dict[str, str]:
    note = "" if found.confidence is Confidence.SURE else found.note
    return {"text": text, "raw": found.raw, "sure": found.confidence.value, "note": note}


def _lacking(read: Draft, section: Section) -> Iterator[str]:
    """The rows of the form for which the copy has nothing, each with the reason."""
    unread = [look for look in beside.looks(read, section.code).values() if look.mark == "unread"]
    for row in beside.groups(unread):
        yield _short(row.label, row.note)


def _notes(read: Draft, section: Section) -> Iterator[str]:
    """What the copy itself shows to be amiss in this table, and what else was in it."""
    yield from (finding.message for finding in read.findings if finding.section == section.code)
    if dashes := sum(found.reading.state is State.NA for _, found in cells_of(read, section)):
        yield f"有{dashes}格填的是“—”、“/”这样的符号：没有发生的请改填0，确实不适用的在“校核与提交”写明原因。"
    others = [s.heading for s in read.edition.sections if s.table and s.code != section.code]
    also = [s for s in others if s not in beside.missing(read)]
    if also:
        yield f"粘贴的内容里还有“{'”“'.join(also)}”，这里只填本表。请到那一部分再粘贴一次，或者用“导入”一次读入。"


def _short(text: str, why: str) -> str:
    text = " ".join(text.split())
    text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f"{text}（{why.rstrip('。')}）" if why else text


def _few(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], f"……另有{more}处"] if more > 0 else lines
