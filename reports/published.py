"""What the public may see: the reports asked for in a year, which are published, and the version in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Kind, Level
from reports.initials import initials
from reports.models import Event, Publication, PublicationFile, Report, ReportKind, Withdrawal
from reports.offered import TYPES, USES, Download

KINDS = (Kind.GOVERNMENT, Kind.DEPARTMENT, Kind.VERTICAL)
LEVELS = tuple(Level)
STATUSES = {"published": "已发布", "withdrawn": "已撤销", "late": "逾期未发布", "empty": "未发布"}


def name_of(agency: Agency, kind: str) -> str:
    """Whose report it is, as every list says it."""
    return f"{agency.name}（汇总）" if kind == ReportKind.SUMMARY else agency.own_name


@dataclass(frozen=True)
class Row:
    """An agency's line in the list of a year. ``publication`` is the version in force, None while there is none.

    Then ``withdrawal`` may say that there was one. ``first_at`` is when its first version was published, by which it
    was in time or not. The line says nothing of where an unpublished report stands inside the agency.
    """

    agency: Agency
    kind: str
    deadline: date
    publication: Publication | None
    withdrawal: Withdrawal | None = None
    first_at: datetime | None = None

    @property
    def name(self) -> str:
        return name_of(self.agency, self.kind)

    @property
    def is_summary(self) -> bool:
        return self.kind == ReportKind.SUMMARY

    @property
    def is_overdue(self) -> bool:
        known = self.publication or self.withdrawal
        return known is None and timezone.localdate() > self.deadline

    @property
    def status(self) -> str:
        """published, withdrawn, late or empty: the class of the tag and the word beside it."""
        if self.publication:
            return "published"
        if self.withdrawal:
            return "withdrawn"
        return "late" if self.is_overdue else "empty"

    @property
    def address(self) -> str:
        """Of the report, or of the page that says why it was withdrawn."""
        known = self.publication or (self.withdrawal and self.withdrawal.publication)
        return address(known) if known else ""

    @property
    def files(self) -> list[Download]:
        """Those to read; a list has no room for all."""
        made = downloads(self.publication) if self.publication else []
        return [file for file in made if file.format in dict(USES)["阅读"]]

    @property
    def days_late(self) -> int | None:
        """By how many days it missed the law's last day, 0 in time; None where nothing is published."""
        if not self.publication or not self.first_at:
            return None
        return max(0, (timezone.localdate(self.first_at) - self.deadline).days)

    @property
    def mark(self) -> str:
        """按时 or 逾期n天, of what is published."""
        late = self.days_late
        return "" if late is None else f"逾期{late}天" if late else "按时"

    @property
    def find(self) -> str:
        """What a filter by name looks in: the names and the pinyin initials of them."""
        names = dict.fromkeys((self.name, self.agency.name))
        return " ".join([*names, *map(initials, names)]).lower()

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the list shows of it."""
        of, agency = self.publication, self.agency
        shown = (agency.code, agency.name, agency.office_name, agency.level, agency.kind, self.kind)
        files = [file.sha256 for file in of.files.all()] if of else []
        gone = self.withdrawal and self.withdrawal.pk
        return *shown, self.deadline, self.status, self.mark, of and of.pk, gone, files

    @property
    def status_label(self) -> str:
        return STATUSES[self.status]


@dataclass(frozen=True)
class Group:
    """The rows of one level of government."""

    level: Level
    rows: tuple[Row, ...]


def years() -> list[int]:
    """Every year that reports were asked for, the newest first."""
    return list(Report.objects.values_list("year", flat=True).distinct().order_by("-year"))


def newest_year() -> int | None:
    """The newest year with something to read; while there is none, the newest that reports are asked for."""
    newest = (
        Publication.objects.public().order_by("-report__year").values_list("report__year", flat=True).first()
    )
    return newest or next(iter(years()), None)


def rows(year: int) -> list[Row]:
    """Every report that was asked for, published or not, in the order of the lists.

    An agency that nobody asked owes nothing for that year: it is not listed and cannot be late.
    """
    return sorted(map(_row, _reports().filter(year=year)), key=order)


def rows_of(**wanted: object) -> list[tuple[int, Row]]:
    """(year, row) of the reports that were asked for, as by these filters; without their files."""
    return [(report.year, _row(report)) for report in _reports(files=False).filter(**wanted)]


def groups(found: list[Row]) -> list[Group]:
    """The rows by level of government, the highest first."""
    by_level = ((level, tuple(row for row in found if row.agency.level == level)) for level in LEVELS)
    return [Group(level, rows) for level, rows in by_level if rows]


def publication(year: int, code: str, kind: str, number: int | None = None) -> Publication | None:
    """The version in force at this address, or the one numbered; None when nothing was published here."""
    here = Publication.objects.public().filter(
        report__year=year, report__agency__code=code, report__kind=kind
    )
    if number is not None:
        here = here.filter(number=number)
    return here.defer("document", "values").select_related("report__agency").prefetch_related("files").first()


def withdrawal(year: int, code: str, kind: str, number: int | None = None) -> Withdrawal | None:
    """Why there is nothing to read at this address, or at that of a version; None where nothing was withdrawn."""
    same = {"publication__report__year": year, "publication__report__agency__code": code}
    gone = Withdrawal.objects.filter(publication__report__kind=kind, **same)
    if number is not None:
        gone = gone.filter(publication__number__gte=number, publication__report__publications__number=number)
    first = "publication__number" if number is not None else "-publication__number"
    return gone.order_by(first).select_related("publication__report__agency").first()


def due(year: int, code: str, kind: str) -> str | None:
    """Of a report that was asked for and is not published: since or until when; None where there is no such report."""
    report = Report.objects.filter(year=year, agency__code=code, kind=kind).select_related("agency").first()
    if report is None:
        return None
    last = report.statutory_deadline
    state = "逾期未发布" if timezone.localdate() > last else "还没有发布"
    return f"《{report.title}》{state}，应于{last.year}年{last.month}月{last.day}日前发布。"


def newest() -> QuerySet[Publication]:
    """The version in force of every report, by address."""
    return Publication.objects.in_force().select_related("report__agency").defer("document", "values")


def latest() -> QuerySet[Publication]:
    """The version in force of every report with its ``title``, the last published first."""
    in_force = Publication.objects.filter(pk__in=newest().values("pk")).select_related("report__agency")
    ordered = in_force.order_by("-published_at", "report__agency__code", "-pk")
    return ordered.defer("document", "values").annotate(title=KT("document__title"))


def by_year() -> list[tuple[int, list[Row]]]:
    """What there is to read, the newest year first; years without a published report have an empty list."""
    found: dict[int, list[Row]] = {year: [] for year in years()}
    for p in newest():
        found[p.report.year].append(Row(p.report.agency, p.report.kind, p.report.statutory_deadline, p))
    return [(year, sorted(rows, key=order)) for year, rows in found.items()]


def versions(of: Publication) -> QuerySet[Publication]:
    """All versions at the same address, the newest first, each with its note."""
    return versions_of([of.report_id])


def versions_of(reports: Iterable[int]) -> QuerySet[Publication]:
    """The same of several reports, by their keys."""
    here = Publication.objects.public().filter(report__in=list(reports)).with_the_gone()
    return here.only("number", "published_at", "note", "report_id", "sha256")


def before(of: Publication) -> Publication | None:
    """The version before this one, document and all; None for the first, and where the public may not see it."""
    earlier = Publication.objects.public().filter(report=of.report_id, number=of.number - 1)
    return earlier.select_related("report__agency").first()


def other_years(of: Publication) -> list[int]:
    """The years of the same agency's other reports of this kind."""
    same = Publication.objects.public().filter(
        report__agency=of.report.agency_id, report__kind=of.report.kind
    )
    found = same.exclude(report=of.report_id).values_list("report__year", flat=True)
    return sorted(set(found), reverse=True)


