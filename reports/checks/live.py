"""The rules of one section as JSON for the page, so that the browser computes what the server computes."""

from __future__ import annotations

from typing import Any

from reports.schema import Equation, Table


def rules(table: Table) -> dict[str, Any]:
    """Shape: {cells: {name: {kind, label, parts}}, equations: [{rule, place, left, sign, right, …}]}."""
    cells = {
        cell.name: {"kind": cell.kind.value, "label": cell.label, "parts": list(cell.parts)}
        for cell in table.cells()
    }
    return {"cells": cells, "equations": [_equation(equation) for equation in table.equations()]}


def _equation(equation: Equation) -> dict[str, Any]:
    return {
        "rule": equation.rule,
        "place": equation.place,
        "left": list(equation.left),
        "sign": equation.sign,
        "right": list(equation.right),
        "leftWords": list(equation.left_words),
        "rightWords": list(equation.right_words),
        "severity": equation.severity.value,
        "advice": equation.advice,
    }
