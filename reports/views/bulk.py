"""Several reports decided on at once: choose, read what is new in each and confirm, see what became of each."""

from __future__ import annotations

from itertools import islice

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.access import REVIEWERS, seen_by
from reports import actions
from reports.models import Report
from reports.routine import rows, waiting_for
from reports.views.common import number, problems
from reports.views.review import parts

MOST = 30  # in one list: every report in it is checked while somebody waits


@seen_by(REVIEWERS)
def bulk(request: HttpRequest) -> HttpResponse:
    """The reports that wait for this person: those that ask for nothing more, to be chosen; the others with the reason."""
    waiting = _asked(request, waiting_for(request.user))
    if request.POST.get("confirmed"):
        return _decided(request, waiting)
    named = set(request.POST.getlist("report"))
    chosen = [report for report in waiting if not named or str(report.pk) in named]
    listed = rows(chosen[:MOST], request.user)
    context = {
        "plain": [
            (row, parts(row.looking, problems(row.report)) if named else []) for row in listed if row.looking
        ],
        "others": [row for row in listed if row.why],
        "more": max(0, len(chosen) - MOST),
        "gone": len(named) - len(chosen) if named else 0,
        "confirming": bool(named),
        "nothing_chosen": request.method == "POST" and not named,
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
    """Each by itself, once: what is refused leaves the others as they are."""
    by_pk = {str(report.pk): report for report in waiting}
    read: dict[str, str] = {}
    for pk, _, version in (named.partition(":") for named in request.POST.getlist("version")):
        read.setdefault(pk, version)
    done, refused = [], []
    for pk, version in islice(read.items(), MOST):
        if pk not in by_pk or number(version) is None:
            continue  # decided on meanwhile, or none of his
        report = by_pk[pk]
        try:
            told = {"version": number(version), "read": pk in request.POST.getlist("read")}
            done.append((report, actions.approve_plain(report, by=request.user, **told)))
        except actions.Refused as refusal:
            refused.append((report, str(refusal)))
    more = max(0, len(read) - MOST)
    gone = len(read) - more - len(done) - len(refused)
    context = {"done": done, "refused": refused, "gone": gone, "more": more, "most": MOST}
    context["scope"] = request.GET.urlencode()
    return render(request, "work/bulk_result.html", context)
