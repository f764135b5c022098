"""What the portal's search box asks, and the index it asks: one entry for every report that is published.

The entries are derived: they can be made anew at any time from what is published, and hold nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.postgres.search import SearchVectorField
from django.db import connection, transaction
from django.db.models import Count, Value
from django.db.models.functions import Cast

from agencies.models import Agency
from reports import published
from reports.document import document
from reports.filetypes import json
from reports.models import Publication, Report, SearchEntry
from reports.search_words import ANYWHERE, IN_EVERY_TITLE, TIERS, TITLE, Query, lexemes, quoted, tidy, tokens

MOST = 2000  # hits that are looked at; with more of them nobody reads on, he asks more precisely
HEAD = 2  # lines of an entry's text before its prose: title and agency
MOST_AGENCIES = 300
TOGETHER = 100  # documents in memory at once while the index is made anew
RELEVANCE, TIME = "relevance", "time"
SORTS = {RELEVANCE: "相关度", TIME: "时间"}

# The planner knows nothing of what it costs to read the words of a row, so it is left no other way than the index of words;
# what is read of the rows themselves is small.
ONLY_THE_INDEX = "SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off"
MATCHING = """
SELECT report_id FROM reports_searchentry WHERE words @@ %(words)s::tsquery {also}
ORDER BY published_at DESC, report_id DESC LIMIT %(most)s
"""
HOLDING = "SELECT report_id FROM reports_searchentry WHERE report_id = ANY(%(found)s) AND {also}"


@dataclass(frozen=True)
class Asked:
    """A question: the words and what they are asked among. ``agency`` is a part of an agency's name."""

    query: Query
    year: int | None = None
    level: str = ""
    agency: str = ""
    sort: str = RELEVANCE

    @property
    def is_narrowed(self) -> bool:
        return bool(self.year or self.level or self.agency)


def find(asked: Asked) -> list[int]:
    """The reports (their ids) that hold every word, the best first: at most MOST.

    By relevance: those with all words in title or agency's name, then by how densely the words stand, then the newest.
    """
    if not asked.query:
        return []
    tiers = TIERS if asked.sort == RELEVANCE else (ANYWHERE,)
    found: dict[int, None] = {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONLY_THE_INDEX)
        for tier in tiers:
            wanted = asked.query.wanted(tier)
            if wanted and len(found) < MOST:
                words = " & ".join(map(quoted, wanted))
                found |= dict.fromkeys(_matching(cursor, asked, words, MOST + len(found)))
        return _holding(cursor, asked.query, list(found)[:MOST])


def _matching(cursor: Any, asked: Asked, words: str, most: int) -> list[int]:
    """The newest of those with these lexemes."""
    narrow = {
        "year": ("AND year = %(year)s", asked.year),
        "level": ("AND level = %(level)s", asked.level),
        "agency": ("AND agency LIKE %(agency)s", asked.agency and _like(asked.agency)),
    }
    chosen = {name: value for name, (_, value) in narrow.items() if value}
    also = " ".join(narrow[name][0] for name in chosen)
    cursor.execute(MATCHING.format(also=also), {"words": words, "most": most, **chosen})
    return [report for (report,) in cursor]


def _holding(cursor: Any, query: Query, found: list[int]) -> list[int]:
    """Those of them in whose text the longer words stand as they were asked for."""
    if not query.doubtful or not found:
        return found
    tests = [
        f"{'lower(body)' if word.upper() != word else 'body'} LIKE %(word{n})s"
        for n, word in enumerate(query.doubtful)
    ]
    words = {f"word{n}": _like(word) for n, word in enumerate(query.doubtful)}
    cursor.execute(HOLDING.format(also=" AND ".join(tests)), {"found": found, **words})
    holding = {report for (report,) in cursor}
    return [report for report in found if report in holding]


def _like(word: str) -> str:
    """Anything around the word, which may itself hold the signs of a pattern."""
    return "%" + word.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_") + "%"


def entries(reports: Sequence[int]) -> list[SearchEntry]:
    """The entries of these reports, in this order, with what a page says of them."""
    slim = SearchEntry.objects.defer("words", "publication__document", "publication__values")
    found = slim.select_related("publication__report__agency").in_bulk(reports)
    return [found[report] for report in reports if report in found]


def prose(entry: SearchEntry) -> str:
    """Its text without title and agency."""
    return entry.body.split("\n", HEAD)[-1]


def years() -> list[int]:
    """The years with anything to be found, the newest first."""
    return list(SearchEntry.objects.order_by("-year").values_list("year", flat=True).distinct())


def of_year(year: int) -> list[SearchEntry]:
    """All entries of a year by the agency's code, its own report before the 汇总."""
    slim = SearchEntry.objects.defer("words", "publication__document", "publication__values")
    found = slim.filter(year=year).select_related("publication__report__agency")
    return list(found.order_by("report__agency__code", "report__kind"))


def agencies() -> list[str]:
    """The names to choose from where they are few enough for that; else one types a part of the name."""
    names = (
        Agency.objects.filter(reports__isnull=False)
        .distinct()
        .order_by("code")
        .values_list("name", flat=True)
    )
    few = list(names[: MOST_AGENCIES + 1])
    return few if len(few) <= MOST_AGENCIES else []


