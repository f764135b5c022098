"""Talk about a report: comments and replies that go out at once, threads resolved and opened again.

All of it lives while somebody works on the report; from its publication on the database keeps it as it is.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from agencies.roles import Role
from reports.actions import notify
from reports.actions.base import locked, record, words
from reports.actions.refused import Refused
from reports.models import Comment, Report
from reports.prose import QUOTED, found_again
from reports.threads import Place, place_in, sees_talk
from reports.workflow import CLOSED

TWICE = timedelta(seconds=60)  # the same words at the same place again so soon are a second click


@transaction.atomic
def say(
    report: Report,
    text: str,
    *,
    by: Person,
    cell: str = "",
    row: str = "",
    section: str = "",
    paragraph: int | None = None,
    quote: str = "",
) -> Comment:
    """Begin a thread on a cell, a row, a paragraph, a section or the whole; the others see it at once.

    ``quote`` are the paragraph's words as the person saw them: it is found by them where paragraphs have moved.
    Errors: Refused with what to do.
    """
    report = _alive(report, by)
    if quote and paragraph is not None:
        paragraph = found_again(report.content.passages.get(section, ""), quote[:QUOTED], paragraph)
        if paragraph is None:
            raise Refused("这一段还没有保存，请先保存正文，再写批注。")
    place = placed(report, cell=cell, row=row, section=section, paragraph=paragraph)
    return _sent(report, text, by, place, None)


@transaction.atomic
def reply(comment: Comment, text: str, *, by: Person) -> Comment:
    """Answer in a thread; the others see it at once. Errors: Refused with what to do."""
    report = _alive(comment.report, by)
    first = report.comments.get(pk=comment.parent_id or comment.pk)
    if first.sent_at is None:
        raise Refused("这条要点还没有发出，不能回复；要补充的，请另写一条。")
    place = Place(first.section, first.row, first.cell, first.paragraph, first.quote)
    return _sent(report, text, by, place, first)


@transaction.atomic
def resolve_comment(comment: Comment, resolved: bool, *, by: Person) -> None:
    """The author says a thread is dealt with; either side opens it again; twice is once. Errors: Refused."""
    report = _alive(comment.report, by)
    if resolved and Role.AUTHOR not in by.roles_at(report.agency):
        raise Refused(f"由{report.agency}的填报人标为已处理；您可以回复，也可以重新打开。")
    first = report.comments.select_for_update().get(pk=comment.parent_id or comment.pk, sent_at__isnull=False)
    if resolved == (first.resolved_at is not None):
        return
    first.resolved_at = timezone.now() if resolved else None
    first.resolved_by = by if resolved else None
    first.save(update_fields=["resolved_at", "resolved_by"])
    # of what was said the trail tells where; in full only what the office above said itself
    point = f"{first.place}：{first.text}" if first.event and first.event.verb == "send_back" else first.place
    record(report, "resolve", by, data={"comment": first.pk, "resolved": resolved, "point": point})


def _alive(report: Report, by: Person) -> Report:
    """The locked report, when it is not public yet and this person sees what is said about it."""
    report = locked(report)
    if report.status in CLOSED:
        raise Refused(f"报告{report.status.label}，批注不能再写、再改；发现错误的，请在报告页上开始更正。")
    if not sees_talk(report, by):
        raise Refused(
            "报告还没有报送主管部门，现在由本单位内部讨论；请等报送以后再写批注，要催办的请用“催报”。"
        )
    return report


def _sent(report: Report, text: str, by: Person, place: Place, first: Comment | None) -> Comment:
    text = words(text)
    if not text:
        raise Refused("请写明内容。")
    where = {"section": place.section, "row": place.row, "cell": place.cell, "paragraph": place.paragraph}
    mine = report.comments.filter(by=by, at__gte=timezone.now() - TWICE)
    if twin := mine.filter(parent=first, text=text, sent_at__isnull=False, **where).first():
        return twin
    comment = Comment(report=report, parent=first, text=text, by=by, quote=place.quote[:QUOTED], **where)
    # where it is, not what: the office above reads the trail before it sees in-house talk
    data = {"point": comment.place, "reply": first is not None}
    comment.sent_at = record(report, "comment", by, data=data).at
    comment.save()
    notify.of_comment(comment)
    return comment


def placed(
    report: Report, *, cell: str = "", row: str = "", section: str = "", paragraph: int | None = None
) -> Place:
    """The place with what stands there now. Errors: Refused for one the report does not have."""
    if cell and cell not in report.edition.by_name:
        raise Refused("这份报告没有这一格，请从表中点选。")
    if (paragraph is not None or row) and not section and not cell:
        raise Refused("请从报告中点选要批注的段落。")
    if cell:
        section = report.edition.section_of(cell).code
    if not section:
        return Place()
    part = next((s for s in report.edition.sections if s.code == section), None)
    if part is None:
        raise Refused("这份报告没有这一部分，请从报告中点选。")
    place = place_in(report, part, cell or row or (f"p{paragraph}" if paragraph is not None else ""))
    if place is None:
        raise Refused("这一行不在表中，请从表中点选。" if row else "这一段已经不在了，请从报告中点选。")
    return place
