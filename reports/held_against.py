"""What a report is held against, from the database: the year before, what kind of agency it is of, what was read
with doubt when documents were brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agencies.models import Agency
from reports import reading, taking
from reports.archive import last_year_content
from reports.checks import Context, Unit
from reports.figures import tidy
from reports.intake import suspects

if TYPE_CHECKING:
    from reports.models import Report


def context_of(report: Report) -> Context:
    """Everything the checks may ask for beside the report itself."""
    agency = report.agency
    return Context(
        last_year=last_year_content(agency, report.year, report.kind),
        unit=unit_of(agency, report.content.agency, is_summary=report.is_summary),
    )


def unit_of(agency: Agency, name: str, *, is_summary: bool = False) -> Unit:
    """An agency as the rules see it; ``name`` is the one its report bears."""
    return Unit(name, agency.is_government, agency.level, agency.makes_regulations, is_summary)


def doubts_of(report: Report) -> dict[str, str]:
    """The cells that still hold what a document brought in said not for sure, and how it was read."""
    found: dict[str, str] = {}
    for brought in report.imports.accepted().order_by("pk"):
        taken = brought.taken["figures"]
        found = {cell: note for cell, note in found.items() if cell not in taken}
        try:
            notes = suspects.doubts(brought.read)
        except reading.Unreadable:  # kept by an earlier version: nothing is known of it any more
            continue
        if taking.CARRY in brought.taken["parts"]:
            notes = {cell: note for cell, note in notes.items() if not cell.startswith(taking.CARRIED_IN)}
        found |= {
            cell: f"导入的“{brought.name}”{notes[cell]}"
            for cell in taken.keys() & notes.keys()
            if tidy(report.raws.get(cell, "")) == taken[cell]
        }
    return found