@dataclass(frozen=True)
class Suggestion:
    """Another question, which has ``count`` answers."""

    label: str
    asked: Asked
    count: int


def suggestions(asked: Asked) -> Iterator[Suggestion]:
    """What to ask where nothing was found: elsewhere, or with fewer words; agencies of a like name come beside."""
    words = asked.query.words
    others = [("不限年度、级别和机关", replace(asked, year=None, level="", agency=""))] * asked.is_narrowed
    if len(words) > 1:
        others += [(f"只查“{word}”", replace(asked, query=Query((word,)))) for word in words]
    for label, other in others:
        if count := len(find(other)):
            yield Suggestion(label, other, count)


def other_years(asked: Asked) -> list[tuple[int, int]]:
    """Where nothing was found in the year asked for: the years with answers and how many, the newest first."""
    if not asked.year:
        return []
    years = SearchEntry.objects.filter(pk__in=find(replace(asked, year=None))).values_list("year")
    return list(years.annotate(Count("pk")).order_by("-year"))


def like_agencies(query: Query, most: int = 5) -> list[SearchEntry]:
    """An entry each of the agencies whose names share most with the words, mistyped ones included."""
    own = {t for word in query.words for t in tokens(word) if len(t) > 1 and not t.isdigit()} - IN_EVERY_TITLE
    marks = sorted(TITLE + token for token in own)
    if not marks:
        return []
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ONLY_THE_INDEX)
        found = _matching(cursor, Asked(query), " | ".join(map(quoted, marks)), 500)
    wanted = {mark[1:] for mark in marks}
    by_name: dict[str, tuple[int, SearchEntry]] = {}
    for entry in entries(found):
        shared = len(wanted & set(tokens(tidy(entry.agency))))
        if shared > by_name.get(entry.agency, (0, entry))[0]:
            by_name[entry.agency] = shared, entry
    best = sorted(by_name.values(), key=lambda pair: -pair[0])
    return [entry for _, entry in best[:most]]


# ── the index ──


def enter(publication: Publication) -> None:
    """Have this version found from now on, and no earlier one."""
    _keep([_entry(publication)])


def leave(report: Report) -> None:
    """Have nothing of the report found any more: what is withdrawn is not to be read."""
    SearchEntry.objects.filter(report=report).delete()


def fill() -> int:
    """Enter what is missing and take out what is not in force: how many entries were changed. Quick when none is."""
    in_force = dict(published.newest().values_list("report_id", "pk"))
    kept = dict(SearchEntry.objects.values_list("report_id", "publication_id"))
    return _settle(report for report in in_force | kept if in_force.get(report) != kept.get(report))


def remake() -> int:
    """Make every entry anew, as after a change of what a text is found by: how many there are."""
    _settle(Publication.objects.values_list("report", flat=True).distinct())
    return SearchEntry.objects.count()


def _settle(reports: Iterable[int]) -> int:
    """Have these reports found as they are in force, some at a time; how many they are."""
    wanted = sorted(reports)
    for first in range(0, len(wanted), TOGETHER):
        _settle_some(wanted[first : first + TOGETHER])
    return len(wanted)


@transaction.atomic
def _settle_some(reports: list[int]) -> None:
    """The reports are locked before it is asked what is in force: what is withdrawn meanwhile must not come back."""
    list(Report.objects.select_for_update().filter(pk__in=reports).order_by("pk").values_list("pk"))
    in_force = published.newest().filter(report__in=reports).values("pk")
    some = Publication.objects.filter(pk__in=in_force).select_related("report__agency").defer("values")
    made = [_entry(publication) for publication in some]
    _keep(made)
    gone = SearchEntry.objects.filter(report__in=reports)
    gone.exclude(report__in=[entry.report_id for entry in made]).delete()


def _keep(made: Iterable[SearchEntry]) -> None:
    changing = [field.name for field in SearchEntry._meta.fields if not field.primary_key]
    SearchEntry.objects.bulk_create(
        made, update_conflicts=True, unique_fields=["report"], update_fields=changing
    )


def _entry(publication: Publication) -> SearchEntry:
    report, frozen = publication.report, publication.document
    chapters = document(json.read(frozen)).chapters
    paragraphs = [paragraph for chapter in chapters for paragraph in chapter.paragraphs]
    name = f"{frozen['agency']} {report.agency.name}" if _is_renamed(publication) else frozen["agency"]
    title, agency = tidy(frozen["title"]), tidy(name)
    text = "\n".join(tidy(p.lead + p.text) for p in paragraphs)
    headings = [tidy(p.lead or p.text) for p in paragraphs if p.lead or p.level]
    found = " ".join(map(quoted, lexemes(f"{title}\n{agency}", headings, text)))
    return SearchEntry(
        report=report,
        publication=publication,
        year=report.year,
        level=report.agency.level,
        published_at=publication.published_at,
        title=frozen["title"],
        agency=frozen["agency"],
        body=f"{title}\n{agency}\n{text}",
        words=Cast(Value(found), SearchVectorField()),
    )


def _is_renamed(publication: Publication) -> bool:
    """Whether the agency bears another name today than on the report; it is found by both."""
    agency = publication.report.agency
    return publication.document["agency"] not in (agency.name, agency.own_name)
