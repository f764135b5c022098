"""A decider's tick on what he has looked at: it holds until the value changes, across returns."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from agencies.models import Agency
from agencies.roles import Role
from reports.models.entries import only_while
from reports.models.report import Report
from reports.workflow import State

DECIDING = (Role.REVIEWER, Role.SUPERVISOR)


class Tick(models.Model):
    """One cell, or the prose of one section (``place``), found right as it read then.

    ``seat`` and ``role`` are in whose name: the report's own agency and its 审核人, or the office above and its
    主管部门审核员; who sits beside him need not look again, the other stage must, even where one agency is both. ``digest``
    is of what stood there, ``heard`` marks what was said of it (reports.reviewing); a tick on anything else, or on more, is
    void, and valid again when the value comes back. What was last ticked is kept, one row for each place in each name.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="ticks")
    seat = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in DECIDING])
    place = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    heard = ArrayField(models.CharField(max_length=16), default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "seat", "role", "place"], name="tick_once")]
        triggers = [only_while("only_in_review", (State.SUBMITTED, State.FORWARDED))]

    def __str__(self) -> str:
        return f"{self.place} {self.by}"
