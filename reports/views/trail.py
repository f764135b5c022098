"""办理记录: every event of a report, newest first, consecutive saves of one person folded into one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby

from reports.models import Event, Report


@dataclass(frozen=True)
class Step:
    """A line of the trail: one event, or a run of saves with all they changed."""

    event: Event  # the newest of them
    times: int
    details: tuple[str, ...] = field(default=())

    @property
    def summary(self) -> str:
        """What its folded details are called."""
        brought = self.event.changed if self.event.verb in ("import", "load") else ""
        return brought or f"{len(self.details)}处变动"

    @property
    def label(self) -> str:
        return f"{self.event.label} {self.times}次" if self.times > 1 else self.event.label


def trail(report: Report) -> list[Step]:
    """What happened, in full."""
    events = list(report.events.select_related("by"))
    for event in events:
        event.report = report  # details read the edition of the report at hand, not one query each
    runs = groupby(events, key=lambda e: (e.by_id, e.verb) if e.verb == "save" else e.pk)
    return [_step(list(run)) for _, run in runs]


def _step(events: list[Event]) -> Step:
    return Step(events[0], len(events), tuple(line for event in events for line in event.details))
