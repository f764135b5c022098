"""The supervising office: opening a year, and the table of its agencies."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.db.models import OuterRef, Q, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies.access import SUPERVISORS, seen_by
from agencies.models import Agency
from agencies.roles import Role
from reports import actions
from reports.actions.remind import WAITS
from reports.models import Event, Report, Round
from reports.models.standing import WRITING
from reports.round_form import RoundForm
from reports.views.common import number
from reports.workflow import State

RARE = (State.CORRECTING, State.WITHDRAWN)  # named among the states where there is one


def office_or_404(request: HttpRequest, code: str) -> Agency:
    office = next((a for a in request.user.agencies_as(Role.SUPERVISOR) if a.code == code), None)
    if office is None:
        raise Http404
    return office


@seen_by(SUPERVISORS)
def new_round(request: HttpRequest, code: str) -> HttpResponse:
    """布置: choose the year and the agencies, see what that asks for, confirm. What was chosen stays throughout."""
    office = office_or_404(request, code)
    form = RoundForm(office, request.POST or None, year=number(request.GET.get("year", "")))
    context = {"office": office, "form": form}
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("confirmed") == form.choice():
                return _opened(request, office, form)
            chosen = {key: form.cleaned_data[key] for key in ("year", "agencies", "earlier")}
            context["plan"] = actions.planned(office, by=request.user, **chosen)
            context["past"] = any(
                due.deadline < timezone.localdate() for due in context["plan"] if due.is_new
            )
            form.ask_to_confirm()
        except actions.Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "work/new_round.html", context)


def _opened(request: HttpRequest, office: Agency, form: RoundForm) -> HttpResponse:
    before = Report.objects.filter(year=form.cleaned_data["year"]).count()
    opened = actions.open_round(office, by=request.user, **form.cleaned_data)
    new = Report.objects.filter(year=opened.year).count() - before
    messages.success(request, f"{opened.year}年度报告已布置，新建{new}份报告。")
    return redirect("round", code=office.code, year=opened.year)


@seen_by(SUPERVISORS)
def round_(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The office's agencies and its own two reports, with state, deadline, last move and what waits for it."""
    office = office_or_404(request, code)
    opened = get_object_or_404(Round.objects.select_related("opened_by"), agency=office, year=year)
    # what is done while somebody writes, or reads, is not news for the office
    last = (
        Event.objects.filter(report=OuterRef("pk"))
        .exclude(verb__in={*WRITING, "comment", "resolve", "tick"} - {"submit"})
        .filter(~Q(report__state=State.WITHDRAWN) | Q(verb="withdraw"))
    )  # whatever was begun since and given up
    reports = (
        Report.objects.filter(Q(supervising=office) | Q(agency=office), year=year)
        .select_related("agency", "supervising")
        .annotate(last_event=Subquery(last.order_by("-pk").values("pk")[:1]))
        .in_order()
    )
    chosen = request.GET.get("state", "")
    rows = [r for r in reports if not chosen or r.state == chosen or (chosen == "late" and r.is_late)]
    events = Event.objects.select_related("by").in_bulk([r.last_event for r in rows])
    counts = Counter(r.state for r in reports)
    context = {
        "office": office,
        "round": opened,
        "rows": [(r, events.get(r.last_event)) for r in rows],
        "total": len(reports),
        "waits": counts[State.FORWARDED],
        "late": sum(r.is_late for r in reports),
        "counts": [(state, counts[state]) for state in State if counts[state] or state not in RARE],
        "chosen": chosen,
        "due": [r.pk for r in rows if r.supervising_id == office.pk and r.status in WAITS],
        "missing": _not_asked(office, year),
    }
    return render(request, "work/round.html", context)


@require_POST
@seen_by(SUPERVISORS)
def remind(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """催报: those that were ticked, or all that have not handed up."""
    office = office_or_404(request, code)
    ticked = request.POST["all"].split() if "all" in request.POST else request.POST.getlist("report")
    keys = [key for key in map(number, ticked) if key is not None]
    asked = Report.objects.filter(supervising=office, year=year, pk__in=keys)
    try:
        urged = actions.remind(office, list(asked), request.POST.get("text", ""), by=request.user)
        messages.success(request, f"已催报{len(urged)}份报告。")
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("round", code=office.code, year=year)


def _not_asked(office: Agency, year: int) -> list[Agency]:
    """Agencies in force below the office that have no report for the year."""
    asked = Report.objects.filter(year=year, agency__parent=office).values("agency")
    return list(office.children.in_force().exclude(pk__in=asked).in_order())
