"""What a public page says to programs, from the same values its template shows to people."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from reports import linked
from reports.offered import TYPES
from reports.published import address, full
from reports.views.portal import canonical

register = template.Library()


def script(*nodes: linked.Node) -> SafeString:
    """The element; a page's policy does not touch it, as it is data and no program."""
    inside = mark_safe(linked.text(*nodes))  # escaped there for this very element
    return format_html('<script type="application/ld+json">{}</script>', inside)


@register.simple_tag(takes_context=True)
def linked_report(context: template.Context) -> SafeString:
    """Of a report page: the report and the way to it."""
    of, title = context["publication"], context["title"]
    here = full(address(of, number=None if context["is_newest"] else of.number))
    first = context["versions"][-1][0]
    node = linked.report(
        title=title,
        address=here,
        number=f"{of.report.agency.code}/{of.report.year}-{of.report.kind}",
        version=of.number,
        year=of.report.year,
        agency=of.issuer,
        site=settings.SITE.name,
        published_on=timezone.localdate(first.published_at),
        modified_on=timezone.localdate(of.published_at),
        files=[linked.File(full(f.address), t, f.size, f.sha256) for f, t in _typed(context)],
    )
    path = [*_above(), (f"{of.report.year}年度", canonical("public-year", of.report.year))]
    return script(node, linked.crumbs([*path, (of.report.agency.name, here)]))


@register.simple_tag(takes_context=True)
def linked_catalog(context: template.Context) -> SafeString:
    """Of the page of a year: the collection and the way to it."""
    year, here = context["year"], context["canonical"]
    node = linked.catalog(
        name=context["title"],
        address=here,
        description=f"{year}年度应当公布政府信息公开工作年度报告的机关和已经公布的报告，可以在线查阅和下载。",
        year=year,
        site=settings.SITE.name,
    )
    return script(node, linked.crumbs([*_above(), (f"{year}年度", canonical("public-year", year))]))


@register.simple_tag(takes_context=True)
def other_forms(context: template.Context) -> list[dict[str, str]]:
    """The files of the report as the head of its page names them: address, type, label."""
    return [{"address": f.address, "type": t, "label": f.label} for f, t in _typed(context)]


def _above() -> list[tuple[str, str]]:
    return [("首页", canonical("portal")), (settings.COLUMN.name, canonical("portal"))]


def _typed(context: template.Context) -> list[tuple[Any, str]]:
    """The files that are offered, each with its media type."""
    types = {label: kind.partition(";")[0] for label, kind in TYPES.values()}
    return [(file, types[file.label]) for file in context["files"]]
