"""Every rule the software knows, by its code: what the manual prints, what an office may weigh, what tests walk over."""

from __future__ import annotations

from reports.checks import (
    breakdowns,
    brought_in,
    carryover,
    cells,
    changes,
    charges,
    consolidation,
    equations,
    jumps,
    likeness,
    magnitudes,
    passages,
    percentages,
    powers,
    prose_numbers,
    wording,
)
from reports.checks.rule import Rule

FAMILIES = (
    equations,
    cells,
    powers,
    magnitudes,
    passages,
    prose_numbers,
    charges,
    breakdowns,
    percentages,
    changes,
    wording,
    carryover,
    jumps,
    consolidation,
    likeness,
)
RULES: tuple[Rule, ...] = (
    *(rule for family in FAMILIES for rule in family.RULES),
    *brought_in.RULES,
)
BY_CODE = {rule.code: rule for rule in RULES}
