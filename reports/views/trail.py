"""办理记录: every event of a report, newest first.

What one person typed on one day without another act in between is one line with what came of it: each cell from its
first text to its last, what is back where it was left out. What saved itself is not named apart from what was saved.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils import timezone

from reports.history import BY_HAND, Change, rewound
from reports.models import Event, Report
from reports.models.event import told
from reports.workflow import BY_VERB

OPEN = (
    *BY_VERB,
    "open_round",
    "remind",
    "open_review",
)  # what the office above reads of a report it never had
IN_HOUSE = "return"  # what was said with it is


@dataclass(frozen=True)
class Step:
    """A line of the trail: one event, or all the saves of a person's sitting."""

    event: Event  # the newest of them
    label: str
    details: tuple[str, ...] = ()
    reason: str = ""

    @property
    def summary(self) -> str:
        """What its folded details are called."""
        brought = self.event.changed if self.event.verb in ("import", "load") else ""
        return brought or f"{len(self.details)}处变动"


def trail(report: Report, *, whole: bool = True) -> list[Step]:
    """What happened, in full; or of it the moves alone, for the office above as long as the report is not its to read."""
    events = list((report.events if whole else report.events.filter(verb__in=OPEN)).select_related("by"))
    for event in events:
        event.report = report  # details read the edition of the report at hand, not one query each
    prose = _prose(report, events)
    runs = groupby(events, key=_sitting)
    steps = [step for _, run in runs for step in _steps(list(run), prose)]
    return [
        replace(step, reason=step.event.reason) if whole or step.event.verb != IN_HOUSE else step
        for step in steps
    ]


def _sitting(event: Event) -> Any:
    """Equal for events that may share a line: what is typed on a day; what one person ticks in a row."""
    if event.verb in BY_HAND:
        return timezone.localdate(event.at)
    return (event.verb, event.by_id) if event.verb == "tick" else event.pk


def _prose(report: Report, events: list[Event]) -> dict[int, list[Change]]:
    """The changes of passages by event. Where none saved itself the events say it all, and nothing is read."""
    edited = any("edit" in event.data for event in events)
    texts = dict(report.passages.values_list("code", "text")) if edited else {}
    changes: dict[int, list[Change]] = {}
    for change in rewound(events, texts):
        changes.setdefault(change.event.pk, []).append(change)
    return changes


def _steps(events: list[Event], prose: dict[int, list[Change]]) -> list[Step]:
    """One event, or the lines of the people who typed side by side, by whose last save is newest."""
    if events[0].verb not in BY_HAND:
        return [Step(events[0], events[0].label, tuple(line for event in events for line in event.details))]
    by_person: dict[int, list[Event]] = {}
    for event in events:
        by_person.setdefault(event.by_id, []).append(event)
    return [_typed(own, prose) for own in by_person.values()]


def _typed(events: list[Event], prose: dict[int, list[Change]]) -> Step:
    """The line of a sitting, its events newest first."""
    newest = events[0]
    figures = _net((cell, *texts) for e in events for cell, texts in e.data.get("figures", {}).items())
    changes = [change for event in events for change in prose.get(event.pk, ())]
    passages = _net((c.place, c.before, c.after) for c in changes)
    known = {place: texts for place, texts in passages.items() if None not in texts}
    lines = told({"figures": figures, "passages": known}, newest.report)
    lines += [
        f"{newest.report.edition.section(place).heading}：改动没有逐字记录"
        for place in passages.keys() - known
    ]
    declined = [
        {"section": e.data["section"], "declined": e.data["declined"]} for e in events if "declined" in e.data
    ]
    lines += [line for data in declined for line in told(data, newest.report)]
    moved = any(event.data.keys() & {"figures", "passage", "edit"} for event in events)
    label = f"填写{len(lines)}处" if lines else "填写，改过的都已改回" if moved else newest.label
    return Step(newest, label, tuple(lines))


def _net(changes: Iterable[tuple[str, Any, Any]]) -> dict[str, tuple[Any, Any]]:
    """From changes, newest first, the text of each place before all of them and after; only where they differ."""
    net: dict[str, tuple[Any, Any]] = {}
    for place, before, after in changes:
        net[place] = (before, net[place][1] if place in net else after)
    return {place: texts for place, texts in net.items() if texts[0] != texts[1] or None in texts}
