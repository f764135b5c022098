"""Documents as read, for tests: a drawing says which figures matter, every other typed cell is a 0 read for sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from reports.checks.specimen import passages
from reports.editions import edition_for
from reports.figures import read
from reports.intake.draft import Confidence, Draft, Found
from reports.intake.source import Cell, Grid, Source, Text
from tests.contents import AGENCY, drawn


def draft(drawing: str = "", year: int = 2024, **more: Any) -> Draft:
    """A document of zeros with the figures of a drawing in it, every cell read for sure."""
    edition = edition_for(year)
    raws = {cell.name: "0" for cell in edition.inputs} | (drawn(drawing) if drawing else {})
    figures = {name: Found(read(raw, edition.by_name[name].kind), raw) for name, raw in raws.items()}
    plain = Draft(
        source=Source("docx", (Text("总体情况"), Grid((Cell("0", 0, 0),)))),
        edition=edition,
        year=year,
        agency=AGENCY,
        title=f"{AGENCY}{year}年政府信息公开工作年度报告",
        figures=figures,
        passages=passages(year),
        tables=("proactive", "requests", "remedies"),
    )
    return replace(plain, **more)


def having(one: Draft, cell: str, raw: str, confidence: Confidence, **more: str) -> Draft:
    found = Found(read(raw, one.edition.by_name[cell].kind), raw, confidence, **more)
    return replace(one, figures={**one.figures, cell: found})
