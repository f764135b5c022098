"""What was understood of a document: every cell of its edition, where it came from and how sure. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reports.checks.finding import Finding
from reports.content import Content
from reports.figures import Reading, State
from reports.intake.source import Source
from reports.schema import Edition


class Confidence(StrEnum):
    """How a figure was come by. What is not sure is shown first and never enters a report unseen."""

    SURE = "sure"  # printed under its own labels, taken as it stands
    REPAIRED = "repaired"  # the printed form was mended by a rule that leaves one reading; the note says how
    DOUBTFUL = "doubtful"  # a person has to look: several readings, two places, or none


@dataclass(frozen=True)
class Found:
    """One cell. ``raw`` is what is printed; ``reading`` what it says. State TEXT: no number was made of it.

    ``block``, ``row`` and ``column`` point into the source (−1 where there is no such place), ``where`` says it in words.
    """

    reading: Reading = field(default_factory=lambda: Reading(State.BLANK))
    raw: str = ""
    confidence: Confidence = Confidence.SURE
    note: str = ""
    where: str = ""
    block: int = -1
    row: int = -1
    column: int = -1


@dataclass(frozen=True)
class Unread:
    """A piece of the document that found no place in the report, or more than one."""

    where: str
    text: str
    why: str = ""


@dataclass(frozen=True)
class Draft:
    """A report as read. ``figures`` has every cell of the edition, ``passages`` the three prose sections found.

    ``tables`` are the codes of the tables that were found at all; ``findings`` what only the document can show
    (changed labels, shifted rows, a wrong edition); ``source`` the document itself, to be shown beside.
    """

    source: Source
    edition: Edition
    year: int | None
    agency: str | None
    title: str | None
    figures: Mapping[str, Found]
    passages: Mapping[str, str]
    tables: tuple[str, ...] = ()
    unread: tuple[Unread, ...] = ()
    findings: tuple[Finding, ...] = ()

    def content(self, *, year: int | None = None, agency: str = "") -> Content:
        """The same as a report to check or to show. Totals are those printed; tables not found stay away.

        Its own year counts: ``year`` is what a person says of one that does not name it.
        """
        return Content(
            edition=self.edition,
            year=self.year or year or 0,
            agency=agency or self.agency or "",
            title=self.title or "",
            readings={
                name: found.reading
                for name, found in self.figures.items()
                if name.partition(".")[0] in self.tables
            },
            passages=self.passages,
        )
