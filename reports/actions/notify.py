"""Notices: made in the same transaction as the move or the comment they tell of, mailed by a worker after it.

Whom a move tells follows from the workflow: those whose turn it now is, and where it says so the authors. Nobody is told
of what he did himself.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from agencies.models import Person
from agencies.roles import Role
from reports import mail
from reports.models import Comment, Event, Notice, Report
from reports.models.standing import WRITING
from reports.threads import audience, heard, holders
from reports.workflow import BY_VERB, WITH_AUTHOR, State, turn

EVERYBODY = (Role.AUTHOR, Role.REVIEWER, Role.SUPERVISOR)
ALSO = {  # told although it is not their turn
    "approve": (Role.AUTHOR,),
    "publish": (Role.AUTHOR,),
    "amend": (Role.REVIEWER, Role.SUPERVISOR),
    "abandon": EVERYBODY,
    "withdraw": EVERYBODY,
    "take_up": (Role.REVIEWER, Role.SUPERVISOR),
}
TASK = "mail_notices"  # in reports/tasks.py
MAILING = (
    20_260_331  # the first number of the advisory locks, the second is the person; any that nobody else uses
)
GATHER = timedelta(minutes=3)  # what comes within it goes out in one message
AGAIN = timedelta(minutes=10)  # after which a message that the mail server did not take is tried again
FRESH = timedelta(days=3)  # who enters his address today is not sent the news of last month


def of_move(event: Event, points: Iterable[Comment] = ()) -> None:
    """Tell of a move, 布置 or 催报, and of ``points`` sent with it those they name.

    What earlier moves told of is overtaken: nobody need read it any more.
    """
    report = event.report
    told = {person for role in told_roles(event) for person in _seated(report, role)}
    if event.verb in BY_VERB:
        earlier = report.notices.filter(event__isnull=False, read_at=None)
        earlier.update(read_at=timezone.now())
    # what the clock did in somebody's name he is told himself
    by_clock = "scheduled" in event.data or (event.verb == "unschedule" and event.reason)
    _tell(told | {event.by} if by_clock else told - {event.by}, report, event=event)
    for point in points:
        _tell(_named(point) - {event.by}, report, comment=point)


def told_roles(event: Event) -> tuple[Role, ...]:
    """The roles that are told. 催报 is for the agency: the office above does not urge itself."""
    roles = (*turn(event.target), *ALSO.get(event.verb, ()))
    if event.verb == "remind":
        return tuple(role for role in roles if role is not Role.SUPERVISOR)
    return tuple(dict.fromkeys(roles))


def _seated(report: Report, role: Role) -> list[Person]:
    """Those who hold a role; of the authors of what is to be mended those who wrote, or all where they have gone."""
    people = holders(report, role)
    if role is not Role.AUTHOR or report.status not in WITH_AUTHOR:
        return people
    return _writers(report, people) or people


def _writers(report: Report, authors: list[Person]) -> list[Person]:
    wrote = set(report.events.filter(verb__in=WRITING).values_list("by", flat=True))
    return [person for person in authors if person.pk in wrote]


def of_comment(comment: Comment) -> None:
    """Tell of what was just said: who takes part in the thread, the other side, and whom it names."""
    report, by = comment.report, comment.by
    told = _named(comment)
    thread = comment.parent
    if thread:
        told |= {thread.by, *(reply.by for reply in thread.replies.select_related("by"))}
    told |= _other_side(report, by, begins=thread is None)
    _tell(told & set(audience(report)) - {by}, report, comment=comment)


def _other_side(report: Report, by: Person, *, begins: bool) -> set[Person]:
    """The authors; where one of them begins, also those with whom the report is now."""
    authors = holders(report, Role.AUTHOR)
    if by not in authors:
        return set(_writers(report, authors) or authors)
    if not begins:
        return set()
    deciding = report.status in (State.SUBMITTED, State.FORWARDED)
    return {*authors, *(p for role in turn(report.state) if deciding for p in holders(report, role))}


def _named(comment: Comment) -> set[Person]:
    """Those whom the words name with “@姓名”, of the people who may read them; the longest name counts."""
    text, named = comment.text.replace("\N{FULLWIDTH COMMERCIAL AT}", "@"), set()
    people = audience(comment.report) if "@" in text else []
    for name in sorted({person.name for person in people}, key=len, reverse=True):
        if f"@{name}" in text:
            named |= {person for person in people if person.name == name}
            text = text.replace(f"@{name}", "")
    return named


def _tell(people: Iterable[Person], report: Report, **of: Event | Comment) -> None:
    people = list(people)
    Notice.objects.bulk_create(
        [Notice(person=person, report=report, **of) for person in people], ignore_conflicts=True
    )
    _post([person.pk for person in people if person.email])


def _post(people: list[int]) -> None:
    """A job for each person with an address, unless one waits that will soon find what was just written."""
    now = timezone.now()
    soon = (now + timedelta(seconds=20), now + AGAIN)
    waiting = ProcrastinateJob.objects.filter(task_name=TASK, status="todo", scheduled_at__range=soon)
    left = set(people) - {args["person"] for args in waiting.values_list("args", flat=True)} if people else ()
    if left:
        job = app.configure_task(TASK, schedule_in={"seconds": int(GATHER.total_seconds())})
        job.batch_defer(*({"person": pk} for pk in sorted(left)))


@transaction.atomic
def mail_notices(person: int) -> int:
    """Send somebody what he has not read yet, one message for all of it; returns how many notices it tells of.

    Run by a worker. For one person one job runs at a time, and the notices count as mailed when the mail server has
    taken the message: a job that runs twice at once, or again, finds nothing left. Meanwhile the notices are free: a
    slow mail server holds up no page and no move. Errors: those of the mail server, to be retried.
    """
    reader = Person.objects.filter(pk=person, is_active=True).exclude(email="").first()
    if reader is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [MAILING, person])
    now = timezone.now()
    due = (
        Notice.objects.for_reader(reader)
        .filter(read_at=None, mailed_at=None, at__gte=now - FRESH)
        .order_by("pk")
    )
    still = heard(due, reader)
    notices = [notice for notice in due if notice.comment is None or notice.report_id in still]
    if not notices:
        return 0
    subject, body = mail.letter(reader, notices)
    message = EmailMessage(subject, body, to=[reader.email], headers={"Message-ID": mail.name_of(notices)})
    get_connection(timeout=20).send_messages([message])
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=timezone.now())
    return len(notices)


@transaction.atomic
def read_notices(
    person: Person, report: Report | None = None, *, sections: Collection[str] | None = None
) -> int:
    """Somebody has seen what his notices lead to: all of them, or those of a report.

    ``sections``: of what was said only that in these; moves count as seen in any case. Returns how many were unread.
    """
    unread = Notice.objects.filter(person=person, read_at=None)
    if report is not None:
        unread = unread.filter(report=report)
    if sections is not None:
        unread = unread.filter(Q(comment=None) | Q(comment__section__in=sections))
    return unread.update(read_at=timezone.now())
