"""E-19: figures that are read for sure and yet not printed as plain digits: 减1237, 1.795（万元）, 5件."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reports.checks.finding import Finding
from reports.equation import Severity
from reports.figures import NOTHING, tidy
from reports.intake.draft import Found
from reports.intake.matching.words import has_chinese
from reports.schema import Edition, Kind

SHOWN = 3


def findings(edition: Edition, figures: Mapping[str, Found]) -> Iterator[Finding]:
    """One hint a table: which figures have words or units about them, and what was read."""
    for table in edition.tables:
        odd = [
            (cell, found)
            for cell in table.cells()
            if (found := figures[cell.name]).reading.value is not None and _dressed(found.raw, cell.kind)
        ]
        if odd:
            named = "；".join(
                f"“{tidy(f.raw)}”（{cell.label}）按{f.reading.text}读" for cell, f in odd[:SHOWN]
            )
            more = f"；共{len(odd)}格" if len(odd) > SHOWN else ""
            message = f"{named}{more}。数字格里只填阿拉伯数字，减少的写负号，请核对。"
            yield Finding("E-19", Severity.HINT, table.code, message, tuple(cell.name for cell, _ in odd))


def _dressed(raw: str, kind: Kind) -> bool:
    text = tidy(raw)
    if kind is Kind.AMOUNT:  # its unit belongs in the cell, but not in brackets
        return "(" in text
    return has_chinese(text) and text not in NOTHING and len(text.split()) == 1
