"""The figures the public may see, of agencies over years: always the version in force, through reports.published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import Case, F, Q, QuerySet, TextField, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.urls import get_script_prefix, reverse

from agencies.models import Agency
from reports import published, published_data
from reports.comparison import Line
from reports.editions import BY_CODE
from reports.exhibits import Year, span
from reports.indicators import Figures, Indicator
from reports.models import Publication, Report, ReportKind
from reports.schema import Kind


def key_of(code: str, kind: str) -> str:
    """As an address names it: yunchuan, yunchuan/summary."""
    return f"{code}/{kind}" if kind == ReportKind.SUMMARY else code


@dataclass(frozen=True)
class Place:
    """An agency's reports of one kind. Its own and its 汇总 count different things and are never mixed."""

    agency: Agency
    kind: str

    @property
    def key(self) -> str:
        return key_of(self.agency.code, self.kind)

    @property
    def is_summary(self) -> bool:
        return self.kind == ReportKind.SUMMARY

    @property
    def name(self) -> str:
        return published.name_of(self.agency, self.kind)


@dataclass(frozen=True)
class InForce:
    """A version in force and the figures of it that were asked for."""

    code: str
    kind: str
    year: int
    number: int
    published_at: datetime
    figures: Figures

    @property
    def key(self) -> str:
        return key_of(self.code, self.kind)


def places() -> list[Place]:
    """Everybody who was ever asked for a report, in the official order."""
    asked = Report.objects.order_by("agency", "kind").distinct("agency", "kind").select_related("agency")
    return sorted((Place(report.agency, report.kind) for report in asked), key=published.order)


def standings(
    those: Iterable[Indicator], *, codes: Sequence[str] | None = None, years: Sequence[int] | None = None
) -> list[InForce]:
    """What these indicators need of the versions in force: one query an edition. ``codes`` and ``years`` narrow it."""
    found = []
    for edition in BY_CODE:
        formulas = [of.formulas[edition] for of in those if edition in of.formulas]
        cells = {cell: False for formula in formulas for cell in formula.cells}
        cells |= {f.numerator[0]: True for f in formulas if len(f.numerator) == 1 and not f.is_rate}
        chosen = published.newest().filter(edition_code=edition)
        if codes is not None:
            chosen = chosen.filter(report__agency__code__in=codes)
        if years is not None:
            chosen = chosen.filter(report__year__in=years)
        found += _read(chosen, edition, cells)
    return found


def _read(of: QuerySet[Publication], edition: str, cells: dict[str, bool]) -> list[InForce]:
    """Only the cells asked for leave the database; where True, also how the report prints what is no plain number."""
    at = {cell.name: n for n, cell in enumerate(BY_CODE[edition].cells)}
    texts = {f"text{at[name]}": _text(name, at[name], edition) for name, wanted in cells.items() if wanted}
    numbers = {f"number{at[name]}": F(f"values__{at[name]}") for name in cells}
    # a generated alias may not be a field's own name, so everything gets one
    about = ("report__agency__code", "report__kind", "report__year", "number", "published_at")
    rows = of.annotate(**numbers, **texts).values(*about, *numbers, *texts)
    return [
        InForce(
            *(row[name] for name in about),
            Figures(
                edition,
                {name: row[f"number{at[name]}"] for name in cells},
                {name: row[f"text{at[name]}"] or "" for name, wanted in cells.items() if wanted},
            ),
        )
        for row in rows
    ]


def _text(name: str, at: int, edition: str) -> Case:
    """The printed text where it may say more than the number: “/” counts as 0, an amount keeps its decimals."""
    text = KeyTextTransform("text", KeyTransform(name, KeyTransform("figures", "document")))
    if BY_CODE[edition].by_name[name].kind in (Kind.MONEY, Kind.AMOUNT):
        return Case(default=text, output_field=TextField())
    plain = Q(**{f"values__{at}": 0}) | Q(**{f"values__{at}__isnull": True})
    return Case(When(plain, then=text), default=None, output_field=TextField())


type_found = dict[int, tuple[Publication, Figures]]


def history(agency: Agency) -> dict[str, type_found]:
    """Every figure of an agency's versions in force: by kind and year. One query."""
    found: dict[str, type_found] = {}
    for one in _with_figures(published.newest().filter(report__agency=agency)):
        found.setdefault(one.report.kind, {})[one.report.year] = one, whole(one)
    return found


def all_of(year: int, code: str, kind: str) -> Figures | None:
    """Every figure of the version in force; None where there is none."""
    here = published.newest().filter(report__year=year, report__agency__code=code, report__kind=kind)
    found = _with_figures(here).first()
    return found and whole(found)


def versions(of: Publication) -> list[tuple[Publication, Figures]]:
    """Every version at this address with all its figures, the newest first."""
    return [(one, whole(one)) for one in _with_figures(published.versions(of))]


def _with_figures(of: QuerySet[Publication]) -> QuerySet[Publication]:
    """``printed`` are the figures of the document, without its prose."""
    return of.defer(None).defer("document").annotate(printed=KeyTransform("figures", "document"))


def whole(of: Publication) -> Figures:
    """All figures of a version, as it prints them."""
    cells = BY_CODE[of.edition_code].cells
    texts = {name: one["text"] for name, one in of.printed.items() if one["text"]}
    return Figures(of.edition_code, {cell.name: n for cell, n in zip(cells, of.values, strict=True)}, texts)


def years_of(found: type_found, asked: Iterable[int]) -> list[Year]:
    """Every year from the first to the last that was asked for or published; gaps where there is no version in force."""
    return [Year(year, found[year][1] if year in found else None) for year in span([*found, *asked])]


@lru_cache(maxsize=1 << 15)
def _address(prefix: str, name: str, *args: object) -> str:
    """``reverse``, remembered: a table of ten thousand figures spends half its time on it. ``prefix`` is the site's."""
    return reverse(name, args=args)


type_gone = dict[tuple[str, int], str]


def withdrawn() -> type_gone:
    """By key and year: where it says why a report was taken back that is not published again."""
    return {
        (Place(one.report.agency, one.report.kind).key, one.report.year): published.address(one)
        for one in published_data.withdrawn(published_data.Asked())
    }


def drawn_up(
    those: Sequence[Place],
    found: Iterable[InForce],
    gone: type_gone | None = None,
    *,
    headings: bool = False,
) -> list[Line]:
    """A line a place, in the order of ``those``; with ``headings`` each level of government is named once."""
    by_key: dict[str, dict[int, InForce]] = {place.key: {} for place in those}
    for one in found:
        if one.key in by_key:
            by_key[one.key][one.year] = one
    away: dict[str, dict[int, str]] = {}
    for (key, year), at in (gone or {}).items():
        away.setdefault(key, {})[year] = at
    lines, level, prefix = [], "", get_script_prefix()
    for place in those:
        own, changed = by_key[place.key], headings and place.agency.level != level
        level = place.agency.level
        lines.append(
            Line(
                place.name,
                _address(prefix, "agency", place.agency.code),
                {year: one.figures for year, one in own.items()},
                {year: _address(prefix, f"public-{one.kind}", year, one.code) for year, one in own.items()},
                {year: one.number for year, one in own.items()},
                place.agency.get_level_display() if changed else "",
                place.agency.code,
                place.kind,
                away.get(place.key, {}),
            )
        )
    return lines
