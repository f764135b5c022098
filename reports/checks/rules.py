"""Every rule the software knows, by its code: what the manual prints, what an office may weigh, what tests walk over."""

from __future__ import annotations

from reports.checks import (
    aspects,
    basis,
    carryover,
    cells,
    citations,
    dates,
    equations,
    fees,
    numbering,
    passages,
    problems,
    prose_numbers,
    repeats,
    structure,
    wording,
    years,
)
from reports.checks.rule import Rule

FAMILIES = (
    equations,
    cells,
    passages,
    structure,
    numbering,
    aspects,
    problems,
    fees,
    prose_numbers,
    years,
    dates,
    wording,
    basis,
    citations,
    repeats,
    carryover,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
BY_CODE = {rule.code: rule for rule in RULES}
