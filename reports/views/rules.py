"""校核规则: the rules manual for everybody. Made once in a process, as it changes only with the program."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports.checks import manual
from reports.editions import BY_CODE, EDITIONS
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged


@public
def rules(request: HttpRequest, edition: str = "") -> HttpResponse:
    """The rules of one edition, the one in force unless another is asked for. Errors: Http404 for an unknown one."""
    edition = edition or request.GET.get("edition") or EDITIONS[-1].code
    if edition not in BY_CODE:
        raise Http404("没有这一年的格式，请从校核规则页选择。")
    etag = tag("rules", edition)
    if same := unchanged(request, etag):
        return same
    context = {"canonical": canonical("rules-edition", edition), **_context(edition)}
    return stamped(render(request, "portal/rules.html", context), etag)


@cache
def _context(edition: str) -> dict[str, Any]:
    return {
        "edition": BY_CODE[edition],
        "editions": EDITIONS,
        "chapters": manual.by_chapter(edition),
        "weights": manual.counted(edition),
        "total": len(manual.entries(edition)),
    }
