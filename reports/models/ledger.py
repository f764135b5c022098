"""公布台账: one entry for each publication and withdrawal, in one order, sealed in a chain (reports.ledger)."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.db import models

from reports.models.publication import NEVER_CHANGED, Publication, Withdrawal


class LedgerEntry(models.Model):
    """``facts`` are plain JSON values; ``seal`` is taken of them and of the seal before (reports.ledger.sealed)."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", "公布"
        WITHDRAWN = "withdrawn", "撤销"

    number = models.PositiveIntegerField("序号", unique=True)
    kind = models.CharField(max_length=10, choices=Kind)
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="entries")
    facts = models.JSONField()
    seal = models.CharField("封印", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "公布台账"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "kind"], name="ledger_entry_once"),
            models.CheckConstraint(name="ledger_from_one", condition=models.Q(number__gte=1)),
        ]
        triggers = [NEVER_CHANGED]

    def __str__(self) -> str:
        return f"{self.number} {self.get_kind_display()} {self.publication}"


def published_facts(of: Publication) -> dict[str, Any]:
    """What is sealed of a version: where it is, what it holds, what its files are."""
    return {
        "kind": LedgerEntry.Kind.PUBLISHED.value,
        **_which(of),
        "sha256": of.sha256,
        "files": {file.format: {"sha256": file.sha256, "sm3": file.sm3} for file in of.files.all()},
        "note": of.note,
        "at": _moment(of.published_at),
    }


def withdrawn_facts(of: Withdrawal) -> dict[str, Any]:
    """What is sealed of a withdrawal: which version was in force, and why it went."""
    return {
        "kind": LedgerEntry.Kind.WITHDRAWN.value,
        **_which(of.publication),
        "sha256": of.publication.sha256,
        "note": of.reason,
        "at": _moment(of.at),
    }


def _which(of: Publication) -> dict[str, Any]:
    """Its address from year, unit code and kind, whatever prefix the site has, and the version."""
    report = of.report
    return {"address": f"{report.year}/{report.agency.code}/{report.kind}", "version": of.number}


def _moment(at: datetime) -> str:
    """ISO 8601 in UTC, to the microsecond, whatever the zone of the server."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
