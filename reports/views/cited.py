"""A figure that has an address: all figures of a version, and each with its history and how it is cited."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from reports import citing, comparison, published, published_figures
from reports.citing import Source
from reports.compare import apart
from reports.editions import BY_CODE
from reports.indicator_list import of_cell
from reports.indicators import Figures, Sort, measure, unit_beside
from reports.models import Publication
from reports.published_figures import Place
from reports.views import portal
from reports.views.public import public, stamped, tag, unchanged


@public
def figures(request: HttpRequest, year: int, code: str, kind: str, number: int) -> HttpResponse:
    """Every figure of a version beside last year's and those of the other versions."""
    found = portal.found(year, code, kind, number)
    versions = published_figures.versions(found)
    before = published_figures.all_of(year - 1, code, kind)
    etag = _tag("figures", found, versions, before)
    if same := unchanged(request, etag):
        return same
    now = next(read for version, read in versions if version.number == number)
    others = [(version.number, read) for version, read in versions if version.number != number]
    edition = BY_CODE[found.edition_code]
    context = _about(found, versions, "figures") | {
        "has_before": before is not None,
        "others": [other for other, _ in others],
        "tables": [
            (table.title, [_line(cell.name, now, before, others) for cell in table.cells()])
            for table in edition.tables
        ],
    }
    return stamped(render(request, "portal/figures.html", context), etag)


def _line(
    name: str, now: Figures, before: Figures | None, others: list[tuple[int, Figures]]
) -> dict[str, Any]:
    """A figure as the list shows it; ``differs`` where another version says something else."""
    of = of_cell(name)
    amount, last = measure(of, now), measure(of, before)
    versions = [measure(of, read).says for _, read in others]
    return {
        "of": of,
        "cell": name,
        "says": amount.says,
        "unit": unit_beside(of, amount),
        "last": last.says,
        "change": apart(last.value, amount.value),
        "versions": versions,
        "differs": any(said != amount.says for said in versions),
    }


@public
def figure(request: HttpRequest, year: int, code: str, kind: str, number: int, cell: str) -> HttpResponse:
    """One figure: what it says, what it said in other versions and years, how it is cited."""
    found = portal.found(year, code, kind, number)
    if cell not in BY_CODE[found.edition_code].by_name:
        raise Http404("这份报告没有这个数字，请核对地址。")
    versions = published_figures.versions(found)
    of = of_cell(cell)
    place = Place(found.report.agency, kind)
    standings = published_figures.standings([of], codes=[code])
    etag = _tag("figure", found, versions, sorted((one.key, one.year, one.number) for one in standings))
    if same := unchanged(request, etag):
        return same
    lines = published_figures.drawn_up([place], standings)
    years = sorted(lines[0].figures)
    said = [(version, measure(of, read)) for version, read in versions]
    shown = next(amount for version, amount in said if version.number == number)
    context = _about(found, versions, "figure", cell) | {
        "of": of,
        "cell": BY_CODE[found.edition_code].by_name[cell],
        "amount": shown,
        "unit": unit_beside(of, shown),
        "said": said,
        "exhibit": comparison.exhibit(of, lines, years, "years") if years else None,
    }
    if shown.sort is Sort.NUMBER:
        value = f"{shown.says}{context['unit']}"
        context["sentence"] = citing.sentence(context["source"], year, value)
    return stamped(render(request, "portal/figure.html", context), etag)


def _tag(name: str, found: Publication, versions: list[tuple[Publication, Figures]], *more: Any) -> str:
    agency = found.report.agency
    return tag(
        name, found.pk, agency.name, agency.office_name, [version.pk for version, _ in versions], *more
    )


def _about(found: Publication, versions: list[Any], page: str, *args: str) -> dict[str, Any]:
    """What both pages say of the version, and how it is cited."""
    report, part = found.report, of_cell(args[0]).label if args else ""
    here = reverse(
        f"public-{report.kind}-{page}", args=(report.year, report.agency.code, found.number, *args)
    )
    full = published.full(here)
    document, newest = found.document, versions[0][0].number
    source = Source(
        found.issuer,
        document["title"],
        timezone.localdate(found.published_at),
        full,
        found.number,
        part,
        newest,
    )
    return {
        "canonical": full,
        "source": source,
        "publication": found,
        "title": document["title"],
        "agency": report.agency,
        "address": published.address(found, number=found.number if found.number != newest else None),
        "all": reverse(f"public-{report.kind}-figures", args=(report.year, report.agency.code, found.number)),
        "is_newest": newest == found.number,
        "newest": newest,
        "json": next((one for one in published.downloads(found, found.number) if one.label == "JSON"), None),
        "cited": {
            "GB/T 7714": citing.gb7714(source),
            "BibTeX": citing.bibtex(source),
            "RIS": citing.ris(source),
        },
    }
