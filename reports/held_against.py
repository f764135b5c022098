"""What a report is held against, from the database: the year before, what kind of agency it is of, whom it adds up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from agencies.models import Agency, Kind
from reports.archive import last_year_content
from reports.checks import Below, Context, Unit
from reports.editions import BY_CODE

if TYPE_CHECKING:
    from reports.models import Report


def context_of(report: Report) -> Context:
    """Everything the checks may ask for beside the report itself."""
    agency = report.agency
    return Context(
        last_year=last_year_content(agency, report.year, report.kind),
        unit=unit_of(agency, report.content.agency, is_summary=report.is_summary),
        below=below(agency, report.year) if report.is_summary else None,
    )


def unit_of(agency: Agency, name: str, *, is_summary: bool = False) -> Unit:
    """An agency as the rules see it; ``name`` is the one its report bears."""
    return Unit(name, agency.is_government, agency.level, agency.makes_regulations, is_summary)


def below(office: Agency, year: int) -> Below:
    """What a government's 汇总 adds up: its office's own report, its departments' and townships', and the 汇总 of the
    governments below it, each as published last. Units led from above are not added up. Two queries.
    """
    from reports.models import Publication, ReportKind

    scope = Agency.objects.filter(Q(pk=office.pk) | Q(parent=office)).exclude(kind=Kind.VERTICAL)
    agencies = {agency.pk: agency for agency in scope.in_force().in_order()}
    published = Publication.objects.filter(report__year=year, report__agency__in=agencies)
    latest = published.order_by("report", "-number").distinct("report")
    figures = {}
    for pk, kind, code, values in latest.values_list(
        "report__agency", "report__kind", "edition_code", "values"
    ):
        agency = agencies[pk]
        is_government_below = agency != office and agency.supervises
        if (kind == ReportKind.SUMMARY) == is_government_below:
            cells = (cell.name for cell in BY_CODE[code].cells)
            known = zip(cells, values, strict=True)
            figures[_name(agency, office)] = {cell: value for cell, value in known if value is not None}
    names = [_name(agency, office) for agency in agencies.values()]
    return Below(figures, tuple(name for name in names if name not in figures))


def _name(agency: Agency, office: Agency) -> str:
    """The office's own report bears another name than its 汇总."""
    return agency.own_name if agency == office else agency.name
