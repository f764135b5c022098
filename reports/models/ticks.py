"""A decider's tick on what he has looked at: it holds until the value changes, across returns."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from agencies.models import Agency
from reports.models.entries import only_while
from reports.models.report import Report
from reports.workflow import State


class Tick(models.Model):
    """One cell, or the prose of one section (``place``), found right as it read then.

    ``seat`` is the agency it was ticked for, which is the report's own in the agency's review and the office above in
    the office's: who sits beside him need not look again. ``digest`` is of what stood there; a tick on anything else
    is void, and valid again when the value comes back. What was last ticked is kept, one row for each place and seat.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="ticks")
    seat = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    place = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "seat", "place"], name="tick_once")]
        triggers = [only_while("only_in_review", (State.SUBMITTED, State.FORWARDED))]

    def __str__(self) -> str:
        return f"{self.place} {self.by}"
