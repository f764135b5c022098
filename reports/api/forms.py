"""The official forms as data for the open interface: tables, lines, cells, equations. Pure."""

from __future__ import annotations

from functools import cache
from typing import Any

from reports.editions import EDITIONS
from reports.filetypes.csv import unit
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
    """Every figure of every edition once, with the editions that ask for it; named as the newest of them does."""
    found: dict[str, dict[str, Any]] = {}
    for edition in reversed(EDITIONS):
        for table in edition.tables:
            for cell in table.cells():
                new = {
                    "code": cell.name,
                    "label": cell.label,
                    "table": table.code,
                    "row": cell.row.name,
                    "column": cell.column.name,
                    "unit": unit(cell),
                    "editions": [],
                }
                found.setdefault(cell.name, new)["editions"].insert(0, edition.code)
    return tuple(found.values())