def approved_at(of: Publication) -> datetime | None:
    """When its content was approved, which is the date of the document (成文日期); None if nobody had to."""
    approvals = Event.objects.filter(report=of.report_id, verb="approve", at__lte=of.published_at)
    return approvals.values_list("at", flat=True).first()


def address(
    of: Publication, *, year: int | None = None, number: int | None = None, format: str | None = None
) -> str:
    """The path of a report, of a version of it (``number``), or of one of its files (``format``)."""
    parts = (f"public-{of.report.kind}", number and "version", format and "file")
    kwargs = {
        "year": year or of.report.year,
        "code": of.report.agency.code,
        "number": number,
        "format": format,
    }
    return reverse(
        "-".join(filter(None, parts)), kwargs={key: value for key, value in kwargs.items() if value}
    )


def full(path: str) -> str:
    """The one full address of a path of ours, whatever name the site was reached by: what is cited must open."""
    return f"{settings.SITE_URL}{path}"


def downloads(of: Publication, number: int | None = None) -> list[Download]:
    """The files to be offered, in the order of TYPES; with a number under the address of that version."""
    made = {file.format: file for file in of.files.all()}
    return [
        _download(address(of, number=number, format=format), made[format])
        for format in TYPES
        if format in made
    ]


def _download(at: str, file: PublicationFile) -> Download:
    return Download(file.format, at, TYPES[file.format][0], file.size, file.sha256, file.sm3)


def _reports(*, files: bool = True) -> QuerySet[Report]:
    slim = Publication.objects.defer("document", "values").select_related("report__agency", "withdrawal")
    versions = Prefetch("publications", slim.prefetch_related("files") if files else slim)
    return Report.objects.select_related("agency").prefetch_related(versions)


def _in_force(report: Report) -> tuple[Publication | None, Withdrawal | None]:
    """The newest version, or how it was withdrawn."""
    newest = next(iter(report.publications.all()), None)
    if newest is None:
        return None, None
    gone = getattr(newest, "withdrawal", None)
    return (None, gone) if gone else (newest, None)


def _row(report: Report) -> Row:
    first_at = min((version.published_at for version in report.publications.all()), default=None)
    return Row(report.agency, report.kind, report.statutory_deadline, *_in_force(report), first_at)


def order(row: Any) -> tuple[int, int, str, bool]:
    """By level, governments first, then by code; a 汇总 after the government's own."""
    return LEVELS.index(row.agency.level), KINDS.index(row.agency.kind), row.agency.code, row.is_summary
