"""Keeping what is being typed, without being asked: cell by cell, and the paragraphs of a passage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.db import transaction

from agencies.models import Person
from reports.actions.base import for_writing, record, touched
from reports.actions.entries import LONGEST_RAW, Conflict, write_figures, write_passage
from reports.actions.refused import Refused
from reports.models import Report
from reports.prose import edit

LONGEST_DECLINED = 2_000  # characters
TEXT = "text"  # the place of a section's passage; those of a table are its cells
type_changes = Mapping[str, tuple[str, str]]


@dataclass
class Autosaved:
    """What an autosave did: the text each place holds now, both texts of a conflict, a sentence for what was refused."""

    saved: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def autosave(
    report: Report,
    section: str,
    changes: type_changes,
    *,
    by: Person,
    declined: Mapping[str, str] | None = None,
) -> Autosaved:
    """Keep what is typed into a section; whether it is done stays the author's word.

    ``changes`` holds for each place, a cell or “text”, what this page last saw there and what it says now. What has
    changed meanwhile is not overwritten but comes back as a conflict; paragraphs are put together. The same again
    changes nothing and counts as saved. ``declined`` holds what this person had typed into places where he then chose
    what the other has: it stays in the trail beside the other's.
    Errors: Refused when the report is not the author's to change; KeyError for a place that is not in this section.
    """
    report = for_writing(report, by)
    part = report.edition.section(section)
    places = set(part.table.inputs()) if part.table else {TEXT}
    if strange := {*changes, *(declined or {})} - places:
        raise KeyError(sorted(strange)[0])
    if declined:
        shown = {place: text[:LONGEST_DECLINED] for place, text in declined.items()}
        record(report, "autosave", by, data={"section": section, "declined": shown})
    if part.table:
        return _figures(report, section, changes, by)
    return _passage(report, section, *changes[TEXT], by) if changes else Autosaved()


def _figures(report: Report, section: str, changes: type_changes, by: Person) -> Autosaved:
    stored = {f.cell: f for f in report.figures.filter(cell__in=changes).select_related("changed_by")}
    done, log = Autosaved(), {}
    for cell, (was, raw) in changes.items():
        now = stored[cell].raw if cell in stored else ""
        if raw == now:
            done.saved[cell] = now
        elif len(raw) > LONGEST_RAW:
            done.refused[cell] = f"这一格有{len(raw)}个字，最多{LONGEST_RAW}个字，没有保存，请核对。"
        elif cell in stored and now != was:
            done.conflicts.append(Conflict(cell, raw, now, stored[cell].changed_by.name))
        else:
            log[cell] = [now, raw]
    if log:
        write_figures(report, {cell: raw for cell, (_, raw) in log.items()}, by)
        _trace(report, by, {"section": section, "figures": log})
    done.saved |= {cell: raw for cell, (_, raw) in log.items()}
    return done


def _passage(report: Report, section: str, was: str, text: str, by: Person) -> Autosaved:
    try:
        written = write_passage(report, section, text, was, by)
    except Refused as refused:
        return Autosaved(refused={TEXT: str(refused)})
    if isinstance(written, Conflict):
        return Autosaved(conflicts=[replace(written, where=TEXT)])
    before, after = written
    if before != after:
        _trace(report, by, {"section": section, "edit": list(edit(before, after))})
    return Autosaved(saved={TEXT: after})


def _trace(report: Report, by: Person, data: dict) -> None:
    touched(report)
    record(report, "autosave", by, data=data)
