"""What an office may make of a rule, and what that makes of its findings."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import Context, Finding, weigh
from reports.checks.rule import LADDER, Rule, type_weight, weighed
from reports.checks.rules import RULES
from reports.schema import Severity

BLOCK, EXPLAIN, WARN, HINT = Severity.BLOCK, Severity.EXPLAIN, Severity.WARN, Severity.HINT


def rule(severity: type_weight, floor: type_weight = None, ceiling: Severity = EXPLAIN) -> Rule:
    return Rule("E-99", "。", severity, "。", "。", floor=floor, ceiling=ceiling)


def test_a_statutory_rule_is_everybodys() -> None:
    assert Rule("T3-1", "。", BLOCK, "。", "。", statutory=True).choices == (BLOCK,)


WEIGHED = [
    # the rule, its finding, the office's word, what is said
    (WARN, WARN, EXPLAIN, EXPLAIN),
    (WARN, WARN, None, None),
    (WARN, HINT, EXPLAIN, HINT),  # what the rule itself takes lightly
    (WARN, HINT, None, None),
    (EXPLAIN, WARN, HINT, HINT),
    (None, WARN, WARN, WARN),  # switched on
    (None, WARN, None, None),
]


@pytest.mark.parametrize(("own", "found", "word", "said"), WEIGHED)
def test_a_finding_has_the_weight_of_the_area(
    own: type_weight, found: Severity, word: type_weight, said: type_weight
) -> None:
    finding = weighed(Finding("E-99", found, "other", "。"), rule(own), word)
    assert (finding.severity if finding else None) is said


UNASKED: list[tuple[Mapping[str, type_weight], int]] = [({}, 2), ({"TX-1": None}, 1), ({"T3-5": None}, 2)]


@pytest.mark.parametrize(("weights", "left"), UNASKED)
def test_a_rule_nobody_weighed_stays_as_it_is(weights: Mapping[str, type_weight], left: int) -> None:
    """Also one nobody has documented: that is a fault, but not the clerk's."""
    found = [Finding("TX-1", WARN, "overview", "。"), Finding("X-1", WARN, "overview", "。")]
    assert len(weigh(found, Context(weights=weights))) == left


@given(st.sampled_from(RULES), st.lists(st.sampled_from(LADDER), max_size=4))
def test_no_chain_of_offices_leaves_what_is_allowed(one: Rule, chain: list[type_weight]) -> None:
    assert one.in_area(chain) in one.choices


@given(st.sampled_from(RULES), st.sampled_from(LADDER), st.lists(st.sampled_from(LADDER), max_size=3))
def test_nobody_below_lifts_what_is_raised_above(
    one: Rule, upper: type_weight, lower: list[type_weight]
) -> None:
    above = one.in_area([upper])
    below = one.in_area([upper, *lower])
    assert not one.is_graver(above) or LADDER.index(below) <= LADDER.index(above)
    assert below in one.below(above) or not one.is_graver(above)
