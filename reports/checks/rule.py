"""A rule as it is documented: what it says, how much it weighs, what it rests on, a report that breaks it.

Each family of checks lists its rules beside the code that judges them; ``rules.py`` gathers them. An office may set
another weight for its area, within what a rule allows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from reports.checks import specimen
from reports.checks.context import Context
from reports.checks.finding import Finding
from reports.content import Content
from reports.schema import Severity

# from the gravest down; None is a rule that is not in force
LADDER = (Severity.BLOCK, Severity.EXPLAIN, Severity.WARN, Severity.HINT, None)

type_weight = Severity | None


@dataclass(frozen=True)
class Example:
    """A report in order but for one thing: figures and passages laid over the specimen, and what it is held against.

    ``added`` are words put at the end of a passage, by its section.
    """

    figures: Mapping[str, str] = field(default_factory=dict)
    passages: Mapping[str, str] = field(default_factory=dict)
    added: Mapping[str, str] = field(default_factory=dict)
    year: int = 2024
    agency: str = specimen.AGENCY
    last: Mapping[str, str] | None = None  # figures of last year's report
    context: Context = field(default_factory=Context)

    @property
    def content(self) -> Content:
        prose = specimen.passages(self.year) | dict(self.passages)
        longer = {section: f"{prose[section]}\n{words}" for section, words in self.added.items()}
        return specimen.report(self.figures, prose | longer, year=self.year, agency=self.agency)

    @property
    def against(self) -> Context:
        if self.last is None:
            return self.context
        return replace(
            self.context, last_year=specimen.report(self.last, year=self.year - 1, agency=self.agency)
        )


@dataclass(frozen=True)
class Rule:
    """``severity`` is the weight it has unless an office says otherwise; None: only where an office switches it on.

    ``floor`` is the lowest weight an office may set, None meaning that it may switch the rule off; ``ceiling`` the
    highest: what a program reads out of prose may ask for a reason, never stop a report. A ``statutory`` rule is
    everybody's: its weight is its only choice. ``example`` is a report that breaks it, or a sentence where only a
    document brought in can.
    """

    code: str
    sentence: str
    severity: type_weight
    basis: str
    example: Example | str
    floor: type_weight = None
    ceiling: Severity = Severity.EXPLAIN
    statutory: bool = False
    editions: tuple[str, ...] = ("2019", "2021")

    @property
    def choices(self) -> tuple[type_weight, ...]:
        """The weights an office may give it."""
        if self.statutory:
            return (self.severity,)
        return LADDER[LADDER.index(self.ceiling) : LADDER.index(self.floor) + 1]

    def is_graver(self, weight: type_weight) -> bool:
        """Whether this weight is more than the rule has by itself."""
        return LADDER.index(weight) < LADDER.index(self.severity)

    def below(self, above: type_weight) -> tuple[type_weight, ...]:
        """What an office may choose where the offices above it have set this: what they raised stays raised."""
        if not self.is_graver(above):
            return self.choices
        return tuple(weight for weight in self.choices if LADDER.index(weight) <= LADDER.index(above))

    def in_area(self, chain: Iterable[type_weight]) -> type_weight:
        """The weight in an area, from what its offices have set, the highest office first.

        A lower office refines what an upper one set and never goes below what that one has raised. What is no longer
        among the choices of the rule counts as not set.
        """
        weight = self.severity
        for own in chain:
            if own in self.choices:
                weight = min(own, weight, key=LADDER.index) if self.is_graver(weight) else own
        return weight


def weighed(finding: Finding, rule: Rule, weight: type_weight) -> Finding | None:
    """The finding with the weight an office gives its rule. What the rule itself takes lightly is never made graver."""
    if finding.severity is rule.severity or rule.severity is None:
        return replace(finding, severity=weight) if weight else None
    lighter = max(LADDER.index(finding.severity), LADDER.index(weight))
    return replace(finding, severity=kept) if (kept := LADDER[lighter]) else None
