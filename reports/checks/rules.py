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
    letters,
    likeness,
    magnitudes,
    names,
    passages,
    percentages,
    phrases,
    powers,
    privacy,
    prose_numbers,
    punctuation,
    secrecy,
    typos,
    unsuitable,
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
    privacy,
    secrecy,
    names,
    phrases,
    typos,
    letters,
    unsuitable,
    punctuation,
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
