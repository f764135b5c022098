"""布置: a supervising office opens a report year for its agencies."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from agencies.models import Agency, Person
from agencies.roles import Role
from reports.actions import notify
from reports.actions.base import record, words
from reports.actions.refused import Refused
from reports.editions import edition_for
from reports.models import Report, ReportKind, Round
from reports.models.report import legal_deadline, new_report

GIVEN = ("supervising", "edition_code", "title", "deadline")


def duties(office: Agency, agencies: Collection[Agency]) -> list[tuple[Agency, str]]:
    """The reports an office asks for: its own, its 汇总, one from each agency, and a lower government's 汇总."""
    own = [(office, ReportKind.OWN), (office, ReportKind.SUMMARY)]
    below = [(a, ReportKind.SUMMARY if a.supervises else ReportKind.OWN) for a in agencies]
    return own + below


@dataclass(frozen=True)
class Due:
    """A report that a round asks for: whose, of which kind, by when, and whether it was asked for before."""

    agency: Agency
    kind: str
    deadline: date
    is_new: bool

    @property
    def name(self) -> str:
        return f"{self.agency.name}（汇总）" if self.kind == ReportKind.SUMMARY else self.agency.own_name


def planned(
    office: Agency, year: int, agencies: Collection[Agency], *, by: Person, earlier: date | None = None
) -> list[Due]:
    """What opening the year would ask for. Writes nothing. Errors: Refused in words."""
    if Role.SUPERVISOR not in by.roles_at(office):
        raise Refused(f"只有{office}的主管部门审核员可以布置年度报告。")
    try:
        edition_for(year)
    except LookupError as none:
        raise Refused(str(none)) from none
    strangers = [a.name for a in agencies if a.parent_id != office.pk]
    if strangers:
        raise Refused(f"{'、'.join(strangers)}不是{office}的下级机关。")
    asked = {(r.agency_id, r.kind): r.deadline for r in Report.objects.filter(year=year)}
    return [
        _due(agency, kind, year, asked.get((agency.pk, kind)), earlier)
        for agency, kind in duties(office, agencies)
    ]


def _due(agency: Agency, kind: str, year: int, held: date | None, earlier: date | None) -> Due:
    """A report asked for before keeps the deadline it has."""
    return Due(agency, kind, held or _last_day(agency, year, kind, earlier), is_new=held is None)


def _last_day(agency: Agency, year: int, kind: str, earlier: date | None) -> date:
    last = legal_deadline(agency, year, kind)
    if not earlier or kind != ReportKind.OWN or not agency.counts_locally:
        return last
    if earlier > last:
        raise Refused(f"截止日期不能晚于法定的{last.year}年{last.month}月{last.day}日，请改早一些。")
    return earlier


@transaction.atomic
def open_round(
    office: Agency,
    year: int,
    agencies: Collection[Agency],
    *,
    by: Person,
    earlier: date | None = None,
    note: str = "",
) -> Round:
    """Open a report year: each agency gets its report with the edition and the deadline of its level.

    ``earlier`` is a local deadline for what is due by the statutory 31 January; it may only be earlier. Opening
    again adds the agencies that are new and leaves the others alone.
    Errors: Refused in words; nothing is written then.
    """
    planned(office, year, agencies, by=by, earlier=earlier)  # refuses what cannot be
    note = words(note)
    opened, new = Round.objects.get_or_create(
        agency=office, year=year, defaults={"opened_by": by, "note": note}
    )
    Round.objects.select_for_update().get(pk=opened.pk)  # two who open at once take turns
    if not new and note:
        opened.note = f"{opened.note}\n{note}".strip()  # what was asked for first still holds
        opened.save(update_fields=["note"])
    for due in planned(office, year, agencies, by=by, earlier=earlier):
        if due.is_new:
            _ask_for(due, year, by)
    return opened


def _ask_for(due: Due, year: int, by: Person) -> None:
    given = new_report(due.agency, year, due.kind, due.deadline)
    report, new = Report.objects.get_or_create(
        agency=due.agency, year=year, kind=due.kind, defaults={f: getattr(given, f) for f in GIVEN}
    )
    if new:  # else the office above or below was faster
        data = {"deadline": due.deadline.isoformat(), "edition": report.edition_code}
        notify.of_move(record(report, "open_round", by, data=data))
