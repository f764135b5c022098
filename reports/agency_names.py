"""Which agencies people mean who write a name from memory: 税局, 云川税务局, swj."""

from __future__ import annotations

import re
from functools import lru_cache

from agencies.models import Agency
from reports.initials import initials
from reports.models import Publication, Report, ReportKind
from reports.models.publication import PublicationQuerySet
from reports.search_words import CONTROL, tidy

MOST = 6
LEAST = 2  # characters: one alone stands in too many names
LONGEST = 40
LETTERS = re.compile("[a-z0-9]+")
FORMER = (("国税", "税"), ("地税", "税"))  # merged in 2018, still called so
KNOWN = lru_cache(maxsize=20_000)(initials)


def like(wanted: str, most: int = MOST) -> list[Agency]:
    """The agencies in whose name, or its pinyin initials, the characters stand in this order; the closest first."""
    plain = "".join(tidy(CONTROL.sub("", wanted)).lower().split())
    if not LEAST <= len(plain) <= LONGEST:
        return []
    found = _by_initials(plain) if LETTERS.fullmatch(plain) else []
    found = found or _by_name(plain) or _by_name(_former(plain))
    return sorted(found, key=lambda agency: _distance(plain, agency))[:most]


def met(wanted: str) -> list[tuple[Agency, Publication | None]]:
    """The same, each with its newest report to read; those that were never asked for one are left out."""
    found = like(wanted)
    newest = Publication.objects.in_force().filter(report__agency__in=found)
    known = {one.report.agency_id: one for one in _slim(newest)}
    asked = set(Report.objects.filter(agency__in=found).values_list("agency", flat=True))
    return [(agency, known.get(agency.pk)) for agency in found if agency.pk in asked]


def newest_of(agency: Agency) -> Publication | None:
    """The last of its reports there is to read, its own before the 汇总."""
    return next(reversed(_slim(Publication.objects.in_force().filter(report__agency=agency))), None)


def _slim(found: PublicationQuerySet) -> list[Publication]:
    """In the order of their years, the own report of a year last."""
    slim = found.select_related("report__agency").defer("document", "values")
    return sorted(slim, key=lambda of: (of.report.year, of.report.kind == ReportKind.OWN))


def _former(plain: str) -> str:
    for old, now in FORMER:
        plain = plain.replace(old, now)
    return plain


def _by_name(plain: str) -> list[Agency]:
    """The characters in order; what a pattern means by a sign is none of theirs."""
    characters = (re.escape(character) for character in plain)
    pattern = ".*".join(characters)
    return list(Agency.objects.filter(name__iregex=pattern)) if plain else []


def _by_initials(plain: str) -> list[Agency]:
    """Of the name, or of its end: people leave the place out."""
    codes = Agency.objects.values_list("pk", "name")
    return list(Agency.objects.filter(pk__in=[pk for pk, name in codes if plain in KNOWN(name)]))


def _distance(plain: str, agency: Agency) -> tuple[bool, int, str]:
    """Those still in force, those with nothing in between, those with little around."""
    name = agency.name.lower()
    return (
        agency.closed_on is not None,
        plain not in name and plain not in KNOWN(name),
        len(name),
        agency.code,
    )
