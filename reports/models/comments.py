"""What people say about a report before it is public: points and their threads, and the notices that tell of them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from agencies.models import Person
from reports.models.entries import only_while
from reports.models.report import Report
from reports.workflow import CLOSED, State


class Comment(models.Model):
    """A point on a cell, a row, a paragraph, a section, or (with none of them) the report as a whole; or a reply to one.

    ``sent_at`` is when the others came to see it. A reviewer's point is noted first and goes out with the ``event``
    that returns the report; until then those who decide with him see it alone. An author's, and every reply, is sent
    at once. A reply has a ``parent`` and its place; a thread is open or resolved as its first comment is.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    section = models.CharField(max_length=20, blank=True)
    row = models.CharField(max_length=60, blank=True)
    cell = models.CharField(max_length=60, blank=True)
    paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=200, blank=True)
    text = models.TextField("意见")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    event = models.ForeignKey("reports.Event", models.CASCADE, null=True, blank=True, related_name="comments")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        triggers = [only_while("only_while_worked_on", [s for s in State if s not in CLOSED])]
        constraints = [
            models.CheckConstraint(
                name="comment_resolved_pair",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
            models.CheckConstraint(
                name="comment_sent_with_its_event", condition=Q(event__isnull=True) | Q(sent_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def place(self) -> str:
        """Where it points, in words."""
        edition = self.report.edition
        if self.cell:
            return edition.by_name[self.cell].label
        if self.row:
            row = edition.section(self.section).table.rows()[self.row]
            return f"{row.name or '整张表'}（整行）"
        if not self.section:
            return "整份报告"
        heading = edition.section(self.section).heading
        return f"{heading} 第{self.paragraph + 1}段" if self.paragraph is not None else heading


class NoticeQuerySet(models.QuerySet["Notice"]):
    def for_reader(self, person: Person) -> Self:
        """His own, of reports he may still see, newest first."""
        return self.filter(person=person, report__in=Report.objects.visible_to(person)).select_related(
            "person", "report__agency", "report__supervising", "event__by", "comment__by", "comment__report"
        )


class Notice(models.Model):
    """Tells one person of one thing that waits for him or was said to him: a move (``event``) or a ``comment``.

    It is unread until he opens what it leads to. ``mailed_at`` is when it went out by e-mail, where he has an address.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    report = models.ForeignKey(Report, models.CASCADE, related_name="notices")
    event = models.ForeignKey("reports.Event", models.CASCADE, null=True, blank=True, related_name="notices")
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="notices")
    at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person", "-at"], name="notice_unread", condition=Q(read_at__isnull=True))
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "event"], name="notice_of_event_once"),
            models.UniqueConstraint(fields=["person", "comment"], name="notice_of_comment_once"),
            models.CheckConstraint(
                name="notice_of_one_thing",
                condition=Q(event__isnull=True, comment__isnull=False)
                | Q(event__isnull=False, comment__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ← {self.event or self.comment}"
