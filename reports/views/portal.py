"""The public side: a report in the official layout, its files, the maps of the site. Nobody signs in here."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from reports import collection, published, reissue
from reports.document import document
from reports.editions import BY_CODE
from reports.filetypes import csv, html, json
from reports.models import Publication, PublicationFile
from reports.offered import TYPES, by_use
from reports.published import address, full
from reports.views.public import NotPublishedYet, Withdrawn, public, stamped, tag, unchanged

RESTORING = 3600  # seconds after which to ask again for a file that is missing
logger = logging.getLogger(__name__)


@public
def report(request: HttpRequest, year: int, code: str, kind: str, number: int | None = None) -> HttpResponse:
    """A published report; without a number the version in force."""
    shown = found(year, code, kind, number)
    # withdrawn since the line before, it is found no more
    versions = list(published.versions(shown)) or [found(year, code, kind, number)]
    years = published.other_years(shown)
    covered = collection.covered(shown)
    # without a date: later versions and a new frame change the page too
    etag = _report_tag(shown, versions, years, covered)
    if same := unchanged(request, etag):
        return same
    title, kept_body = shown.document["title"], _kept_body(shown)
    files = published.downloads(shown, number)
    context = {
        "publication": shown,
        "agency": shown.report.agency,
        "title": title,
        "approved_at": published.approved_at(shown),
        "lines": html.title_lines(title),
        "edition": BY_CODE[shown.edition_code],
        "body": kept_body or _set_anew(shown),
        "is_restored": not kept_body,
        "files": files,
        "uses": by_use(files),
        "versions": [(version, address(shown, number=version.number)) for version in versions],
        "corrections": corrections(shown, versions),
        "verify": reverse("verify-digest", args=(shown.sha256,)),
        "is_newest": versions[0].number == shown.number,
        "years": [(other, address(shown, year=other)) for other in years],
        "newest": address(shown),
        "figures": reverse(f"public-{kind}-figures", args=(year, code, shown.number)),
        "covered": covered,
        "covered_count": collection.count(covered),
        "canonical": full(address(shown)),
        "here": full(address(shown, number=number)),
    }
    response = render(request, "portal/report.html", context)
    if context["is_restored"]:
        response["Retry-After"] = RESTORING  # not to be kept: the file may be there again at any moment
    return stamped(response, etag)


def _report_tag(
    of: Publication, versions: list[Publication], years: list[int], covered: list[published.Row]
) -> str:
    """All that the page shows: the frozen content, its files, its neighbours, and whether its text is on the disk."""
    files = [(file.format, file.sha256) for file in of.files.all()]
    below = [(row.name, row.status, row.mark, row.address) for row in covered]
    neighbours = [version.number for version in versions], years, below
    return tag(of.pk, of.sha256, of.report.agency.name, files, neighbours, of.file("html").path.is_file())


@public
def download(
    request: HttpRequest, year: int, code: str, kind: str, format: str, number: int | None = None
) -> HttpResponse:
    """A file of a published report under its Chinese name; with ?view shown in the browser.

    The name says which version it is, of a later one and where one was asked for by its number.
    With ?bom=1 a CSV begins with the mark by which Excel and WPS know UTF-8.
    """
    try:
        file = found(year, code, kind, number).file(format if format in TYPES else "")
    except (Http404, PublicationFile.DoesNotExist):
        raise Http404("没有这个文件。") from None
    front = csv.BOM if format == "csv" and "bom" in request.GET else b""
    etag = f'"{file.sha256}{"-bom" if front else ""}"'
    since = int(file.publication.published_at.timestamp())
    if same := unchanged(request, etag, since):
        return same
    try:
        content = file.read()
    except OSError:
        logger.error("A published file cannot be read: %s", file.path)
        return _restoring(request, file.publication, TYPES[format][0])
    version = file.publication.number if number or file.publication.number > 1 else 0
    name = quote(f"{file.publication.document['title']}{f'（第{version}版）' if version else ''}.{format}")
    short = f"{code}-{year}{f'-v{version}' if version else ''}.{format}"
    kind_of = "inline" if "view" in request.GET else "attachment"
    response = HttpResponse(front + content, content_type=TYPES[format][1])
    # RFC 6266: the plain name for old programs, the Chinese one for all others
    response["Content-Disposition"] = f"{kind_of}; filename=\"{short}\"; filename*=UTF-8''{name}"
    if format == "json":
        response["Link"] = f'<{reverse("schema")}>; rel="describedby"; type="application/schema+json"'
    return stamped(response, etag, since)


@public
def site_map(request: HttpRequest) -> HttpResponse:
    """For people: every year and what was published in it."""
    context = {"years": published.by_year(), "canonical": canonical("site-map")}
    return render(request, "portal/map.html", context)


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """无障碍声明: what the pages conform to, their keys, and whom to tell what does not work."""
    return render(request, "portal/accessibility.html", {"canonical": canonical("accessibility")})


def corrections(shown: Publication, versions: list[Publication]) -> list[tuple[Publication, str, str]]:
    """What a reader of a version is told: how it came about if it is the newest, else how it was corrected since.

    Each with the address of the page of its changes, "" where the public may not see the version before; then with
    the sentence how that was withdrawn.
    """
    newest, numbers = versions[0], {version.number for version in versions}
    told = [v for v in versions if v.number > shown.number or v == newest == shown]
    return [
        (v, changes_address(shown, v) if v.number - 1 in numbers else "", reissue.told(v))
        for v in told
        if v.number > 1
    ]


def changes_address(shown: Publication, of: Publication) -> str:
    """Where it says what a version of the same report changed."""
    report = shown.report
    return reverse(f"public-{report.kind}-changes", args=(report.year, report.agency.code, of.number))


def found(year: int, code: str, kind: str, number: int | None) -> Publication:
    """The version that is asked for. Errors: Http404 with the sentence for the reader; Withdrawn."""
    here = published.publication(year, code, kind, number)
    if here is None:
        if gone := published.withdrawal(year, code, kind, number):
            raise Withdrawn(gone)
        if number is None and (waiting := published.due(year, code, kind)):
            raise NotPublishedYet(waiting, code)
        raise Http404("没有这份报告，请核对地址。")
    return here


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


def canonical(name: str, *args: Any) -> str:
    """The one full address of a page, whatever name the site was reached by."""
    return full(reverse(name, args=args))
