"""Going back to what a cell or a passage said before."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Person
from reports import history
from reports.actions.base import for_writing, record, touched
from reports.actions.entries import drop_agreed, write_figures
from reports.actions.refused import Refused
from reports.models import Event, Figure, Passage, Report

GONE = "这一步以前的内容没有逐字记录，不能恢复。请从“修改记录”中另选一步。"


@transaction.atomic
def restore(report: Report, place: str, event: int, *, seen: str, by: Person) -> Event:
    """Write back what stood in a cell, or in the prose of a section, before an event of its history.

    ``seen`` is the mark of the text the person saw there (history.mark): what was written since is not overwritten.
    Errors: Refused with the sentence why not; KeyError for no such place.
    """
    report = for_writing(report, by)
    if place in {section.code for section in report.edition.passages}:
        return _passage(report, place, _former(report, place, event), seen, by)
    return _cell(report, place, _former(report, place, event), seen, by)


def _former(report: Report, place: str, event: int) -> str:
    try:
        return history.former(report, place, event)
    except LookupError:
        raise Refused(GONE) from None


def _cell(report: Report, cell: str, text: str, seen: str, by: Person) -> Event:
    section, label = report.edition.section_of(cell), report.edition.by_name[cell].label
    kept = report.figures.select_related("changed_by").filter(cell=cell).first()
    now = kept.raw if kept else ""
    _unchanged(label, now, seen, text, kept)
    if report.edition.by_name[cell].is_total and not text:
        report.figures.filter(cell=cell).delete()  # the computed one again
    else:
        write_figures(report, {cell: text}, by)
    if agreed := drop_agreed(report, [cell]):
        raise Refused(f"“{label}”原件上的“{agreed[cell]}”与计算值相符，不用恢复。", done=True)
    return _recorded(report, by, {"section": section.code, "figures": {cell: [now, text]}})


def _passage(report: Report, section: str, text: str, seen: str, by: Person) -> Event:
    kept = report.passages.select_related("changed_by").filter(code=section).first()
    now = kept.text if kept else ""
    _unchanged(report.edition.section(section).heading, now, seen, text, kept)
    Passage.objects.update_or_create(report=report, code=section, defaults={"text": text, "changed_by": by})
    return _recorded(report, by, {"section": section, "passage": [now, text]})


def _unchanged(label: str, now: str, seen: str, text: str, kept: Figure | Passage | None) -> None:
    if now == text:
        raise Refused(f"“{label}”现在就是这个内容，不用恢复。", done=True)
    if history.mark(now) != seen:
        who = f"{kept.changed_by.name}刚刚改过" if kept else "刚刚改过"
        raise Refused(f"“{label}”{who}，没有恢复。请看最新的修改记录再决定。")


def _recorded(report: Report, by: Person, data: dict) -> Event:
    touched(report)
    return record(report, "restore", by, data=data)
