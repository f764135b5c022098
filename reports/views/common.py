"""What the staff views share: the report a person may see, messages, the section statuses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from agencies.models import Person
from agencies.roles import Role
from reports.actions import Refused, read_notices
from reports.actions.review import DECIDES
from reports.checks import Finding
from reports.checks.localise import Located
from reports.checks.suspect_words import reasons, says
from reports.content import Content
from reports.figures import State as CellState
from reports.models import Explanation, Report
from reports.prose import length
from reports.schema import Section, Severity
from reports.threads import Thread
from reports.views.typed import keep


def report_or_404(request: HttpRequest, year: int, code: str, kind: str) -> Report:
    """The report at this address when the person may see it; a foreign one does not exist for him."""
    visible = Report.objects.visible_to(request.user).select_related("agency", "supervising")
    report = visible.filter(year=year, agency__code=code, kind=kind).first()
    if report is None:
        raise Http404
    return report


def number(text: str) -> int | None:
    """A small whole number from an address or a form; None for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def is_looked_at(request: HttpRequest) -> bool:
    """Whether a person sees the page that is asked for: no HEAD, and not fetched in case he should go there."""
    early = f"{request.headers.get('Sec-Purpose', '')} {request.headers.get('Purpose', '')}"
    return request.method == "GET" and "prefetch" not in early


def has_seen(request: HttpRequest, report: Report, sections: Collection[str] | None = None) -> None:
    """What his notices of a report lead to is before his eyes (actions.read_notices)."""
    if is_looked_at(request):
        read_notices(request.user, report, sections=sections)


def own_report_or_404(request: HttpRequest, year: int, code: str, kind: str) -> Report:
    """The same, for those who write for the agency."""
    report = report_or_404(request, year, code, kind)
    if not is_author(request, report):
        raise Http404
    return report


def is_author(request: HttpRequest, report: Report) -> bool:
    return Role.AUTHOR in request.user.roles_at(report.agency)


def decides(report: Report, person) -> bool:
    """Whether the report waits for this person's decision."""
    deciding = DECIDES.get(report.status)
    return deciding is not None and deciding.may(report, person)


