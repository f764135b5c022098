"""Deciding on a report from the list: opened and approved in one transaction, with an event for each."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Person
from agencies.roles import Role
from reports.actions.moves import make_move
from reports.actions.refused import Refused
from reports.actions.review import DECIDES, open_review, reviewing
from reports.models import Event, Report
from reports.routine import why_not


@transaction.atomic
def approve_plain(report: Report, *, by: Person, version: int) -> Event:
    """Approve, or forward, a report that asks for nothing more, as it stood in the list.

    Errors: Refused with the sentence why it has to be read by itself.
    """
    report = reviewing(report, by)
    if report.version != version:
        raise Refused("报告在列出之后又改过，请单独审核。")
    report.is_for_office = Role.SUPERVISOR in by.roles_at(report.supervising)
    if sentence := why_not(report):
        raise Refused(f"{sentence}，请单独审核。")
    open_review(report, by=by)
    return make_move(report, DECIDES[report.status].verb, by=by, version=version)
