"""A published version as the packages and the open interface take it, and its figures as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from reports.filetypes.csv import lines, places


@dataclass(frozen=True)
class Entry:
    """The version in force of one report.

    ``frozen`` is its canonical document, of which passages may be missing where only figures are asked for;
    ``published_at`` is ISO 8601 with its offset, ``address`` the full one of the page. ``sha256`` is the document's.
    ``government`` is the name of the government whose 汇总 it is, empty for an agency's own report; ``note`` the 更正说明.
    """

    year: int
    code: str
    level: str
    kind: str
    number: int
    published_at: str
    address: str
    sha256: str
    frozen: Mapping[str, Any]
    government: str = ""
    note: str = ""

    @property
    def agency(self) -> str:
        """Whose report it is. The office that writes the 汇总 writes its own too: the two have different names."""
        return self.government or str(self.frozen["agency"])

    @property
    def name(self) -> str:
        """How its document is called within a package: unique for year, agency and kind."""
        return f"{self.year}/{self.code}{'-summary' if self.kind == 'summary' else ''}.json"


@dataclass(frozen=True)
class Withdrawn:
    """A report that was taken back: nothing of its content is left, only that it was there, and why it is not.

    ``number`` is the version that was in force until then and ``published_at`` when it was published, ``at`` when it
    was taken back, both in ISO 8601.
    """

    year: int
    code: str
    level: str
    kind: str
    number: int
    title: str
    agency: str
    edition: str
    address: str
    published_at: str
    at: str
    reason: str


@dataclass(frozen=True)
class Correction:
    """A version that corrected the one before it. ``note`` is its public 更正说明; ``address`` that of the version."""

    year: int
    code: str
    agency: str
    kind: str
    number: int
    published_at: str
    note: str
    address: str


@dataclass(frozen=True)
class Office:
    """An agency as it is now; ``parent`` is the code of the one above it, empty at the root."""

    code: str
    name: str
    level: str
    kind: str
    parent: str
    closed_on: str


def rows(entry: Entry, cells: frozenset[str] | None = None) -> Iterator[tuple[str, ...]]:
    """One row a figure under columns.FIGURES; of these cells only, where they are named."""
    whence = (entry.level, entry.kind, entry.published_at)
    for line in lines(entry.frozen, entry.year, entry.code, entry.agency, entry.number, cells):
        yield (*line, *whence)


def records(entry: Entry, cells: frozenset[str] | None = None) -> Iterator[dict[str, Any]]:
    """The same for JSON: whole numbers as numbers, money as decimal strings, None where a cell holds no number.

    ``number`` is the value as a number always, for programs that want a column of one type.
    """
    frozen = entry.frozen
    figures, edition = frozen["figures"], frozen["edition"]
    for table, name, row, column, counts, is_money in places(edition):
        if cells is None or name in cells:
            figure = figures[name]
            value = figure["value"]
            yield {
                "year": entry.year,
                "agency_code": entry.code,
                "agency": entry.agency,
                "edition": edition,
                "table": table,
                "cell": name,
                "row": row,
                "column": column,
                "state": figure["state"],
                "value": value if value is None or is_money else int(value),
                "unit": counts,
                "text": figure["text"],
                "version": entry.number,
                "level": entry.level,
                "kind": entry.kind,
                "published_at": entry.published_at,
                "number": None if value is None else _number(value),
            }


def _number(value: str) -> int | float:
    """A decimal as JSON writes it; a float prints the same digits up to fifteen of them."""
    exact = Decimal(value)
    return int(exact) if exact == exact.to_integral_value() else float(exact)
