"""What a decider's seat knows of a report, from the database: what it decided on last, its points, its ticks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import sha256

from agencies.models import Agency
from agencies.roles import Role
from reports.actions.review import DECIDES, RETURNS
from reports.checks.context import is_year_before
from reports.content import Content
from reports.eyes import Basis, Looking, Seen, look
from reports.models import Comment, Report
from reports.ticked import Ticked, Ticks, places, pointed
from reports.versions import Version
from reports.workflow import moves_from, seat


def in_name_of(report: Report) -> dict[str, Agency | Role]:
    """In whose name the report is decided on now: the ``seat`` and the ``role`` of a tick.

    Errors: KeyError for one that waits for no decision.
    """
    (role,) = DECIDES[report.status].roles
    return {"seat": seat(report, role), "role": role}


def ticks(report: Report) -> Ticks:
    """Those of who decides on it now, with all that is said of a place which he is to have met when he ticks it."""
    rows = report.ticks.filter(**in_name_of(report)).values_list("place", "digest", "heard")
    known = {place: Ticked(digest, frozenset(heard)) for place, digest, heard in rows}
    return Ticks(known, {place: frozenset(marks) for place, marks in _said(report).items()})


def _said(report: Report) -> dict[str, set[str]]:
    """A mark for every finding with what was answered, and for every point this stage has returned, by place."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for finding in report.findings:
        answer = report.explanation(finding)
        for place in places(finding, report.content):
            found[place].add(_mark(report.key(finding), answer.text if answer else ""))
    for point in report.comments.filter(event__verb=RETURNS[report.status].verb):
        for place in pointed(report.content, point.section, point.row, point.cell):
            found[place].add(_mark("point", str(point.pk)))
    return found


def _mark(*said: str) -> str:
    return sha256("\n".join(said).encode()).hexdigest()[:16]


def looking(
    report: Report, named: Sequence[Version], comments: Sequence[Comment], asked: str = ""
) -> Looking:
    """The report as the seat that decides on it now meets it, held against what was ``asked`` for where there is that.

    ``named`` are its versions, oldest first, ``comments`` all of them. The report waits for a decision.
    """
    decided = _decided(report, named)
    public = next((v for v in reversed(named) if v.is_public), None)
    basis = next((b for b in bases(report, named) if b.value == asked), bases(report, named)[0])
    before = {Basis.LAST_REVIEW: decided, Basis.PUBLISHED: public}.get(basis)
    first = public.content() if public else _last_year(report)
    seen = Seen(
        basis=basis,
        before=before.content() if before else _last_year(report),
        first=first,
        corrects=public is not None,
        findings=report.findings,
        points=_points(report.content, comments, decided),
        ticks=ticks(report),
    )
    return look(report.content, seen)


def bases(report: Report, named: Sequence[Version]) -> list[Basis]:
    """What there is to hold it against, the most telling first."""
    known = {
        Basis.LAST_REVIEW: _decided(report, named) is not None,
        Basis.PUBLISHED: any(version.is_public for version in named),
        Basis.LAST_YEAR: True,  # where there is none every figure that is not 0 is for his eyes
    }
    return [basis for basis, there in known.items() if there]


def _decided(report: Report, named: Sequence[Version]) -> Version | None:
    """The version this stage has decided on last; once it is published, a correction is looked at for itself."""
    since = next((n for n, v in enumerate(reversed(named)) if v.is_public), len(named))
    role = DECIDES[report.status].roles
    verbs = {move.verb for move in moves_from(report.state) if move.roles == role}
    return next(
        (v for v in named[len(named) - since :][::-1] if any(e.verb in verbs for e in v.decisions)), None
    )


def _points(content: Content, comments: Sequence[Comment], decided: Version | None) -> dict[str, list[str]]:
    """The points that went out with the last decision, by the cells and passages they are on; their words at the first."""
    events = {event.pk for event in decided.decisions} if decided else set()
    found: dict[str, list[str]] = {}
    for point in comments:
        if point.event_id in events:
            places = pointed(content, point.section, point.row, point.cell)
            for place in places:
                found.setdefault(place, []).extend([point.text] * (place == places[0]))
    return found


def _last_year(report: Report) -> Content | None:
    last = report.context.last_year
    return last if is_year_before(last, report.content) else None
