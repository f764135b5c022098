"""更正: a published report is written in again, for its next version or, abandoned, for nothing."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from agencies.models import Person
from reports.actions.base import for_writing, record, touched, words
from reports.actions.entries import write_figures
from reports.actions.refused import Refused
from reports.checks import alike
from reports.models import Event, Passage, Report
from reports.models.report import BEFORE_PUBLICATION

LONGEST_NOTE = 1000  # characters
BEGINNINGS = ("amend", "take_up")


def begin(report: Report) -> dict[str, Any]:
    """What the event of the move keeps: all that was typed, tokens and all, as the last version has it, and when.

    Nothing where it was begun before, and broken off by a withdrawal: it has been written in since.
    """
    if _kept(report):
        return {}
    stamps = {name: at.isoformat() for name in BEFORE_PUBLICATION if (at := getattr(report, name))}
    return {"kept": {"figures": report.raws, "passages": report.texts, "stamps": stamps}}


def undo(report: Report, by: Person) -> dict[str, Any]:
    """Write back what the last version was made of; the event holds what stood there. Part of the move."""
    kept = _kept(report)
    figures = {
        cell: [report.raws.get(cell, ""), kept["figures"].get(cell, "")]
        for cell in {**report.raws, **kept["figures"]}
        if report.raws.get(cell, "") != kept["figures"].get(cell, "")
    }
    passages = {
        code: [report.texts.get(code, ""), kept["passages"].get(code, "")]
        for code in {**report.texts, **kept["passages"]}
        if report.texts.get(code, "") != kept["passages"].get(code, "")
    }
    gone = [cell for cell in figures if cell not in kept["figures"]]
    report.figures.filter(cell__in=gone).delete()
    write_figures(report, {cell: new for cell, (_, new) in figures.items() if cell not in gone}, by)
    for code, (_, text) in passages.items():
        Passage.objects.update_or_create(report=report, code=code, defaults={"text": text, "changed_by": by})
    touched(report)
    content = Report.objects.get(pk=report.pk).content
    report.sketch, report.correction = alike.sketch(alike.prose(content.passages, content.agency)), ""
    for name, at in kept["stamps"].items():  # it is judged again by the rules of the day it was handed in
        setattr(report, name, datetime.fromisoformat(at))
    report.save(update_fields=["sketch", "correction", *kept["stamps"]])
    return {"figures": figures, "passages": passages}


def _kept(report: Report) -> dict[str, Any]:
    """What was typed when this correction began; empty before that."""
    last = report.events.filter(verb__in=("publish", "abandon")).first()
    since = report.events.filter(verb__in=BEGINNINGS, pk__gt=last.pk if last else 0)
    return next((event.data["kept"] for event in since if "kept" in event.data), {})


@transaction.atomic
def write_note(report: Report, text: str, *, by: Person) -> Event:
    """Write the public 更正说明 of the next version. Errors: Refused; in words where it is none to write one for."""
    report = for_writing(report, by)
    if not report.is_correction:
        raise Refused("报告还没有发布过，不用写更正说明。")
    text, before = words(text, LONGEST_NOTE), report.correction
    if not text:
        raise Refused("请写明改了什么、为什么改。")
    if text == before:
        raise Refused("更正说明就是这样写的，没有改动。", done=True)
    report.correction = text
    report.save(update_fields=["correction"])
    touched(report)
    return record(report, "note", by, data={"note": text})
