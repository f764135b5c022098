"""The example of each rule on figures breaks it."""

import pytest

from reports.checks import breakdowns, changes, charges, consolidation, jumps, magnitudes, percentages, powers
from reports.checks.rule import Example

FAMILIES = (breakdowns, changes, charges, consolidation, jumps, magnitudes, percentages, powers)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_example_breaks_its_rule(family):
    for rule in family.RULES:
        assert isinstance(rule.example, Example)
        found = family.findings(rule.example.content, rule.example.against)
        assert rule.code in {finding.code for finding in found}, rule.code
