"""Freezing a report: the canonical document, its hash, and the files made from it, written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from agencies.models import Person
from reports.filetypes import html, ofd, pdf
from reports.filetypes.issue import Issue
from reports.models import Publication, PublicationFile, Report
from reports.models.publication import keep

# each makes the file of its format of one version
WRITERS: dict[str, Callable[[Issue], bytes]] = {
    "html": lambda issue: html.fragment(issue.document).encode(),
    "pdf": lambda issue: pdf.printed(issue).content,
    "ofd": lambda issue: ofd.write(issue, pdf.printed(issue)),
}


def publish(report: Report, by: Person) -> dict[str, Any]:
    """Make version 1 of the report public. Called by the move of that name, inside its transaction.

    It is what was handed in, and so approved: a figure of last year that the prose is bound to may have changed since.
    """
    frozen = report.events.filter(verb="submit").first().data["document"]
    number, now = report.publications.count() + 1, timezone.now()
    verify = f"{settings.SITE_URL}{reverse('verify')}"
    issue = Issue(frozen, report.agency.code, number, timezone.localdate(now), verify)
    publication = Publication.objects.create(
        report=report,
        number=number,
        edition_code=report.edition_code,
        document=frozen,
        sha256=issue.digest,
        values=[issue.content.values[cell.name] for cell in issue.content.edition.cells],
        published_at=now,
        published_by=by,
    )
    for format, write in WRITERS.items():
        PublicationFile.objects.create(publication=publication, format=format, **keep(write(issue), format))
    return {"number": publication.number, "sha256": publication.sha256}
