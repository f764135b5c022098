"""What a report is checked against besides itself. Plain data: who calls the checks fills in what he knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from reports.checks.unit import Unit, unit_of
from reports.content import Content
from reports.schema import Severity


@dataclass(frozen=True)
class Sister:
    """The prose of another agency's report of the same year, by section."""

    agency: str
    passages: Mapping[str, str]


@dataclass(frozen=True)
class Below:
    """What a 汇总 report adds up: the sum of every cell over the agencies that have published, and who has not.

    ``figures`` are those of each agency by its name; a cell not known there is left out.
    """

    figures: Mapping[str, Mapping[str, Decimal]]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Context:
    """``last_year`` is the same agency's report of the year before, where there is one to compare with.

    ``neighbours`` are the names of other agencies of the area, ``sisters`` the reports that may be alike,
    ``weights`` what an office has set for its area: a rule's code and its weight, None where it is switched off.
    """

    last_year: Content | None = None
    unit: Unit | None = None
    neighbours: tuple[str, ...] = ()
    sisters: tuple[Sister, ...] = ()
    below: Below | None = None
    weights: Mapping[str, Severity | None] = field(default_factory=dict)

    def unit_of(self, content: Content) -> Unit:
        """The agency of the report, from its record where there is one, else from its name."""
        return self.unit or unit_of(content.agency)


def is_year_before(last: Content | None, content: Content) -> bool:
    """Whether it is the report of the year right before; where a year is not known, it is taken to be."""
    return last is not None and (not content.year or not last.year or last.year == content.year - 1)


ALONE = Context()
