"""A decider ticks what he has looked at, or takes a tick back; each post is one event."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from agencies.models import Person
from agencies.roles import Role
from reports.actions.base import record
from reports.actions.refused import Refused
from reports.actions.review import reviewing
from reports.models import Report, Tick
from reports.reviewing import in_name_of, ticks
from reports.ticked import digest
from reports.workflow import not_own_work


@transaction.atomic
def tick(report: Report, places: Iterable[str], *, by: Person, version: int | None) -> list[str]:
    """Find right what stands in these places: cells, passages, or whole tables by the code of their section.

    ``version`` is the one he looked at; without one nobody knows what he saw, and nothing is ticked.
    Returns the places that were not ticked as they read now. Errors: Refused with the sentence why not.
    """
    report = _looking(report, by, version)
    known = ticks(report)
    new = [place for place in _named(report, places) if not known.hold(report.content, place)]
    if not new:
        return []
    rows = [
        Tick(
            report=report,
            **in_name_of(report),
            place=place,
            digest=digest(report.content, place),
            heard=sorted(known.said.get(place, ())),
            by=by,
        )
        for place in new
    ]
    Tick.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["report", "seat", "role", "place"],
        update_fields=["digest", "heard", "by", "at"],
    )
    record(report, "tick", by, data={"ticked": new})
    return new


@transaction.atomic
def untick(report: Report, places: Iterable[str], *, by: Person, version: int | None) -> list[str]:
    """Ask for another look at these places. Returns those that were ticked. Errors: Refused."""
    report = _looking(report, by, version)
    rows = report.ticks.filter(**in_name_of(report), place__in=_named(report, places))
    gone = list(rows.values_list("place", flat=True))
    if gone:
        rows.delete()
        record(report, "tick", by, data={"unticked": gone})
    return gone


def _looking(report: Report, by: Person, version: int | None) -> Report:
    """The locked report where this person may tick: it waits for him, is opened, reads as it did, and is not his work."""
    report = reviewing(report, by)
    if report.version != version:
        raise Refused("报告在您打开之后又改过，请刷新页面看过新的内容再核对。")
    if not report.is_opened:
        raise Refused("请先点“开始审核”，再逐项核对。")
    if not_own_work(report, by):
        raise Refused("自己填写的报告不能由自己核对，请由另一位审核人办理。")
    report.is_for_office = Role.SUPERVISOR in by.roles_at(report.supervising)
    return report


def _named(report: Report, places: Iterable[str]) -> list[str]:
    """The cells and passages meant. Errors: Refused for what the report does not have."""
    tables = {s.code: s.table for s in report.edition.sections if s.table}
    known = {cell.name for cell in report.edition.inputs} | {s.code for s in report.edition.passages}
    found: dict[str, None] = {}
    for place in places:
        table = tables.get(place)
        cells = list(table.inputs()) if table else [place]
        found |= dict.fromkeys(cells)
    if not found:
        raise Refused("没有选中任何一项，请先勾选看过的项。")
    if found.keys() - known:
        raise Refused("这份报告没有这一项，请在审核页上勾选。")
    return list(found)
