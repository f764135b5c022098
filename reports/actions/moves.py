"""Making a move: one conditional UPDATE on state and version, so two clicks on two servers cannot both win."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from reports.actions import correction, notify
from reports.actions.base import locked, record, words
from reports.actions.publish import publish
from reports.actions.refused import Refused
from reports.actions.withdraw import withdraw
from reports.checks import alike
from reports.filetypes import json
from reports.models import Event, Report
from reports.models.report import BEFORE_PUBLICATION, STAMPS, title_of
from reports.models.standing import WRITING
from reports.workflow import BY_VERB, WITH_AUTHOR, Move, State


@transaction.atomic
def make_move(report: Report, verb: str, *, by: Person, version: int, reason: str = "") -> Event:
    """Carry out a move of the workflow on the version the person has read.

    Errors: Refused with the sentence why not; ``done`` is set when this very click was already carried out.
    """
    move, fresh = BY_VERB[verb], locked(report)
    _not_twice(fresh, move, by, version)
    if fresh.version != version:
        raise Refused(f"报告在您打开之后又改过{_last_change(fresh)}，请重新看过再{move.label}。")
    if sentence := move.refusal(fresh, by):
        raise Refused(sentence)
    if move.leads(fresh) in (State.FORWARDED, State.APPROVED) and _has_moved_by_itself(fresh):
        raise Refused(
            "上年的报告改过，正文中绑定的上年数跟着变了，与提交时不同。请退回，由填报人核对后重新提交。"
        )
    reason = words(reason)
    if move.needs_reason and not reason:
        raise Refused(f"请写明{move.reason_is}。")
    noted = fresh.comments.filter(sent_at=None)  # of this stage, whoever noted them
    if not move.is_retreat and not move.aside:
        noted.delete()
    data = EFFECTS[verb](fresh, by, reason) if verb in EFFECTS else {}
    source = _advance(fresh, move)
    event = record(fresh, verb, by, source=source, reason=reason, data=data)
    points = list(noted) if move.is_retreat else []
    if points:
        noted.update(event=event, sent_at=event.at)
    notify.of_move(event, points)
    return event


def _last_change(report: Report) -> str:
    """Who changed it last, and when, as a bracket; nothing where no event tells."""
    last = report.events.filter(verb__in=WRITING).exclude(verb="submit").select_related("by").first()
    if last is None:
        return ""
    at = timezone.localtime(last.at)
    return f"（{last.by.name}，{at.month}月{at.day}日 {at:%H:%M}）"


def _has_moved_by_itself(report: Report) -> bool:
    """Whether the prose is another than was handed in: figures of last year in it follow last year's report."""
    submits = report.events.filter(verb="submit")
    handed_in = submits.values_list("data__document__passages", flat=True).first()
    return json.data(report.content)["passages"] != handed_in


def _not_twice(report: Report, move: Move, by: Person, version: int) -> None:
    """A double click is not an error: the first one did it."""
    last = report.events.first()
    if last and (last.verb, last.by_id, last.version) == (move.verb, by.pk, version):
        raise Refused(f"已{move.label}，不用再点。", done=True)


def _advance(report: Report, move: Move) -> str:
    """Change the state where state and version are still those read. Returns the state before."""
    source, target = report.state, move.leads(report)
    changes: dict[str, Any] = {"state": target, "opened_at": None, "publish_at": None, "publish_by": None}
    if target in WITH_AUTHOR:
        changes |= dict.fromkeys(BEFORE_PUBLICATION)
    elif target is State.WITHDRAWN:
        changes["published_at"] = None
    elif not (target is State.PUBLISHED and report.is_public):  # public since then, whatever the version
        changes[STAMPS[target]] = _published_at(report) if target is State.PUBLISHED else timezone.now()
    updated = Report.objects.filter(pk=report.pk, state=source, version=report.version).update(**changes)
    if not updated:
        raise Refused("别人刚刚办理了这份报告，请刷新后再看。")
    for name, value in changes.items():
        setattr(report, name, value)
    return source


def _published_at(report: Report) -> datetime | None:
    """The true date, which the version bears already."""
    return report.publications.values_list("published_at", flat=True).first()


def _receipt(report: Report, by: Person, reason: str) -> dict[str, Any]:
    """The number, the hash and the very content of what was handed in, under the agency's name of today.

    From here on its prose is locked: now is the time for the sketch by which copies of it are found.
    """
    report.title = title_of(report.agency, report.year, report.kind)
    content = report.content
    report.sketch = alike.sketch(alike.prose(content.passages, content.agency))
    report.save(update_fields=["title", "sketch"])
    content = replace(content, title=report.title)  # it was read, and kept, under the title before
    number = report.events.filter(verb="submit").count() + 1
    return {
        "receipt": f"{report.year}-{report.agency.code.upper()}-{report.kind[0].upper()}{number:02d}",
        "sha256": json.digest(content),
        "document": json.data(content),
        **({"correction": report.correction} if report.is_correction else {}),
        **({"unchanged": True} if report.owed_unchanged else {}),
    }


EFFECTS: dict[str, Callable[[Report, Person, str], dict[str, Any]]] = {
    "submit": _receipt,
    "publish": lambda report, by, reason: publish(report, by),
    "amend": lambda report, by, reason: correction.begin(report),
    "take_up": lambda report, by, reason: correction.begin(report),
    "abandon": lambda report, by, reason: correction.undo(report, by),
    "withdraw": withdraw,
}
