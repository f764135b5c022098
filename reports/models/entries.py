"""What people write into a report: figures, passages, explanations, and a reviewer's points."""

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


class Comment(models.Model):
    """A reviewer's point on a cell, a paragraph, or (with neither) the report as a whole.

    It reaches the author with the ``event`` that returned the report; until then only its writer sees it.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments")
    section = models.CharField(max_length=20, blank=True)
    cell = models.CharField(max_length=60, blank=True)
    paragraph = models.PositiveSmallIntegerField(null=True, blank=True)
    quote = models.CharField(max_length=200, blank=True)
    text = models.TextField("意见")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    event = models.ForeignKey("reports.Event", models.CASCADE, null=True, blank=True, related_name="comments")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        triggers = [only_while("only_until_published", [s for s in State if s is not State.PUBLISHED])]
        constraints = [
            models.CheckConstraint(
                name="comment_resolved_pair",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def place(self) -> str:
        """Where it points, in words."""
        edition = self.report.edition
        if self.cell:
            return edition.by_name[self.cell].label
        if not self.section:
            return "整份报告"
        heading = edition.section(self.section).heading
        return f"{heading} 第{self.paragraph + 1}段" if self.paragraph is not None else heading

    @property
    def anchor(self) -> str:
        return self.cell or (f"{self.section}-{self.paragraph}" if self.paragraph is not None else "")
