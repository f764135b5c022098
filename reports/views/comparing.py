"""Figures side by side: up to six agencies, any years; and every indicator with its definition and all its values."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from reports import comparison, comparison_parts, published, published_figures
from reports.comparison import MOST, Line
from reports.editions import EDITIONS, edition_for
from reports.exhibits import Exhibit, breaks, columns
from reports.filetypes.csv import BOM, safe
from reports.indicator_list import PARTS, SETS, across, chosen, grouped, official, shelves
from reports.indicator_list import indicators as every
from reports.indicators import Indicator
from reports.published_figures import InForce, Place, type_gone
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
    "agency_code",
    "kind",
    "address",
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
    unknown: tuple[str, ...] = ()  # a sentence for everything the address names that there is not

    @property
    def parts(self) -> str:
        """The one set that was asked for, where it is made of the parts of a whole."""
        return self.asked[0] if len(self.asked) == 1 and self.asked[0] in PARTS else ""

    @property
    def address(self) -> str:
        pairs = [*(("a", one.key) for one in self.those), *(("y", year) for year in self.years)]
        return urlencode([*pairs, *(("i", code) for code in self.asked)], safe="/")


@public
def compare(request: HttpRequest) -> HttpResponse:
    """The selection stands in the address: ?a= agencies, ?y= years, ?i= indicators; ?format=csv is the same as a file."""
    places, years = published_figures.places(), sorted(published.years())
    selected = _selection(request, places, years)
    found, gone = _standings(selected), published_figures.withdrawn() if selected.those else {}
    facts = [p.name for p in places], years, _facts(found), sorted(gone.items())
    etag = tag("compare", selected, request.GET.get("format"), *facts)
    if same := unchanged(request, etag):
        return same
    those = published_figures.drawn_up(selected.those, found, gone)
    years_shown = _years(selected, found, gone)
    if request.GET.get("format") == "csv" and those and not selected.refusal:
        return stamped(_file(selected, those, years_shown), etag)
    context = _context(selected, those, years_shown) | {"years": years, "groups": _levels(places)}
    context["notices"] = [*selected.unknown, *([] if selected.refusal else _silent(those, selected))]
    return stamped(render(request, "portal/compare.html", context), etag)


def _selection(request: HttpRequest, places: list[Place], years: list[int]) -> Selection:
    asked = list(dict.fromkeys(request.GET.getlist("a")))
    those = tuple(place for place in places if place.key in asked)
    picked = tuple(year for year in years if str(year) in request.GET.getlist("y"))
    codes = tuple(code for code in dict.fromkeys(request.GET.getlist("i")) if code in every() or code in SETS)
    those_measures = chosen(list(codes or (FIRST,)))
    refusal = ""
    if len(those) > MOST:
        refusal = f"一次最多比较{MOST}家机关，现在选了{len(those)}家，请去掉{len(those) - MOST}家。"
    elif len(those_measures) > AT_ONCE:
        refusal = f"一次最多比较{AT_ONCE}项指标，现在选了{len(those_measures)}项，请减少一些。"
    return Selection(
        those, picked, those_measures, codes or (FIRST,), refusal, tuple(_unknown(request, places, years))
    )


def _unknown(request: HttpRequest, places: list[Place], years: list[int]) -> Iterator[str]:
    """A sentence for each thing that is asked for and that there is not."""
    names = {
        "a": ({place.key for place in places}, "没有代码为“{}”的机关，请从下面重新选择机关。"),
        "y": (set(map(str, years)), "没有“{}”这个年度，请从下面重新选择年度。"),
        "i": ({*every(), *SETS}, "没有代码为“{}”的指标，请从下面重新选择指标。"),
    }
    for name, (known, says) in names.items():
        for asked in dict.fromkeys(request.GET.getlist(name)):
            if asked not in known:
                yield says.format(asked[:40])


def _silent(those: list[Line], of: Selection) -> Iterator[str]:
    """A sentence for each agency that has nothing to show."""
    when = "在所选年度" if of.years else ""
    for one in those:
        shown = [year for year in (*one.figures, *one.gone) if not of.years or year in of.years]
        if not shown:
            yield f"{one.name}{when}没有已发布的年度报告，没有数字可以比较。"


def _standings(of: Selection) -> list[InForce]:
    """With the years before the chosen ones, for what grows."""
    if of.refusal or not of.those:
        return []
    years = {*of.years, *(year - 1 for year in of.years)} or None
    return published_figures.standings(
        of.indicators, codes=[one.agency.code for one in of.those], years=years and sorted(years)
    )


def _years(of: Selection, found: list[InForce], gone: type_gone) -> list[int]:
    """The chosen years; none chosen, all that somebody has a report of, or had."""
    keys, known = {one.key for one in of.those}, [*((one.key, one.year) for one in found), *gone]
    return sorted(of.years or {year for key, year in known if key in keys})


def _facts(found: list[InForce]) -> list[tuple[Any, ...]]:
    """What tells one state of the figures from another: a version never changes."""
    return sorted((one.key, one.year, one.number) for one in found)


def _context(of: Selection, those: list[Line], years: list[int]) -> dict[str, Any]:
    shown = bool(years and not of.refusal and any(one.figures or one.gone for one in those))
    return {
        "canonical": canonical("compare-agencies") + (f"?{of.address}" if of.those else ""),
        "selection": of,
        "keys": [one.key for one in of.those],
        "sets": [(code, label) for code, (label, _) in SETS.items()],
        "measures": grouped(),
        "most": MOST,
        "file": f"?{of.address}&format=csv",
        "mixed": MIXED if len({one.kind for one in of.those}) > 1 else "",
        "exhibits": _exhibits(of, those, years) if shown else [],
    }


def _exhibits(of: Selection, those: list[Line], years: list[int]) -> list[tuple[Indicator | None, Exhibit]]:
    """Each with the indicator it shows; the parts of a whole are one."""
    if of.parts:
        title = f"{SETS[of.parts][0]}（件）"
        return [
            (None, comparison_parts.exhibit(title, PARTS[of.parts], of.indicators, those, years, "parts"))
        ]
    return list(zip(of.indicators, comparison.exhibits(of.indicators, those, years), strict=True))


def _levels(places: Sequence[Place]) -> list[tuple[str, list[Place]]]:
    return [(level, list(some)) for level, some in groupby(places, lambda p: p.agency.get_level_display())]


def _file(of: Selection, those: list[Line], years: list[int]) -> HttpResponse:
    """The same figures as CSV (RFC 4180), with a mark by which spreadsheets know UTF-8; nothing in it runs."""
    written = io.StringIO()
    rows = csv.writer(written)
    rows.writerow(HEAD)
    for one in of.indicators:
        for *line, path in comparison.records(one, those, years):
            address = published.full(path) if path else ""
            rows.writerow(map(safe, (one.code, one.label, one.unit, *line, address)))
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
def comparable(request: HttpRequest) -> HttpResponse:
    """Every cell of the forms: in which of them it is, whether its years may be compared, and why."""
    etag = tag("indicators-comparable")
    if same := unchanged(request, etag):
        return same
    context = {
        "canonical": canonical("indicators-comparable"),
        "groups": across(),
        "editions": EDITIONS,
        "width": len(EDITIONS) + 3,
    }
    return stamped(render(request, "portal/comparable.html", context), etag)


@public
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """What it means, what to mind, and every year's values of all agencies, in the official order."""
    if code not in every():
        raise Http404("没有这项指标，请从指标目录选择。")
    of = every()[code]
    found = [one for one in published_figures.standings([of]) if one.figures.edition in of.formulas]
    gone = _with(of, published_figures.withdrawn())
    having = {one.key for one in found} | {key for key, _ in gone}
    places = [place for place in published_figures.places() if place.key in having]
    etag = tag("indicator", code, [(p.key, p.name) for p in places], _facts(found), sorted(gone.items()))
    if same := unchanged(request, etag):
        return same
    context = {
        "canonical": canonical("indicator", code),
        "indicator": of,
        "official": [] if of.is_derived else official(code),
        "parts": _parts(of, places, found, gone),
    }
    return stamped(render(request, "portal/indicator.html", context), etag)


def _with(of: Indicator, gone: type_gone) -> type_gone:
    """Of what was withdrawn the years whose form has the indicator."""
    return {(key, year): at for (key, year), at in gone.items() if edition_for(year).code in of.formulas}


def _parts(of: Indicator, places: list[Place], found: list[InForce], gone: type_gone) -> list[dict[str, Any]]:
    """A table of the agencies' own reports and one of the 汇总: what they count is never added or mixed."""
    parts = []
    for label, is_summary in (("各机关自己的报告", False), ("各级政府的汇总报告", True)):
        those = [place for place in places if place.is_summary is is_summary]
        lines = published_figures.drawn_up(those, found, gone, headings=True)
        years = sorted({year for line in lines for year in (*line.figures, *line.gone)})
        if lines:
            table = {"label": label, "columns": columns(years), "rows": comparison.table(of, lines, years)}
            parts.append(table | {"width": len(years) + 1, "breaks": list(breaks(years).values())})
    return parts
