"""The versions of a report that have a name: each time it was handed in, and each time it was published.

What is saved in between, by hand or by itself, is no version: the events of a cell tell its past (reports.history).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils import timezone

from reports.content import Content
from reports.filetypes import json
from reports.models import Event, Report
from reports.workflow import BY_VERB

FREEZING = ("submit", "publish")  # moves that keep what the report held


@dataclass(frozen=True)
class Version:
    """One of them. ``decisions`` are the moves made on it since, oldest first; nothing is read until content() is asked."""

    name: str  # 第1次提交（2026年1月12日 10:03）
    short: str  # 第1次提交
    event: Event
    decisions: tuple[Event, ...] = ()
    is_gone: bool = False  # published and withdrawn

    @property
    def is_public(self) -> bool:
        return self.event.verb == "publish"

    @property
    def number(self) -> int:
        """Of a published one, which version the public calls it."""
        return int(self.short.removeprefix("第").removesuffix("版"))

    def content(self) -> Content:
        """What it held. Errors: Publication.DoesNotExist, which the database does not let happen."""
        if self.is_public:
            number = self.event.data["number"]
            return json.read(self.event.report.publications.get(number=number).document)
        return json.read(self.event.data["document"])


def versions(report: Report) -> list[Version]:
    """All of them, oldest first, in one query."""
    found: list[Version] = []
    for event in _moves(report):
        event.report = report
        if event.verb in FREEZING:
            number = sum(version.event.verb == event.verb for version in found) + 1
            short = f"第{number}版" if event.verb == "publish" else f"第{number}次提交"
            found.append(
                Version(f"{short}（{_when(event)}{'发布' * (event.verb == 'publish')}）", short, event)
            )
        elif found:
            last = found.pop()
            found.append(replace(last, decisions=(*last.decisions, event)))
        if event.verb == "withdraw":  # with what was in force whatever came before it
            found = [replace(version, is_gone=version.is_public) for version in found]
    return found


def _moves(report: Report) -> QuerySet[Event]:
    """The documents in them are long, and seldom asked for."""
    return report.events.filter(verb__in=BY_VERB).order_by("pk").select_related("by").defer("data")


def _when(event: Event) -> str:
    at = timezone.localtime(event.at)
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"
