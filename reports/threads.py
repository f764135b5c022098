"""What was said about a report while it is alive: threads, where they stand now, who sees them.

Everybody at home (填报人, 审核人) sees what was sent; the office above does from the moment the report was handed up to
it, and what it says itself is seen at home at once. Nothing of it is ever published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from agencies.models import Person
from agencies.roles import Role
from reports.models import Comment, Notice, Report
from reports.prose import QUOTED, found_again, paragraphs, quoted
from reports.schema import Section, Table
from reports.workflow import CLOSED, State, seat

HOME = (Role.AUTHOR, Role.REVIEWER)
ABOVE = (State.FORWARDED, State.APPROVED, *CLOSED)


@dataclass(frozen=True)
class Place:
    """What a comment is tied to: a cell, a row, a paragraph, a section or (all blank) the whole report.

    ``quote`` is what stands there: the cell's text, the paragraph's first words. ``anchor`` is its id on a page that
    shows the report, of a row that of its first cell, blank where there is none.
    """

    section: str = ""
    row: str = ""
    cell: str = ""
    paragraph: int | None = None
    quote: str = ""
    label: str = ""
    anchor: str = ""

    @property
    def key(self) -> str:
        """Its name inside its section, as forms and addresses have it: a cell, a row, “p3” or nothing."""
        return self.cell or self.row or (f"p{self.paragraph}" if self.paragraph is not None else "")


@dataclass(frozen=True)
class Thread:
    """A comment with its replies. ``place`` is where it stands now, with what stands there; ``lost``: it is gone."""

    first: Comment
    replies: tuple[Comment, ...]
    place: Place
    lost: bool = False

    @property
    def is_open(self) -> bool:
        return self.first.resolved_at is None

    @property
    def changed(self) -> bool:
        """Whether the cell shows another text than the one it was made on."""
        return bool(self.first.cell) and self.first.quote != self.place.quote

    @property
    def said(self) -> tuple[Comment, ...]:
        return (self.first, *self.replies)

    @property
    def came_back(self) -> bool:
        """Whether it went out with a return."""
        return self.first.event_id is not None

    def is_monologue(self, person: Person) -> bool:
        """Whether nobody else has said anything: what a person asks is not his own to do."""
        return all(comment.by_id == person.pk for comment in self.said)


def place_in(report: Report, section: Section, key: str) -> Place | None:
    """The place a key names in a section, with what stands there now; None for one that is not there."""
    if not key:
        return Place(section.code, label=section.heading)
    if section.table is None:
        index = int(key[1:]) if key[:1] == "p" and key[1:].isdecimal() and len(key) < 6 else -1
        written = paragraphs(report.content.passages.get(section.code, ""))
        if not 0 <= index < len(written):
            return None
        label = f"{section.heading} 第{index + 1}段"
        here = f"{section.code}-{index}"
        return Place(section.code, paragraph=index, quote=quoted(written[index]), label=label, anchor=here)
    return _in_table(report, section.code, section.table, key)


def _in_table(report: Report, section: str, table: Table, key: str) -> Place | None:
    rows, cells = table.rows(), {cell.name: cell for cell in table.cells()}
    if key in cells:
        text, label = report.content.text(key)[:QUOTED], cells[key].label
        return Place(section, cell=key, quote=text, label=label, anchor=key)
    if key in rows:
        first = next(name for name, cell in cells.items() if table.cell(cell.row, "") == key)
        return Place(section, row=key, label=f"{rows[key].name or '整张表'}（整行）", anchor=first)
    return None


def sees_talk(report: Report, person: Person) -> bool:
    """Whether somebody who may see the report sees what is said about it."""
    return bool(person.roles_at(report.agency) & set(HOME)) or was_handed_up(report)


def heard(notices: Iterable[Notice], person: Person) -> set[int]:
    """The reports (by key) among those of these notices whose talk somebody still sees: he may have moved meanwhile."""
    reports = {notice.report_id: notice.report for notice in notices}
    return {pk for pk, report in reports.items() if sees_talk(report, person)}


def was_handed_up(report: Report) -> bool:
    """Whether the office above has had it, now or before."""
    if report.status in ABOVE:
        return True
    known = report.__dict__  # asked several times for one page
    if "_handed_up" not in known:
        known["_handed_up"] = report.events.filter(verb="forward").exists()
    return known["_handed_up"]


def audience(report: Report) -> list[Person]:
    """Everybody who sees what is said about the report, by name: who can be spoken to by “@”."""
    seats = Q(appointments__agency=report.agency, appointments__role__in=HOME)
    if was_handed_up(report):
        above = {
            report.supervising_id,
            report.agency_id,
        }  # who supervises at home may see its own report, too
        seats |= Q(appointments__agency__in=above, appointments__role=Role.SUPERVISOR)
    return list(Person.objects.filter(seats, is_active=True).distinct().order_by("name", "pk"))


def holders(report: Report, role: Role) -> list[Person]:
    """Those who hold a role where this report needs it."""
    there = Q(appointments__agency=seat(report, role), appointments__role=role)
    return list(Person.objects.filter(there, is_active=True).distinct().order_by("pk"))


def threads(report: Report, person: Person, section: str | None = None) -> list[Thread]:
    """What was sent and this person may see, oldest first: all of it or that of one section ("" is the whole report)."""
    if not sees_talk(report, person):
        return []
    sent = report.comments.filter(sent_at__isnull=False).select_related("by", "resolved_by")
    return gather(report, sent if section is None else sent.filter(section=section))


def gather(report: Report, comments: Iterable[Comment]) -> list[Thread]:
    """Comments put together with their replies, each thread where it stands now."""
    firsts, replies = [], defaultdict(list)
    for comment in comments:
        comment.report = report
        if comment.parent_id:
            replies[comment.parent_id].append(comment)
        else:
            firsts.append(comment)
    return [_thread(report, first, tuple(replies[first.pk])) for first in firsts]


def _thread(report: Report, first: Comment, replies: tuple[Comment, ...]) -> Thread:
    if not first.section:
        return Thread(first, replies, Place(label=first.place))
    section = report.edition.section(first.section)
    if first.paragraph is None:
        found = place_in(report, section, first.cell or first.row) or Place(section.code)
        return Thread(first, replies, found)
    passage = report.content.passages.get(section.code, "")
    now = found_again(passage, first.quote, first.paragraph)
    found = place_in(report, section, "" if now is None else f"p{now}") or Place(section.code)
    return Thread(first, replies, found, lost=now is None)
