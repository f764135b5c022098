"""What every action shares: the locked report, the check that it is the author's, the event."""

from __future__ import annotations

from typing import Any

from django.db.models import F

from agencies.models import Person
from agencies.roles import Role
from reports.actions.refused import Refused
from reports.models import Event, Report


def locked(report: Report) -> Report:
    """The report as it is now, locked until the transaction ends. To be called inside one."""
    return (
        Report.objects.select_for_update(of=("self",))
        .select_related("agency", "supervising")
        .get(pk=report.pk)
    )


def for_writing(report: Report, by: Person) -> Report:
    """The locked report, when this person may write in it now.

    Errors: Refused with the sentence why not.
    """
    return writable(locked(report), by)


def writable(fresh: Report, by: Person) -> Report:
    """The same for a report that is locked already."""
    if Role.AUTHOR not in by.roles_at(fresh.agency):
        raise Refused(f"只有{fresh.agency}的填报人可以填写这份报告。")
    if not fresh.is_editable:
        raise Refused(
            f"报告现在是“{fresh.status.label}”，内容已锁定，没有保存。需要修改的，请先撤回或请审核人退回。"
        )
    return fresh


def words(text: str, longest: int = 2000) -> str:
    """What somebody wrote, fit to be kept: trimmed, without the NUL that PostgreSQL cannot hold.

    Errors: Refused when it is longer than ``longest`` characters.
    """
    text = text.replace("\x00", "").strip()
    if len(text) > longest:
        raise Refused(f"写了{len(text)}个字，最多{longest}个字，没有保存，请精简。")
    return text


def touched(report: Report) -> None:
    """The content changed: a decision on the version read before no longer holds."""
    Report.objects.filter(pk=report.pk).update(version=F("version") + 1)
    report.version += 1


def record(
    report: Report,
    verb: str,
    by: Person,
    *,
    source: str = "",
    reason: str = "",
    data: dict[str, Any] | None = None,
) -> Event:
    """Write the event of what was just done. ``source`` is the state before, when the state changed."""
    return Event.objects.create(
        report=report,
        verb=verb,
        by=by,
        source=source or report.state,
        target=report.state,
        version=report.version,
        reason=reason,
        data=data or {},
    )
