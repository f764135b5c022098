"""Which agencies people mean who write a name from memory: 税局, 云川税务局, swj."""

from __future__ import annotations

import re
from functools import lru_cache

from django.db.models import Value
from django.db.models.functions import Length, Lower, Sign, StrIndex

from agencies.models import Agency
from reports.initials import initials
from reports.models import Publication, Report, ReportKind
from reports.models.publication import PublicationQuerySet
from reports.search_words import CONTROL, tidy

MOST = 6
LOOKED_AT = 100  # 人民政府 stands in thousands of names
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
    found = found or _by_name(plain)
    if not found and _former(plain) != plain:
        found = _by_name(_former(plain))
    return sorted(found, key=lambda agency: _distance(plain, agency))[:most]


def met(wanted: str) -> list[tuple[Agency, Publication | None]]:
    """The same, each with its newest report to read; those that were never asked for one are left out."""
    meant = like(wanted, LOOKED_AT)
    asked = set(Report.objects.filter(agency__in=meant).values_list("agency", flat=True))
    found = [agency for agency in meant if agency.pk in asked][:MOST]
    newest = Publication.objects.in_force().filter(report__agency__in=found)
    known = {one.report.agency_id: one for one in _slim(newest)}
    return [(agency, known.get(agency.pk)) for agency in found]


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
    """Those with the whole of it, else the characters in order; what a pattern means by a sign is none of theirs."""
    pattern = ".*".join(re.escape(character) for character in plain)
    is_whole = Sign(StrIndex(Lower("name"), Value(plain)))
    found = Agency.objects.filter(name__iregex=pattern).annotate(is_whole=is_whole)
    nearest = list(found.order_by("-is_whole", Length("name"), "code")[:LOOKED_AT])
    return [agency for agency in nearest if agency.is_whole] or nearest


def _by_initials(plain: str) -> list[Agency]:
    """Side by side where that names somebody, else in this order: people leave a 县 out."""
    known = [(pk, KNOWN(name)) for pk, name in Agency.objects.values_list("pk", "name")]
    found = [pk for pk, letters in known if plain in letters]
    found = found or [pk for pk, letters in known if _in_order(plain, letters)]
    return list(Agency.objects.filter(pk__in=found).order_by(Length("name"), "code")[:LOOKED_AT])


def _in_order(wanted: str, letters: str) -> bool:
    """Each after the one before, read once: a pattern would try every way."""
    left = iter(letters)
    return all(letter in left for letter in wanted)


def _distance(plain: str, agency: Agency) -> tuple[bool, int, str]:
    """Those still in force, those with nothing in between, those with little around."""
    name = agency.name.lower()
    return (
        agency.closed_on is not None,
        plain not in name and plain not in KNOWN(name),
        len(name),
        agency.code,
    )
