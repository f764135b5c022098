"""Following a suggestion: the cells that are probably wrong become what they should be, with the reasons on record."""

from __future__ import annotations

from django.db import transaction

from agencies.models import Person
from reports.actions.base import for_writing, record, touched
from reports.actions.entries import drop_agreed, write_figures
from reports.actions.refused import Refused
from reports.models import Event, Report

GONE = "这条提示已经不在了：这几格的数字可能刚刚改过，没有改动。请看最新的校核结果。"
DONE = "已经按这条提示改正过了。"


@transaction.atomic
def apply_suggestion(report: Report, key: str, *, by: Person) -> Event:
    """Change the cells of a suggestion as it says. Printed totals that agree with the computed ones now are not kept.

    One that should be something else than its parts add up to yet, as other cells are wrong too, stays printed so.

    ``key`` names the suggestion with the values its page showed; it is looked for anew in what the report holds now.
    Errors: Refused where it is not there any more.
    """
    report = for_writing(report, by)
    suspect = next((s for each in report.located for s in each.suspects if s.key == key), None)
    if suspect is None:
        done = report.events.filter(verb="correct", version=report.version, data__key=key).exists()
        raise Refused(DONE if done else GONE, done=done)
    before = report.raws
    figures = {
        c.cell: [before.get(c.cell) or report.content.text(c.cell), f"{c.should:f}"] for c in suspect.changes
    }
    write_figures(report, {cell: text for cell, (_, text) in figures.items()}, by)
    agreed = {cell: raw for cell, raw in drop_agreed(report).items() if cell not in figures}
    touched(report)
    data = {"key": key, "figures": figures, "rules": sorted({rule.rule for rule in suspect.mends})}
    if agreed:
        data["agreed"] = agreed
    return record(report, "correct", by, reason="；".join(suspect.reasons), data=data)
