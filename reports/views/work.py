"""The first page after signing in: what waits for me, my agencies' reports, the years I supervise."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.access import SIGNED_IN, seen_by
from agencies.roles import ADMINISTRATORS, Role
from reports.models import ArchivedReport, Notice, Report, Round
from reports.workflow import State

WAITING = {
    Role.REVIEWER: (State.SUBMITTED, State.APPROVED),
    Role.SUPERVISOR: (State.FORWARDED,),
}


@seen_by(SIGNED_IN)
def work(request: HttpRequest) -> HttpResponse:
    """What waits for this person, in the order of the deadlines, then everything else he may open."""
    person = request.user
    reports = Report.objects.select_related("agency", "supervising").in_order()
    writes, reviews = person.agencies_as(Role.AUTHOR), person.agencies_as(Role.REVIEWER)
    here = list(reports.filter(agency__in=writes + reviews))
    supervised = reports.filter(supervising__in=person.agencies_as(Role.SUPERVISOR))
    roles = {Role(post.role) for post in person.posts}
    mine = [r for r in here if r.agency in writes and r.is_editable]
    waiting = [r for r in here if r.agency in reviews and r.state in WAITING[Role.REVIEWER]]
    to_approve = list(supervised.filter(state__in=WAITING[Role.SUPERVISOR]))
    _count_unread(person, [*here, *to_approve])
    context = {
        "mine": sorted(mine, key=lambda r: (-r.year, r.deadline)),
        "to_review": waiting,
        "others": [r for r in here if r not in mine and r not in waiting],
        "to_approve": to_approve,
        "offices": _offices(person),
        "archived": ArchivedReport.objects.filter(agency__in=writes + reviews, removed_at=None),
        "roles": roles,
        "administers": bool(roles & ADMINISTRATORS),
    }
    return render(request, "work/work.html", context)


def _count_unread(person, reports: list[Report]) -> None:
    """``unread`` of each report: how many of his notices are about it."""
    unread = Notice.objects.filter(person=person, read_at=None).order_by().values_list("report")
    counts = dict(unread.annotate(Count("pk")))
    for report in reports:
        report.unread = counts.get(report.pk, 0)


def _offices(person) -> list[dict]:
    """For each supervised office its years, newest first."""
    return [
        {"agency": agency, "rounds": Round.objects.filter(agency=agency).order_by("-year")}
        for agency in person.agencies_as(Role.SUPERVISOR)
    ]
