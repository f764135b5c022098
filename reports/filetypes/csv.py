"""The figures as CSV in long form, one row a figure. Pure.

RFC 4180: UTF-8, CRLF, quotes where needed. The file has no byte order mark; ``BOM`` in front of it makes Excel and WPS
read it as UTF-8. Article: conventions DAT-02.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from reports.editions import BY_CODE
from reports.filetypes.issue import Issue
from reports.schema import Cell, Kind

COLUMNS = (
    "year",
    "agency_code",
    "agency",
    "edition",
    "table",
    "cell",
    "row",
    "column",
    "state",
    "value",
    "unit",
    "text",
    "version",
)
BOM = b"\xef\xbb\xbf"
# what a spreadsheet would take for the beginning of a formula; the quote itself, so that it can be taken off again
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "'")


MONEY = (Kind.MONEY, Kind.AMOUNT)
type_place = tuple[str, str, str, str, str, bool]  # table, cell, row, column, unit, whether it is money


@cache
def places(edition: str) -> tuple[type_place, ...]:
    """Where every figure of an edition stands, in the order of the official form."""
    return tuple(
        (table.code, cell.name, cell.row.name, cell.column.name, unit(cell), cell.kind in MONEY)
        for table in BY_CODE[edition].tables
        for cell in table.cells()
    )


def lines(
    frozen: Mapping[str, Any],
    year: int,
    code: str,
    agency: str,
    number: int,
    cells: frozenset[str] | None = None,
) -> Iterator[tuple[str, ...]]:
    """One row a figure in the order of the official form, under COLUMNS; of these cells only, where they are named.

    ``table`` is the code of the table, ``cell`` the one name of the figure, ``row`` and ``column`` its printed labels
    from the outer to the inner. ``state``: number, zero, blank, na (不适用) or text. ``value`` is a plain decimal in
    ``unit`` (money in 万元 whatever unit was typed), empty where the cell holds no number. ``text`` is how it prints;
    ``version`` the number of the version of the report, above 1 for one that was corrected.
    """
    figures, edition = frozen["figures"], frozen["edition"]
    who = (str(year), code, agency, edition)
    for table, name, row, column, counts, _ in places(edition):
        if cells is None or name in cells:
            figure = figures[name]
            held = (figure["state"], figure["value"] or "", counts, figure["text"])
            yield (*who, table, name, row, column, *held, str(number))


def rows(issue: Issue) -> Iterator[tuple[str, ...]]:
    """The figures of a version."""
    content = issue.content
    return lines(issue.frozen, content.year, issue.code, content.agency, issue.number)


def unit(cell: Cell) -> str:
    """What the value counts. An amount of money is in 万元 whatever was typed (reports.figures)."""
    return "万元" if cell.kind is Kind.AMOUNT else cell.unit


def write(issue: Issue) -> bytes:
    return table(rows(issue))


def table(found: Iterable[tuple[str, ...]]) -> bytes:
    """Any rows of figures under COLUMNS as one file: of one report, a year, all years."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(safe, row) for row in found)
    return out.getvalue().encode()


def safe(field: str) -> str:
    """A field that no spreadsheet runs: a quote before what would begin a formula. Numbers stay numbers."""
    return f"'{field}" if field.startswith(RISKY) and not _is_number(field) else field


def _is_number(field: str) -> bool:
    digits = field.removeprefix("-")
    return digits.replace(".", "", 1).isdecimal() and digits.isascii()


def read(data: bytes) -> list[dict[str, str]]:
    """The rows of such a file again, with or without byte order mark, as they were before ``safe``."""
    found = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [{key: value.removeprefix("'") for key, value in row.items()} for row in found]
