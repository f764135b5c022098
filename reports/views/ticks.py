"""A decider ticks what he has looked at: a form that is sent, or a click that is sent by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from agencies.access import REVIEWERS, seen_by
from agencies.answers import speaks_json, told
from reports import actions
from reports.views.common import number, report_or_404, tells


@require_POST
@seen_by(REVIEWERS)
@tells
def tick(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Tick the places named ``place``, or take back those named ``untick``.

    Answers JSON where that is asked for: {} or, with 409, {"sentence"}; else leads back to the review.
    """
    shown = report_or_404(request, year, code, kind)
    decides = {"by": request.user, "version": number(request.POST.get("version", ""))}
    taken_back = request.POST.getlist("untick")
    try:
        if taken_back:
            actions.untick(shown, taken_back, **decides)
        else:
            actions.tick(shown, request.POST.getlist("place"), **decides)
    except actions.Refused as refused:
        if speaks_json(request):
            return told(str(refused), 409)
        raise
    if speaks_json(request):
        return JsonResponse({})
    messages.success(request, "已取消核对。" if taken_back else "已记下核对过的项。")
    against = request.POST.get("against", "")
    return redirect(f"{reverse('review', args=shown.address)}?against={against}#eyes")
