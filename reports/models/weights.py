"""What an office makes of the rules in its area: the weights it sets, and rules tried on past reports."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agencies.models import Agency
from reports.checks.rule import type_weight
from reports.schema import Severity

OFF, DEFAULT = "off", "default"
WORDS = {severity.value: severity.label for severity in Severity} | {OFF: "不启用", DEFAULT: "不另行规定"}
PATIENCE = timedelta(minutes=3)  # a worker that does not move on for so long is hardly there


class RuleWeightQuerySet(models.QuerySet["RuleWeight"]):
    def above(self, agency: Agency) -> Self:
        """What this agency's office and those above it have set: the highest office first, each in order of time."""
        codes = agency.path.strip("/").split("/")
        return self.filter(office__code__in=codes).order_by("office__path", "valid_from", "pk")

    def valid_on(self, day: date) -> Self:
        return self.filter(valid_from__lte=day)


class RuleWeight(models.Model):
    """A rule's weight in the area of an office from a day on: its own agencies and everything below them.

    Of several rows of an office the one with the latest day counts, of one day the one written last; DEFAULT takes
    back what the office had set. No Event tells of it, as those are of one report: the row is its own record, with
    who, when and why, and never changes.
    """

    office = models.ForeignKey(Agency, models.PROTECT, related_name="rule_weights", verbose_name="主管部门")
    rule = models.CharField("规则", max_length=20)
    weight = models.CharField("轻重", max_length=8, choices=list(WORDS.items()))
    valid_from = models.DateField("生效日期")
    reason = models.TextField("理由")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人")
    at = models.DateTimeField("办理时间", auto_now_add=True)

    objects = RuleWeightQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "rule"], name="rule_weight_of_office")]
        constraints = [
            models.CheckConstraint(name="rule_weight_is_known", condition=Q(weight__in=sorted(WORDS))),
            models.CheckConstraint(name="rule_weight_has_reason", condition=~Q(reason="")),
        ]
        triggers = [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.office} {self.rule} {self.label}"

    @property
    def label(self) -> str:
        return WORDS[self.weight]

    @property
    def severity(self) -> type_weight:
        """None where the rule is switched off. Errors: ValueError for DEFAULT, which sets nothing."""
        return None if self.weight == OFF else Severity(self.weight)


class RuleTrial(models.Model):
    """One rule tried on all published reports of an area, by a worker. ``found`` holds the first hits as plain data.

    ``looked`` of ``total`` reports are done; ``explained`` counts the hits somebody has said are right as they are.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "等待"
        RUNNING = "running", "进行中"
        DONE = "done", "完成"
        FAILED = "failed", "没有做完"

    office = models.ForeignKey(Agency, models.PROTECT, related_name="rule_trials")
    rule = models.CharField("规则", max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    moved_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    looked = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)
    explained = models.PositiveIntegerField(default=0)
    agencies = models.PositiveIntegerField(default=0)
    found = models.JSONField(default=list)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.rule} {self.office} {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_running(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_stuck(self) -> bool:
        return self.is_running and self.moved_at < timezone.now() - PATIENCE
