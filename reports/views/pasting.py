"""Pasting a whole table into a section's form: it is read by its labels and shown to the person; nothing is written."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from agencies import answers
from agencies.access import AUTHORS, seen_by
from reports import pasted, reading
from reports.slots import slot
from reports.views.common import own_report_or_404
from reports.views.imports import disagreements

BUSY = "现在同时读取的人多，没有按行名对应。请过半分钟再粘贴一次。"
MOST = 4_000_000  # characters; more than any report


@require_POST
@seen_by(AUTHORS)
def read_paste(request: HttpRequest, year: int, code: str, kind: str, section: str) -> JsonResponse:
    """``text`` and ``html`` of a clipboard → pasted.answer as JSON; a sentence with 422 or 503 where it was not read."""
    shown = own_report_or_404(request, year, code, kind)
    part = next((s for s in shown.edition.sections if s.code == section and s.table), None)
    if part is None:
        raise Http404
    text, html = request.POST.get("text", ""), request.POST.get("html", "")
    if not text.strip() and not html.strip():
        return JsonResponse(pasted.nothing())
    if len(text) + len(html) > MOST:
        return answers.told("粘贴的内容太多，没有读。请只复制这张表再粘贴。", 422)
    with slot() as free:
        if not free:
            return answers.told(BUSY, 503)
        try:
            read = reading.pasted(text, html)
        except reading.Unreadable as sentence:
            return answers.told(str(sentence), 422)
    answer = pasted.answer(read, part)
    answer["notes"] += disagreements(read, shown, asks_year=False)
    return JsonResponse(answer)
