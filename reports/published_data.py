"""What is published, as entries for the packages and the open interface: all of it through reports.published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KT, KeyTransform
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency
from reports import published
from reports.models import BulkFile, Publication, Report, ReportKind
from reports.offered import TYPES
from reports.open_data.bundle import Source
from reports.open_data.describe import Terms
from reports.open_data.entry import Correction, Entry, Office, Withdrawn
from reports.published import full

CHUNK = 200  # documents in memory at once
HEAD = ("edition", "agency", "title")
ORDER = ("report__year", "report__agency__code", "report__kind")
type_key = tuple[int, str, str]  # year, unit code, kind: what every list is in the order of


@dataclass(frozen=True)
class Asked:
    """Which reports: what is None is not asked for. ``since`` is the moment after which they were published."""

    year: int | None = None
    level: str | None = None
    agency: str | None = None
    kind: str | None = None
    since: datetime | None = None

    @property
    def where(self) -> Q:
        """Which reports, in words that hold for all versions of one."""
        asked = {
            "report__year": self.year,
            "report__agency__level": self.level,
            "report__agency__code": self.agency,
            "report__kind": self.kind,
        }
        return Q(**{name: value for name, value in asked.items() if value is not None})


def terms() -> Terms:
    sponsor = "" if "SITE_SPONSOR" in settings.SITE.unfilled() else settings.SITE.sponsor
    return Terms(sponsor, settings.DATA_TERMS, settings.DATA_LICENCE, full(reverse("portal")))


def in_force(asked: Asked, after: type_key | None = None, *, again: bool = False) -> QuerySet[Publication]:
    """The versions in force, by year, unit code and kind; ``after`` one of them, or with it if ``again``.

    The document is left out.
    """
    found = Publication.objects.filter(pk__in=published.newest().filter(asked.where).values("pk"))
    if asked.since:
        found = found.filter(published_at__gte=asked.since)
    return _after(found, after, again=again)


def _after(
    found: QuerySet[Publication], after: type_key | None, *, again: bool = False
) -> QuerySet[Publication]:
    if after:
        year, code, kind = after
        same = Q(report__agency__code=code, **{f"report__kind__{'gte' if again else 'gt'}": kind})
        later = Q(report__agency__code__gt=code) | same
        found = found.filter(Q(report__year__gt=year) | Q(later, report__year=year))
    return found.select_related("report__agency").defer("document", "values").order_by(*ORDER)


def heads(found: QuerySet[Publication]) -> Iterator[Entry]:
    """Without figures and passages."""
    for one in found.annotate(**{f"frozen_{name}": KT(f"document__{name}") for name in HEAD}):
        yield _entry(one, {name: getattr(one, f"frozen_{name}") for name in HEAD})


def with_figures(found: QuerySet[Publication], cells: Iterable[str] = ()) -> Iterator[Entry]:
    """With figures, all or those named, and without passages: they are most of a document."""
    named = {f"cell_{n}": cell for n, cell in enumerate(cells)}
    figures = KeyTransform("figures", "document")  # a name holds dots, which a path in a keyword cannot
    wanted = {name: KeyTransform(cell, figures) for name, cell in named.items()} or {"every": figures}
    heads = {f"frozen_{name}": KT(f"document__{name}") for name in HEAD}
    for one in found.annotate(**heads, **wanted):
        held = {cell: getattr(one, name) for name, cell in named.items()} if named else one.every
        yield _entry(one, {name: getattr(one, f"frozen_{name}") for name in HEAD} | {"figures": held})


def whole(found: QuerySet[Publication]) -> Iterator[Entry]:
    """With all that was published, some hundred documents at a time."""
    for one in found.defer("values").iterator(chunk_size=CHUNK):
        yield _entry(one, one.document)


def _entry(one: Publication, frozen: dict[str, Any]) -> Entry:
    report = one.report
    return Entry(
        year=report.year,
        code=report.agency.code,
        level=report.agency.level,
        kind=report.kind,
        number=one.number,
        published_at=stamp(one.published_at),
        address=full(published.address(one)),
        sha256=one.sha256,
        frozen=frozen,
        government=_government(one),
        note=one.note,
    )


def _government(one: Publication) -> str:
    """Whose 汇总 it is. Its document names the office that wrote it, which has a report of its own."""
    return one.report.agency.name if one.report.kind == ReportKind.SUMMARY else ""


def stamp(at: datetime) -> str:
    """ISO 8601 to the second, in the local zone."""
    return timezone.localtime(at).isoformat(timespec="seconds")


def withdrawn(asked: Asked, after: type_key | None = None) -> QuerySet[Publication]:
    """The last version of what was taken back and is not published again, in the same order, with its withdrawal."""
    last = Publication.objects.filter(asked.where).order_by("report", "-number").distinct("report")
    found = Publication.objects.filter(pk__in=last.values("pk"), withdrawal__isnull=False)
    if asked.since:
        found = found.filter(withdrawal__at__gte=asked.since)
    return _after(found.select_related("withdrawal"), after)


def tombstones(found: QuerySet[Publication]) -> Iterator[Withdrawn]:
    """What is left of them."""
    for one in found.annotate(**{f"frozen_{name}": KT(f"document__{name}") for name in HEAD}):
        report = one.report
        yield Withdrawn(
            year=report.year,
            code=report.agency.code,
            level=report.agency.level,
            kind=report.kind,
            number=one.number,
            title=one.frozen_title,
            agency=_government(one) or one.frozen_agency,
            edition=one.frozen_edition,
            address=full(published.address(one)),
            published_at=stamp(one.published_at),
            at=stamp(one.withdrawal.at),
            reason=one.withdrawal.reason,
        )


def corrections(asked: Asked) -> Iterator[Correction]:
    """Every version after the first of the reports in force, by year, unit code, kind and version."""
    readable = Publication.objects.public().filter(asked.where, number__gt=1)
    found = readable.filter(report__in=published.newest().values("report")).select_related("report__agency")
    named = found.defer("document", "values").annotate(frozen_agency=KT("document__agency"))
    for one in named.order_by(*ORDER, "number"):
        report = one.report
        yield Correction(
            year=report.year,
            code=report.agency.code,
            agency=_government(one) or one.frozen_agency,
            kind=report.kind,
            number=one.number,
            published_at=stamp(one.published_at),
            note=one.note,
            address=full(published.address(one, number=one.number)),
        )


def offices(year: int | None = None) -> list[Office]:
    """The agencies that were asked for a report, of that year where one is named, by code."""
    asked = Report.objects.filter(**({"year": year} if year else {}))
    found = Agency.objects.filter(pk__in=asked.values("agency")).select_related("parent").order_by("code")
    return [
        Office(
            one.code,
            one.name,
            one.level,
            one.kind,
            one.parent.code if one.parent else "",
            one.closed_on.isoformat() if one.closed_on else "",
        )
        for one in found
    ]


def is_office(code: str) -> bool:
    """Whether an agency of this code was ever asked for a report."""
    return Report.objects.filter(agency__code=code).exists()


def source(year: int | None) -> Source:
    """All that a package is made of."""
    asked = Asked(year=year)
    # what is published while the package is written waits for the next one
    chosen = list(in_force(asked).values_list("pk", flat=True))
    same = Publication.objects.filter(pk__in=chosen).select_related("report__agency").order_by(*ORDER)
    return Source(
        lambda: whole(same),
        tuple(tombstones(withdrawn(asked))),
        tuple(offices(year)),
        tuple(corrections(asked)),
    )


def bulk(year: int | None, format: str) -> BulkFile | None:
    """The file of a year, or of all years; None while it was not made."""
    return BulkFile.objects.filter(year=year, format=format).first()


def bulk_files() -> list[BulkFile]:
    """What there is: all years first, then the newest year first."""
    return list(BulkFile.objects.order_by(F("year").desc(nulls_first=True), "-format"))


def one(found: Publication) -> Entry:
    """A version that reports.published found, with all that was published."""
    return _entry(found, found.document)


def version_facts(of: Publication) -> list[dict[str, Any]]:
    """All versions at the same address, the newest first."""
    found = published.versions(of).only("number", "published_at", "sha256", "note", "report_id")
    return [
        {
            "number": version.number,
            "published_at": stamp(version.published_at),
            "sha256": version.sha256,
            "note": version.note,
            "address": full(published.address(of, number=version.number)),
        }
        for version in found
    ]


def file_facts(of: Publication) -> list[dict[str, Any]]:
    """The files that are offered of this version, in the order of the page."""
    made = {file.format: file for file in of.files.all()}
    return [
        {
            "format": format,
            "media_type": media_type,
            "size": made[format].size,
            "sha256": made[format].sha256,
            "sm3": made[format].sm3,
            "address": full(published.address(of, number=of.number, format=format)),
        }
        for format, (_, media_type) in TYPES.items()
        if format in made
    ]
