"""导入: bring a document to a report, look at what was read of it, take what is right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from agencies.access import AUTHORS, REPORT_STAFF, seen_by
from reports import actions, reading, taking
from reports.archive import is_named
from reports.checks import Finding
from reports.import_form import ImportForm
from reports.models import Event, Import, Report
from reports.slots import slot
from reports.taking import Choice
from reports.threads import threads
from reports.uploads import too_large
from reports.views.common import is_author, own_report_or_404, report_or_404, tasks
from reports.views.looking import chosen, correctable, looking, original, with_inputs

BUSY = (
    "现在同时读取文件的人多，还没有读，报告没有变。请过半分钟再点“读取”；粘贴的内容还在下面，文件要再选一次。"
)


@seen_by(AUTHORS)
def bring(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """A file or what was copied; read, it leads to the page that shows what was understood."""
    shown = own_report_or_404(request, year, code, kind)
    if not shown.is_editable:
        messages.info(request, f"报告现在是“{shown.status.label}”，内容已锁定，不能导入。")
        return redirect("report", *shown.address)
    section = request.POST.get("section") or request.GET.get("section", "")
    part = next((s for s in shown.edition.sections if s.code == section), None)
    sent = request.method == "POST"
    form = ImportForm(
        *((request.POST, request.FILES) if sent else ()),
        part=part,
        stopped=too_large(request) if sent else "",
    )
    status = 200
    if sent and form.is_valid():
        try:
            read, content, name = _read(form)
            brought = actions.bring(
                shown, read, content, name, section=part.code if part else "", by=request.user
            )
            return redirect("import-result", *shown.address, brought.pk)
        except Busy as sentence:
            form.add_error(None, str(sentence))
            status = 503
        except reading.Unreadable as sentence:
            file = form.cleaned_data["file"]
            form.add_error(None, f"“{file.name}”没有读出来：{sentence}" if file else str(sentence))
            status = 422
        except actions.Refused as sentence:
            form.add_error(None, str(sentence))
            status = 422
    context = {
        "report": shown,
        "part": part,
        "form": form,
        "tasks": tasks(shown, threads(shown, request.user), request.user),
    }
    return render(
        request, "work/import.html", context, status=422 if form.errors and status == 200 else status
    )


class Busy(Exception):
    """Too many documents are being read at this moment."""


def _read(form: ImportForm) -> tuple[reading.Draft, bytes, str]:
    with slot() as free:
        if not free:
            raise Busy(BUSY)
        return form.document()


@seen_by(AUTHORS)
def result(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """读取结果: what was recognised, what to look at first, the document beside the form; 采用 takes it."""
    shown = own_report_or_404(request, year, code, kind)
    brought = Import.objects.pending().filter(pk=pk, report=shown, by=request.user).first()
    if brought is None:
        return _decided(request, shown, pk)
    try:
        read = brought.read
    except reading.Unreadable as sentence:
        messages.error(request, str(sentence))
        return redirect("import", *shown.address)
    parts = [part.code for part in taking.parts_of(read, shown.edition, brought.section)]
    if request.method != "POST":
        choice = taking.default(read, parts, is_other=any(disagreements(read, shown)))
        return _page(request, shown, brought, choice)
    allowed = {*parts, taking.CARRY} if brought.section in ("", "requests") else {*parts}
    choice = chosen(request.POST, [p for p in request.POST.getlist("part") if p in allowed], read)
    version = request.POST.get("version", "")
    try:
        event = actions.accept_import(
            brought, choice, by=request.user, version=int(version) if version.isdigit() else -1
        )
    except actions.Refused as refused:
        messages.error(request, str(refused))
        shown = own_report_or_404(request, year, code, kind)
        return _page(request, shown, brought, choice, status=409)
    messages.success(request, _done(event))
    return redirect("report", *shown.address)


def _decided(request: HttpRequest, shown: Report, pk: int) -> HttpResponse:
    """A document that waits no longer, come back to by the back button or a second tab: what became of it.

    Errors: Http404 for one that never was this report's, or that somebody else has not decided on.
    """
    accepted = shown.imports.accepted().filter(pk=pk).first()
    mine = shown.events.filter(data__import=pk, by=request.user)
    if accepted is None and not mine.filter(verb="bring").exists():
        raise Http404
    context = {"report": shown, "accepted": accepted, "dropped": mine.filter(verb="drop").first()}
    return render(request, "work/import_decided.html", context, status=410)


def _done(event: Event) -> str:
    return f"已采用：{event.changed or '与报告原有内容相同'}。请逐个部分看一遍，再校核与提交。"


def _page(
    request: HttpRequest, shown: Report, brought: Import, choice: Choice, status: int = 200
) -> HttpResponse:
    read = brought.read
    findings = reading.check(read, year=shown.year, agency=shown.agency.own_name, context=shown.context)
    brings = {part.code for part in taking.parts_of(read, read.edition, brought.section)}
    findings = tuple(
        finding
        for finding in findings
        if finding.section in brings or not (brought.section or _is_lack(finding))
    )
    located = reading.located(
        read, findings, year=shown.year, agency=shown.agency.own_name, context=shown.context
    )
    context = looking(read, findings, located, only=brought.section, now=shown.raws)
    context |= {
        "report": shown,
        "brought": brought,
        "notes": (notes := list(disagreements(read, shown))),
        "is_last_year": read.year == shown.year - 1,
        "unsure": with_inputs(context["first"], choice),
        "correct": correctable(context["tables"], choice),
        "parts": list(taking.offered(read, shown.content, shown.raws, choice, brought.section)),
        "is_other": bool(notes),
        "judged": bool(brings),
    }
    return render(request, "work/import_result.html", context, status=status)


def _is_lack(finding: Finding) -> bool:
    """A part or a table the document does not have: the report may well have it already."""
    return finding.code == "E-01" or finding.unfinished


def disagreements(read: reading.Draft, shown: Report, *, asks_year: bool = True) -> Iterator[str]:
    """In what the document is not this report, or may not be, a sentence each; a single table bears no year."""
    if read.year is None:
        if asks_year:
            yield (
                f"文件里没有读到报告年度，不知道是不是{shown.year}年度的，可能是往年的表。"
                f"请核对确实是{shown.year}年度的数字，再勾选要采用的部分。"
            )
    elif read.year != shown.year:
        yield f"这是{read.year}年度的报告，您正在填报的是{shown.year}年度的报告。"
    if read.edition.code != shown.edition_code:
        yield (
            f"文件里的表是{read.edition.code}年格式（{read.edition.notice}），"
            f"这份报告用{shown.edition_code}年格式；两种格式都有的格才能采用。"
        )
    if read.agency and not is_named(shown.agency, read.agency):
        yield f"文件写的机关是“{read.agency}”，这份报告是{shown.agency.own_name}的。请核对是不是拿错了文件。"


@require_POST
@seen_by(AUTHORS)
def drop(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """Do without it: nothing of it stays."""
    shown = own_report_or_404(request, year, code, kind)
    waiting = Import.objects.filter(pk=pk, report=shown, by=request.user).first()
    if waiting is None:
        return _decided(request, shown, pk)
    try:
        actions.drop_import(waiting, by=request.user)
    except actions.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "没有采用，文件已经删除；报告没有变。")
    return redirect("report", *shown.address)


@require_safe
@seen_by(REPORT_STAFF)
def imports(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """导入记录: every document that entered the report, with its original; the author's own that still wait."""
    shown = report_or_404(request, year, code, kind)
    events = {event.data.get("import"): event for event in shown.events.filter(verb="import")}
    context: dict[str, Any] = {
        "report": shown,
        "accepted": [
            _record(shown, one, events.get(one.pk)) for one in shown.imports.accepted().select_related("by")
        ],
        "waiting": shown.imports.pending().filter(by=request.user) if is_author(request, shown) else [],
    }
    return render(request, "work/imports.html", context)


def _record(shown: Report, one: Import, event: Event | None) -> dict[str, Any]:
    edition, taken = shown.edition, one.taken
    headings = [
        "二、上年结转（取自上年的四、结转）" if code == taking.CARRY else edition.section(code).heading
        for code in taken["parts"]
    ]
    corrected = [
        (edition.by_name[cell].label if cell in edition.by_name else cell, *texts)
        for cell, texts in taken["corrected"].items()
    ]
    changed = event.changed if event else ""
    return {"file": one, "parts": headings, "changed": changed, "corrected": corrected}


@require_safe
@seen_by(REPORT_STAFF)
def import_original(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """The original of an accepted document, for everybody who may see the report; of a waiting one for its person."""
    shown = report_or_404(request, year, code, kind)
    found = get_object_or_404(Import, pk=pk, report=shown)
    waits = found.state == Import.PENDING
    if waits and not (found.by_id == request.user.pk and Import.objects.pending().filter(pk=pk).exists()):
        raise Http404
    return original(found)
