"""What a decider's seat knows of a report, from the database: what it decided on last, its points, its ticks."""

from __future__ import annotations

from collections.abc import Sequence

from reports.actions.review import DECIDES
from reports.actions.ticks import in_name_of
from reports.checks.context import is_year_before
from reports.content import Content
from reports.eyes import Basis, Looking, Seen, look, pointed
from reports.models import Comment, Report
from reports.versions import Version
from reports.workflow import moves_from


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
    seen = Seen(
        basis=basis,
        before=before.content() if before else _last_year(report),
        findings=report.findings,
        points=_points(report.content, comments, decided),
        ticks=dict(report.ticks.filter(**in_name_of(report)).values_list("place", "digest")),
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
    """The version this stage has decided on last."""
    role = DECIDES[report.status].roles
    verbs = {move.verb for move in moves_from(report.state) if move.roles == role}
    return next((v for v in reversed(named) if any(e.verb in verbs for e in v.decisions)), None)


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
