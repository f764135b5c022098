"""What a report is held against, from the database: one module for each thing the checks may ask for besides it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from agencies.models import Agency
from reports.checks import Context, Unit
from reports.held_against.below import below
from reports.held_against.doubts import doubts_of
from reports.held_against.neighbours import neighbours_of
from reports.held_against.sisters import sisters_of
from reports.weights import weights_of

__all__ = ["below", "context_of", "doubts_of", "neighbours_of", "sisters_of", "unit_of"]

if TYPE_CHECKING:
    from reports.models import Report


def context_of(report: Report) -> Context:
    """Everything the checks may ask for beside the report itself."""
    agency = report.agency
    return Context(
        last_year=report.last_year,
        unit=unit_of(agency, report.content.agency, is_summary=report.is_summary),
        neighbours=neighbours_of(agency),
        sisters=sisters_of(report),
        below=below(agency, report.year) if report.is_summary else None,
        weights=weights_of(agency, judged_on(report), report.submitted_at),
    )


def judged_on(report: Report) -> date:
    """The day whose rules a report is judged by: that of its submission, today while it is with its author.

    What an office sets later that day does not touch it any more.
    """
    return timezone.localdate(report.submitted_at) if report.submitted_at else timezone.localdate()


def unit_of(agency: Agency, name: str, *, is_summary: bool = False) -> Unit:
    """An agency as the rules see it; ``name`` is the one its report bears."""
    return Unit(name, agency.is_government, agency.level, agency.makes_regulations, is_summary)
