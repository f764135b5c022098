"""校核与提交: everything the checks say, what the author says to it, the likely mistakes put right."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agencies.access import AUTHORS, seen_by
from reports import actions
from reports.document import document
from reports.filetypes import html
from reports.models import Report
from reports.schema import Severity
from reports.threads import threads
from reports.views.common import by_section, own_report_or_404, problems, still_open, tasks, tells
from reports.views.typed import sendable, typed

CHECK = "check"


@seen_by(AUTHORS)
def check(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """校核与提交: all findings by section, reasons, the whole report as it will print, and the submit button."""
    shown = own_report_or_404(request, year, code, kind)
    found = problems(shown)
    unsettled = [p for p in found if not p.is_settled]
    said = threads(shown, request.user)
    moves = shown.moves_for(request.user)
    context = {
        "report": shown,
        "tasks": tasks(shown, said, request.user),
        "groups": by_section(shown, unsettled),
        "settled": [p for p in found if p.is_settled],
        "open": sum(p.is_open for p in found),
        "to_look_at": sum(p.asks_look for p in unsettled),
        "open_points": still_open(said, request.user),
        "moves": moves,
        "typed": typed(request, shown, sendable(moves)),
        "fragment": html.fragment(document(shown.content)),
    }
    return render(request, "work/check.html", context)


@require_POST
@seen_by(AUTHORS)
@tells
def correct(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """按此改正: follow a suggestion from 校核与提交."""
    shown = own_report_or_404(request, year, code, kind)
    put_right(request, shown, request.POST.get("suggestion", ""))
    return redirect(CHECK, *shown.address)


@require_POST
@seen_by(AUTHORS)
@tells
def explain(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Keep what the author says to a finding: the reason, or that he has looked; or take it back."""
    shown = own_report_or_404(request, year, code, kind)
    key = request.POST.get("key", "")
    after = _after(shown, key)
    if request.POST.get("action") == "take-back":
        actions.take_back(shown, key, by=request.user)
        messages.success(request, "已撤回，这一条重新列为待处理。")
    else:
        finding = actions.explain(shown, key, request.POST.get("text", ""), by=request.user)
        kept = "说明已保存" if finding.severity is Severity.EXPLAIN else "已记下“核对无误”"
        messages.success(request, f"{kept}，审核人会看到；内容不变，以后不再提示。")
    return redirect(reverse(CHECK, args=shown.address) + after)


def _after(shown: Report, key: str) -> str:
    """Where to go on when one problem is dealt with: the next that is not, else the list."""
    unsettled = [p.key for p in problems(shown) if not p.is_settled]
    following = unsettled[unsettled.index(key) + 1 :] if key in unsettled else [key]
    return f"#p-{following[0][:16]}" if following else "#problems"


def put_right(request: HttpRequest, shown: Report, suggestion: str) -> None:
    """Follow a suggestion on what a cell should be. Errors: Refused when it is no longer one."""
    event = actions.apply_suggestion(shown, suggestion, by=request.user)
    messages.success(request, f"已按提示改正{len(event.data['figures'])}格，改前改后的数记在办理记录中。")
