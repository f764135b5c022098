"""Any two versions of a report, or any two years of its agency, held against each other."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.access import REPORT_STAFF, seen_by
from reports.compare import Comparison, Figure, Passage, compare, only
from reports.document import Grid, GridCell, grid
from reports.readings import chosen, texts_of
from reports.schema import Section
from reports.threads import sees_talk
from reports.views.common import report_or_404
from reports.wordings import runs


@dataclass(frozen=True)
class Part:
    """A section of the comparison: its table as the later edition prints it, the rows that differ or all; or its prose.

    ``lost`` are the cells the later edition has no place for.
    """

    section: Section
    figures: tuple[Figure, ...] = ()
    table: Grid | None = None
    rows: tuple = ()
    lost: tuple[Figure, ...] = ()
    passage: Passage | None = None

    @property
    def differs(self) -> bool:
        return any(figure.differs for figure in self.figures) or bool(self.passage and self.passage.differs)

    @property
    def runs(self) -> list:
        """The sentences: stretches to show and stretches to fold."""
        return list(runs(self.passage.pairs)) if self.passage else []

    @property
    def says(self) -> str:
        """How much of it differs."""
        if self.passage:
            return self.passage.says
        return f"{sum(figure.differs for figure in self.figures)}格不同"


@seen_by(REPORT_STAFF)
def comparison(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Both texts chosen in the address; figures with both values, prose with what went and what came."""
    shown = report_or_404(request, year, code, kind)
    # what was handed in at home is not the office's before it is handed up
    if not sees_talk(shown, request.user):
        raise Http404
    texts = texts_of(shown)
    before, after = chosen(texts, request.GET.get("a", ""), request.GET.get("b", ""))
    found = compare(before.content(), after.content())
    whole = bool(request.GET.get("all"))
    parts = [part_of(found, section, whole=whole) for section in found.after.edition.sections]
    context = {
        "report": shown,
        "texts": texts,
        "before": before,
        "after": after,
        "found": found,
        "whole": whole,
        "beside": request.GET.get("show") == "beside",
        "parts": [part for part in parts if whole or part.differs],
        "same": [part for part in parts if not whole and not part.differs],
        "keep": f"a={before.key}&b={after.key}",
    }
    return render(request, "work/compare.html", context)


def part_of(found: Comparison, section: Section, *, whole: bool = False) -> Part:
    """A section of the comparison, of its table the rows that differ or all."""
    if section.table is None:
        passage = next(p for p in found.all_passages if p.section.code == section.code)
        return Part(section, passage=passage)
    here = tuple(f for f in found.all_figures if f.cell.name.startswith(f"{section.table.code}."))
    shown = here if whole else tuple(figure for figure in here if figure.differs)
    table = section.table if whole else only(section.table, (figure.cell.name for figure in shown))
    drawn = grid(table) if whole else grid.__wrapped__(table) if table.blocks else None
    return Part(
        section,
        shown,
        drawn,
        _rows(drawn, found) if drawn else (),
        tuple(figure for figure in shown if figure.after is None),
    )


def _rows(drawn: Grid, found: Comparison) -> tuple:
    """For each group of rows its heads and its body, each cell with the figure that stands in it, if one does."""
    return tuple((_paired(group.head, found), _paired(group.body, found)) for group in drawn.groups)


def _paired(
    rows: tuple[tuple[GridCell, ...], ...], found: Comparison
) -> list[list[tuple[GridCell, Figure | None]]]:
    return [[(c, found.by_cell[c.cell.name] if c.cell else None) for c in row] for row in rows]
