"""What was read with doubt when documents were brought in: evidence of where an error may be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports import reading, taking
from reports.figures import tidy
from reports.intake import suspects

if TYPE_CHECKING:
    from reports.models import Report


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
