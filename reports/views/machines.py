"""What machines follow: feeds of what was done, maps of what there is, and where they need not go."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse

from agencies.models import Agency
from reports import feed as acts
from reports import sitemap as pages
from reports.models import Report
from reports.published import full
from reports.views.portal import canonical
from reports.views.public import public

ATOM = "application/atom+xml; charset=utf-8"
NOT_FOR_MACHINES = ("work", "sign-in", "sign-out", "change-password", "change-email")


@public
def feed(request: HttpRequest) -> HttpResponse:
    """The newest acts of everybody: 发布, 更正, 撤销."""
    return _feed("政府信息公开年报", None, page=canonical("portal"), here=canonical("feed"), id="feed")


@public
def agency_feed(request: HttpRequest, code: str) -> HttpResponse:
    """The same of one agency; of everybody who was ever asked for a report."""
    agency = Agency.objects.filter(code=code).first()
    if agency is None or not Report.objects.filter(agency=agency).exists():
        raise Http404("没有这个机关，请核对地址。")
    here = canonical("agency-feed", code)
    return _feed(
        f"{agency.name}政府信息公开年报", code, page=canonical("portal"), here=here, id=f"agencies/{code}"
    )


def _feed(title: str, code: str | None, **more: Any) -> HttpResponse:
    return HttpResponse(acts.atom(title, acts.acts(code), full=full, **more), content_type=ATOM)


@public
def sitemap(request: HttpRequest) -> HttpResponse:
    """All pages; where they are too many for one file, where the parts are."""
    parts = _parts(request)
    if len(parts) == 1:
        return _map(request, parts[0])
    listed = [(canonical("sitemap-part", n), _newest(part)) for n, part in enumerate(parts, 1)]
    return _xml(request, "portal/sitemap_index.xml", {"parts": listed})


@public
def sitemap_part(request: HttpRequest, part: int) -> HttpResponse:
    """One part of the map, from 1 on."""
    parts = _parts(request)
    if not 0 < part <= len(parts):
        raise Http404("网站地图没有这一部分。")
    return _map(request, parts[part - 1])


def _parts(request: HttpRequest) -> list[list[pages.Page]]:
    """In a copy made of files there is nobody to check a report."""
    away = {reverse("self-check")} if getattr(request, "is_export", False) else set()
    return pages.parts([page for page in pages.pages() if page[0] not in away])


def _map(request: HttpRequest, part: list[pages.Page]) -> HttpResponse:
    return _xml(request, "portal/sitemap.xml", {"pages": [(full(path), at) for path, at in part]})


def _newest(part: list[pages.Page]) -> Any:
    return max((at for _, at in part if at), default=None)


def _xml(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")


@public
def robots(request: HttpRequest) -> HttpResponse:
    """Where programs need not go: what is for staff, and the answers of the search box."""
    closed = [*map(reverse, NOT_FOR_MACHINES), reverse("admin:index"), f"{reverse('search')}?"]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in closed),
        "",
        f"Sitemap: {canonical('sitemap')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """The site's mark, for a browser that shows a file of ours: pages name their mark themselves."""
    return redirect(static("img/mark.svg"))
