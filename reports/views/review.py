"""Checking and approving: read the report, note points tied to cells or paragraphs, decide."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agencies.access import REPORT_STAFF, REVIEWERS, seen_by
from agencies.roles import Role
from reports import actions
from reports.document import document
from reports.eyes import Looking, Part
from reports.models import Comment, Report
from reports.reviewing import bases, looking
from reports.threads import gather, place_in
from reports.versions import versions
from reports.views.common import Problem, decides, has_seen, number, problems, report_or_404, tells
from reports.views.threads import talk
from reports.views.trail import trail
from reports.views.typed import sendable, typed
from reports.workflow import BY_VERB, Move

AS_IT_WAS = (
    "数字和正文与撤销发布的一版完全相同。请先改正撤销的原因所说的问题，再提交；确实不用改的，请勾选“{}”。"
)


@seen_by(REVIEWERS)
def review(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """What needs a look, before and after; the rest in the official layout, folded; findings, points, decision."""
    shown = report_or_404(request, year, code, kind)
    if not decides(shown, request.user):
        return redirect("report", *shown.address)
    shown.is_for_office = Role.SUPERVISOR in request.user.roles_at(shown.supervising)
    has_seen(request, shown)
    comments = list(shown.comments.select_related("by", "report"))
    found, named = problems(shown), versions(shown)
    moves = shown.moves_for(request.user)
    seen = looking(shown, named, comments, request.GET.get("against", ""))
    context = {
        "report": shown,
        "document": document(shown.content),
        "looking": seen,
        "basis": seen.seen.basis,
        "bases": bases(shown, named),
        "parts": parts(seen, found),
        "keep": f"against={seen.seen.basis}&",
        "whole": bool(request.GET.get("whole")),
        "unsettled": [p for p in found if not p.is_settled],
        "explained": [p for p in found if p.is_settled and p.asks_reason],
        "settled": [p for p in found if p.is_settled and p.asks_look],
        "notes": gather(shown, [c for c in comments if c.sent_at is None]),
        "talk_from": "review",
        **talk(request, shown),
        "moves": moves,
        "typed": typed(request, shown, sendable(moves)),
        "trail": trail(shown),
        "place": _place(request, shown),
        "withdrawal": shown.withdrawal if any(v.is_public for v in named) else None,
        "reading": named[-1],  # what waits for a decision was handed in
    }
    return render(request, "work/review.html", context)


def parts(seen: Looking, found: list[Problem]) -> list[tuple[Part, list, list]]:
    """The sections with what is to be looked at: (the section, groups still open, groups done), findings as problems."""
    known = {problem.finding: problem for problem in found}
    return [
        (
            part,
            [(group, [known[f] for f in group.findings]) for group in part.groups if not group.is_done],
            [(group, [known[f] for f in group.findings]) for group in part.groups if group.is_done],
        )
        for part in seen.parts
    ]


def _place(request: HttpRequest, shown: Report) -> dict | None:
    """The place a point is being written for: named by the link that was followed."""
    cell, section = request.GET.get("cell", ""), request.GET.get("section", "")
    if cell in shown.edition.by_name:
        figure = shown.edition.by_name[cell]
        return {
            "cell": cell,
            "section": shown.edition.section_of(cell).code,
            "label": figure.label,
            "text": shown.content.text(cell),
        }
    part = next((s for s in shown.edition.sections if s.code == section), None)
    if part and part.table and (row := place_in(shown, part, request.GET.get("row", ""))) and row.row:
        return {"section": section, "row": row.row, "label": row.label}
    if part is None:
        return None
    paragraph = number(request.GET.get("paragraph", ""))
    if paragraph is None:
        return {"section": section, "label": part.heading}
    return {"section": section, "paragraph": paragraph, "label": f"{part.heading} 第{paragraph + 1}段"}


@require_POST
@seen_by(REVIEWERS)
@tells
def open_review(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """开始审核: from here on the author can no longer recall."""
    shown = report_or_404(request, year, code, kind)
    actions.open_review(shown, by=request.user)
    return redirect("review", *shown.address)


@require_POST
@seen_by(REVIEWERS)
@tells
def comment(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Note a point."""
    shown = report_or_404(request, year, code, kind)
    point = actions.add_comment(
        shown,
        request.POST.get("text", ""),
        by=request.user,
        cell=request.POST.get("cell", ""),
        row=request.POST.get("row", ""),
        section=request.POST.get("section", ""),
        paragraph=number(request.POST.get("paragraph", "")),
    )
    messages.success(request, "已加入要点。")
    (noted,) = gather(shown, [point])
    return redirect(reverse("review", args=shown.address) + f"#{noted.place.anchor or 'points'}")


@require_POST
@seen_by(REVIEWERS)
@tells
def remove_comment(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """Take back a point that has not gone out."""
    shown = report_or_404(request, year, code, kind)
    actions.remove_comment(get_object_or_404(Comment, report=shown, pk=pk, by=request.user), by=request.user)
    return redirect(reverse("review", args=shown.address) + "#points")


def _unsent(request: HttpRequest, shown: Report, made: Move) -> None:
    """A point that was typed and not added goes out with the return; before an approval noted points are named."""
    if made.aside or not decides(shown, request.user):
        return
    if made.is_retreat and request.POST.get("point", "").strip():
        paragraph = number(request.POST.get("paragraph", ""))
        place = {key: request.POST.get(key, "") for key in ("cell", "row", "section")}
        actions.add_comment(shown, request.POST["point"], by=request.user, paragraph=paragraph, **place)
    noted = shown.comments.filter(sent_at=None).count()
    if noted and not made.is_retreat and not request.POST.get("dropped"):
        raise actions.Refused(
            f"已经写了{noted}条要点：要发给填报人，请“退回修改”；不再需要，请勾选“放弃已写的要点”再{made.label}。"
        )


@require_POST
@seen_by(REPORT_STAFF)
@tells
def move(request: HttpRequest, year: int, code: str, kind: str, verb: str) -> HttpResponse:
    """Carry out a move of the workflow on the version the page was made from."""
    if verb not in BY_VERB:
        raise Http404
    shown = report_or_404(request, year, code, kind)
    _unsent(request, shown, BY_VERB[verb])
    made = shown.worded(BY_VERB[verb])
    if made.confirm and not request.POST.get("confirmed"):
        raise actions.Refused(f"请先勾选“{made.confirm}”，再点“{made.label}”。")
    if verb == "submit" and not request.POST.get("unchanged") and (said := shown.owed_unchanged):
        raise actions.Refused(AS_IT_WAS.format(said))
    version = number(request.POST.get("version", ""))
    event = actions.make_move(
        shown,
        verb,
        by=request.user,
        version=-1 if version is None else version,
        reason=request.POST.get("reason", ""),
    )
    if verb == "submit":
        return redirect("receipt", *shown.address, event.pk)
    messages.success(request, f"已{made.label}。")
    return redirect("report", *shown.address)
