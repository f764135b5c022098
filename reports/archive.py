"""Reports of earlier years: which agency a document is of, and the report of the year before, wherever it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import QuerySet, Value

from agencies.models import Agency
from reports.content import Content
from reports.editions import edition_for
from reports.filetypes import json
from reports.intake.draft import Draft
from reports.models import ArchivedReport, Publication, ReportKind

MOST_CANDIDATES = 5
NEAR = 0.6  # how alike two names must be to be offered


def last_year_content(agency: Agency, year: int, kind: str) -> Content | None:
    """The report of the year before: as published here, else as taken over from the archive; None without one."""
    same = {"year": year - 1, "kind": kind}
    published = Publication.objects.public().filter(
        report__agency=agency, **{f"report__{k}": v for k, v in same.items()}
    )
    archived = ArchivedReport.objects.filter(agency=agency, removed_at=None, **same)
    either = _documents(published.order_by("-number"), 0).union(_documents(archived, 1), all=True)
    found = either.order_by("rank").first()  # one query for both: every page of a report asks it
    return json.read(found[1]) if found else None


def _documents(rows: QuerySet, rank: int) -> QuerySet:
    return rows.annotate(rank=Value(rank)).values_list("rank", "document")[:1]


@dataclass(frozen=True)
class Match:
    """An agency a name may mean, and which of its reports. ``exact`` where the name leaves no doubt."""

    agency: Agency
    kind: str
    exact: bool

    @property
    def value(self) -> str:
        return f"{self.agency.code}/{self.kind}"

    @property
    def label(self) -> str:
        summary = self.kind == ReportKind.SUMMARY
        return f"{self.agency.name}（汇总）" if summary else self.agency.own_name


def reports_of(office: Agency) -> list[Match]:
    """Every report an office may keep the archive of: its own two, and those it asks of the agencies below."""
    found = [Match(office, ReportKind.OWN, exact=True), Match(office, ReportKind.SUMMARY, exact=True)]
    for agency in office.children.in_order():
        kind = ReportKind.SUMMARY if agency.supervises else ReportKind.OWN
        found.append(Match(agency, kind, exact=True))
    return found


def matches(office: Agency, name: str) -> list[Match]:
    """The agencies under an office a printed name may mean, likeliest first; one exact match stands alone."""
    wanted = plain(name)
    if not wanted:
        return []
    known = reports_of(office)
    for same in (
        lambda m: plain(m.label.removesuffix("（汇总）")) == wanted,
        lambda m: short(m, office) == wanted,
    ):
        equal = [m for m in known if same(m)]
        if len(equal) == 1:
            return equal
    ranked = sorted(known, key=lambda m: -_likeness(plain(m.label), wanted))
    near = [m for m in ranked if _likeness(plain(m.label), wanted) >= NEAR][:MOST_CANDIDATES]
    return [Match(m.agency, m.kind, exact=False) for m in near]


def is_named(agency: Agency, printed: str) -> bool:
    """Whether a printed name may be this agency's: in full, with the province before it, or as it is called at home."""
    wanted = plain(printed)
    own = [plain(name) for name in (agency.name, agency.own_name)]
    return bool(wanted) and any(wanted.endswith(name) or name.endswith(wanted) for name in own)


def agency_doubt(office: Agency, read: Draft, target: Match) -> str:
    """Why a document is hardly this agency's, as a sentence; empty where its name may well mean it."""
    if not read.agency or is_named(target.agency, read.agency):
        return ""
    if target.value in {match.value for match in matches(office, read.agency)}:
        return ""
    return f"文件写的是“{read.agency}”，选的是“{target.label}”。"


def year_doubt(read: Draft, year: int) -> str:
    """Why a document is hardly the report of this year, as a sentence; empty where nothing speaks against it."""
    if read.year is not None and read.year != year:
        return f"文件写的是{read.year}年度，填的是{year}年度。"
    due = edition_for(year)
    if due.code != read.edition.code:
        return f"文件里的表是{read.edition.code}年格式，{year}年度的报告应当用{due.code}年格式。"
    return ""


def plain(name: str) -> str:
    """A name without blanks and signs, brackets included."""
    return re.sub(r"[\s\W_]+", "", name)


def short(match: Match, office: Agency) -> str:
    """“水务局” for “望溪县水务局”: how an agency is called at home."""
    region = office.name.removesuffix("人民政府")
    return plain(match.label.removesuffix("（汇总）").removeprefix(region))


def _likeness(one: str, other: str) -> float:
    if one in other or other in one:
        return 0.9
    return SequenceMatcher(None, one, other).ratio()
