"""Several reports decided on at once: choose, confirm, see what became of each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.access import REVIEWERS, seen_by
from reports import actions
from reports.models import Report
from reports.routine import rows, waiting_for
from reports.views.common import number

MOST = 30  # in one list: every report in it is checked while somebody waits


@seen_by(REVIEWERS)
def bulk(request: HttpRequest) -> HttpResponse:
    """The reports that wait for this person: those that ask for nothing more, to be chosen; the others with the reason."""
    waiting = _asked(request, waiting_for(request.user))
    if request.POST.get("confirmed"):
        return _decided(request, waiting)
    listed = rows(waiting[:MOST], request.user)
    chosen = set(request.POST.getlist("report"))
    plain = [row for row in listed if not row.why]
    context = {
        "plain": [row for row in plain if not chosen or str(row.report.pk) in chosen],
        "others": [row for row in listed if row.why],
        "more": max(0, len(waiting) - MOST),
        "confirming": bool(chosen),
        "nothing_chosen": request.method == "POST" and not chosen,
        "scope": request.GET.urlencode(),
    }
    return render(request, "work/bulk.html", context)


def _asked(request: HttpRequest, waiting: list[Report]) -> list[Report]:
    """Those of one office and year, where the address names them."""
    office, year = request.GET.get("office", ""), number(request.GET.get("year", ""))
    return [
        report
        for report in waiting
        if (not office or report.supervising.code == office) and (year is None or report.year == year)
    ]


def _decided(request: HttpRequest, waiting: list[Report]) -> HttpResponse:
    """Each by itself: what is refused leaves the others as they are."""
    by_pk = {report.pk: report for report in waiting}
    done, refused = [], []
    for named in request.POST.getlist("version"):
        pk, _, version = named.partition(":")
        report, read = by_pk.get(number(pk) or 0), number(version)
        if report is None or read is None:
            continue  # decided on meanwhile, or none of his
        try:
            done.append((report, actions.approve_plain(report, by=request.user, version=read)))
        except actions.Refused as refusal:
            refused.append((report, str(refusal)))
    gone = len(request.POST.getlist("version")) - len(done) - len(refused)
    context = {"done": done, "refused": refused, "gone": gone, "scope": request.GET.urlencode()}
    return render(request, "work/bulk_result.html", context)
