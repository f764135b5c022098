"""A report while it is alive: whose, for which year, where it stands."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property

from agencies.models import Agency, Person
from agencies.models.agency import rank
from agencies.roles import Role
from reports import calendar, checks, living
from reports.checks import Context, Finding
from reports.checks.localise import Located, is_concerned, localise
from reports.content import Content
from reports.editions import BY_CODE, edition_for
from reports.figures import read
from reports.models.standing import Standing
from reports.schema import Edition, Severity
from reports.workflow import State

STAMPS = {
    State.SUBMITTED: "submitted_at",
    State.FORWARDED: "forwarded_at",
    State.APPROVED: "approved_at",
    State.PUBLISHED: "published_at",
}
BEFORE_PUBLICATION = tuple(stamp for state, stamp in STAMPS.items() if state is not State.PUBLISHED)


class ReportKind(models.TextChoices):
    """An agency's own report, or a government's sum of the agencies below it."""

    OWN = "own", "本机关"
    SUMMARY = "summary", "汇总"


class ReportQuerySet(models.QuerySet["Report"]):
    def visible_to(self, person: Person) -> Self:
        """What a person may open: his agencies' own reports, and those his office supervises."""
        at_home = [post.agency_id for post in person.posts if post.role in (Role.AUTHOR, Role.REVIEWER)]
        above = [post.agency_id for post in person.posts if post.role == Role.SUPERVISOR]
        return self.filter(Q(agency__in=at_home + above) | Q(supervising__in=above))

    def in_order(self) -> Self:
        """Newest year first; governments, departments, units led from above; by code; own before 汇总."""
        return self.order_by("-year", rank("agency__kind"), "agency__code", "kind")


def _stamped(state: State, stamp: str) -> models.CheckConstraint:
    condition = ~Q(state=state) | Q(**{f"{stamp}__isnull": False})
    return models.CheckConstraint(name=f"report_{state}_has_{stamp}", condition=condition)


