"""What a correction changed: the figures and the prose of a version against the one before."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import published
from reports.compare import compare
from reports.content import Content
from reports.filetypes import json
from reports.models import Publication
from reports.published import address
from reports.views.compare import part_of
from reports.views.portal import canonical, found
from reports.views.public import public, stamped, tag, unchanged


@dataclass(frozen=True)
class Side:
    """A version as the comparison names it."""

    publication: Publication

    @property
    def short(self) -> str:
        return f"第{self.publication.number}版"

    @property
    def content(self) -> Content:
        return json.read(self.publication.document)


@public
def changes(request: HttpRequest, year: int, code: str, kind: str, number: int) -> HttpResponse:
    """Every cell and passage that differs from the version before, both ways; the note of the correction."""
    later = found(year, code, kind, number)
    earlier = published.before(later)
    if earlier is None:
        raise Http404("这一版以前没有可以对照的版本。")
    full = canonical(f"public-{kind}-changes", year, code, number)
    etag = tag(full, later.sha256, earlier.sha256, later.report.agency.name)
    if same := unchanged(request, etag):
        return same
    before, after = Side(earlier), Side(later)
    both = compare(before.content, after.content)
    parts = [part for section in both.after.edition.sections if (part := part_of(both, section)).differs]
    context = {
        "publication": later,
        "agency": later.report.agency,
        "title": later.document["title"],
        "before": before,
        "after": after,
        "both": both,
        "parts": parts,
        "addresses": [address(later, number=one.number) for one in (earlier, later)],
        "newest": address(later),
        "canonical": full,
    }
    return stamped(render(request, "portal/changes.html", context), etag)
