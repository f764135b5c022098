"""Freezing a report: the canonical document, its hash, and the files made from it, written once."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

from django.utils import timezone

from agencies.models import Person
from reports.document import document
from reports.filetypes import html, json, pdf
from reports.models import Publication, PublicationFile, Report
from reports.models.publication import keep

# each makes a file of the laid-out document and its canonical JSON
WRITERS = {"html": lambda doc, data: html.fragment(doc).encode(), "pdf": pdf.write}


def publish(report: Report, by: Person) -> dict[str, Any]:
    """Make version 1 of the report public. Called by the move of that name, inside its transaction.

    It is what was handed in, and so approved: a figure of last year that the prose is bound to may have changed since.
    """
    frozen = report.events.filter(verb="submit").first().data["document"]
    content = json.read(frozen)
    canonical = json.canonical(frozen)
    publication = Publication.objects.create(
        report=report,
        number=report.publications.count() + 1,
        edition_code=report.edition_code,
        document=frozen,
        sha256=sha256(canonical).hexdigest(),
        values=[content.values[cell.name] for cell in content.edition.cells],
        published_at=timezone.now(),
        published_by=by,
    )
    laid_out = document(content)
    for format, write in WRITERS.items():
        digest, size = keep(write(laid_out, canonical), format)
        PublicationFile.objects.create(publication=publication, format=format, sha256=digest, size=size)
    return {"number": publication.number, "sha256": publication.sha256}
