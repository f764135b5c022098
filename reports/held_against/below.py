"""What a 汇总 report adds up: the published reports of the agencies below its government."""

from __future__ import annotations

from django.db.models import Q

from agencies.models import Agency, Kind
from reports.checks import Below
from reports.editions import BY_CODE


def below(office: Agency, year: int) -> Below:
    """What a government's 汇总 adds up: its office's own report, its departments' and townships', and the 汇总 of the
    governments below it, each as published last and not withdrawn. Units led from above are not added up. Two queries.
    """
    from reports.models import Publication, ReportKind

    scope = Agency.objects.filter(Q(pk=office.pk) | Q(parent=office)).exclude(kind=Kind.VERTICAL)
    agencies = {agency.pk: agency for agency in scope.in_force().in_order()}
    latest = Publication.objects.in_force().filter(report__year=year, report__agency__in=agencies)
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
