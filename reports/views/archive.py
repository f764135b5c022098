"""导入历年报告: an office brings many documents, watches them being read, and takes them over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from agencies.access import SIGNED_IN, SUPERVISORS, seen_by
from agencies.models import Agency
from agencies.roles import Role
from reports import actions, reading, taking
from reports.archive import Match, agency_doubt, last_year_content, reports_of, year_doubt
from reports.document import document
from reports.filetypes import html
from reports.import_form import ArchiveForm
from reports.models import ArchiveBatch, ArchivedReport, ArchiveFile
from reports.taking import Choice
from reports.uploads import TooMuch, too_large
from reports.views.archive_batch import counts, row_of
from reports.views.common import number
from reports.views.looking import chosen, correctable, looking, original, with_inputs
from reports.views.supervise import office_or_404

State = ArchiveFile.State


@seen_by(SUPERVISORS)
def archive(request: HttpRequest, code: str) -> HttpResponse:
    """Bring documents; what was brought before and what was taken over."""
    office = office_or_404(request, code)
    sent = request.method == "POST"
    form = ArchiveForm(
        *((request.POST, request.FILES) if sent else ()), stopped=too_large(request) if sent else ""
    )
    if sent and form.is_valid():
        try:
            batch = actions.bring_archive(office, form.documents(), by=request.user)
            return redirect("archive-batch", code, batch.pk)
        except (TooMuch, actions.Refused) as sentence:
            form.add_error("files", str(sentence))
    batches = ArchiveBatch.objects.filter(office=office).select_related("by")[:20]
    context = {
        "office": office,
        "form": form,
        "batches": [(batch, counts(batch)) for batch in batches],
        "archived": ArchivedReport.objects.filter(file__batch__office=office, removed_at=None).select_related(
            "agency", "accepted_by"
        ),
    }
    return render(request, "work/archive.html", context, status=422 if form.errors else 200)


@seen_by(SUPERVISORS)
def archive_file(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """One document beside the form; 采用 takes it over as a report of an agency and year."""
    office = office_or_404(request, code)
    file = _file_or_404(office, pk)
    if file.state != State.READ:
        return redirect("archive-batch", code, file.batch_id)
    try:
        read = file.read
    except reading.Unreadable as sentence:
        messages.error(request, str(sentence))
        return redirect("archive-batch", code, file.batch_id)
    choice = taking.default(read, (), is_other=False)
    if request.method == "POST":
        if any(
            name.startswith("cell:") for name in request.POST
        ):  # else from the list: repairs are taken, doubts not
            choice = chosen(request.POST, [], read)
        try:
            return _accepted(request, office, file, choice)
        except actions.Refused as refused:
            messages.error(request, f"“{file.name}”：{refused}")
            if refused.done:
                return redirect("archive-batch", code, file.batch_id)
    return _page(request, office, file, choice)


def _file_or_404(office: Agency, pk: int) -> ArchiveFile:
    return get_object_or_404(
        ArchiveFile.objects.select_related("agency", "batch"), pk=pk, batch__office=office
    )


def _target(office: Agency, value: str) -> Match | None:
    return next((match for match in reports_of(office) if match.value == value), None)


def _accepted(request: HttpRequest, office: Agency, file: ArchiveFile, choice: Choice) -> HttpResponse:
    target, year = (
        _target(office, request.POST.get("target", "")),
        number(request.POST.get("year", "").strip()),
    )
    sure_of, sure_whose = number(request.POST.get("sure-of", "")), request.POST.get("sure-whose", "")
    archived = actions.accept_archived(
        file, target, year, choice, by=request.user, sure_of=sure_of, sure_whose=sure_whose
    )
    messages.success(request, f"已采用为{target.label if target else ''}{archived.year}年的历史报告。")
    return redirect("archive-batch", office.code, file.batch_id)


def _page(request: HttpRequest, office: Agency, file: ArchiveFile, choice: Choice) -> HttpResponse:
    read = file.read
    last = last_year_content(file.agency, file.year, file.kind) if file.agency and file.year else None
    target = _target(office, f"{file.agency.code}/{file.kind}") if file.agency else None
    context = looking(
        read, reading.check(read, last=last, year=file.year, agency=target.label if target else read.agency)
    )
    row = row_of(reports_of(office), file) | {"year": "" if file.year is None else str(file.year)}
    if request.method == "POST":
        row["chosen"] = request.POST.get("target", "")
        row["year"] = request.POST.get("year", "").strip()
    row["doubt"] = _doubt(read, row["year"])
    wanted = _target(office, row["chosen"])
    row["foreign"] = wanted if wanted and agency_doubt(office, read, wanted) else None
    context |= {"office": office, "row": row, "file": file}
    context |= {
        "unsure": with_inputs(context["first"], choice),
        "correct": correctable(context["tables"], choice),
    }
    return render(request, "work/archive_file.html", context)


def _doubt(read: reading.Draft, year: str) -> str:
    try:
        return year_doubt(read, number(year) or 0)
    except LookupError:
        return ""  # no such year: said when it is to be taken


@require_safe
@seen_by(SUPERVISORS)
def archive_original(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The document as it was brought."""
    return original(_file_or_404(office_or_404(request, code), pk))


@require_safe
@seen_by(SUPERVISORS)
def archived(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """A report of an earlier year, in the official layout, with where it came from."""
    office = office_or_404(request, code)
    found = _archived_or_404(office, pk)
    context = {
        "office": office,
        "archived": found,
        "fragment": html.fragment(document(found.report_content)),
    }
    return render(request, "work/archived.html", context)


@require_safe
@seen_by(SIGNED_IN)
def own_archived(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for the staff of the agency itself: to read, nothing to decide."""
    known = ArchivedReport.objects.select_related("agency", "accepted_by", "file")
    own = request.user.agencies_as(Role.AUTHOR) + request.user.agencies_as(Role.REVIEWER)
    found = get_object_or_404(known, pk=pk, agency__in=own, removed_at=None)
    context = {"archived": found, "fragment": html.fragment(document(found.report_content))}
    return render(request, "work/archived.html", context)


def _archived_or_404(office: Agency, pk: int) -> ArchivedReport:
    known = ArchivedReport.objects.select_related("agency", "accepted_by", "removed_by", "file__batch")
    found = known.filter(pk=pk, file__batch__office=office).first()
    if found is None:
        raise Http404
    return found


@require_POST
@seen_by(SUPERVISORS)
def take_down(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """撤下 a report that was taken over by mistake."""
    office = office_or_404(request, code)
    try:
        actions.take_down(_archived_or_404(office, pk), office, by=request.user)
        messages.success(request, "已撤下。记录和原件还在，可以重新导入正确的文件。")
    except actions.Refused as refused:
        (messages.success if refused.done else messages.error)(request, str(refused))
    return redirect("archive", code)
