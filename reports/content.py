"""One report's content as plain values: what was typed, what sums to what, how every cell prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from reports.figures import Reading, State
from reports.schema import Cell, Edition

BLANK = Reading(State.BLANK)


@dataclass(frozen=True)
class Content:
    """A report as read from wherever it lives.

    ``readings`` holds the typed cells and, under the name of a total, a total that was printed or imported
    and that nobody has decided on yet; it stands beside the computed one and never replaces it silently.
    """

    edition: Edition
    year: int
    agency: str
    title: str
    readings: Mapping[str, Reading]
    passages: Mapping[str, str]

    def reading(self, cell: str) -> Reading:
        return self.readings.get(cell, BLANK)

    @cached_property
    def computed(self) -> dict[str, Decimal | None]:
        """Every total from the typed cells; None while one of them is blank or not a number."""
        return {cell.name: self._sum(cell) for cell in self.edition.cells if cell.is_total}

    def _sum(self, cell: Cell) -> Decimal | None:
        leaves = [self.reading(leaf).summand for leaf in self.leaves(cell.name)]
        return None if None in leaves else sum(filter(None, leaves), Decimal())

    def leaves(self, name: str) -> tuple[str, ...]:
        """The typed cells a total adds up in the end."""
        cell = self.edition.by_name[name]
        if not cell.is_total:
            return (name,)
        return tuple(leaf for part in cell.parts for leaf in self.leaves(part))

    @cached_property
    def disputed(self) -> dict[str, Reading]:
        """Printed totals that differ from the computed ones: a person has to decide."""
        return {
            name: self.reading(name)
            for name, value in self.computed.items()
            if name in self.readings and self.reading(name).summand != value
        }

    @cached_property
    def values(self) -> dict[str, Decimal | None]:
        """What equations take: typed cells, and totals as printed where they were, else as computed."""
        return {
            cell.name: self.reading(cell.name).summand
            if cell.name in self.disputed or not cell.is_total
            else self.computed[cell.name]
            for cell in self.edition.cells
        }

    def best(self, name: str) -> Decimal | None:
        """What is known of a figure: as equations take it, or where a printed total says nothing, its parts' sum."""
        value = self.values.get(name)
        return self.computed.get(name) if value is None else value

    def text(self, name: str) -> str:
        """How the cell prints. A total of an unfinished table shows the sum of what is there so far."""
        cell = self.edition.by_name[name]
        if not cell.is_total or name in self.disputed:
            return self.reading(name).text
        return self.total_text(name)

    def total_text(self, name: str) -> str:
        """The computed total in digits, empty while nothing at all was typed."""
        known = [self.reading(leaf).summand for leaf in self.leaves(name)]
        if all(value is None for value in known):
            return ""
        return f"{sum(filter(None, known), Decimal()):f}"
