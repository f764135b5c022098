"""What a report is held against, from the database: the year before, what kind of agency it is of, its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agencies.models import Agency
from reports.archive import last_year_content
from reports.checks import Context, Unit

if TYPE_CHECKING:
    from reports.models import Report

MOST_NEIGHBOURS = 300


def context_of(report: Report) -> Context:
    """Everything the checks may ask for beside the report itself."""
    agency = report.agency
    return Context(
        last_year=last_year_content(agency, report.year, report.kind),
        unit=unit_of(agency, report.content.agency, is_summary=report.is_summary),
        neighbours=neighbours_of(agency),
    )


def neighbours_of(agency: Agency) -> tuple[str, ...]:
    """The names of the other agencies of its area, as far as it is not huge: what a report copied from next door bears.

    The area is what the agency above looks after; a government's report names its departments by right and needs none.
    """
    if agency.is_government:
        return ()
    area = agency.path.removesuffix(f"{agency.code}/")
    others = Agency.objects.in_force().filter(path__startswith=area).exclude(pk=agency.pk)
    return tuple(others.order_by("path").values_list("name", flat=True)[:MOST_NEIGHBOURS])


def unit_of(agency: Agency, name: str, *, is_summary: bool = False) -> Unit:
    """An agency as the rules see it; ``name`` is the one its report bears."""
    return Unit(name, agency.is_government, agency.level, agency.makes_regulations, is_summary)
