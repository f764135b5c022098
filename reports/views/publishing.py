"""What surrounds a publication on the report's page: the note of a correction, the moment that is set for it."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies.access import AUTHORS, REPORT_STAFF, seen_by
from reports import actions
from reports.actions import Refused
from reports.views.common import number, own_report_or_404, report_or_404, tells

MOMENT = forms.DateTimeField(input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"])


@require_POST
@seen_by(AUTHORS)
@tells
def correction(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Keep the public note of the correction."""
    shown = own_report_or_404(request, year, code, kind)
    actions.write_note(shown, request.POST.get("note", ""), by=request.user)
    messages.success(request, "更正说明已保存，随新的一版向社会公开。")
    return redirect(reverse("report", args=shown.address) + "#correction")


@require_POST
@seen_by(REPORT_STAFF)
@tells
def schedule(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Set the moment at which an approved report is published, or take it off the clock."""
    shown = report_or_404(request, year, code, kind)
    if request.POST.get("action") == "cancel":
        actions.unschedule(shown, by=request.user)
        messages.success(request, "已取消定时发布，报告等待发布。")
        return redirect("report", *shown.address)
    if sentence := actions.schedule_refusal(shown, request.user):
        raise Refused(sentence)
    if not request.POST.get("confirmed"):
        button = "修改时间" if shown.publish_at else "定时发布"
        raise Refused(f"请先勾选“已看过全文，到时向社会公开”，再点“{button}”。")
    try:
        at = MOMENT.clean(request.POST.get("at", "").strip())
    except forms.ValidationError:
        raise Refused("请按 2026-01-31 09:00 的样子填写发布的日期和时间。") from None
    version = number(request.POST.get("version", ""))
    actions.schedule(shown, at, by=request.user, version=-1 if version is None else version)
    local = timezone.localtime(at)
    messages.success(request, f"已定于{local.year}年{local.month}月{local.day}日 {local:%H:%M}发布。")
    return redirect("report", *shown.address)
