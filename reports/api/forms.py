"""The official forms and the indicators as data for the open interface. Pure."""

from __future__ import annotations

from functools import cache
from typing import Any

from reports import indicator_list
from reports.editions import EDITIONS
from reports.filetypes.csv import unit
from reports.indicators import Indicator
from reports.schema import Edition, Table


@cache
def editions() -> tuple[dict[str, Any], ...]:
    """Every edition with all that stands in it."""
    return tuple(map(_edition, EDITIONS))


def _edition(edition: Edition) -> dict[str, Any]:
    return {
        "code": edition.code,
        "notice": edition.notice,
        "first_year": edition.first_year,
        "last_year": edition.last_year,
        "sections": [section.heading for section in edition.sections],
        "tables": [_table(table) for table in edition.tables],
        "equations": [
            {
                "rule": one.rule,
                "place": one.place,
                "left": list(one.left),
                "sign": one.sign,
                "right": list(one.right),
                "severity": one.severity.value,
            }
            for one in edition.equations
        ],
    }


def _table(table: Table) -> dict[str, Any]:
    columns = {line.code: line for block in table.blocks for line in block.columns}
    return {
        "code": table.code,
        "number": table.section,
        "title": table.title,
        "rows": [{"code": name, "path": list(line.path)} for name, line in table.rows().items()],
        "columns": [{"code": code, "path": list(line.path)} for code, line in columns.items()],
        "cells": [
            {
                "cell": cell.name,
                "row": cell.row.name,
                "column": cell.column.name,
                "kind": cell.kind.value,
                "unit": unit(cell),
                "parts": list(cell.parts),
            }
            for cell in table.cells()
        ],
    }


@cache
def indicators() -> tuple[dict[str, Any], ...]:
    """Every indicator, derived ones first; a cell of the form is placed as the newest edition that has it places it."""
    return tuple(map(_indicator, indicator_list.indicators().values()))


def _indicator(of: Indicator) -> dict[str, Any]:
    return {
        "code": of.code,
        "label": of.label,
        **_place(of),
        "unit": of.unit,
        "definition": of.definition,
        "formula": of.formula,
        "pitfalls": list(of.pitfalls),
        "comparable": of.comparable,
        "crossing": of.crossing,
        "editions": list(of.formulas),
        "formulas": [
            {
                "edition": edition,
                "numerator": list(one.numerator),
                "denominator": list(one.denominator),
                "growth": one.growth,
            }
            for edition, one in of.formulas.items()
        ],
        "rules": [{"edition": edition, "rule": rule} for edition, rule in of.rules],
    }


def _place(of: Indicator) -> dict[str, str | None]:
    """Where it stands in the form; what is derived stands nowhere."""
    if of.is_derived:
        return {"table": None, "row": None, "column": None}
    edition, cell = indicator_list.official(of.code)[-1]
    table = next(table.code for table in edition.tables if cell in table.cells())
    return {"table": table, "row": cell.row.name, "column": cell.column.name}
