"""What a correction changed: the figures and the prose of a version against the one before."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from agencies.models import Agency
from reports import public_changes, published
from reports.compare import compare
from reports.content import Content
from reports.filetypes import json
from reports.models import Publication
from reports.published import address
from reports.views.compare import part_of
from reports.views.portal import canonical, found
from reports.views.public import public, stamped, tag, unchanged

GONE = "这一版以前的各版已经撤销发布，不再公开，不能对照改了什么。撤销的时间和原因写在报告页上。"


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
def listed(request: HttpRequest) -> HttpResponse:
    """Every correction and withdrawal, the newest first; ?agency= those of one. And how to follow them."""
    code = request.GET.get("agency", "")
    agency = Agency.objects.filter(code=code, reports__isnull=False).first() if code else None
    if code and agency is None:
        raise Http404("没有这个机关的年度报告，请核对地址。")
    found = public_changes.changes(code)
    etag = tag("public-changes", agency and agency.name, found)
    if same := unchanged(request, etag):
        return same
    feed = ("agency-feed", code) if agency else ("feed",)
    context = {
        "canonical": canonical("public-changes"),
        "agency": agency,
        "changes": found[: public_changes.MOST],
        "is_more": len(found) > public_changes.MOST,
        "feed": reverse(feed[0], args=feed[1:]),
        "feed_full": canonical(*feed),
    }
    return stamped(render(request, "portal/corrections.html", context), etag)


@public
def changes(request: HttpRequest, year: int, code: str, kind: str, number: int) -> HttpResponse:
    """Every cell and passage that differs from the version before, both ways; the note of the correction."""
    later = found(year, code, kind, number)
    earlier = published.before(later)
    if earlier is None:
        gone = published.withdrawal(year, code, kind, number - 1)
        raise Http404(GONE if gone else "这一版以前没有可以对照的版本。")
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
