"""Every rule the software knows, by its code: what the manual prints, what an office may weigh, what tests walk over."""

from __future__ import annotations

from reports.checks import (
    carryover,
    cells,
    equations,
    numbering,
    passages,
    prose_numbers,
    repeats,
    structure,
    wording,
)
from reports.checks.rule import Rule

FAMILIES = (
    equations,
    cells,
    passages,
    structure,
    numbering,
    prose_numbers,
    wording,
    repeats,
    carryover,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
BY_CODE = {rule.code: rule for rule in RULES}
