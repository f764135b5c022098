"""Reports for tests: a drawing says which figures matter, every other typed cell is 0."""

from __future__ import annotations

from collections.abc import Mapping

from reports.checks import Finding, equations, specimen
from reports.content import Content
from reports.editions import edition_for
from reports.figures import read

AGENCY = specimen.AGENCY
WRITTEN = specimen.passages(2024)


def report(
    figures: Mapping[str, str], year: int = 2024, passages: Mapping[str, str] | None = None
) -> Content:
    """A report of these figures and nothing else."""
    passages = specimen.passages(year) if passages is None else passages
    edition = edition_for(year)
    readings = {name: read(raw, edition.by_name[name].kind) for name, raw in figures.items()}
    return Content(edition, year, AGENCY, f"{AGENCY}{year}年政府信息公开工作年度报告", readings, passages)


def zeros(year: int = 2024) -> dict[str, str]:
    """A 0 typed into every cell that is not a total."""
    return {cell.name: "0" for cell in edition_for(year).inputs}


def drawn(drawing: str) -> dict[str, str]:
    """Figures from a drawing whose corner names the table; an empty place is a cell left alone, ␣ a blank."""
    head, *rows = ([word.strip() for word in line.split("|")] for line in drawing.strip().splitlines())
    return {
        f"{head[0]}.{row}.{column}": raw.replace("␣", "")
        for row, *raws in rows
        for column, raw in zip(head[1:], raws, strict=True)
        if raw
    }


def report_of(drawing: str, year: int = 2024) -> Content:
    """A report of zeros with the figures of a drawing in it."""
    return report(zeros(year) | drawn(drawing), year)


def sums(content: Content) -> list[Finding]:
    """What the equations find."""
    return list(equations.findings(content))