class Report(Standing, models.Model):
    """One report. ``version`` grows with every change of content; a decision names the version it read.

    ``done`` holds the codes of the sections its author has declared complete, ``sketch`` a sample of its prose as it
    was handed in, by which other agencies' reports find it (checks.alike). ``published_at`` is since when a version of it
    has been public, None while none is. ``correction`` is what the public will be told of the next version. An approved
    report is published at ``publish_at`` in the name of ``publish_by``, where that was set. ``is_for_office`` is no column:
    set where the office above reads it, which may see what its other agencies have handed in.
    """

    is_for_office = False

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports", verbose_name="机关")
    supervising = models.ForeignKey(
        Agency, models.PROTECT, related_name="supervised_reports", verbose_name="主管部门"
    )
    year = models.PositiveSmallIntegerField("报告年度")
    kind = models.CharField("类型", max_length=8, choices=ReportKind, default=ReportKind.OWN)
    edition_code = models.CharField("格式", max_length=8)
    title = models.CharField("标题", max_length=160)
    deadline = models.DateField("截止日期")
    state = models.CharField(
        "状态", max_length=12, choices=[(s.value, s.label) for s in State], default=State.DRAFT
    )
    version = models.PositiveIntegerField("版本", default=0)
    done = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    sketch = ArrayField(models.IntegerField(), default=list, blank=True, editable=False)
    opened_at = models.DateTimeField("开始审核时间", null=True, blank=True)
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    forwarded_at = models.DateTimeField("报送时间", null=True, blank=True)
    approved_at = models.DateTimeField("通过时间", null=True, blank=True)
    published_at = models.DateTimeField("发布时间", null=True, blank=True)
    correction = models.TextField("更正说明", blank=True)
    publish_at = models.DateTimeField("定时发布时间", null=True, blank=True)
    publish_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="定时发布人"
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        constraints = [
            models.UniqueConstraint(fields=["agency", "year", "kind"], name="report_once"),
            models.CheckConstraint(
                name="report_state_is_known", condition=Q(state__in=[s.value for s in State])
            ),
            models.CheckConstraint(
                name="report_not_public_yet_or_any_more",
                condition=~Q(state__in=[State.DRAFT, State.WITHDRAWN]) | Q(published_at__isnull=True),
            ),
            models.CheckConstraint(
                name="report_scheduled_when_approved",
                condition=Q(publish_at__isnull=True, publish_by__isnull=True)
                | Q(state=State.APPROVED, publish_at__isnull=False, publish_by__isnull=False),
            ),
            *(_stamped(state, stamp) for state, stamp in STAMPS.items()),
        ]
        indexes = [
            models.Index(fields=["supervising", "year"], name="report_supervised"),
            models.Index(fields=["publish_at"], name="report_due", condition=Q(publish_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report", args=self.address)

    @property
    def public_url(self) -> str:
        """Its permanent public address: year and unit code, nothing else."""
        return reverse(f"public-{self.kind}", args=(self.year, self.agency.code))

    @property
    def address(self) -> tuple[int, str, str]:
        """What its pages are addressed by: year, unit code, kind."""
        return self.year, self.agency.code, self.kind

    @property
    def edition(self) -> Edition:
        return BY_CODE[self.edition_code]

    @property
    def is_summary(self) -> bool:
        return self.kind == ReportKind.SUMMARY

    @property
    def statutory_deadline(self) -> date:
        """The law's last day: what the public is told. An office may set its agencies an earlier one."""
        return legal_deadline(self.agency, self.year, self.kind)

    @cached_property
    def content(self) -> Content:
        """The figures and passages as they are now, in one query each; living numbers are digits."""
        by_name = self.edition.by_name
        readings = {cell: read(raw, by_name[cell].kind) for cell, raw in self.raws.items()}
        passages = dict(self.texts)
        content = Content(self.edition, self.year, self.agency.own_name, self.title, readings, passages)
        passages |= {c: living.resolved(t, content, lambda: self.last_year) for c, t in self.texts.items()}
        return content

    def printed(self, text: str) -> str:
        """A passage of it as it would print now: digits for the tokens of living numbers."""
        return living.resolved(text, self.content, lambda: self.last_year)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every passage exactly as typed, with the tokens of its living numbers."""
        return dict(self.passages.values_list("code", "text"))

    @cached_property
    def last_year(self) -> Content | None:
        """The report of the year before, where there is one here."""
        from reports.archive import last_year_content  # it reads models that refer to this one

        return last_year_content(self.agency, self.year, self.kind)

    @cached_property
    def raws(self) -> dict[str, str]:
        """The text of every cell exactly as typed."""
        return dict(self.figures.values_list("cell", "raw"))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return checks.findings(self.content, self.context)

    @cached_property
    def context(self) -> Context:
        """What it is held against: the report of the year before, where there is one here, and its own agency."""
        from reports.held_against import context_of  # it reads models that refer to this one

        return context_of(self)

    @cached_property
    def located(self) -> tuple[Located, ...]:
        """The cells that are probably wrong, where sums do not agree; looked for only then."""
        if not is_concerned(self.content, self.findings):
            return ()
        from reports.held_against import doubts_of  # as above

        return localise(living.without(self.content, self.texts), self.context, doubts_of(self))

    @cached_property
    def explanations_by_key(self) -> dict:
        """What was said to findings here, and in the agency's earlier reports that were published: the newest counts."""
        from reports.models.entries import Explanation  # it refers to this model

        earlier = Q(
            report__agency=self.agency_id,
            report__kind=self.kind,
            report__year__lt=self.year,
            report__published_at__isnull=False,
        )
        said = Explanation.objects.filter(earlier | Q(report=self)).select_related("by", "report")
        return {explanation.key: explanation for explanation in said.order_by("report__year")}

    def explanation(self, finding: Finding):
        """What was said to a finding, this year or before, as long as its values and words are the same; else None.

        “核对无误” without words settles what only asked to look. Where the finding has come to want a reason, because the
        office raised the rule or more of the text is alike, one is due. What a text lacks is looked at anew in the text of
        another year.
        """
        said = self.explanations_by_key.get(self.key(finding))
        if said is None or (not said.text and finding.severity is Severity.EXPLAIN):
            return None
        return said if said.report_id == self.pk or finding.is_lasting else None

    def key(self, finding: Finding) -> str:
        return finding.key_in(self.content)


def legal_deadline(agency: Agency, year: int, kind: str) -> date:
    """The statutory last day for an agency's report of a year."""
    summary = kind == ReportKind.SUMMARY
    return calendar.deadline(year, level=agency.level, vertical=not agency.counts_locally, summary=summary)


def title_of(agency: Agency, year: int, kind: str) -> str:
    """“某县人民政府办公室2025年政府信息公开工作年度报告”; the 汇总 carries the government's own name."""
    name = agency.name if kind == ReportKind.SUMMARY else agency.own_name
    return f"{name}{year}年政府信息公开工作年度报告"


def new_report(agency: Agency, year: int, kind: str, deadline) -> Report:
    """A report that is not saved yet, with the edition of its year.

    Errors: LookupError with a sentence for a year without an official format.
    """
    own = kind == ReportKind.OWN
    supervising = agency if (own and agency.supervises) or not agency.parent else agency.parent
    return Report(
        agency=agency,
        supervising=supervising,
        year=year,
        kind=kind,
        edition_code=edition_for(year).code,
        title=title_of(agency, year, kind),
        deadline=deadline,
    )
