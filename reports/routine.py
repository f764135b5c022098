"""Reports that ask for little more than a decision: no finding open, nobody's word waiting, figures as the year before.

Their prose and what somebody has explained are new every year all the same: nothing of it passes that was not ticked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from agencies.models import Person
from agencies.roles import Role
from reports.actions.review import DECIDES
from reports.checks.context import is_year_before
from reports.content import Content
from reports.eyes import Basis, Looking, beyond
from reports.models import Report
from reports.reviewing import looking
from reports.versions import versions
from reports.workflow import State, opened

FACTS = (("新收", "requests.new.total"), ("办结", "requests.handled.total"))


@dataclass(frozen=True)
class Fact:
    """One of the few figures a list shows: what it is called, this year's, last year's."""

    name: str
    now: str
    last: str


@dataclass(frozen=True)
class Row:
    """A report that waits for somebody: ``why`` says why it has to be read by itself, empty where it need not.

    ``looking`` is then what there is to read before it is approved with others.
    """

    report: Report
    facts: tuple[Fact, ...]
    why: str
    looking: Looking | None

    @property
    def left(self) -> list[str]:
        """The places that are still to be read."""
        return unread(self.looking) if self.looking else []


def waiting_for(person: Person) -> list[Report]:
    """The reports that wait for this person's decision, in the order of the round; ``noted`` points have not gone out."""
    at_home = person.agencies_as(Role.REVIEWER)
    above = person.agencies_as(Role.SUPERVISOR)
    noted = Count("comments", filter=Q(comments__sent_at=None))
    reports = Report.objects.select_related("agency", "supervising").annotate(noted=noted).in_order()
    return [
        *reports.filter(state=State.FORWARDED, supervising__in=above),
        *reports.filter(state=State.SUBMITTED, agency__in=at_home),
    ]


def rows(reports: Iterable[Report], person: Person) -> list[Row]:
    """Each with its facts, and whether it may be decided on from the list."""
    return [_row(report, person) for report in reports]


def _row(report: Report, person: Person) -> Row:
    report.is_for_office = Role.SUPERVISOR in person.roles_at(report.supervising)
    why = why_not(report) or refusal(report, person).rstrip("。")
    last = report.context.last_year
    facts = tuple(
        Fact(
            name, report.content.text(cell), last.text(cell) if last and cell in last.edition.by_name else ""
        )
        for name, cell in FACTS
    )
    return Row(report, facts, why, None if why else against_last_year(report))


def against_last_year(report: Report) -> Looking:
    """The report as its decider meets it in the view against last year, which shows the most of it."""
    return looking(report, versions(report), list(report.comments.all()), Basis.LAST_YEAR)


def unread(found: Looking) -> list[str]:
    """The places for his eyes that are not ticked."""
    return [item.place for item in found.needed if not item.ticked]


def why_not(report: Report) -> str:
    """Why the report has to be read by itself, as a sentence without its stop; empty where nothing speaks against it.

    What is cheap to know is asked first: the checks are run only where nothing else has answered.
    """
    return _words(report) or _figures(report.content, report.context.last_year) or _checks(report)


def refusal(report: Report, person: Person) -> str:
    """What keeps this person from deciding at all, as the workflow says it; it is opened with the decision."""
    others = (condition for condition in DECIDES[report.status].conditions if condition is not opened)
    return next(filter(None, (condition(report, person) for condition in others)), "")


def _words(report: Report) -> str:
    if report.is_correction:
        return "这是已发布报告的更正"
    noted = report.comments.filter(sent_at=None).count()
    if noted:
        return f"已写了{noted}条要点，还没有发出"
    waiting = report.comments.filter(parent=None, resolved_at=None).count()
    return f"有{waiting}条批注没有处理" if waiting else ""


def _figures(content: Content, last: Content | None) -> str:
    if not is_year_before(last, content):
        return "没有上年的报告可比"
    far = beyond(content, last)
    if not far:
        return ""
    return f"有{len(far)}格与上年相差很大，例如“{far[0].cell.label}”"


def _checks(report: Report) -> str:
    unsaid = sum(report.explanation(finding) is None for finding in report.findings)
    return f"校核有{unsaid}处还没有说明" if unsaid else ""
