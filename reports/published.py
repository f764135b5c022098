"""What the public may see: the reports asked for in a year, which are published, and the version in force."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils import timezone

from agencies.models import Agency, Kind, Level
from reports.models import Event, Publication, Report, ReportKind

KINDS = (Kind.GOVERNMENT, Kind.DEPARTMENT, Kind.VERTICAL)
LEVELS = tuple(Level)


TYPES = {
    "pdf": ("PDF", "application/pdf"),
    "ofd": ("OFD", "application/ofd"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "json": ("JSON", "application/json"),
}


@dataclass(frozen=True)
class Download:
    """What the link to a file says."""

    address: str
    label: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Row:
    """An agency's line in the list of a year. ``publication`` is the version in force, None while there is none.

    It says nothing of where an unpublished report stands inside the agency.
    """

    agency: Agency
    kind: str
    deadline: date
    publication: Publication | None

    @property
    def name(self) -> str:
        return f"{self.agency.name}（汇总）" if self.is_summary else self.agency.own_name

    @property
    def is_summary(self) -> bool:
        return self.kind == ReportKind.SUMMARY

    @property
    def is_overdue(self) -> bool:
        return self.publication is None and timezone.localdate() > self.deadline

    @property
    def status(self) -> str:
        """published, late or empty: the class of the tag and the word beside it."""
        if self.publication:
            return "published"
        return "late" if self.is_overdue else "empty"

    @property
    def address(self) -> str:
        return address(self.publication) if self.publication else ""

    @property
    def files(self) -> list[Download]:
        return downloads(self.publication) if self.publication else []

    @property
    def facts(self) -> tuple[object, ...]:
        """All that the list shows of it."""
        of, agency = self.publication, self.agency
        shown = (agency.code, agency.name, agency.office_name, agency.level, agency.kind, self.kind)
        files = [file.sha256 for file in of.files.all()] if of else []
        return *shown, self.deadline, self.status, of and of.pk, files

    @property
    def status_label(self) -> str:
        return {"published": "已发布", "late": "逾期未发布", "empty": "未发布"}[self.status]


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
    newest = Publication.objects.order_by("-report__year").values_list("report__year", flat=True).first()
    return newest or next(iter(years()), None)


def rows(year: int) -> list[Row]:
    """Every report that was asked for, published or not, in the order of the lists.

    An agency that nobody asked owes nothing for that year: it is not listed and cannot be late.
    """
    return sorted(
        (Row(r.agency, r.kind, r.statutory_deadline, _in_force(r)) for r in _reports().filter(year=year)),
        key=_order,
    )


def groups(found: list[Row]) -> list[Group]:
    """The rows by level of government, the highest first."""
    by_level = ((level, tuple(row for row in found if row.agency.level == level)) for level in LEVELS)
    return [Group(level, rows) for level, rows in by_level if rows]


def publication(year: int, code: str, kind: str, number: int | None = None) -> Publication | None:
    """The version in force at this address, or the one numbered; None when nothing was published here."""
    here = Publication.objects.filter(report__year=year, report__agency__code=code, report__kind=kind)
    if number is not None:
        here = here.filter(number=number)
    return here.defer("document", "values").select_related("report__agency").prefetch_related("files").first()


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
    found = (
        Publication.objects.order_by("report", "-number").distinct("report").select_related("report__agency")
    )
    return found.defer("document", "values")


def by_year() -> list[tuple[int, list[Row]]]:
    """What there is to read, the newest year first; years without a published report have an empty list."""
    found: dict[int, list[Row]] = {year: [] for year in years()}
    for p in newest():
        found[p.report.year].append(Row(p.report.agency, p.report.kind, p.report.statutory_deadline, p))
    return [(year, sorted(rows, key=_order)) for year, rows in found.items()]


def versions(of: Publication) -> QuerySet[Publication]:
    """All versions at the same address, the newest first."""
    return Publication.objects.filter(report=of.report_id).only("number", "published_at", "report_id")


def by_digest(digest: str) -> list[tuple[Publication, bool]]:
    """The versions with this content, each with whether it is the one in force."""
    same = Publication.objects.filter(sha256=digest).select_related("report__agency")
    return [(found, versions(found)[0].number == found.number) for found in same]


def other_years(of: Publication) -> list[int]:
    """The years of the same agency's other reports of this kind."""
    same = Publication.objects.filter(report__agency=of.report.agency_id, report__kind=of.report.kind)
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


def downloads(of: Publication, number: int | None = None) -> list[Download]:
    """The files to be offered, in the order of TYPES; with a number under the address of that version."""
    made = {file.format: file for file in of.files.all()}
    return [
        Download(address(of, number=number, format=format), label, made[format].size, made[format].sha256)
        for format, (label, _) in TYPES.items()
        if format in made
    ]


def _reports() -> QuerySet[Report]:
    slim = (
        Publication.objects.defer("document", "values")
        .select_related("report__agency")
        .prefetch_related("files")
    )
    return Report.objects.select_related("agency").prefetch_related(Prefetch("publications", slim))


def _in_force(report: Report) -> Publication | None:
    return next(iter(report.publications.all()), None)


def _order(row: Row) -> tuple[int, int, str, bool]:
    """By level, governments first, then by code; a 汇总 after the government's own."""
    return LEVELS.index(row.agency.level), KINDS.index(row.agency.kind), row.agency.code, row.is_summary
