"""One go of bringing historic reports: how far the reading is, what was recognised of each, page by page."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from agencies.access import SUPERVISORS, seen_by
from agencies.models import Agency
from reports import actions
from reports.archive import Match, reports_of
from reports.models import ArchiveBatch, ArchiveFile
from reports.views.common import number
from reports.views.supervise import office_or_404

State = ArchiveFile.State
SHOWN = {
    "": (State.WAITING, State.READING, State.READ),
    "accepted": (State.ACCEPTED,),
    "failed": (State.FAILED,),
}
TABS = (("", "待处理"), ("accepted", "已采用"), ("failed", "没有读出"))
ON_A_PAGE = 50


def counts(batch: ArchiveBatch) -> Counter[str]:
    """How many files of a batch are in each state."""
    return Counter(batch.files.values_list("state", flat=True))


@require_safe
@seen_by(SUPERVISORS)
def batch(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Every document of one go: how far it is, what was recognised; those that failed stand apart."""
    office = office_or_404(request, code)
    found = get_object_or_404(ArchiveBatch, pk=pk, office=office)
    tab = _tab(request) if "show" in request.GET else _first_tab(found)
    files = found.files.filter(state__in=SHOWN[tab]).select_related("agency").order_by("name", "pk")
    page = Paginator(files, ON_A_PAGE).get_page(request.GET.get("page"))
    options = reports_of(office)
    context = {
        **_progress(found, tab),
        "office": office,
        "rows": [row_of(options, file) for file in page],
        "page": page,
    }
    return render(request, "work/archive_batch.html", context)


def _tab(request: HttpRequest) -> str:
    tab = request.GET.get("show", "")
    return tab if tab in SHOWN else ""


def _first_tab(of: ArchiveBatch) -> str:
    """What is still to be dealt with; where nothing is and nothing was taken either, what could not be read."""
    counted = counts(of)
    return "failed" if set(counted) == {State.FAILED.value} else ""


def _progress(of: ArchiveBatch, tab: str) -> dict[str, Any]:
    """What the lines above the list say."""
    counted = counts(of)
    total, left = sum(counted.values()), counted[State.WAITING] + counted[State.READING]
    return {
        "batch": of,
        "total": total,
        "settled": total - left,
        "is_running": left > 0,
        "stuck": of.files.stuck().count() if left else 0,
        "tabs": [(name, label, sum(counted[s] for s in SHOWN[name])) for name, label in TABS],
        "tab": tab,
    }


@never_cache
@require_safe
@seen_by(SUPERVISORS)
def progress(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What changed since the page was loaded: the counts, and the rows it names that are in another state by now.

    ``files`` lists them as “12.waiting”; a row that belongs on another tab comes back empty.
    """
    office = office_or_404(request, code)
    found = get_object_or_404(ArchiveBatch, pk=pk, office=office)
    tab = _tab(request)
    context = _progress(found, tab) | {"office": office}
    parts = [part.partition(".") for part in request.GET.get("files", "").split(",")[:ON_A_PAGE]]
    named = {pk: state for text, _, state in parts if (pk := number(text)) is not None}
    files = found.files.filter(pk__in=named).select_related("agency")
    changed = [file for file in files if file.state != named[file.pk]]
    options = reports_of(office) if any(file.state == State.READ for file in changed) else []
    rows = {
        file.pk: _drawn(request, office, row_of(options, file)) if file.state in SHOWN[tab] else ""
        for file in changed
    }
    lines = render_to_string("components/archive_progress.html", context, request)
    return JsonResponse({"running": context["is_running"], "lines": lines, "rows": rows})


def _drawn(request: HttpRequest, office: Agency, row: dict[str, Any]) -> str:
    context = {"office": office, "row": row, "file": row["file"], "facts": row["facts"]}
    return render_to_string("components/archive_row.html", context, request)


def row_of(options: list[Match], file: ArchiveFile) -> dict[str, Any]:
    """A file as the list shows it: what was read of it, and the agencies it may be of."""
    likely = set(file.facts_read.get("candidates", ()))
    return {
        "file": file,
        "facts": file.facts_read,
        "chosen": f"{file.agency.code}/{file.kind}" if file.agency else "",
        "likely": [match for match in options if match.value in likely],
        "others": [match for match in options if match.value not in likely],
    }


@require_POST
@seen_by(SUPERVISORS)
def read_again(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """重新读取 what nobody is at any more."""
    office = office_or_404(request, code)
    found = get_object_or_404(ArchiveBatch.objects.select_related("office"), pk=pk, office=office)
    try:
        actions.read_again(found, by=request.user)
        messages.success(request, "已经重新排队读取。")
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("archive-batch", code, pk)


@require_POST
@seen_by(SUPERVISORS)
def discard(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """不采用，删除 one document."""
    office = office_or_404(request, code)
    file = get_object_or_404(ArchiveFile, pk=pk, batch__office=office)
    tab = "?show=failed" if file.state == State.FAILED else ""
    try:
        actions.discard_file(file, office, by=request.user)
        messages.success(request, f"已删除“{file.name}”，没有采用。")
    except actions.Refused as refused:
        (messages.success if refused.done else messages.error)(request, str(refused))
    return redirect(reverse("archive-batch", args=(code, file.batch_id)) + tab)


@require_POST
@seen_by(SUPERVISORS)
def discard_failed(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """全部删除没有读出的."""
    office = office_or_404(request, code)
    found = get_object_or_404(ArchiveBatch.objects.select_related("office"), pk=pk, office=office)
    try:
        count = actions.discard_failed(found, by=request.user)
        messages.success(request, f"已删除没有读出的{count}份。")
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("archive-batch", code, pk)
