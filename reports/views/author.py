"""Filling in: the task list, the six sections, 校核与提交, the preview and the receipt."""

from __future__ import annotations

import json
from urllib.parse import quote

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from agencies.access import AUTHORS, REPORT_STAFF, seen_by
from reports import actions
from reports.actions import Refused
from reports.checks import Finding
from reports.forms import TableForm
from reports.living import spoken
from reports.models import Event, Report, Round
from reports.prose import apart
from reports.schema import Section
from reports.threads import Thread, sees_talk, threads
from reports.versions import versions
from reports.views.autosave import beside, saving
from reports.views.checking import CHECK, put_right
from reports.views.common import (
    Problem,
    decides,
    has_seen,
    is_author,
    own_report_or_404,
    problems,
    report_or_404,
    still_open,
    tasks,
)
from reports.views.prose import passage_form
from reports.views.threads import talk
from reports.views.trail import trail
from reports.views.typed import sendable, typed
from reports.workflow import CLOSED, State


@seen_by(REPORT_STAFF)
def report(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The report's own page: task list, state, next moves, trail."""
    shown = report_or_404(request, year, code, kind)
    has_seen(request, shown, sections=())
    whole, said = sees_talk(shown, request.user), threads(shown, request.user)
    writes = is_author(request, shown) and shown.is_editable
    may_decide = decides(shown, request.user)
    # who writes hands in from 校核与提交, who decides does so while he reads
    moves = [] if writes or may_decide else shown.moves_for(request.user)
    asides = shown.asides_for(request.user)
    refused = typed(request, shown, [*sendable(moves, asides), *(["correction"] if writes else [])])
    context = {
        "report": shown,
        "tasks": tasks(shown, said, request.user),
        "is_author": is_author(request, shown),
        "may_decide": may_decide,
        "moves": moves,
        "asides": asides,
        "typed": refused,
        "aside_refused": refused.form in sendable(asides),
        "amended": _amended(shown),
        "trail": trail(shown, whole=whole),
        "versions": versions(shown) if whole else [],
        "sees_whole": whole,
        "note": Round.objects.filter(agency=shown.supervising, year=shown.year)
        .values_list("note", flat=True)
        .first(),
        "last_return": _last_return(shown) if whole else None,
        "open_threads": still_open(said, request.user),
        "own": {thread.first.pk for thread in said if thread.is_monologue(request.user)},
        "has_threads": bool(said),
        "has_imports": shown.imports.exists(),
    }
    return render(request, "work/report.html", context)


def _amended(shown: Report) -> Event | None:
    """How the correction that is under way began; None while none is."""
    if not shown.is_correction or shown.status in CLOSED:
        return None
    return shown.events.filter(verb__in=("amend", "take_up")).select_related("by").first()


def _last_return(shown: Report) -> Event | None:
    return shown.events.filter(verb__in=("return", "send_back")).select_related("by").first()


@seen_by(AUTHORS)
def section(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """One section: typed into, saved half-filled at any time, never losing what was sent."""
    shown = own_report_or_404(request, year, code, kind)
    try:
        part = shown.edition.section(section)
    except KeyError:
        raise Http404 from None
    if request.method == "POST":
        return _save(request, shown, part)
    if not shown.is_editable:
        messages.info(request, f"报告现在是“{shown.status.label}”，内容已锁定，只能查看。")
        return redirect(reverse("preview", args=shown.address) + f"#{part.code}")
    has_seen(request, shown, sections=[part.code])
    said, comparing = threads(shown, request.user), request.GET.get("compare") == "last-year"
    return _page(request, shown, part, _form(shown, part, said, comparing=comparing), said)


def _form(shown: Report, part: Section, said: list[Thread], data=None, *, comparing: bool = False):
    """The form of a section, with what the last check says of its cells and what was said of them."""
    if part.table is None:
        return passage_form(shown, part, data)
    points: dict[str, list[str]] = {}
    for thread in (t for t in _of(part, said) if t.is_open):
        points.setdefault(thread.place.key, []).append(thread.first.text)
    findings = [problem.finding for problem in problems(shown, part) if not problem.is_settled]
    checked = part.code in shown.done
    return TableForm(
        data,
        table=part.table,
        content=shown.content,
        raws=shown.raws,
        points=points,
        findings=findings,
        checked=checked,
        weights=shown.context.weights,
        last=shown.context.last_year,
        comparing=comparing,
    )


def _of(part: Section, said: list[Thread]) -> list[Thread]:
    return [thread for thread in said if thread.first.section == part.code]


def _save(request: HttpRequest, shown: Report, part: Section) -> HttpResponse:
    """Keep what was sent; where it cannot be kept, show it again with the reason."""
    said = threads(shown, request.user)
    form = _form(shown, part, said, request.POST)
    action = request.POST.get("action", "save")
    try:
        saved = _keep(shown, part, form, action, request.user, request.POST.get("resolve", ""))
        if saved.conflicts:
            return _conflict(request, shown, part, saved)
        if point := request.POST.get("resolve"):
            _tick(request, _of(part, said), point)
        if cell := request.POST.get("settle"):
            _settle(request, shown, part, cell)
        if suggestion := request.POST.get("correct"):
            put_right(request, shown, suggestion)
    except Refused as refused:
        if not refused.done:
            messages.error(request, str(refused))
            return _page(request, shown, part, form, said, status=409)
        messages.success(request, str(refused))
    messages.success(request, f"“{part.heading}”已保存。")
    following = (
        _next(shown, part) if action == "next" else reverse("section", args=(*shown.address, part.code))
    )
    return redirect(following)


def _tick(request: HttpRequest, said: list[Thread], point: str) -> None:
    """A thread is ticked off together with the corrections that deal with it: “12” done, “-12” open again."""
    comment = next((thread.first for thread in said if str(thread.first.pk) == point.lstrip("-")), None)
    if comment is None:
        raise Refused("这条批注不在这一部分，请刷新后再看。")
    actions.resolve_comment(comment, not point.startswith("-"), by=request.user)


def _settle(request: HttpRequest, shown: Report, part: Section, cell: str) -> None:
    totals = {c.name for c in part.table.cells() if c.is_total} if part.table else set()
    if cell not in totals:
        raise Refused("这一格不是总计，请从表中点选。")
    actions.settle_total(shown, cell, by=request.user)
    messages.success(request, "已采用计算值，原件上的数记在办理记录中。")


def _keep(shown: Report, part: Section, form, action: str, by, resolves: str = "") -> actions.Saved:
    done = action == "next" or bool(resolves and part.code in shown.done)
    if part.table is None:
        return actions.save_passage(shown, part.code, form.cleaned_text(), form.was(), done=done, by=by)
    raws = form.cleaned_raws()
    if action == "zeros":
        raws = {
            cell: raw if raw.strip() or _filled_meanwhile(shown, form, cell) else "0"
            for cell, raw in raws.items()
        }
    if action == "carry":
        raws |= {line.cell.name: line.text for line in form.sheet.to_carry}
    return actions.save_table(shown, part.code, raws, form.was(), done=done, by=by)


def _filled_meanwhile(shown: Report, form, cell: str) -> bool:
    """A cell that was blank on this page may have been filled by a colleague since."""
    return shown.raws.get(cell, "") != form.was().get(cell, "")


def _conflict(request: HttpRequest, shown: Report, part: Section, saved: actions.Saved) -> HttpResponse:
    """Somebody else changed the same place: both texts shown, mine in the form; saving again decides for mine."""
    fresh = Report.objects.select_related("agency", "supervising").get(pk=shown.pk)
    mine = {conflict.where: conflict.mine for conflict in saved.conflicts}
    if part.table:
        data = {**fresh.raws, **mine, "was": json.dumps(fresh.raws)}
    else:
        data = {"text": mine[part.code], "was": json.dumps(saved.conflicts[0].theirs)}
    names = fresh.edition.by_name
    places = [
        (names[c.where].label if part.table else part.heading, c, *apart(*_spoken(fresh, c)))
        for c in saved.conflicts
    ]
    said = threads(fresh, request.user)
    form = _form(fresh, part, said, data)
    return _page(request, fresh, part, form, said, status=409, conflicts=places, kept=len(saved.changed))


def _spoken(shown: Report, conflict: actions.Conflict) -> tuple[str, str]:
    """Both texts as people read them."""
    return spoken(conflict.theirs, shown.edition), spoken(conflict.mine, shown.edition)


def _next(shown: Report, part: Section) -> str:
    """The page after this section: the next one, at the end 校核与提交."""
    codes = [s.code for s in shown.edition.sections]
    after = codes.index(part.code) + 1
    if after < len(codes):
        return reverse("section", args=(*shown.address, codes[after]))
    return reverse(CHECK, args=shown.address)


def _page(
    request: HttpRequest,
    shown: Report,
    part: Section,
    form,
    said: list[Thread],
    *,
    status: int = 200,
    **extra,
) -> HttpResponse:
    if status != 200:  # the texts in the fields are not in the database: leaving asks, the state says so
        form.helper.attrs["data-unsaved"] = ""
    if part.table:
        form.helper.attrs["data-paste"] = reverse("read-paste", args=(*shown.address, part.code))
    context = {
        "report": shown,
        "part": part,
        "form": form,
        "tasks": tasks(shown, said, request.user),
        **beside(shown, part),
        "talk_from": "section",
        **talk(request, shown, part, _of(part, said)),
        "last_return": _last_return(shown) if shown.status is State.RETURNED else None,
        "last_change": _last_change(shown, part),
        "unsaved": status != 200,
        "stops": _stops(shown, part, problems(shown)),
        "saving": saving(request, shown, part),
        **extra,
    }
    return render(request, "work/section.html", context, status=status)


def _stops(shown: Report, part: Section, every: list[Problem]) -> dict[str, list[str]]:
    """Where F8 leads from this page: the open problems of the sections before and after it, by address."""
    codes = [section.code for section in shown.edition.sections]
    here = codes.index(part.code)
    stops: dict[str, list[str]] = {"before": [], "after": []}
    for code in codes[:here] + codes[here + 1 :]:
        way = "before" if codes.index(code) < here else "after"
        address = reverse("section", args=(*shown.address, code))
        found = [p.finding for p in every if p.finding.section == code and not p.is_settled]
        stops[way] += [f"{address}#{_anchor(finding)}" for finding in found]
    return stops


def _anchor(finding: Finding) -> str:
    return f"find={quote(finding.quote, safe='')}" if finding.quote else finding.place


def _last_change(shown: Report, part: Section) -> Event | None:
    """The newest event that touched the section: a save, a document taken over, a total settled."""
    saved, elsewhere = (
        Q(verb__in=("save", "autosave", "restore"), data__section=part.code),
        Q(verb__in=("load", "import", "settle", "correct")),
    )
    touched = shown.events.filter(saved | elsewhere).select_related("by")
    return next((event for event in touched if part.code in event.sections), None)
