"""Several reports decided on at once: choose, read what is new in each and confirm, see what became of each."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import islice
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from agencies.access import REVIEWERS, seen_by
from reports import actions
from reports.models import Event, Report
from reports.routine import rows, waiting_for
from reports.views.common import number, problems
from reports.views.review import parts

NOTHING_CHOSEN = "没有选中任何一份，请先勾选。"
MOST = 30  # in one list: every report in it is checked while somebody waits


@seen_by(REVIEWERS)
def bulk(request: HttpRequest) -> HttpResponse:
    """The reports that wait for this person: those that ask for nothing more, to be chosen; the others with the reason."""
    waiting, named = _asked(request, waiting_for(request.user)), _named(request)
    if "return" in (request.POST.get("act"), request.GET.get("act")):
        return _returned(request, waiting, named)
    if named and "confirmed" in request.POST:
        return _decided(request, waiting, partial(_approve, request=request))
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
        "refused": NOTHING_CHOSEN if request.method == "POST" and not named else "",
        "scope": _scope(request),
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


def _scope(request: HttpRequest) -> str:
    """The part of the address that says whose reports, and of which year."""
    return urlencode({key: request.GET[key] for key in ("office", "year") if key in request.GET})


def _named(request: HttpRequest) -> dict[str, str]:
    """The keys that were sent, each once, with the version that was read, or "" where they were only chosen."""
    sent = request.POST.getlist("version" if "confirmed" in request.POST else "report")
    found: dict[str, str] = {}
    for key, _, version in (one.partition(":") for one in sent):
        found.setdefault(key, version)
    return found


def _approve(report: Report, version: int, request: HttpRequest) -> Event:
    read = str(report.pk) in request.POST.getlist("read")
    return actions.approve_plain(report, by=request.user, version=version, read=read)


def _returned(request: HttpRequest, waiting: list[Report], named: dict[str, str]) -> HttpResponse:
    """All that wait, to be chosen, and the one reason; with it each that was chosen is returned by itself."""
    refused, reason = "", request.POST.get("reason", "")
    if request.method == "POST":
        try:
            give_back = partial(actions.return_listed, reason=actions.reason_for_all(reason), by=request.user)
            if named:
                return _decided(request, waiting, lambda report, version: give_back(report, version=version))
            refused = NOTHING_CHOSEN
        except actions.Refused as refusal:
            refused = str(refusal)
    context = {
        "listed": [(report, str(report.pk) in named) for report in waiting[:MOST]],
        "more": max(0, len(waiting) - MOST),
        "reason": reason,
        "refused": refused,
        "scope": _scope(request),
    }
    return render(request, "work/bulk_return.html", context)


def _decided(
    request: HttpRequest, waiting: list[Report], decide: Callable[[Report, int], Event]
) -> HttpResponse:
    """Each by itself, once: what is refused leaves the others as they are."""
    by_pk, named = {str(report.pk): report for report in waiting}, _named(request)
    done, refused = [], []
    for pk, version in islice(named.items(), MOST):
        if pk not in by_pk or (read := number(version)) is None:
            continue  # decided on meanwhile, or none of his
        try:
            done.append((by_pk[pk], decide(by_pk[pk], read)))
        except actions.Refused as refusal:
            refused.append((by_pk[pk], str(refusal)))
    more = max(0, len(named) - MOST)
    gone = len(named) - more - len(done) - len(refused)
    context = {"done": done, "refused": refused, "gone": gone, "more": more, "most": MOST}
    context["scope"] = _scope(request)
    return render(request, "work/bulk_result.html", context)
