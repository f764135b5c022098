"""The search box: what was asked stands in the address, and every link on the page keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Level
from reports import agency_names
from reports import search as index
from reports.models import Publication, SearchEntry
from reports.published import address, years
from reports.search import MOST, RELEVANCE, SORTS, TIME, Asked
from reports.search_words import LONGEST, MOST_WORDS, Piece, excerpt, parse, pieces, tidy
from reports.views.portal import canonical
from reports.views.public import public

ON_A_PAGE = 10
BESIDE = 2  # pages whose numbers stand on each side of the one that is read


@dataclass(frozen=True)
class Hit:
    """A report that was found, as the page shows it."""

    entry: SearchEntry
    address: str
    title: list[Piece]
    excerpt: list[Piece]
    same_agency: str


@dataclass(frozen=True)
class Pages:
    """The hits in pages; ``number`` is the one that is read, from 1 on."""

    number: int
    last: int

    @property
    def near(self) -> range:
        return range(max(1, self.number - BESIDE), min(self.last, self.number + BESIDE) + 1)


@public
def search(request: HttpRequest) -> HttpResponse:
    """The reports that hold every word; without a question the form alone."""
    asked, text = _asked(request.GET)
    found = index.find(asked)
    last = max(1, -(-len(found) // ON_A_PAGE))
    pages = Pages(min(max(_number(request.GET.get("page")) or 1, 1), last), last)
    first = (pages.number - 1) * ON_A_PAGE
    link = _Links(asked, text)
    context = {
        "asked": asked,
        "text": text,
        "is_search": True,
        "canonical": canonical("search"),
        "limits": (LONGEST, MOST_WORDS),
        "years": years(),
        "indexed": index.years,  # asked for by the export only
        "levels": Level.choices,
        "agencies": index.agencies(),
        "sorts": [(sort, label, link(sort=sort)) for sort, label in SORTS.items()],
        "hits": _hits(found[first : first + ON_A_PAGE], asked, link),
        "agencies_met": _agencies(asked, text) if pages.number == 1 else [],
        "count": len(found),
        "first": first + 1,
        "is_more": len(found) >= MOST,
        "pages": pages,
        "numbers": [(number, link(page=number)) for number in pages.near],
        "before": pages.number > 1 and link(page=pages.number - 1),
        "after": pages.number < pages.last and link(page=pages.number + 1),
    }
    if asked.query and not found:
        context |= _instead(asked, text)
    return render(request, "portal/search.html", context)


@public
def search_index(request: HttpRequest, year: int) -> HttpResponse:
    """The texts of a year as JSON, for the search of the exported site, which has no server to ask.

    Rows of title, agency, address, date of publication and prose.
    """
    kept = index.of_year(year)
    if not kept:
        raise Http404(f"没有{year}年度的年度报告。")
    rows = [
        [
            entry.title,
            entry.agency,
            address(entry.publication),
            f"{timezone.localdate(entry.published_at):%Y-%m-%d}",
            index.prose(entry),
        ]
        for entry in kept
    ]
    return JsonResponse({"year": year, "reports": rows}, json_dumps_params={"ensure_ascii": False})


def _asked(sent: QueryDict) -> tuple[Asked, str]:
    """The question and the text that was typed; what is no year, level or order is not asked for."""
    text = sent.get("q", "")
    level, sort = sent.get("level", ""), sent.get("sort", "")
    return (
        Asked(
            query=parse(text),
            year=_number(sent.get("year")),
            level=level if level in Level.values else "",
            agency=" ".join(tidy(sent.get("agency", "").replace("\0", ""))[:80].split()),
            sort=sort if sort in SORTS else RELEVANCE,
        ),
        " ".join(text.replace("\0", " ").split())[:LONGEST],
    )


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 5 else None


@dataclass(frozen=True)
class _Links:
    """The address of the same question with something of it changed; its first page."""

    asked: Asked
    text: str

    def __call__(self, **changes: object) -> str:
        asked = self.asked
        kept = {"q": self.text, "year": asked.year, "level": asked.level, "agency": asked.agency}
        kept |= {"sort": asked.sort if asked.sort == TIME else ""} | changes
        kept |= {name: "" for name, usual in (("page", 1), ("sort", RELEVANCE)) if kept.get(name) == usual}
        return f"{reverse('search')}?{urlencode({k: v for k, v in kept.items() if v})}"


def _hits(found: list[int], asked: Asked, link: _Links) -> Iterator[Hit]:
    for entry in index.entries(found):
        yield Hit(
            entry,
            address(entry.publication),
            pieces(entry.title, asked.query),
            excerpt(index.prose(entry), asked.query),
            link(agency=entry.agency) if entry.agency != asked.agency else "",
        )


def _agencies(asked: Asked, text: str) -> list[tuple[Agency, str, Publication | None, str]]:
    """The agencies whose name was typed, loosely, where nothing else narrows: name, page, newest report, its address."""
    if asked.is_narrowed:
        return []
    found = agency_names.met(text)
    return [(a, reverse("agency", args=(a.code,)), of, address(of) if of else "") for a, of in found]


def _instead(asked: Asked, text: str) -> dict[str, object]:
    """What else may be meant where nothing was found."""
    by_words = [
        (s.label, s.count, _Links(s.asked, _typed(s.asked, text))()) for s in index.suggestions(asked)
    ]
    in_years = [(f"{year}年度", n, _Links(asked, text)(year=year)) for year, n in index.other_years(asked)]
    like = [(e.agency, _Links(Asked(parse(e.agency)), e.agency)()) for e in index.like_agencies(asked.query)]
    return {"instead": [*in_years, *by_words], "like": like}


def _typed(asked: Asked, text: str) -> str:
    """How the question is typed: as it was, or the words that are left of it."""
    return (
        text
        if asked.query == parse(text)
        else " ".join(f'"{w}"' if " " in w else w for w in asked.query.words)
    )
