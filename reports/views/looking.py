"""What the pages on a document that was read have in common: its facts, its cells, itself beside the form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from reports import beside
from reports.checks import Finding
from reports.checks.localise import Located
from reports.checks.suspect_words import lines
from reports.figures import tidy
from reports.intake.draft import Draft
from reports.models.imports import Brought
from reports.schema import Severity
from reports.taking import Choice, number_text

WEIGHTS = (Severity.BLOCK, Severity.EXPLAIN, Severity.WARN, Severity.HINT)


def looking(
    read: Draft,
    findings: Iterable[Finding] = (),
    located: Iterable[Located] = (),
    *,
    only: str = "",
    now: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """The context of a page that shows a document beside the form."""
    seen, findings = beside.looks(read, only), list(findings)
    unsure = beside.first(seen)
    blocks, cut = beside.drawn(read, seen)
    tables = list(beside.tables(read, seen, now))
    by_code = {table.code: table for table in tables}
    content = read.content()
    prose = [  # in the order of the form: a draft that was kept has another
        (s.heading, read.passages[s.code])
        for s in read.edition.passages
        if read.passages.get(s.code, "").strip() and only in ("", s.code)
    ]
    return {
        "draft": read,
        "counts": beside.counts(seen),
        "first": list(beside.groups(unsure)),
        "unsure_count": len(unsure),
        "missing": [] if only else beside.missing(read),
        "blocks": blocks,
        "cut": cut,
        "tables": tables,
        "prose": prose,
        "parts_read": [
            {"table": by_code.get(s.code), "heading": s.heading, "text": read.passages.get(s.code, "")}
            for s in read.edition.sections
            if s.code in by_code or s.heading in dict(prose)
        ],
        "findings": [
            (weight, [f for f in findings if f.severity is weight])
            for weight in WEIGHTS
            if any(f.severity is weight for f in findings)
        ],
        "suspected": [
            ("、".join(dict.fromkeys(rule.rule for rule in each.broken)), lines(each, content))
            for each in located
            if only in ("", each.section)
        ],
    }


def chosen(posted: Mapping[str, str], parts: list[str], read: Draft) -> Choice:
    """What a person ticked and typed on such a page."""
    typed = {n: posted[f"cell:{n}"] for n in read.figures if f"cell:{n}" in posted}
    confirmed = [n for n in read.figures if posted.get(f"sure:{n}")]
    return Choice(tuple(parts), confirmed, typed)


def with_inputs(groups: Iterable[beside.Group], choice: Choice) -> list[dict[str, Any]]:
    """The unsure cells, row by row, each with what its field holds and whether it is ticked."""
    return [{"group": group, "fields": [_field(look, choice) for look in group.looks]} for group in groups]


def correctable(tables: Iterable[beside.FormTable], choice: Choice) -> list[dict[str, Any]]:
    """The tables once more, each sure cell with what its field holds; the unsure ones have theirs on top of the page."""
    return [_correctable(table, choice) for table in tables]


def _correctable(table: beside.FormTable, choice: Choice) -> dict[str, Any]:
    rows = [
        [(square, look, _field(look, choice) if look else None) for square, look, _ in row]
        for row in table.rows
    ]
    sure = [field for row in rows for _, look, field in row if look and field and not look.mark]
    return {
        "table": table,
        "rows": rows,
        "changed": sum(tidy(field["value"]) != field["look"].text for field in sure),
    }


def _field(look: beside.Look, choice: Choice) -> dict[str, Any]:
    name = look.cell.name
    return {
        "look": look,
        "value": choice.typed.get(name, number_text(look.found)),
        "ticked": name in choice.confirmed,
    }


def original(brought: Brought) -> HttpResponse:
    """The document exactly as it was brought, for saving only: no browser may take it for a page of ours."""
    response = HttpResponse(bytes(brought.content), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, brought.name)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
