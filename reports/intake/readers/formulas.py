"""Formulas a workbook holds no result of, as programs write them that never calculate. Pure.

Plain sums of cells are worked out and shown as “12（=SUM(D5:I5)）”, so that nobody takes them for a printed number;
any other formula is shown as it stands.
"""

from __future__ import annotations

import re
from decimal import Decimal

from lxml import etree

from reports.intake.readers.package import Package, attribute, child, local

UNCOMPUTED = re.compile(rb"<f\b[^>]{0,200}(?:/>|>[^<]{0,9000}</f>)\s{0,9}(?:<v\s*/>|<v></v>|</c>)")
PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
LONGEST = 60  # characters of a formula that are shown
FARTHEST = 256  # rows and columns in which a table is looked for
NUMBER = re.compile(r"(?:-?\d{1,15}(?:\.\d{1,6})?)?")  # a blank counts nothing
MOST_SUMMANDS, DEEPEST = 100, 4
Formulas = dict[tuple[int, int], str]
Numbers = list[Decimal]  # none of them: blank


def uncomputed(package: Package) -> dict[str, Formulas]:
    """{name of a sheet: {(row, column): “=SUM(…)”}}, counted from 0."""
    main = package.related("", "officeDocument") or "xl/workbook.xml"
    parts = {name: target for _, name, target in package.relations(main)}
    sheets = child(package.xml(main), "sheets")
    found: dict[str, Formulas] = {}
    for sheet in sheets if sheets is not None else ():
        part = parts.get(attribute(sheet, "id") or "")
        if part and UNCOMPUTED.search(package.part(part) or b""):
            data = child(package.xml(part), "sheetData")
            found[sheet.get("name") or ""] = dict(_formulas(data)) if data is not None else {}
    return found


def _formulas(data: etree._Element) -> list[tuple[tuple[int, int], str]]:
    found = []
    for cell in data.iterdescendants("{*}c"):
        formula, value = child(cell, "f"), child(cell, "v")
        place = PLACE.fullmatch(cell.get("r") or "")
        if formula is None or place is None or (value is not None and value.text) or local(cell) != "c":
            continue
        row, column = _at(place)
        if row < FARTHEST and column < FARTHEST:
            found.append(((row, column), f"={formula.text or '公式'}"))
    return found


def shown_in(
    rows: list[list[str]], top: int, left: int, formulas: Formulas
) -> tuple[list[list[str]], int, int, int]:
    """The texts of a sheet with the formulas in their places, where the first of them stands now, how many came out.

    A sum of blanks is blank, as everywhere.
    """
    if not formulas:
        return rows, top, left, 0
    first, start = min(top, *(r for r, _ in formulas)), min(left, *(c for _, c in formulas))
    high = max(top + len(rows), *(r + 1 for r, _ in formulas)) - first
    wide = max(left + max(map(len, rows), default=0), *(c + 1 for _, c in formulas)) - start
    lines = [[""] * wide for _ in range(high)]
    for r, row in enumerate(rows, top - first):
        lines[r][left - start : left - start + len(row)] = row
    known = {
        (r + first, c + start): [Decimal(text)] if text else []
        for r, row in enumerate(lines)
        for c, text in enumerate(row)
        if NUMBER.fullmatch(text) and (r + first, c + start) not in formulas
    }
    values = {place: _worked_out(place, formulas, known, DEEPEST) for place in formulas}
    for (r, c), value in values.items():
        lines[r - first][c - start] = _said(value, formulas[r, c])
    return lines, first, start, sum(value is not None for value in values.values())


def _said(value: Numbers | None, formula: str) -> str:
    shown = formula if len(formula) <= LONGEST else f"{formula[:LONGEST]}…"
    if value is None:
        return shown
    return f"{sum(value, Decimal()):f}（{shown}）" if value else ""


def _worked_out(
    place: tuple[int, int], formulas: Formulas, known: dict[tuple[int, int], Numbers], depth: int
) -> Numbers | None:
    """What a plain sum adds up; None for any other formula, and where a cell it takes holds no number."""
    summands = _summands(formulas[place])
    if not summands or not depth:
        return None
    found: Numbers = []
    for other in summands:
        if other in formulas and other not in known:
            values = _worked_out(other, formulas, known, depth - 1)
            if values is None:
                return None
            known[other] = [sum(values, Decimal())] if values else []
        if other not in known:
            return None
        found += known[other]
    return found


def _summands(formula: str) -> list[tuple[int, int]]:
    """The cells that =SUM(B2:G2), =SUM(B2,C2) or =B2+C2 adds up; none for anything else."""
    text = formula.replace("$", "").replace(" ", "").upper()
    listed = re.fullmatch(r"=SUM\((.+)\)", text)
    parts = listed[1].split(",") if listed else text[1:].split("+")
    found: list[tuple[int, int]] = []
    for part in parts:
        ends = [PLACE.fullmatch(end) for end in part.split(":")]
        if not all(ends) or len(ends) > 2:
            return []
        (top, left), (bottom, right) = (_at(end) for end in (ends[0], ends[-1]) if end)
        if (bottom - top + 1) * (right - left + 1) > MOST_SUMMANDS:
            return []
        found += [(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
    return found


def _at(place: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in place[1]:
        column = 26 * column + ord(letter) - 64
    return int(place[2]) - 1, column - 1
