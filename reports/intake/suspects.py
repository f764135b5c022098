"""Which cells of a document are probably wrong, as data and as lines of text. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from reports.checks import Context, Finding
from reports.checks.context import ALONE
from reports.checks.localise import Located, is_concerned, localise
from reports.checks.suspect_words import lines
from reports.content import Content
from reports.intake.draft import Confidence, Draft

WORDS = {Confidence.REPAIRED: "读取时修补过", Confidence.DOUBTFUL: "读取时存疑"}


def located(
    draft: Draft,
    found: Iterable[Finding],
    last: Draft | None = None,
    *,
    year: int | None = None,
    agency: str | None = None,
    context: Context = ALONE,
) -> tuple[Located, ...]:
    """What localise says of the document, unless its sums agree. The arguments are those of report.check."""
    content = draft.content(year=year, agency=agency or "")
    if not is_concerned(content, found):
        return ()
    context = replace(context, last_year=last.content()) if last else context
    return localise(content, context, doubts(draft))


def doubts(draft: Draft) -> dict[str, str]:
    """The cells that were not read for sure, and why."""
    return {
        name: f"{WORDS[found.confidence]}：{found.note}".rstrip("：。")
        for name, found in draft.figures.items()
        if found.confidence in WORDS
    }


def under(findings: Sequence[Finding], located: Iterable[Located], content: Content) -> dict[int, list[str]]:
    """The lines to print under findings, by their place: each thing once, under the first it is about."""
    found: dict[int, list[str]] = {}
    for each in located:
        at = next((at for at, finding in enumerate(findings) if each.is_about(finding)), -1)
        found.setdefault(at, []).extend(lines(each, content))
    return found


def as_json(found: Iterable[Located]) -> Iterator[dict[str, Any]]:
    """Plain JSON values: the broken rules with their cells, how many ways would mend them, the likeliest."""
    for each in found:
        yield {
            "section": each.section,
            "broken": [{"code": rule.rule, "cells": list(rule.cells)} for rule in each.broken],
            "ways": each.ways,
            "note": each.note or None,
            "suspects": [
                {
                    "cells": [
                        {"cell": change.cell, "now": f"{change.now:f}", "should": f"{change.should:f}"}
                        for change in suspect.changes
                    ],
                    "reasons": list(suspect.reasons),
                }
                for suspect in each.suspects
            ],
        }
