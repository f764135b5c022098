"""A published version: the frozen document and the files made from it, written once and never changed."""

from __future__ import annotations

import os
import tempfile
from hashlib import new, sha256
from pathlib import Path
from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from reports.models.report import Report, ReportKind

NEVER_CHANGED = pgtrigger.Protect(name="never_changed", operation=pgtrigger.Update | pgtrigger.Delete)


class PublicationQuerySet(models.QuerySet["Publication"]):
    def public(self) -> Self:
        """Those the public may see: neither they nor a later version of the same report were withdrawn."""
        withdrawn = Withdrawal.objects.filter(
            publication__report=models.OuterRef("report"), publication__number__gte=models.OuterRef("number")
        )
        return self.exclude(models.Exists(withdrawn))

    def with_the_gone(self) -> Self:
        """Each with ``gone_at``, ``gone_reason`` and ``gone_sha256`` of the version before it, where that was withdrawn."""
        before = {"report": models.OuterRef("report"), "number": models.OuterRef("number") - 1}
        gone = Publication.objects.filter(**before, withdrawal__isnull=False)
        columns = {"at": "withdrawal__at", "reason": "withdrawal__reason", "sha256": "sha256"}
        return self.annotate(
            **{f"gone_{name}": models.Subquery(gone.values(column)[:1]) for name, column in columns.items()}
        )

    def in_force(self) -> Self:
        """The newest version of each report, where the public may see it."""
        return self.public().order_by("report", "-number").distinct("report")


class Publication(models.Model):
    """Version ``number`` of a published report.

    ``document`` is the canonical content and ``sha256`` the hash of its canonical bytes; ``values`` are the
    figures in the cell order of the edition (None where a cell holds no number), for everything that adds up. ``note``
    is the public 更正说明 of a correction.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="publications")
    number = models.PositiveSmallIntegerField("版本")
    edition_code = models.CharField(max_length=8)
    document = models.JSONField()
    sha256 = models.CharField(max_length=64)
    values = ArrayField(models.DecimalField(max_digits=30, decimal_places=10, null=True))
    published_at = models.DateTimeField("发布时间")
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.TextField("更正说明", blank=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["sha256"], name="publication_by_digest")]
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="publication_once"),
            models.CheckConstraint(name="publication_from_one", condition=models.Q(number__gte=1)),
        ]
        triggers = [NEVER_CHANGED]

    def __str__(self) -> str:
        return f"{self.report} v{self.number}"

    @property
    def issuer(self) -> str:
        """Whose report it is: as the document says, but a 汇总 is the government's, not the office's that wrote it."""
        agency = self.report.agency
        return agency.name if self.report.kind == ReportKind.SUMMARY else self.document["agency"]

    def file(self, format: str) -> PublicationFile:
        """Errors: PublicationFile.DoesNotExist for a format that was not made."""
        for file in self.files.all():  # they are few, and mostly fetched already
            if file.format == format:
                return file
        raise PublicationFile.DoesNotExist(format)


class Withdrawal(models.Model):
    """撤销发布: the version that was in force then, and with it those before, are withdrawn. ``reason`` is public."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="withdrawal")
    reason = models.TextField("撤销的原因")
    at = models.DateTimeField("撤销时间", auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = verbose_name_plural = "撤销发布"
        constraints = [models.CheckConstraint(name="withdrawal_has_reason", condition=~models.Q(reason=""))]
        triggers = [NEVER_CHANGED]

    def __str__(self) -> str:
        return f"{self.publication} 撤销"


class PublicationFile(models.Model):
    """One file of a publication, kept under its hash in settings.PUBLISHED_ROOT.

    ``sha256`` and ``sm3`` (GB/T 32905) are both of its bytes, in hex.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="files")
    format = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64)
    sm3 = models.CharField(max_length=64, blank=True)  # blank in files made before it was kept
    size = models.PositiveIntegerField("字节")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["publication", "format"], name="publication_file_once")
        ]
        indexes = [
            models.Index(fields=["sha256"], name="file_by_sha256"),
            models.Index(fields=["sm3"], name="file_by_sm3"),
        ]
        triggers = [NEVER_CHANGED]

    def __str__(self) -> str:
        return f"{self.publication} {self.format}"

    @property
    def path(self) -> Path:
        return path_of(self.sha256, self.format)

    def read(self) -> bytes:
        return self.path.read_bytes()


def path_of(digest: str, format: str) -> Path:
    """Where the file with this hash lies."""
    return Path(settings.PUBLISHED_ROOT) / digest[:2] / f"{digest}.{format}"


def keep(content: bytes, format: str) -> dict[str, Any]:
    """Write a file under its hash: to a temporary name, synced, then renamed, so no half file is ever seen.

    Returns its facts: sha256, sm3, size in bytes. Writing the same bytes again changes nothing.
    """
    digest = sha256(content).hexdigest()
    target = path_of(digest, format)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, 0o644)
    os.replace(file.name, target)
    return {"sha256": digest, "sm3": new("sm3", content).hexdigest(), "size": len(content)}
