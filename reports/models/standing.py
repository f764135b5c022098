"""What a report's state means: what may be done with it, by whom, and what keeps somebody from it."""

from __future__ import annotations

from django.utils import timezone
from django.utils.functional import cached_property

from agencies.models import Person
from reports.checks import Finding
from reports.compare import is_same
from reports.filetypes import json
from reports.schema import Severity
from reports.workflow import WITH_AUTHOR, Move, State, moves_from

# by any of these a person has had a hand in the content
SAVING = ("save", "autosave", "restore", "load", "import", "settle", "correct")
WRITING = (*SAVING, "explain", "confirm", "take_back", "note", "submit")
UNCHANGED = "数字和正文与已公布的第{number}版完全相同，没有更正什么。请先改正；不用更正的，请“放弃更正”。"
NO_NOTE = "请先写更正说明：改了什么、为什么改。它随新的一版向社会公开（在报告的“办理情况”页上写）。"


class Standing:
    """Mixed into Report; no columns of its own."""

    @property
    def status(self) -> State:
        return State(self.state)

    @property
    def is_editable(self) -> bool:
        return self.status in WITH_AUTHOR

    @property
    def is_opened(self) -> bool:
        return self.opened_at is not None

    @property
    def is_public(self) -> bool:
        """Whether a version of it is before the public now, whatever is being done for the next."""
        return self.published_at is not None

    @cached_property
    def is_correction(self) -> bool:
        """Whether it was published before: what is handed in now becomes the next version."""
        return self.is_public or self.publications.exists()

    @property
    def is_late(self) -> bool:
        """Nothing of it is public although the last day has passed (local date)."""
        return not self.is_public and timezone.localdate() > self.deadline

    @property
    def days_left(self) -> int:
        return (self.deadline - timezone.localdate()).days

    def blockers(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.blocks]

    def unexplained(self) -> list[Finding]:
        return [f for f in self.findings if f.severity is Severity.EXPLAIN and not self.explanation(f)]

    def open_problems(self) -> str | None:
        """Why the content does not stand yet, as a sentence, or None."""
        if blockers := len(self.blockers()):
            return f"还有{blockers}处阻断问题，请先改正（“校核与提交”列出了全部）。"
        if unexplained := len(self.unexplained()):
            return f"还有{unexplained}处问题需要说明原因，请在“校核与提交”中写明。"
        return None

    def owed_to_correction(self) -> str | None:
        """What a correction lacks before it can be handed in, as a sentence, or None.

        After a withdrawal what was published may come back as it was.
        """
        if not self.is_correction:
            return None
        last = self.publications.only("number", "document").first()
        if self.is_public and last and is_same(json.read(last.document), self.content):
            return UNCHANGED.format(number=last.number)
        return None if self.correction else NO_NOTE

    def was_written_by(self, person: Person) -> bool:
        return self.events.filter(by=person, verb__in=WRITING).exists()

    def was_forwarded_by(self, person: Person) -> bool:
        return self.events.filter(by=person, verb="forward", version=self.version).exists()

    def moves_for(self, person: Person) -> list[tuple[Move, str | None]]:
        """The moves on from here that are this person's to make, each with the sentence that refuses it, or None."""
        return self._moves(person, aside=False)

    def asides_for(self, person: Person) -> list[tuple[Move, str | None]]:
        """The same of those that nobody waits for: correction and withdrawal."""
        return self._moves(person, aside=True)

    def _moves(self, person: Person, *, aside: bool) -> list[tuple[Move, str | None]]:
        found = (move for move in moves_from(self.state) if move.aside == aside)
        return [
            (move, move.refusal(self, person))
            for move in found
            if move.may(self, person) and move.concerns(self)
        ]
