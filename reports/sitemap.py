"""Every page of the public side, for search engines and the inspectors' programs, with when it last changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cached_property

from django.urls import reverse

from reports import handbook, published
from reports.editions import BY_CODE
from reports.models import Publication

MOST = 10_000  # addresses in one part; programs take up to 50,000

# what is no page of its own: files, feeds, the interface for programs, what hangs on a digest or a question, versions that
# are not in force and what they changed, the further pages of the list, and the pages of single figures and
# indicators, which the page of all of them leads to
LEFT_OUT = frozenset(
    {
        *(
            "sitemap",
            "sitemap-part",
            "robots",
            "feed",
            "agency-feed",
            "search-index",
            "verify-digest",
            "mode",
        ),
        *("public-list-page", "public-year-file", "schema", "indicator"),
        *(
            f"public-{kind}-{what}"
            for kind in ("own", "summary")
            for what in ("file", "version", "version-file")
        ),
        *(f"public-{kind}-{what}" for kind in ("own", "summary") for what in ("changes", "figure")),
        *(
            f"open-data-{what}"
            for what in ("all", "year", "csv", "excel", "metadata", "package", "sha256", "sm3")
        ),
        *(
            f"api-{what}"
            for what in ("root", "openapi", "reports", "report", "summary", "figures", "missing")
        ),
        *("api-agencies", "api-editions", "api-indicators"),
    }
)
Page = tuple[str, datetime | None]
Arguments = Iterable[tuple[tuple[object, ...], datetime | None]]


class Pages:
    """What there is to list, asked for once."""

    @cached_property
    def in_force(self) -> list[Publication]:
        order = ("-report__year", "report__agency__code", "report__kind")
        found = Publication.objects.filter(pk__in=published.newest().values("pk")).order_by(*order)
        return list(found.select_related("report__agency").defer("document", "values"))

    def newest_of(
        self, key: Callable[[Publication], tuple[object, ...]]
    ) -> dict[tuple[object, ...], datetime]:
        """For each year, agency …: when something of it was last published."""
        found: dict[tuple[object, ...], datetime] = {}
        for of in self.in_force:
            found[key(of)] = max(of.published_at, found.get(key(of), of.published_at))
        return found

    def years(self) -> Arguments:
        last = self.newest_of(lambda of: (of.report.year,))
        return [((year,), last.get((year,))) for year in published.years()]

    def levels(self) -> Arguments:
        return self.newest_of(lambda of: (of.report.year, of.report.agency.level)).items()

    def agencies(self) -> Arguments:
        return self.newest_of(lambda of: (of.report.agency.code,)).items()

    def reports(self, kind: str) -> Arguments:
        return [
            ((of.report.year, of.report.agency.code), of.published_at)
            for of in self.in_force
            if of.report.kind == kind
        ]

    def figures(self, kind: str) -> Arguments:
        return [
            ((of.report.year, of.report.agency.code, of.number), of.published_at)
            for of in self.in_force
            if of.report.kind == kind
        ]

    def last(self) -> Arguments:
        """One page, which changes with whatever is published."""
        return [((), max((of.published_at for of in self.in_force), default=None))]

    def by_name(self) -> dict[str, Arguments]:
        """The kinds of pages in the order of the map, by the names of their addresses."""
        alone: Arguments = [((), None)]
        return {
            "portal": self.last(),
            "public-list": self.last(),
            "public-years": self.last(),
            "public-year": self.years(),
            "public-level": self.levels(),
            "public-own": self.reports("own"),
            "public-summary": self.reports("summary"),
            "public-own-figures": self.figures("own"),
            "public-summary-figures": self.figures("summary"),
            "agencies": self.last(),
            "agency": self.agencies(),
            **dict.fromkeys(("compare-agencies", "indicators", "open-data", "site-map"), self.last()),
            **dict.fromkeys(("search", "verify", "self-check", "rules", "accessibility", "help"), alone),
            "rules-edition": [((code,), None) for code in BY_CODE],
            "help-chapter": [((slug,), None) for slug in handbook.slugs()],
        }


def pages() -> Iterator[Page]:
    """(path, when it last changed or None) of every page there is."""
    for name, found in Pages().by_name().items():
        for arguments, at in found:
            yield reverse(name, args=arguments), at


def parts(found: list[Page]) -> list[list[Page]]:
    """The pages in parts a program can take."""
    return [found[first : first + MOST] for first in range(0, len(found), MOST)] or [[]]
