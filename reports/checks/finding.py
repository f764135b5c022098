"""What a check says: a rule, its weight, the cells, both sides, the words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reports.content import Content
from reports.schema import Severity


@dataclass(frozen=True)
class Repeated:
    """A sentence of the report that stands in another one too: the code and heading of its section, its words."""

    section: str
    heading: str
    sentence: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong or wants a word.

    ``section`` is the code of the section it belongs to; ``cells`` all cells of the rule, a link leads to
    the first; ``left`` and ``right`` the two sides of an equation, else None. ``unfinished`` where nothing is wrong yet:
    a blank cell, a section not written. ``quote`` holds the words of the passage a finding on prose is about.
    ``against`` are the values of another report it was held against, by cell. ``repeated`` are sentences of this
    report that were found in another.
    """

    code: str
    severity: Severity
    section: str
    message: str
    cells: tuple[str, ...] = ()
    left: Decimal | None = None
    right: Decimal | None = None
    unfinished: bool = False
    quote: str = ""
    against: tuple[tuple[str, str], ...] = ()
    repeated: tuple[Repeated, ...] = ()

    @property
    def place(self) -> str:
        """The anchor inside its section's page. The cells a passage is held against stand on another page."""
        return self.cells[0] if self.cells and not self.quote else self.section

    @property
    def blocks(self) -> bool:
        return self.severity is Severity.BLOCK

    @property
    def is_lasting(self) -> bool:
        """Whether what was said to it may hold in another year: what a text lacks has no cells or words to hold on to."""
        return bool(self.cells or self.quote)

    def key_in(self, content: Content) -> str:
        """The same for a report: what its cells print."""
        return self.key({cell: content.text(cell) for cell in self.cells})

    def key(self, texts: Mapping[str, str]) -> str:
        """What an explanation holds on to: rule, cells and their values, those of the other report and the words quoted.

        It lapses when one of them changes.
        """
        basis: list[object] = [self.code, [[cell, texts.get(cell, "")] for cell in sorted(self.cells)]]
        if self.quote and (self.cells or self.against):
            basis.append([self.section, self.quote])
        elif not self.cells:  # it holds on to its words; the sentence tells how often they stand there, too
            basis.append([self.section, self.message])
        if self.against:
            basis.append([list(pair) for pair in sorted(self.against)])
        return hashlib.sha256(json.dumps(basis, ensure_ascii=False).encode()).hexdigest()
