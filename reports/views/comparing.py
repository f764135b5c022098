"""Figures side by side: up to six agencies, any years; and every indicator with its definition and all its values."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import comparison, published, published_figures
from reports.comparison import MOST, Line
from reports.exhibits import breaks, columns
from reports.filetypes.csv import BOM, safe
from reports.indicator_list import SETS, chosen, grouped, official, shelves
from reports.indicator_list import indicators as every
from reports.indicators import Indicator
from reports.published_figures import Place, Standing
from reports.views.portal import canonical
from reports.views.public import public, stamped, tag, unchanged

FIRST = "requests.new.total"
AT_ONCE = 8  # indicators
HEAD = (
    "indicator",
    "label",
    "unit",
    "agency",
    "year",
    "version",
    "value",
    "numerator",
    "denominator",
    "remark",
)
MIXED = "所选既有机关自己的报告，也有汇总报告，两者统计范围不同，不能直接比较。"


@dataclass(frozen=True)
class Selection:
    """What an address asks for. ``refusal`` is the sentence for the reader where it cannot be shown."""

    those: tuple[Place, ...]
    years: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    asked: tuple[str, ...]  # the codes of indicators and sets, as in the address
    refusal: str = ""

    @property
    def address(self) -> str:
        pairs = [*(("a", one.key) for one in self.those), *(("y", year) for year in self.years)]
        return urlencode([*pairs, *(("i", code) for code in self.asked)], safe="/")


@public
def compare(request: HttpRequest) -> HttpResponse:
    """The selection stands in the address: ?a= agencies, ?y= years, ?i= indicators; ?format=csv is the same as a file."""
    places, years = published_figures.places(), sorted(published.years())
    selected = _selection(request, places, years)
    found = _standings(selected)
    etag = tag("compare", selected, request.GET.get("format"), [p.name for p in places], years, _facts(found))
    if same := unchanged(request, etag):
        return same
    those = published_figures.drawn_up(selected.those, found)
    years_shown = _years(selected, found)
    if request.GET.get("format") == "csv" and those and not selected.refusal:
        return stamped(_file(selected, those, years_shown), etag)
    context = _context(selected, those, years_shown) | {"years": years, "groups": _levels(places)}
    return stamped(render(request, "portal/compare.html", context), etag)


def _selection(request: HttpRequest, places: list[Place], years: list[int]) -> Selection:
    asked = request.GET.getlist("a")
    those = tuple(place for place in places if place.key in asked)
    picked = tuple(year for year in years if str(year) in request.GET.getlist("y"))
    codes = tuple(code for code in dict.fromkeys(request.GET.getlist("i")) if code in every() or code in SETS)
    those_measures = chosen(list(codes or (FIRST,)))
    refusal = ""
    if len(those) > MOST:
        refusal = f"一次最多比较{MOST}家机关，现在选了{len(those)}家，请去掉{len(those) - MOST}家。"
    elif len(those_measures) > AT_ONCE:
        refusal = f"一次最多比较{AT_ONCE}项指标，现在选了{len(those_measures)}项，请减少一些。"
    elif asked and not those:
        refusal = "所选的机关没有年度报告，请从下面重新选择。"
    return Selection(those, picked, those_measures, codes or (FIRST,), refusal)


def _standings(of: Selection) -> list[Standing]:
    """With the years before the chosen ones, for what grows."""
    if of.refusal or not of.those:
        return []
    years = {*of.years, *(year - 1 for year in of.years)} or None
    return published_figures.standings(
        of.indicators, codes=[one.agency.code for one in of.those], years=years and sorted(years)
    )


def _years(of: Selection, found: list[Standing]) -> list[int]:
    """The chosen years; none chosen, all that somebody has a report of."""
    keys = {one.key for one in of.those}
    return sorted(of.years or {one.year for one in found if one.key in keys})


def _facts(found: list[Standing]) -> list[tuple[Any, ...]]:
    """What tells one state of the figures from another: a version never changes."""
    return sorted((one.key, one.year, one.number) for one in found)


def _context(of: Selection, those: list[Line], years: list[int]) -> dict[str, Any]:
    shown = bool(those and years and not of.refusal)
    return {
        "canonical": canonical("compare-agencies") + (f"?{of.address}" if of.those else ""),
        "selection": of,
        "keys": [one.key for one in of.those],
        "sets": [(code, label) for code, (label, _) in SETS.items()],
        "measures": grouped(),
        "most": MOST,
        "file": f"?{of.address}&format=csv",
        "mixed": MIXED if len({one.kind for one in of.those}) > 1 else "",
        "exhibits": list(zip(of.indicators, comparison.exhibits(of.indicators, those, years), strict=True))
        if shown
        else [],
    }


def _levels(places: Sequence[Place]) -> list[tuple[str, list[Place]]]:
    return [(level, list(some)) for level, some in groupby(places, lambda p: p.agency.get_level_display())]


def _file(of: Selection, those: list[Line], years: list[int]) -> HttpResponse:
    """The same figures as CSV (RFC 4180), with a mark by which spreadsheets know UTF-8; nothing in it runs."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEAD)
    for one in of.indicators:
        lines = comparison.records(one, those, years)
        rows.writerows(map(safe, (one.code, one.label, one.unit, *line)) for line in lines)
    response = HttpResponse(BOM + written.getvalue().encode(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="compare.csv"'
    return response


@public
def indicators(request: HttpRequest) -> HttpResponse:
    """Every indicator, derived ones first, then the cells in the order of the form."""
    etag = tag("indicators")
    if same := unchanged(request, etag):
        return same
    context = {"canonical": canonical("indicators"), "groups": shelves(), "total": len(every())}
    return stamped(render(request, "portal/indicators.html", context), etag)


@public
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """What it means, what to mind, and every year's values of all agencies, in the official order."""
    if code not in every():
        raise Http404("没有这项指标，请从指标目录选择。")
    of = every()[code]
    found = [one for one in published_figures.standings([of]) if one.figures.edition in of.formulas]
    having = {one.key for one in found}
    places = [place for place in published_figures.places() if place.key in having]
    etag = tag("indicator", code, [(p.key, p.name) for p in places], _facts(found))
    if same := unchanged(request, etag):
        return same
    context = {
        "canonical": canonical("indicator", code),
        "indicator": of,
        "official": [] if of.is_derived else official(code),
        "parts": _parts(of, places, found),
    }
    return stamped(render(request, "portal/indicator.html", context), etag)


def _parts(of: Indicator, places: list[Place], found: list[Standing]) -> list[dict[str, Any]]:
    """A table of the agencies' own reports and one of the 汇总: what they count is never added or mixed."""
    parts = []
    for label, is_summary in (("各机关自己的报告", False), ("各级政府的汇总报告", True)):
        those = [place for place in places if place.is_summary is is_summary]
        lines = published_figures.drawn_up(those, found, headings=True)
        years = sorted({year for line in lines for year in line.figures})
        if lines:
            table = {"label": label, "columns": columns(years), "rows": comparison.table(of, lines, years)}
            parts.append(table | {"width": len(years) + 1, "breaks": list(breaks(years).values())})
    return parts
