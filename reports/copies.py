"""Whether a copy is genuine: which version, and which of its files, bears a hash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q

from reports.models import LedgerEntry, Publication, PublicationFile, Withdrawal
from reports.offered import TYPES, Download
from reports.published import address, downloads, versions, withdrawal

HASH = re.compile("[0-9a-f]{64}")
SIGNS = re.compile(r"[\s:\-]+")  # what programs put between the bytes


@dataclass(frozen=True)
class Copy:
    """A version that a hash belongs to, and which of its files, "" for the content.

    ``standing`` is current, earlier or withdrawn; ``newest`` the version in force, None where there is none.
    """

    publication: Publication
    format: str
    standing: str
    newest: Publication | None

    @property
    def what(self) -> str:
        """What bears the hash, in words."""
        if not self.format:
            return "内容（规范化的 JSON）"
        return f"{TYPES[self.format][0] if self.format in TYPES else self.format} 文件"

    @property
    def withdrawal(self) -> Withdrawal | None:
        """Why it is not to be read any more."""
        of = self.publication.report
        return withdrawal(of.year, of.agency.code, of.kind, self.publication.number)

    @property
    def entry(self) -> LedgerEntry | None:
        """Its line in the ledger."""
        entries = self.publication.entries.all()
        return next((entry for entry in entries if entry.kind == LedgerEntry.Kind.PUBLISHED), None)

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
    """A hash as people paste it, in lower-case hex: blanks and signs between the bytes left out; "" for what is none."""
    digest = SIGNS.sub("", text.lower())
    return digest if HASH.fullmatch(digest) else ""


def copies(digest: str) -> list[Copy]:
    """The versions whose content, or one of whose files, has this SHA-256 or SM3; withdrawn ones too, newest first."""
    files = PublicationFile.objects.filter(Q(sha256=digest) | Q(sm3=digest))
    which = dict(files.values_list("publication", "format"))
    same = Publication.objects.filter(Q(sha256=digest) | Q(pk__in=which)).select_related("report__agency")
    found = same.prefetch_related("files", "entries").order_by("report", "-number")
    return [_copy(one, "" if one.sha256 == digest else which[one.pk]) for one in found]


def _copy(of: Publication, format: str) -> Copy:
    public = list(versions(of))
    newest = public[0] if public else None
    if of not in public:
        return Copy(of, format, "withdrawn", newest)
    return Copy(of, format, "current" if of == newest else "earlier", newest)
