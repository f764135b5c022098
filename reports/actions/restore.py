"""Going back to what a cell or a passage said before."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from agencies.models import Person
from reports import history
from reports.actions.base import for_writing, record, touched
from reports.actions.entries import drop_agreed, write_figures
from reports.actions.refused import Refused
from reports.models import Event, Passage, Report

GONE = "这一步以前的内容没有逐字记录，不能恢复。请从“修改记录”中另选一步。"


@transaction.atomic
def restore(report: Report, place: str, event: int, *, seen: str, by: Person) -> Event:
    """Write back what stood in a cell, or in the prose of a section, before an event of its history.

    ``seen`` is the mark of the text the person saw there (history.mark): what was written since is not overwritten.
    Errors: Refused with the sentence why not; KeyError for no such place.
    """
    report = for_writing(report, by)
    is_prose = place in {section.code for section in report.edition.passages}
    label = report.edition.section(place).heading if is_prose else report.edition.by_name[place].label
    try:
        text = history.former(report, place, event)
    except LookupError:
        raise Refused(GONE) from None
    kept = (report.passages.filter(code=place) if is_prose else report.figures.filter(cell=place)).first()
    now = "" if kept is None else kept.text if is_prose else kept.raw
    if now == text:
        raise Refused(f"“{label}”现在就是这个内容，不用恢复。", done=True)
    if history.mark(now) != seen:
        who = kept.changed_by.name if kept else "别人"
        raise Refused(f"“{label}”{who}刚刚改过，没有恢复。请看最新的修改记录再决定。")
    data = _passage(report, place, now, text, by) if is_prose else _cell(report, place, now, text, by)
    touched(report)
    return record(report, "restore", by, data=data)


def _passage(report: Report, section: str, now: str, text: str, by: Person) -> dict[str, Any]:
    Passage.objects.update_or_create(report=report, code=section, defaults={"text": text, "changed_by": by})
    return {"section": section, "passage": [now, text]}


def _cell(report: Report, cell: str, now: str, text: str, by: Person) -> dict[str, Any]:
    named = report.edition.by_name[cell]
    if named.is_total and not text:
        report.figures.filter(cell=cell).delete()  # the computed one again
    else:
        write_figures(report, {cell: text}, by)
    if agreed := drop_agreed(report, [cell]):
        raise Refused(f"“{named.label}”原件上的“{agreed[cell].strip()}”与计算值相符，不用恢复。", done=True)
    return {"section": report.edition.section_of(cell).code, "figures": {cell: [now, text]}}
