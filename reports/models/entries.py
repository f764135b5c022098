"""What people write into a report: figures, passages, explanations."""

from __future__ import annotations

from collections.abc import Iterable

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from reports.figures import State as CellState
from reports.models.report import Report
from reports.workflow import WITH_AUTHOR, State


def only_while(name: str, states: Iterable[State]) -> pgtrigger.Trigger:
    """Rows of a report can be written only while it is in one of these states, whatever writes to the table."""
    allowed = ", ".join(f"'{state.value}'" for state in states)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("target", "bigint"), ("current_state", "text")],
        # both reports of an update: a row cannot be moved out of a report that is closed either
        func=f"""
            SELECT id, state INTO target, current_state FROM reports_report
                WHERE id IN (OLD.report_id, NEW.report_id) AND state NOT IN ({allowed}) LIMIT 1;
            IF FOUND THEN
                RAISE EXCEPTION 'report % is % and cannot be changed', target, current_state;
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


ONLY_WITH_AUTHOR = only_while("only_while_with_author", WITH_AUTHOR)


class Figure(models.Model):
    """One cell as typed. A row under a total's name is a total that was printed or imported and not settled."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    cell = models.CharField(max_length=60)
    raw = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in CellState])
    value = models.DecimalField(max_digits=30, decimal_places=10, null=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "cell"], name="figure_once"),
            models.CheckConstraint(
                name="figure_value_fits_state",
                condition=(
                    (Q(state=CellState.ZERO) & Q(value=0))
                    | (Q(state=CellState.NUMBER) & ~Q(value=0))
                    | (Q(state=CellState.NUMBER) & Q(value__isnull=True))
                    | (Q(state__in=[CellState.BLANK, CellState.NA, CellState.TEXT]) & Q(value__isnull=True))
                ),
            ),
        ]
        triggers = [ONLY_WITH_AUTHOR]

    def __str__(self) -> str:
        return f"{self.cell}={self.raw}"


class Passage(models.Model):
    """The prose of one section."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="passages")
    code = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "code"], name="passage_once")]
        triggers = [ONLY_WITH_AUTHOR]

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:20]}"


class Explanation(models.Model):
    """Why a finding is right as it is; it holds for these values only (``key``).

    One of weight 需说明 has its reason in ``text``; one that only asked to look may be settled without words.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="explanations")
    rule = models.CharField(max_length=20)
    key = models.CharField(max_length=64)
    cells = ArrayField(models.CharField(max_length=60))
    text = models.TextField("说明", blank=True)
    at = models.DateTimeField(auto_now=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="explanation_once")]
        triggers = [ONLY_WITH_AUTHOR]

    def __str__(self) -> str:
        return f"{self.rule}: {self.text[:20]}"