def tells(view):
    """Turn a refusal into its sentence on the page the person comes back to."""

    @wraps(view)
    def telling(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            if refused.done or not keep(request, str(refused)):
                (messages.success if refused.done else messages.error)(request, str(refused))
            return _back(request, kwargs)

    return telling


def _back(request: HttpRequest, address: dict) -> HttpResponse:
    came_from = request.POST.get("from", "")
    view = came_from if came_from in ("review", "check") else "report"
    return redirect(view, year=address["year"], code=address["code"], kind=address["kind"])


class Status(StrEnum):
    """How far a section is. Of prose “已完成” is the author's word; a full table is complete by itself."""

    EMPTY = "empty"
    STARTED = "started"
    COMPLETE = "complete"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        return {"empty": "未开始", "started": "进行中", "complete": "已完成", "problem": "有问题"}[self.value]


@dataclass(frozen=True)
class Task:
    """One line of the task list."""

    section: Section
    status: Status
    note: str
    points: int = 0


def tasks(report: Report, said: Iterable[Thread], person: Person) -> list[Task]:
    """The six sections with honest statuses, and how many of these threads are open in each for this person."""
    waiting = (thread for thread in still_open(said, person) if not thread.is_monologue(person))
    points = Counter(thread.first.section for thread in waiting)
    return [_task(report, section, points[section.code]) for section in report.edition.sections]


def _task(report: Report, section: Section, points: int) -> Task:
    found = [finding for finding in report.findings if finding.section == section.code]
    missing = [finding for finding in found if finding.unfinished]
    wrong = [finding for finding in found if finding.blocks and finding not in missing]
    owed = [finding for finding in report.unexplained() if finding.section == section.code]
    started, note = _progress(report, section)
    done = section.code in report.done or (section.table is not None and not missing)
    if wrong or owed or (done and missing):
        counts = ((wrong, "阻断"), (owed, "需说明"))
        note = "，".join(f"{len(some)}处{word}" for some, word in counts if some) or note
        return Task(section, Status.PROBLEM, note, points)
    if done:
        return Task(section, Status.COMPLETE, note, points)
    return Task(section, Status.STARTED if started else Status.EMPTY, note, points)


def _progress(report: Report, section: Section) -> tuple[bool, str]:
    """Whether anything is there, and how much in words."""
    if section.table is None:
        written = length(report.content.passages.get(section.code, ""))
        return bool(written), f"{written}字" if written else ""
    inputs = section.table.inputs()
    filled = sum(report.content.reading(cell).state is not CellState.BLANK for cell in inputs)
    return bool(filled), "" if filled == len(inputs) else f"已填{filled}/{len(inputs)}格"


def still_open(said: Iterable[Thread], person: Person) -> list[Thread]:
    """What is not ticked off: first what came with a return, last what only this person has said."""
    return sorted(
        (thread for thread in said if thread.is_open),
        key=lambda thread: (not thread.came_back, thread.is_monologue(person)),
    )


@dataclass(frozen=True)
class Problem:
    """A finding as the pages show it: what was said to it, if anything, and the key one speaks to it under.

    ``year`` is the report year of the explanation where it is an earlier one's; ``local``: the office has set the weight
    of the rule for its area. ``located`` are the cells that are probably wrong, under the first of the findings they are
    about; ``again`` that it is about the same as one before it.
    """

    finding: Finding
    key: str
    explanation: Explanation | None
    year: int | None = None
    located: tuple[Suggested, ...] = ()
    again: bool = False
    local: bool = False

    @property
    def is_open(self) -> bool:
        weight = self.finding.severity
        return weight is Severity.BLOCK or (weight is Severity.EXPLAIN and self.explanation is None)

    @property
    def is_settled(self) -> bool:
        """Whether somebody has given the reason, or looked at it and found it right."""
        return self.explanation is not None and self.finding.severity is not Severity.BLOCK

    @property
    def asks_reason(self) -> bool:
        return self.finding.severity is Severity.EXPLAIN

    @property
    def asks_look(self) -> bool:
        return self.finding.severity in (Severity.WARN, Severity.HINT)

    @property
    def may_take_back(self) -> bool:
        return self.is_settled and self.year is None


@dataclass(frozen=True)
class Suggested:
    """What is said of the cells that are probably wrong: the suspects with their words, or why there are none."""

    note: str
    suspects: tuple[tuple[str, str, str], ...]  # key, words, reasons

    @classmethod
    def of(cls, located: Located, content: Content) -> Suggested:
        return cls(located.note, tuple((s.key, says(s, content), reasons(s)) for s in located.suspects))


def problems(report: Report, section: Section | None = None) -> list[Problem]:
    """All findings, or those of one section."""
    told: list[Located] = []
    return [
        _problem(report, finding, told)
        for finding in report.findings
        if section is None or finding.section == section.code
    ]


def _problem(report: Report, finding: Finding, told: list[Located]) -> Problem:
    said = report.explanation(finding)
    year = said.report.year if said and said.report_id != report.pk else None
    about = [located for located in report.located if located.is_about(finding)]
    new = [located for located in about if located not in told]
    told += new
    suggested = tuple(Suggested.of(located, report.content) for located in new)
    local = finding.code in report.context.weights
    return Problem(finding, report.key(finding), said, year, suggested, bool(about) and not new, local)


def by_section(report: Report, found: list[Problem]) -> list[tuple[Section, list[Problem]]]:
    """The problems of each section that has some, in the order of the form."""
    groups = [(s, [p for p in found if p.finding.section == s.code]) for s in report.edition.sections]
    return [(section, members) for section, members in groups if members]
