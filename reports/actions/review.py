"""A reviewer opens a report, notes points, and the author ticks them off."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from reports.actions.base import for_writing, locked, record, words
from reports.actions.refused import Refused
from reports.models import Comment, Report
from reports.prose import paragraphs
from reports.workflow import BY_VERB, State

DECIDES = {State.SUBMITTED: BY_VERB["forward"], State.FORWARDED: BY_VERB["approve"]}


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
    report: Report, text: str, *, by: Person, cell: str = "", section: str = "", paragraph: int | None = None
) -> Comment:
    """Note a point on a cell, a paragraph, a section or the whole; it goes out when the report is returned.

    Errors: Refused with what to do; a cell or section the report does not have is refused too.
    """
    report = reviewing(report, by)
    text = words(text)
    if not text:
        raise Refused("请写明意见。")
    if cell and cell not in report.edition.by_name:
        raise Refused("这份报告没有这一格，请从表中点选。")
    quote = report.content.text(cell) if cell else ""
    if paragraph is not None and not section:
        raise Refused("请从报告中点选要批注的段落。")
    if cell:
        section = report.edition.section_of(cell).code
    if section:
        if section not in {s.code for s in report.edition.sections}:
            raise Refused("这份报告没有这一部分，请从报告中点选。")
        written = paragraphs(report.content.passages.get(section, ""))
        if paragraph is not None:
            if not 0 <= paragraph < len(written):
                raise Refused("这一段已经不在了，请从报告中点选。")
            quote = (written[paragraph].lead + written[paragraph].text)[:200]
    return Comment.objects.create(
        report=report, text=text, by=by, cell=cell, section=section, paragraph=paragraph, quote=quote[:200]
    )


@transaction.atomic
def remove_comment(comment: Comment, *, by: Person) -> None:
    """Take back a point that has not gone out. Errors: Refused when it has, or is somebody else's."""
    reviewing(comment.report, by)
    if comment.event_id or comment.by_id != by.pk:
        raise Refused("这条意见已经随退回发出，不能删除。")
    comment.delete()


@transaction.atomic
def resolve_comment(comment: Comment, resolved: bool, *, by: Person) -> None:
    """The author says a point is dealt with, or that it is not after all; twice is once. Errors: Refused."""
    report = for_writing(comment.report, by)
    comment = Comment.objects.select_for_update().get(pk=comment.pk, event__isnull=False)
    if resolved == (comment.resolved_at is not None):
        return
    comment.resolved_at = timezone.now() if resolved else None
    comment.resolved_by = by if resolved else None
    comment.save(update_fields=["resolved_at", "resolved_by"])
    point = f"{comment.place}：{comment.text}"
    data = {"comment": comment.pk, "resolved": resolved, "point": point}
    record(report, "resolve", by, data=data)
