"""Whether a copy is genuine: which version, and which of its files, bears a hash or what is printed of one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import wrap

from django.db.models import Q
from django.db.models.fields.json import KT
from django.urls import reverse

from reports.agency_names import like
from reports.filetypes.imprint import SHOWN
from reports.models import LedgerEntry, Publication, PublicationFile, Withdrawal
from reports.offered import TYPES, Download
from reports.published import address, downloads, versions_of, withdrawal

HASH = re.compile("[0-9a-f]{64}")
PART = re.compile("[0-9a-f]{12,64}")  # paper bears the first 16 digits: nobody copies 64 by hand
TOO_MANY = 3  # hashes with the same first 12 digits: more digits are asked for
SIGNS = re.compile(r"[\s:\-]+")  # what programs put between the bytes
STANDINGS = {"current": "现行", "earlier": "已更正", "withdrawn": "已撤销发布", "altered": "被改动过"}


@dataclass(frozen=True)
class Copy:
    """A version that a hash belongs to, and which of its files, "" for the content.

    ``standing`` is current, earlier, withdrawn, or altered for a file that only claims to be it; ``newest`` the version
    in force, None where there is none; ``later`` those that corrected this one, oldest first.
    """

    publication: Publication
    format: str
    standing: str
    newest: Publication | None
    later: tuple[Publication, ...] = ()

    @property
    def what(self) -> str:
        """What bears the hash, in words."""
        if not self.format:
            return "数据指纹"
        return f"{TYPES[self.format][0] if self.format in TYPES else self.format} 文件"

    @property
    def standing_label(self) -> str:
        return STANDINGS[self.standing]

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Why it is not to be read any more."""
        of = self.publication.report
        return withdrawal(of.year, of.agency.code, of.kind, self.publication.number)

    @property
    def fingerprint(self) -> str:
        """As much of its fingerprint as paper bears, in fours as one reads it out."""
        return " ".join(wrap(self.publication.sha256[:SHOWN], 4))

    @property
    def entry(self) -> LedgerEntry | None:
        """Its line in the ledger."""
        entries = self.publication.entries.all()
        return next((entry for entry in entries if entry.kind == LedgerEntry.Kind.PUBLISHED), None)

    @property
    def corrections(self) -> list[tuple[int, str]]:
        """(number, address of the page of its changes) of the versions that corrected this one."""
        of = self.publication.report
        name, at = f"public-{of.kind}-changes", (of.year, of.agency.code)
        return [(one.number, reverse(name, args=(*at, one.number))) for one in self.later]

    @property
    def files(self) -> list[Download]:
        """All files of the version, under its own addresses."""
        return downloads(self.publication, self.publication.number)

    @property
    def address(self) -> str:
        return address(self.publication, number=self.publication.number)

    @property
    def current_address(self) -> str:
        return address(self.publication)


def plain(text: str) -> str:
    """A hash or its first 12 digits or more as people type it, in lower-case hex: blanks and signs between left out.

    "" for what is none.
    """
    digest = SIGNS.sub("", text.lower())
    return digest if PART.fullmatch(digest) else ""


def whole(digest: str) -> list[str]:
    """The hashes that begin so: one where it is known, more where too few digits were given. A whole one is itself."""
    if HASH.fullmatch(digest):
        return [digest]
    found: set[str] = set()
    for rows, name in ((Publication, "sha256"), (PublicationFile, "sha256"), (PublicationFile, "sm3")):
        begin = {f"{name}__gte": digest, f"{name}__lt": f"{digest}g"}  # which the index of the column serves
        found |= set(rows.objects.filter(**begin).values_list(name, flat=True)[:TOO_MANY])
    return sorted(_contents(found) or found)


def _contents(digests: set[str]) -> set[str]:
    """Those of a whole version: it is them that paper bears, and the file of its JSON has the same."""
    return set(Publication.objects.filter(sha256__in=digests).values_list("sha256", flat=True))


def copies(digest: str) -> list[Copy]:
    """The versions whose content, or one of whose files, has this SHA-256 or SM3; withdrawn ones too, newest first."""
    files = PublicationFile.objects.filter(Q(sha256=digest) | Q(sm3=digest))
    which = dict(files.values_list("publication", "format"))
    same = Publication.objects.filter(Q(sha256=digest) | Q(pk__in=which)).select_related("report__agency")
    found = same.prefetch_related("files", "entries").order_by("report", "-number")
    return _copies((one, "" if one.sha256 == digest else which[one.pk]) for one in found)


def claimed(digest: str) -> list[Copy]:
    """What an altered file says it is, by the hash of the data inside it."""
    return [replace(copy, standing="altered") for copy in copies(digest)[:1]]


def of_agency(name: str, year: int | None = None, most: int = 40) -> list[Copy]:
    """Every version of the reports of the agencies that may be meant by a name, the newest year first, with ``title``."""
    codes = [agency.code for agency in like(name)]
    here = Publication.objects.filter(report__agency__code__in=codes).select_related("report__agency")
    here = here.filter(report__year=year) if year else here
    slim = here.defer("document", "values").annotate(title=KT("document__title"))
    ordered = slim.order_by("-report__year", "report__agency__code", "report__kind", "-number")
    return _copies((one, "") for one in ordered[:most])


def _copies(found: Iterable[tuple[Publication, str]]) -> list[Copy]:
    """Each beside the versions of its report that can be read, which are asked for once for all."""
    those = list(found)
    readable: dict[int, list[Publication]] = {of.report_id: [] for of, _ in those}
    for one in versions_of(readable):
        readable[one.report_id].append(one)
    return [_copy(of, format, readable[of.report_id]) for of, format in those]


def _copy(of: Publication, format: str, public: list[Publication]) -> Copy:
    newest = public[0] if public else None
    if of not in public:
        return Copy(of, format, "withdrawn", newest)
    later = tuple(one for one in reversed(public) if one.number > of.number)
    return Copy(of, format, "earlier" if later else "current", newest, later)
