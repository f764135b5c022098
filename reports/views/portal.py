"""The public side: the list of a year, a report in the official layout, its files. Nobody signs in here."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from agencies.models import Level
from reports import published
from reports.document import document
from reports.editions import BY_CODE
from reports.filetypes import html, json
from reports.models import Publication, PublicationFile
from reports.published import TYPES, address
from reports.views.public import NotPublishedYet, public, stamped, tag, unchanged

RESTORING = 3600  # seconds after which to ask again for a file that is missing
logger = logging.getLogger(__name__)


@public
def home(request: HttpRequest) -> HttpResponse:
    """The newest year with something to read."""
    newest = published.newest_year()
    if newest is None:
        return render(request, "portal/empty.html", {"canonical": canonical("portal")})
    return _list(request, newest, title="政府信息公开年报", full=canonical("portal"))


@public
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Who has to publish for a year, and who has."""
    if year not in published.years():
        raise Http404(f"没有{year}年度的年度报告。")
    return _list(request, year, title=f"{year}年度政府信息公开年报", full=canonical("public-year", year))


def _list(request: HttpRequest, year: int, *, title: str, full: str) -> HttpResponse:
    rows, years = published.rows(year), published.years()
    level = request.GET.get("level", "")
    etag = tag(full, years, level, [row.facts for row in rows])
    if same := unchanged(request, etag):
        return same
    shown = [row for row in rows if row.agency.level == level] if level in Level.values else rows
    agencies = [row for row in shown if not row.is_summary]
    response = render(
        request,
        "portal/list.html",
        {
            "title": title,
            "canonical": full,
            "year": year,
            "years": years,
            "level": level,
            "levels": [(group.level.value, group.level.label) for group in published.groups(rows)],
            "groups": published.groups(shown),
            "obliged": len(agencies),
            "done": sum(row.publication is not None for row in agencies),
            "overdue": sum(row.is_overdue for row in agencies),
        },
    )
    return stamped(response, etag)


@public
def report(request: HttpRequest, year: int, code: str, kind: str, number: int | None = None) -> HttpResponse:
    """A published report; without a number the version in force."""
    found = _found(year, code, kind, number)
    versions, years = list(published.versions(found)), published.other_years(found)
    etag, since = _report_tag(found, versions, years), int(found.published_at.timestamp())
    if same := unchanged(request, etag, since):
        return same
    title, kept_body = found.document["title"], _kept_body(found)
    context = {
        "publication": found,
        "agency": found.report.agency,
        "title": title,
        "approved_at": published.approved_at(found),
        "lines": html.title_lines(title),
        "edition": BY_CODE[found.edition_code],
        "body": kept_body or _set_anew(found),
        "is_restored": not kept_body,
        "files": published.downloads(found, number),
        "versions": [(version, address(found, number=version.number)) for version in versions],
        "is_newest": versions[0].number == found.number,
        "years": [(other, address(found, year=other)) for other in years],
        "newest": address(found),
        "canonical": f"{_site()}{address(found)}",
    }
    response = render(request, "portal/report.html", context)
    if context["is_restored"]:
        response["Retry-After"] = RESTORING  # not to be kept: the file may be there again at any moment
    return stamped(response, etag, since)


def _report_tag(of: Publication, versions: list[Publication], years: list[int]) -> str:
    """All that the page shows: the frozen content, its files, its neighbours, and whether its text is on the disk."""
    files = [(file.format, file.sha256) for file in of.files.all()]
    neighbours = [version.number for version in versions], years
    return tag(of.pk, of.sha256, of.report.agency.name, files, neighbours, of.file("html").path.is_file())


@public
def download(
    request: HttpRequest, year: int, code: str, kind: str, format: str, number: int | None = None
) -> HttpResponse:
    """A file of a published report under its Chinese name; with ?view shown in the browser."""
    try:
        file = _found(year, code, kind, number).file(format if format in TYPES else "")
    except (Http404, PublicationFile.DoesNotExist):
        raise Http404("没有这个文件。") from None
    etag, since = f'"{file.sha256}"', int(file.publication.published_at.timestamp())
    if same := unchanged(request, etag, since):
        return same
    try:
        content = file.read()
    except OSError:
        logger.error("A published file cannot be read: %s", file.path)
        return _restoring(request, file.publication, TYPES[format][0])
    name = quote(f"{file.publication.document['title']}.{format}")
    kind_of = "inline" if "view" in request.GET else "attachment"
    response = HttpResponse(content, content_type=TYPES[format][1])
    # RFC 6266: the plain name for old programs, the Chinese one for all others
    response["Content-Disposition"] = (
        f"{kind_of}; filename=\"{code}-{year}.{format}\"; filename*=UTF-8''{name}"
    )
    return stamped(response, etag, since)


@public
def site_map(request: HttpRequest) -> HttpResponse:
    """For people: every year and what was published in it."""
    context = {"years": published.by_year(), "canonical": canonical("site-map")}
    return render(request, "portal/map.html", context)


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """The same for programs: every page of the public side, for search engines and the inspectors' programs."""
    entries = [(f"{_site()}{address(p)}", p.published_at) for p in published.newest()]
    lists = [
        *(canonical("public-year", year) for year in published.years()),
        *([] if getattr(request, "is_export", False) else [canonical("self-check")]),  # it needs a server
        canonical("rules"),
        canonical("help"),
    ]
    context = {"entries": entries, "lists": lists}
    return render(request, "portal/sitemap.xml", context, content_type="application/xml")


def _found(year: int, code: str, kind: str, number: int | None) -> Publication:
    """Errors: Http404 with the sentence for the reader."""
    found = published.publication(year, code, kind, number)
    if found is None:
        if number is None and (waiting := published.due(year, code, kind)):
            raise NotPublishedYet(waiting)
        raise Http404("没有这份报告，请核对地址。")
    return found


def _kept_body(of: Publication) -> SafeString | None:
    """The text of the report as it was made when published; None while its file is not on the disk."""
    file = of.file("html")
    try:
        return mark_safe(file.read().decode())  # made and escaped by reports.filetypes.html
    except OSError:
        logger.error("A published file cannot be read: %s", file.path)
        return None


def _set_anew(of: Publication) -> SafeString:
    """The same text from the frozen document, which the database holds."""
    return mark_safe(html.fragment(document(json.read(of.document))))


def _restoring(request: HttpRequest, of: Publication, label: str) -> HttpResponse:
    """A file that should be there and is not: 503 with a sentence and the way back to the text."""
    context = {"title": of.document["title"], "label": label, "address": address(of)}
    response = render(request, "portal/restoring.html", context, status=503)
    response["Retry-After"] = RESTORING
    return response


def _site() -> str:
    return f"{'https' if settings.HTTPS else 'http'}://{settings.SITE.domain}"


def canonical(name: str, *args: Any) -> str:
    """The one full address of a page, whatever name the site was reached by."""
    return _site() + reverse(name, args=args)
