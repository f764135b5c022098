"""The lists of the public side: the collection of a year, the years beside each other, the titles by date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from agencies.models import Level
from reports import collection, published
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged

PAGE = 10  # titles a page, as portals have them
FILES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


@public
def home(request: HttpRequest) -> HttpResponse:
    """The newest year with something to read."""
    newest = published.newest_year()
    if newest is None:
        return render(request, "portal/empty.html", {"canonical": canonical("portal")})
    return _collection(request, newest, title=settings.COLUMN.name, full=canonical("portal"))


@public
def year(request: HttpRequest, year: int, level: str = "") -> HttpResponse:
    """Who has to publish for a year, and who has; with a level only its agencies."""
    title, full = f"{year}年度政府信息公开年报", canonical("public-year", year)
    if level:
        title += f"（{Level(level).label if level in Level.values else level}）"
        full = canonical("public-level", year, level)
    return _collection(request, year, title=title, full=full, level=level)


def _collection(request: HttpRequest, year: int, *, title: str, full: str, level: str = "") -> HttpResponse:
    rows, years, name = _rows(year), published.years(), request.GET.get("name", "").strip()
    etag = tag(full, years, name, [row.facts for row in rows])
    if same := unchanged(request, etag):
        return same
    levels = [group.level for group in published.groups(rows)]
    if level and level not in levels:
        raise Http404(f"{year}年度没有这一级别的机关。")
    within = [row for row in rows if level in ("", row.agency.level)]
    groups = published.groups(collection.named(within, name))
    context = {
        "title": title,
        "canonical": full,
        "year": year,
        "years": years,
        "level": level,
        "levels": [(one.value, one.label) for one in levels],
        "groups": [(group.level, collection.kinds(group.rows)) for group in groups],
        "name": name,
        "count": collection.count(within),
    }
    return stamped(render(request, "portal/list.html", context), etag)


@public
def file(request: HttpRequest, year: int, format: str) -> HttpResponse:
    """The list of a year as CSV or JSON."""
    if format not in FILES:
        raise Http404("没有这个文件。")
    rows = _rows(year)
    etag = tag(year, format, [row.facts for row in rows])
    if same := unchanged(request, etag):
        return same
    records = collection.records(year, rows)
    content = collection.as_csv(records) if format == "csv" else collection.as_json(year, records)
    response = HttpResponse(content, content_type=FILES[format])
    response["Content-Disposition"] = f'attachment; filename="annual-reports-{year}.{format}"'
    return stamped(response, etag)


@public
def years(request: HttpRequest) -> HttpResponse:
    """Every agency in every year."""
    columns, levels = collection.matrix()
    lines = [line for _, of in levels for line in of]
    counts = [
        collection.count(filter(None, cells)) for cells in zip(*(line.cells for line in lines), strict=True)
    ]
    context = {
        "canonical": canonical("public-years"),
        "years": list(zip(columns, counts, strict=True)),
        "levels": levels,
    }
    return render(request, "portal/years.html", context)


@public
def titles(request: HttpRequest, page: int = 1) -> HttpResponse:
    """Every report by its date of publication, the newest first, ten a page."""
    if page == 1 and "page" in (request.resolver_match.kwargs if request.resolver_match else {}):
        return redirect("public-list")
    pages = Paginator(published.latest(), PAGE)
    if not 1 <= page <= pages.num_pages:
        raise Http404("没有这一页，请从第一页开始翻。")
    shown = pages.page(page)
    context: dict[str, Any] = {
        "canonical": canonical("public-list-page", page) if page > 1 else canonical("public-list"),
        "page": shown,
        "total": pages.count,
        "entries": [(of, published.address(of)) for of in shown],
        "pages": pages.get_elided_page_range(page, on_each_side=2, on_ends=1),
        "gap": pages.ELLIPSIS,
    }
    return render(request, "portal/titles.html", context)


def _rows(year: int) -> list[published.Row]:
    """Errors: Http404 for a year nobody was asked about."""
    if rows := published.rows(year):
        return rows
    raise Http404(f"没有{year}年度的年度报告。")
