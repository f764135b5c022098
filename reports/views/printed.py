"""The report as it prints: the preview, and what was handed in."""

from __future__ import annotations

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from agencies.access import REPORT_STAFF, seen_by
from reports.document import document
from reports.filetypes import html, pdf, signoff
from reports.filetypes import json as json_file
from reports.models import Event
from reports.offered import TYPES
from reports.views.common import report_or_404


@seen_by(REPORT_STAFF)
def preview(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The whole report in the official layout, as it will be published."""
    shown = report_or_404(request, year, code, kind)
    context = {"report": shown, "fragment": html.fragment(document(shown.content))}
    return render(request, "work/preview.html", context)


@seen_by(REPORT_STAFF)
def preview_pdf(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The same as PDF; for a published report the published file itself is on the public page."""
    shown = report_or_404(request, year, code, kind)
    return _inline_pdf(pdf.write(document(shown.content)), shown.title)


def _inline_pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(name)}.pdf"
    return response


@seen_by(REPORT_STAFF)
def sign_off(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The report as a Word file with the sheet in front on which the office signs and seals it.

    Until it is published every page says 送审稿, so that no draft passes for the report.
    """
    shown = report_or_404(request, year, code, kind)
    content, mark = shown.content, "" if shown.state == "published" else "送审稿"
    data = signoff.write(document(content), json_file.digest(content), timezone.localdate(), mark)
    response = HttpResponse(data, content_type=TYPES["docx"][1])
    name = quote(f"{shown.title}（{mark or '签发单'}）.docx")
    response["Content-Disposition"] = f"attachment; filename=\"{code}-{year}.docx\"; filename*=UTF-8''{name}"
    return response


@seen_by(REPORT_STAFF)
def receipt(request: HttpRequest, year: int, code: str, kind: str, event: int) -> HttpResponse:
    """What was handed in: number, time, hash, and what comes next."""
    shown = report_or_404(request, year, code, kind)
    handed_in = get_object_or_404(Event.objects.select_related("by"), report=shown, pk=event, verb="submit")
    return render(request, "work/receipt.html", {"report": shown, "event": handed_in})


@seen_by(REPORT_STAFF)
def receipt_pdf(request: HttpRequest, year: int, code: str, kind: str, event: int) -> HttpResponse:
    """What was handed in, printed from the content the receipt kept; later changes do not touch it."""
    shown = report_or_404(request, year, code, kind)
    handed_in = get_object_or_404(Event, report=shown, pk=event, verb="submit")
    content = json_file.read(handed_in.data["document"])
    return _inline_pdf(pdf.write(document(content)), f"{content.title}（{handed_in.data['receipt']}）")
