"""催报: the office asks its agencies for the reports that have not been handed up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Agency, Person
from agencies.roles import Role
from reports.actions import notify
from reports.actions.base import locked, record, words
from reports.actions.refused import Refused
from reports.models import Report
from reports.workflow import WITH_AUTHOR, State

WAITS = (*WITH_AUTHOR, State.SUBMITTED, State.APPROVED)  # for the agency, not for the office
PAUSE = timedelta(hours=1)


@transaction.atomic
def remind(office: Agency, reports: Collection[Report], text: str, *, by: Person) -> list[Report]:
    """Urge those with whom each of these reports is now. Returns those urged.

    What the office has to decide itself, what is public and what was urged within the hour is left out.
    Errors: Refused when nothing is left, or somebody else asks.
    """
    if Role.SUPERVISOR not in by.roles_at(office):
        raise Refused(f"只有{office}的主管部门审核员可以催报。")
    text = words(text, 200)
    urged = [
        fresh for report in sorted(reports, key=lambda r: r.pk) if _is_due(fresh := locked(report), office)
    ]
    if not urged:
        raise Refused("没有要催报的报告：请勾选还没有报送的机关；一小时内催过的不再催。")
    for report in urged:
        notify.of_move(record(report, "remind", by, reason=text))
    return urged


def _is_due(report: Report, office: Agency) -> bool:
    if report.supervising_id != office.pk or report.status not in WAITS:
        return False
    return not report.events.filter(verb="remind", at__gt=timezone.now() - PAUSE).exists()
