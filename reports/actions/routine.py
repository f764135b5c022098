"""Deciding on a report from the list: opened and approved, or returned, in one transaction, with an event for each."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Person
from agencies.roles import Role
from reports.actions.base import words
from reports.actions.moves import make_move
from reports.actions.refused import Refused
from reports.actions.review import DECIDES, RETURNS, open_review, reviewing
from reports.actions.ticks import tick
from reports.models import Event, Report
from reports.routine import against_last_year, refusal, unread, why_not


@transaction.atomic
def approve_plain(report: Report, *, by: Person, version: int, read: bool = False) -> Event:
    """Approve, or forward, a report that asks for little more, as it stood in the list.

    ``read``: he has read what the list showed of it, all that is for his eyes against last year; it is ticked in his
    name. Errors: Refused with the sentence why it has to be read by itself, or that it has not been read.
    """
    report = _listed(report, by, version)
    report.is_for_office = Role.SUPERVISOR in by.roles_at(report.supervising)
    if sentence := why_not(report):
        raise Refused(f"{sentence}，请单独审核。")
    if sentence := refusal(report, by):
        raise Refused(sentence)
    open_review(report, by=by)
    if left := unread(against_last_year(report)):
        if not read:
            raise Refused(f"还有{len(left)}项没有看过。请看过列出的内容，勾选“已看过”再通过。")
        tick(report, left, by=by, version=version)
    return make_move(report, DECIDES[report.status].verb, by=by, version=version)


@transaction.atomic
def return_listed(report: Report, *, reason: str, by: Person, version: int) -> Event:
    """Return a report to its author as it stood in the list, with the points noted on it. Errors: Refused."""
    report = _listed(report, by, version)
    open_review(report, by=by)
    return make_move(report, RETURNS[report.status].verb, by=by, version=version, reason=reason)


def reason_for_all(text: str) -> str:
    """The one reason with which several are returned. Errors: Refused before any is, where it is missing or too long."""
    reason = words(text)
    if not reason:
        raise Refused("请写明退回的原因。")
    return reason


def _listed(report: Report, by: Person, version: int) -> Report:
    report = reviewing(report, by)
    if report.version != version:
        raise Refused("报告在列出之后又改过，请单独审核。")
    return report
