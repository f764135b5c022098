"""The agencies: who they are, and each with its reports and its key figures over the years."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Level
from reports import published, published_figures
from reports.agency_charts import exhibits
from reports.exhibits import Exhibit
from reports.models import ReportKind
from reports.published import Row
from reports.published_figures import type_found
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged

KEYS = {ReportKind.OWN: "own", ReportKind.SUMMARY: "summary"}


@dataclass
class Branch:
    """A government with what stands directly below it: (agency, number of its reports)."""

    head: Agency
    reports: int
    departments: list[tuple[Agency, int]] = field(default_factory=list)
    townships: list[tuple[Agency, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Held:
    """A report an agency was asked for."""

    row: Row
    year: int

    @property
    def figures(self) -> str:
        """Where all its figures stand."""
        of = self.row.publication
        args = (self.year, self.row.agency.code, of and of.number)
        return reverse(f"public-{self.row.kind}-figures", args=args) if of else ""

    @property
    def facts(self) -> tuple[object, ...]:
        """All that its line shows."""
        of, gone = self.row.publication, self.row.withdrawal
        return self.year, self.row.kind, self.row.deadline, self.row.first_at, of and of.pk, gone and gone.pk


@dataclass(frozen=True)
class Part:
    """What an agency's page says of one kind of its reports."""

    key: str
    name: str
    held: list[Held]
    exhibits: list[Exhibit]


@public
def agencies(request: HttpRequest) -> HttpResponse:
    """Every agency that was ever asked for a report, below its government; ?q= filters by a part of the name."""
    asked = request.GET.get("q", "").strip()
    places = published_figures.places()
    counts = Counter(published.newest().values_list("report__agency_id", flat=True))
    those = {place.agency.pk: place.agency for place in places}
    shown = [one for one in those.values() if asked in one.name or asked in one.office_name]
    names = [(one.code, one.name, one.office_name, one.level, one.parent_id) for one in shown]
    etag = tag("agencies", asked, names, sorted(counts.items()))
    if same := unchanged(request, etag):
        return same
    context = {
        "canonical": canonical("agencies"),
        "q": asked,
        "total": len(shown),
        "branches": branches(shown, counts),
    }
    return stamped(render(request, "portal/agencies.html", context), etag)


def branches(shown: list[Agency], counts: Counter[int]) -> list[Branch]:
    """The tree in the order of the lists. A government that is only there for those below it has no report."""
    below = [one for one in shown if one.parent_id and not one.supervises]
    heads = {one.parent_id for one in below} | {one.pk for one in shown} - {one.pk for one in below}
    found = {head.pk: Branch(head, counts[head.pk]) for head in Agency.objects.filter(pk__in=heads)}
    for one in below:
        branch = found[one.parent_id]
        those = branch.townships if one.level == Level.TOWNSHIP else branch.departments
        those.append((one, counts[one.pk]))
    levels = list(Level)
    return sorted(found.values(), key=lambda one: (levels.index(one.head.level), one.head.code))


@public
def agency(request: HttpRequest, code: str) -> HttpResponse:
    """One agency: its reports, and its key figures in charts; a government's own and its 汇总 apart."""
    here = Agency.objects.filter(code=code, reports__isnull=False).distinct().first()
    if here is None:
        raise Http404("没有这个机关的年度报告，请核对地址，或者从机关名录查找。")
    held = sorted(
        (Held(row, year) for year, row in published.rows_of(agency=here)), key=lambda one: -one.year
    )
    facts = [one.facts for one in held]
    etag = tag("agency", here.name, here.office_name, here.closed_on, timezone.localdate(), facts)
    if same := unchanged(request, etag):
        return same
    found = published_figures.history(here)
    context = {
        "canonical": canonical("agency", code),
        "agency": here,
        "parts": [_part(kind, held, found.get(kind, {})) for kind in KEYS if any(h.row.kind == kind for h in held)],
    }  # fmt: skip
    return stamped(render(request, "portal/agency.html", context), etag)


def _part(kind: str, held: list[Held], found: type_found) -> Part:
    those = [one for one in held if one.row.kind == kind]
    years = published_figures.years_of(found, (one.year for one in those if one.row.is_overdue or found))
    key = KEYS[ReportKind(kind)]
    return Part(key, those[0].row.name, those, exhibits(years, key))
