"""Documents that people bring: the original with its hash, what was read of it, and what of that was taken."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from agencies.models import Agency
from reports import reading
from reports.content import Content
from reports.filetypes import json
from reports.intake.draft import Draft
from reports.models.report import Report, ReportKind

KEPT = timedelta(days=7)  # how long a document waits for its person's decision
PATIENCE = timedelta(
    minutes=3
)  # a reading takes ten seconds at most; what takes longer is not being read any more


class Brought(models.Model):
    """A document somebody brought. ``content`` are its very bytes, read only where they are asked for."""

    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField("字节")
    content = models.BinaryField()
    draft = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @cached_property
    def read(self) -> Draft:
        """What was understood of it. Errors: Unreadable."""
        return reading.restored(self.draft or {})

    @staticmethod
    def facts(content: bytes, name: str) -> dict[str, Any]:
        """The fields of a file: its last name without a path, its hash, its size, its bytes."""
        plain = name.replace("\\", "/").rpartition("/")[2]
        plain = "".join(c for c in plain if c.isprintable()).strip() or "未命名"
        if len(plain) > 120:  # the end tells the type
            plain = f"{plain[:80]}…{plain[-38:]}"
        return {
            "name": plain,
            "sha256": sha256(content).hexdigest(),
            "size": len(content),
            "content": content,
        }


class BroughtManager(models.Manager):
    """Leaves the bytes and the draft in the database until somebody asks for them."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().defer("content", "draft")


class ImportQuerySet(models.QuerySet["Import"]):
    def pending(self) -> Self:
        """Those that still wait for a decision."""
        return self.filter(state=Import.PENDING, at__gt=timezone.now() - KEPT)

    def accepted(self) -> Self:
        return self.filter(state=Import.ACCEPTED)

    def forgotten(self) -> Self:
        """Those that waited too long; nobody can see them any more."""
        return self.filter(state=Import.PENDING, at__lte=timezone.now() - KEPT)


class Import(Brought):
    """A document brought to one report; ``section`` where it is meant for one table only.

    Pending it belongs to the person who brought it. Once accepted it never changes: ``taken`` says which parts and
    cells entered the report, which were corrected by hand, and which passages.
    """

    PENDING, ACCEPTED = "pending", "accepted"

    report = models.ForeignKey(Report, models.PROTECT, related_name="imports")
    section = models.CharField(max_length=20, blank=True)
    state = models.CharField(
        max_length=8, default=PENDING, choices=[(PENDING, "待确认"), (ACCEPTED, "已采用")]
    )
    taken = models.JSONField(default=dict)
    accepted_at = models.DateTimeField(null=True, blank=True)

    objects = BroughtManager.from_queryset(ImportQuerySet)()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["report", "state"], name="import_of_report")]
        constraints = [
            models.CheckConstraint(
                name="import_accepted_has_time",
                condition=Q(state="pending", accepted_at=None)
                | Q(state="accepted", accepted_at__isnull=False),
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="accepted_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="accepted"),
            )
        ]


class ArchiveBatch(models.Model):
    """Many documents an office brought at once: the reports of earlier years."""

    office = models.ForeignKey(Agency, models.PROTECT, related_name="archive_batches")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.office} {self.at:%Y-%m-%d %H:%M}"


class ArchiveFileQuerySet(models.QuerySet["ArchiveFile"]):
    def unsettled(self) -> Self:
        """Those still to be read, or being read."""
        return self.filter(state__in=(ArchiveFile.State.WAITING, ArchiveFile.State.READING))

    def stuck(self) -> Self:
        """Those nobody is at: begun too long ago, or waiting while nothing at all has been begun for as long."""
        long_ago = timezone.now() - PATIENCE
        left = Q(state=ArchiveFile.State.READING) & (Q(begun_at__lt=long_ago) | Q(begun_at=None))
        if not ArchiveFile.objects.filter(begun_at__gte=long_ago).exists():
            left |= Q(state=ArchiveFile.State.WAITING, batch__at__lt=long_ago)
        return self.filter(left)


class ArchiveFile(Brought):
    """One of them. ``facts_read`` is what the list shows of it, so that the list need not open the draft."""

    class State(models.TextChoices):
        WAITING = "waiting", "等待读取"
        READING = "reading", "正在读取"
        READ = "read", "已读取"
        FAILED = "failed", "没有读出"
        ACCEPTED = "accepted", "已采用"

    batch = models.ForeignKey(ArchiveBatch, models.CASCADE, related_name="files")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    begun_at = models.DateTimeField("开始读取时间", null=True, blank=True, db_index=True)
    tries = models.PositiveSmallIntegerField("读取次数", default=0)
    sentence = models.CharField("原因", max_length=400, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=8, choices=ReportKind, default=ReportKind.OWN)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    facts_read = models.JSONField(default=dict)

    objects = BroughtManager.from_queryset(ArchiveFileQuerySet)()

    class Meta:
        ordering = ["pk"]
        triggers = [
            pgtrigger.Protect(
                name="accepted_never_changes",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__state="accepted"),
            )
        ]

    @property
    def is_settled(self) -> bool:
        """Whether reading it has come to an end, one way or the other."""
        return self.state not in (self.State.WAITING, self.State.READING)


class ArchivedReport(models.Model):
    """A report of an earlier year that was published before this system, as an office took it over.

    It is neither a draft nor a publication: nobody approved it here and no file was made of it. It is read for
    comparisons. A mistaken one is taken down with ``removed_at`` and stays on record; the rest never changes.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="archived_reports")
    year = models.PositiveSmallIntegerField("报告年度")
    kind = models.CharField(max_length=8, choices=ReportKind, default=ReportKind.OWN)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    taken = models.JSONField(default=dict)
    file = models.ForeignKey(ArchiveFile, models.PROTECT, related_name="archived")
    accepted_at = models.DateTimeField(auto_now_add=True)
    accepted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-year", "agency__code", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "year", "kind"], condition=Q(removed_at=None), name="archived_report_once"
            )
        ]
        triggers = [
            pgtrigger.ReadOnly(name="only_taken_down", exclude=["removed_at", "removed_by"]),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return str(self.document.get("title") or f"{self.agency}{self.year}年")

    @cached_property
    def report_content(self) -> Content:
        return json.read(self.document)
