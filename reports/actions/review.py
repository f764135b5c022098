"""A reviewer opens a report and notes points, which go out when he returns it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from reports.actions.base import locked, record, words
from reports.actions.refused import Refused
from reports.actions.talk import placed
from reports.models import Comment, Report
from reports.prose import QUOTED
from reports.workflow import BY_VERB, State

DECIDES = {State.SUBMITTED: BY_VERB["forward"], State.FORWARDED: BY_VERB["approve"]}
RETURNS = {State.SUBMITTED: BY_VERB["return"], State.FORWARDED: BY_VERB["send_back"]}


def reviewing(report: Report, by: Person) -> Report:
    """The locked report, when it waits for this person's decision. Errors: Refused."""
    report = locked(report)
    move = DECIDES.get(report.status)
    if move is None:
        raise Refused(f"报告现在是“{report.status.label}”，不在审核中。")
    if not move.may(report, by):
        raise Refused(f"这一步由{'或'.join(role.label for role in move.roles)}审核。")
    return report


@transaction.atomic
def open_review(report: Report, *, by: Person) -> None:
    """From now on the author can no longer recall it. Opening it again changes nothing. Errors: Refused."""
    report = reviewing(report, by)
    if report.opened_at:
        return
    report.opened_at = timezone.now()
    report.save(update_fields=["opened_at"])
    record(report, "open_review", by)


@transaction.atomic
def add_comment(
    report: Report,
    text: str,
    *,
    by: Person,
    cell: str = "",
    row: str = "",
    section: str = "",
    paragraph: int | None = None,
) -> Comment:
    """Note a point on a cell, a row, a paragraph, a section or the whole; it goes out when the report is returned.

    Errors: Refused with what to do; a cell or section the report does not have is refused too.
    """
    report = reviewing(report, by)
    text = words(text)
    if not text:
        raise Refused("请写明内容。")
    place = placed(report, cell=cell, row=row, section=section, paragraph=paragraph)
    return Comment.objects.create(report=report, text=text, by=by, quote=place.quote[:QUOTED], **place.where)


@transaction.atomic
def remove_comment(comment: Comment, *, by: Person) -> None:
    """Take back a point that has not gone out. Errors: Refused when it has, or is somebody else's."""
    reviewing(comment.report, by)
    if comment.sent_at:
        raise Refused("这条要点已经随退回发出，不能删除；要补充的，请另写批注。")
    if comment.by_id != by.pk:
        raise Refused(f"这条要点是{comment.by.name}写的，请由本人删除。")
    comment.delete()
