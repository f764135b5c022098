"""The frame of the public pages: where one can go from every page, and the code a telephone reads."""

from __future__ import annotations

from functools import lru_cache

import segno
from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe

from reports.published import Row

register = template.Library()

# url name, what the link says in the narrow bar, what the page is called, the names that belong to it besides
SERVICES = (
    ("portal", "年报清单", "年报清单", {"public-year", "public-level"}),
    ("public-years", "历年一览", "历年一览", set()),
    ("public-list", "全部报告", "全部报告", {"public-list-page"}),
    ("agencies", "机关", "机关名录", {"agency"}),
    ("compare-agencies", "比较", "机关比较", set()),
    ("indicators", "指标", "指标目录", {"indicator"}),
    ("open-data", "开放数据", "开放数据", set()),
    ("verify", "报告核验", "报告核验", {"verify-digest"}),
    ("self-check", "自查", "年度报告自查", set()),
    ("rules", "规则", "校核规则", {"rules-edition"}),
)
ASK = {"self-check", "compare-agencies"}  # a server has to answer: of no use in a copy made of files


@register.simple_tag(takes_context=True)
def services(context: Context) -> list[tuple[str, str, str, bool]]:
    """(address, words, full name, whether the page is one of it) of every service that can be had here."""
    match = getattr(context.get("request"), "resolver_match", None)
    here = match.url_name if match else ""
    left_out = ASK if context.get("is_export") else set()
    found = (
        (_address(n), *words, here == n or here in also) for n, *words, also in SERVICES if n not in left_out
    )
    return [link for link in found if link[0]]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag
def cell(row: Row | None) -> dict[str, str]:
    """What a year's cell of the years' list says: its tag, its word, its mark."""
    if row is None:
        return {"tag": "none", "label": "不适用", "mark": ""}
    return {"tag": row.status, "label": row.status_label, "mark": row.mark}


@register.simple_tag
@lru_cache(1000)
def qr(address: str) -> SafeString:
    """The address as an SVG drawing of a QR code; its colours are attributes, as the page's policy wants it."""
    drawing = segno.make(address, micro=False, error="m")
    title = "本页网址的二维码"
    return mark_safe(
        drawing.svg_inline(omitsize=True, border=2, light="#fff", title=title, svgclass="qr", lineclass=None)
    )
