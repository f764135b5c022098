"""The rules of one section as JSON for the page, so that the browser computes what the server computes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reports.schema import Equation, Severity, Table


def rules(table: Table, weights: Mapping[str, Severity | None] | None = None) -> dict[str, Any]:
    """Shape: {cells: {name: {kind, label, parts}}, equations: [{rule, place, left, sign, right, …}]}.

    ``weights`` are those of the area; a rule that is off there is none of the page's.
    """
    weights = weights or {}
    cells = {
        cell.name: {"kind": cell.kind.value, "label": cell.label, "parts": list(cell.parts)}
        for cell in table.cells()
    }
    weighed = ((equation, weights.get(equation.rule, equation.severity)) for equation in table.equations())
    return {
        "cells": cells,
        "equations": [_equation(equation, weight) for equation, weight in weighed if weight],
    }


def _equation(equation: Equation, weight: Severity) -> dict[str, Any]:
    return {
        "rule": equation.rule,
        "place": equation.place,
        "left": list(equation.left),
        "sign": equation.sign,
        "right": list(equation.right),
        "leftWords": list(equation.left_words),
        "rightWords": list(equation.right_words),
        "severity": weight.value,
        "advice": equation.advice,
    }
