"""What a report's state means: what may be done with it, by whom, and what keeps somebody from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.functional import cached_property

from agencies.models import Person
from reports.checks import Finding
from reports.compare import is_same
from reports.filetypes import json
from reports.schema import Severity
from reports.workflow import WITH_AUTHOR, Move, State, moves_from

if TYPE_CHECKING:
    from reports.models.publication import Publication, Withdrawal

# by any of these a person has had a hand in the content
SAVING = ("save", "autosave", "restore", "load", "import", "settle", "correct")
WRITING = (*SAVING, "explain", "confirm", "take_back", "note", "submit")
UNCHANGED = "数字和正文与已公布的第{number}版完全相同，没有更正什么。请先改正；不用更正的，请“放弃更正”。"
NO_NOTE = "请先写更正说明：改了什么、为什么改。它随新的一版向社会公开（在报告的“办理情况”页上写）。"
AS_IT_WAS = "内容没有改动，只是重新公布"
GIVEN_UP = {
    "label": "放弃重新办理",
    "consequence": "放弃后内容恢复为撤销以前发布的那一版，更正说明一并去掉，报告仍是已撤销发布；改过的内容留在办理记录里。",
    "confirm": "确认放弃重新办理",
}


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

    @cached_property
    def withdrawal(self) -> Withdrawal | None:
        """How it went from the public, with who did it, while it is not back."""
        if self.is_public:
            return None
        last = self.publications.defer("document", "values").select_related("withdrawal__by").first()
        return getattr(last, "withdrawal", None)

    @property
    def is_late(self) -> bool:
        """Nothing of it is public although the last day has passed (local date).

        What was withdrawn was published: nobody waits for it, unless it is taken up again.
        """
        waits = not self.is_public and self.status is not State.WITHDRAWN
        return waits and timezone.localdate() > self.deadline

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

        After a withdrawal what was published may come back as it was, where that is said (owed_unchanged).
        """
        if not self.is_correction:
            return None
        if self.is_public and self._is_as_published:
            return UNCHANGED.format(number=self._last_published.number)
        return None if self.correction else NO_NOTE

    @property
    def owed_unchanged(self) -> str:
        """What its author says where what was withdrawn reads still as it did then; "" where it does not."""
        return AS_IT_WAS if self.withdrawal is not None and self._is_as_published else ""

    def worded(self, move: Move) -> Move:
        """The move as it is called for this report: what was withdrawn is given up, and stays withdrawn."""
        return replace(move, **GIVEN_UP) if move.verb == "abandon" and not self.is_public else move

    @cached_property
    def _last_published(self) -> Publication | None:
        return self.publications.only("number", "document").first()

    @property
    def _is_as_published(self) -> bool:
        last = self._last_published
        return last is not None and is_same(json.read(last.document), self.content)

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
            (self.worded(move), move.refusal(self, person))
            for move in found
            if move.may(self, person) and move.concerns(self)
        ]
