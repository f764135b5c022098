"""布置: a supervising office opens a report year for its agencies."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction

from agencies.models import Agency, Person
from agencies.roles import Role
from reports.actions.base import record
from reports.actions.refused import Refused
from reports.calendar import deadline
from reports.editions import edition_for
from reports.models import Report, ReportKind, Round
from reports.models.report import new_report

GIVEN = ("supervising", "edition_code", "title", "deadline")


def duties(office: Agency, agencies: Collection[Agency]) -> list[tuple[Agency, str]]:
    """The reports an office asks for: its own, its 汇总, one from each agency, and a lower government's 汇总."""
    own = [(office, ReportKind.OWN), (office, ReportKind.SUMMARY)]
    below = [(a, ReportKind.SUMMARY if a.supervises else ReportKind.OWN) for a in agencies]
    return own + below


def legal_deadline(agency: Agency, year: int, kind: str) -> date:
    """The statutory last day for this report."""
    summary = kind == ReportKind.SUMMARY
    return deadline(year, level=agency.level, vertical=not agency.counts_locally, summary=summary)


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
    if Role.SUPERVISOR not in by.roles_at(office):
        raise Refused(f"只有{office}的主管部门审核员可以布置年度报告。")
    try:
        edition_for(year)
    except LookupError as none:
        raise Refused(str(none)) from none
    strangers = [a.name for a in agencies if a.parent_id != office.pk]
    if strangers:
        raise Refused(f"{'、'.join(strangers)}不是{office}的下级机关。")
    opened, new = Round.objects.get_or_create(
        agency=office, year=year, defaults={"opened_by": by, "note": note.strip()}
    )
    if not new and note.strip():
        opened.note = note.strip()
        opened.save(update_fields=["note"])
    Round.objects.select_for_update().get(pk=opened.pk)  # two who open at once take turns
    for agency, kind in duties(office, agencies):
        _ask_for(agency, year, kind, earlier, by)
    return opened


def _ask_for(agency: Agency, year: int, kind: str, earlier: date | None, by: Person) -> None:
    if Report.objects.filter(agency=agency, year=year, kind=kind).exists():
        return
    last = legal_deadline(agency, year, kind)
    if earlier and kind == ReportKind.OWN and agency.counts_locally:
        if earlier > last:
            raise Refused(f"截止日期不能晚于法定的{last.year}年{last.month}月{last.day}日，请改早一些。")
        last = earlier
    report = new_report(agency, year, kind, last)
    _, new = Report.objects.get_or_create(
        agency=agency, year=year, kind=kind, defaults={f: getattr(report, f) for f in GIVEN}
    )
    if not new:
        return  # the office above or below was faster
    report = Report.objects.get(agency=agency, year=year, kind=kind)
    record(report, "open_round", by, data={"deadline": last.isoformat(), "edition": report.edition_code})
