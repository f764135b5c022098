"""我的消息: what waits for a person first, what he has read folded below."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies.access import SIGNED_IN, seen_by
from agencies.models import Person
from reports import actions
from reports.models import Notice
from reports.notices import sentence
from reports.threads import heard, sees_talk
from reports.views.common import decides, is_author, is_looked_at
from reports.workflow import CLOSED

MOST = 60  # on one page, of the unread and of the others


@seen_by(SIGNED_IN)
def inbox(request: HttpRequest) -> HttpResponse:
    """The newest of the unread, with how many more there are, and of the others."""
    notices = Notice.objects.for_reader(request.user)
    unread, older = notices.filter(read_at=None), notices.exclude(read_at=None)[:MOST]
    count = unread.count()
    context = {
        "new": _told(unread[:MOST], request.user),
        "count": count,
        "more": max(0, count - MOST),
        "older": _told(older, request.user),
    }
    return render(request, "work/inbox.html", context)


def _told(notices: QuerySet[Notice], reader: Person) -> list[tuple[Notice, str, str]]:
    """(notice, its sentence, the words said with it) of each."""
    still = heard(notices, reader)
    return [(told, sentence(told), _words(told) if told.report_id in still else "") for told in notices]


def _words(notice: Notice) -> str:
    return notice.comment.text if notice.comment else notice.event.reason


@seen_by(SIGNED_IN)
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where a notice leads; it is read by that."""
    told = get_object_or_404(Notice.objects.for_reader(request.user), pk=pk)
    if is_looked_at(request):
        Notice.objects.filter(pk=told.pk, read_at=None).update(read_at=timezone.now())
    return redirect(_where(request, told))


def _where(request: HttpRequest, told: Notice) -> str:
    """The page on which the person acts: the cell or paragraph in his form, the review, else the report."""
    report, comment = told.report, told.comment
    deciding = decides(report, request.user)
    if comment is None:
        return reverse("review" if deciding else "report", args=report.address)
    anchor = f"#thread-{comment.parent_id or comment.pk}"
    if comment.section and is_author(request, report) and report.is_editable:
        return reverse("section", args=(*report.address, comment.section)) + anchor
    if report.status in CLOSED or not sees_talk(report, request.user):
        return reverse("report", args=report.address)
    return reverse("review" if deciding else "threads", args=report.address) + anchor


@require_POST
@seen_by(SIGNED_IN)
def read_all(request: HttpRequest) -> HttpResponse:
    """全部标为已读."""
    if count := actions.read_notices(request.user):
        messages.success(request, f"{count}条消息已标为已读。")
    return redirect("inbox")
