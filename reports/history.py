"""The past of a cell and of a passage: who changed it, when, by which act, from what to what. Read from the events.

The events hold both texts of a cell, and of a passage that was saved by hand. Of one that saved itself they hold the
``edit``, [start, removed, inserted] in characters: its older texts are rebuilt backwards from the one that stands now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from django.db.models import Q

from reports.models import Event, Report
from reports.schema import Section

# what saved itself within it was on the way to what came next: a figure while its digits are typed, a text for longer
TYPING, SITTING = timedelta(seconds=5), timedelta(minutes=10)
BY_HAND = ("save", "autosave")


@dataclass(frozen=True)
class Change:
    """One change of a place (a cell, or the code of a section for its prose).

    ``event`` is the newest of those that made it, ``first`` the oldest. A text is None where it cannot be rebuilt.
    """

    place: str
    event: Event
    first: Event
    before: str | None
    after: str | None

    @property
    def label(self) -> str:
        return "填写" if self.event.verb in BY_HAND else self.event.label

    @property
    def is_known(self) -> bool:
        return self.before is not None and self.after is not None


def of_cells(report: Report, cells: Iterable[str]) -> dict[str, list[Change]]:
    """The changes of these cells, newest first; cells that never changed are not there. One query."""
    wanted = set(cells)
    figures = Q(data__figures__has_any_keys=sorted(wanted)) | Q(data__agreed__has_any_keys=sorted(wanted))
    found = _events(report, figures | Q(verb="settle", data__cell__in=sorted(wanted)))
    changes: dict[str, list[Change]] = {}
    for event in found:
        for cell, (before, after) in in_cells(event).items():
            if cell in wanted:
                changes.setdefault(cell, []).append(Change(cell, event, event, before, after))
    return {cell: folded(several, TYPING) for cell, several in changes.items()}


def in_cells(event: Event) -> dict[str, tuple[str, str]]:
    """What an event made of cells: {cell: (before, after)}. A total that is no longer printed is blank after it."""
    dropped = {event.data["cell"]: event.data["printed"]} if "printed" in event.data else {}
    dropped |= event.data.get("agreed", {})
    return {cell: (old, new) for cell, (old, new) in event.data.get("figures", {}).items()} | {
        cell: (printed, "") for cell, printed in dropped.items()
    }


def of_passage(report: Report, section: str) -> list[Change]:
    """The changes of a section's prose, newest first."""
    own = Q(data__section=section) & (Q(data__has_key="passage") | Q(data__has_key="edit"))
    found = _events(report, own | Q(data__passages__has_key=section))
    now = dict(report.passages.values_list("code", "text"))
    return folded((change for change in rewound(found, now) if change.place == section), SITTING)


def rewound(events: Iterable[Event], texts: Mapping[str, str]) -> Iterator[Change]:
    """What events, newest first, made of passages that read ``texts`` after the newest.

    An edit that does not fit what should stand there leaves its text, and those before it, unknown until an older event
    holds the whole one again.
    """
    now: dict[str, str | None] = dict(texts)
    for event in events:
        for section, (before, after) in _wholes(event).items():
            yield Change(section, event, event, before, after)
            now[section] = before
        if "edit" in event.data:
            section = event.data["section"]
            after_it = now.get(section, "")
            now[section] = undone(after_it, event.data["edit"])
            known = after_it if now[section] is not None else None
            yield Change(section, event, event, now[section], known)


def _wholes(event: Event) -> dict[str, tuple[str, str]]:
    own = {event.data["section"]: event.data["passage"]} if "passage" in event.data else {}
    return {section: (old, new) for section, (old, new) in (own | event.data.get("passages", {})).items()}


def undone(text: str | None, edit: tuple[int, str, str]) -> str | None:
    """The text before an edit; None where the edit cannot have led to it."""
    start, removed, inserted = edit
    if text is None or text[start : start + len(inserted)] != inserted or start > len(text):
        return None
    return text[:start] + removed + text[start + len(inserted) :]


def folded(changes: Iterable[Change], within: timedelta) -> list[Change]:
    """Changes of one place, newest first: what saved itself on the way to the next of the same person goes into it.

    What is back at the text it had is left out.
    """
    lines: list[Change] = []
    for change in changes:
        if lines and _on_the_way(change.event, lines[-1], within):
            change = replace(lines.pop(), first=change.first, before=change.before)
        lines.append(change)
    return [line for line in lines if not line.is_known or line.before != line.after]


def _on_the_way(event: Event, later: Change, within: timedelta) -> bool:
    same = event.verb == "autosave" and later.event.verb in BY_HAND and later.event.by_id == event.by_id
    return same and later.first.at - event.at <= within


def former(report: Report, place: str, event: int) -> str:
    """The text of a place before an event. Errors: LookupError where it had none, or it cannot be rebuilt."""
    part = next((s for s in report.edition.sections if s.code == place), None)
    lines = of_passage(report, place) if part else of_cells(report, [place]).get(place, [])
    for line in lines:
        if line.first.pk == event and line.before is not None:
            return line.before
    raise LookupError(event)


def mark(text: str) -> str:
    """A short mark of a text, by which a page tells what it showed."""
    return sha256(text.encode()).hexdigest()[:32]


def of_table(report: Report, section: Section) -> list[tuple[str, list[Change]]]:
    """The cells of a table that ever changed, in the order of the form, with their changes."""
    cells = [cell.name for cell in section.table.cells()] if section.table else []
    found = of_cells(report, cells)
    return [(cell, found[cell]) for cell in cells if found.get(cell)]


def _events(report: Report, which: Q) -> list[Event]:
    return list(report.events.filter(which).select_related("by"))
