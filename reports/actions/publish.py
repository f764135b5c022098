"""Freezing a report: the canonical document, its hash, and the files made from it, written once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agencies.models import Person
from reports import search
from reports.actions.ledger import enter_publication
from reports.actions.open_data import bulk_later
from reports.filetypes import csv, docx, fragment, html, ofd, pdf, text, xlsx
from reports.filetypes.issue import Issue
from reports.models import Publication, PublicationFile, Report
from reports.models.publication import keep

# each makes the file of its format of one version
WRITERS: dict[str, Callable[[Issue], bytes]] = {
    "html": lambda issue: html.fragment(issue.document).encode(),
    "pdf": lambda issue: pdf.printed(issue).content,
    "ofd": lambda issue: ofd.write(issue, pdf.printed(issue)),
    "docx": docx.write,
    "xlsx": xlsx.write,
    "csv": csv.write,
    "json": lambda issue: issue.canonical,
    "htm": fragment.write,
    "txt": text.write,
}


def publish(report: Report, by: Person) -> dict[str, Any]:
    """Make the next version of the report public. Called by the move of that name, inside its transaction.

    It is what was handed in, and so approved: a figure of last year that the prose is bound to may have changed since.
    Its date is the true one, and where servers' clocks differ never before the approval.
    """
    handed_in = report.events.filter(verb="submit").first().data
    frozen, note = handed_in["document"], handed_in.get("correction", "")
    number, now = report.publications.count() + 1, max(filter(None, (timezone.now(), report.approved_at)))
    verify = f"{settings.SITE_URL}{reverse('verify')}"
    issue = Issue(frozen, report.agency.code, number, timezone.localdate(now), verify, note)
    publication = Publication.objects.create(
        report=report,
        number=number,
        edition_code=report.edition_code,
        document=frozen,
        sha256=issue.digest,
        values=[issue.content.values[cell.name] for cell in issue.content.edition.cells],
        published_at=now,
        published_by=by,
        note=note,
    )
    for format, write in WRITERS.items():
        PublicationFile.objects.create(publication=publication, format=format, **keep(write(issue), format))
    if report.correction:
        report.correction = ""  # the next one begins with its own
        report.save(update_fields=["correction"])
    search.enter(publication)
    bulk_later(report.year)
    entry = enter_publication(publication)  # last: from here on every other publication waits for this one
    told = {"number": publication.number, "sha256": publication.sha256, "ledger": entry.number}
    return told | ({"scheduled": report.publish_at.isoformat()} if is_due(report, now) else {})


def is_due(report: Report, now: datetime) -> bool:
    """Whether the moment has come that was set for its publication."""
    return report.publish_at is not None and report.publish_at <= now
