"""Every rule is documented, and its example breaks it: a guard over all families."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from reports.checks import findings as all_findings
from reports.checks import manual, specimen
from reports.checks.rule import LADDER, Example, Rule
from reports.checks.rules import BY_CODE, FAMILIES, RULES
from reports.editions import EDITIONS
from reports.schema import Severity

HERE = Path(__file__)
ROOMS = HERE.parents[3] / "reports"
CODE = re.compile(r"(?:T[2-4]o?|TX|E|TXT|AG)-[0-9]+[a-z]?")
JUDGES = [*(ROOMS / "checks").glob("*.py"), *(ROOMS / "intake").rglob("*.py")]
WITH_EXAMPLE = [rule for rule in RULES if isinstance(rule.example, Example)]
IN_WORDS = [rule for rule in RULES if isinstance(rule.example, str)]


def written_in(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and CODE.fullmatch(text)}


@pytest.mark.parametrize("path", JUDGES, ids=lambda path: path.stem)
def test_every_code_a_check_can_yield_is_documented(path: Path) -> None:
    assert written_in(path) <= set(BY_CODE)


def test_every_equation_is_documented() -> None:
    assert {rule.rule for edition in EDITIONS for rule in edition.equations} <= set(BY_CODE)


def test_a_code_is_of_one_rule() -> None:
    assert [code for code, count in Counter(rule.code for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_is_a_sentence_on_a_basis(rule: Rule) -> None:
    assert CODE.fullmatch(rule.code)
    assert rule.sentence.endswith("。")
    assert rule.basis
    assert set(rule.editions) <= {edition.code for edition in EDITIONS}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_weight_lies_within_what_an_office_may_set(rule: Rule) -> None:
    assert rule.severity in rule.choices
    assert LADDER.index(rule.ceiling) <= LADDER.index(rule.floor)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_only_what_is_certain_stops_a_report(rule: Rule) -> None:
    """What rests on reading prose may be wrong: it never stops anybody, but for an identity number,
    a mark of secrecy and what was left of a template."""
    finding = rule.example.content and manual.finding_of(rule, rule.example) if rule in WITH_EXAMPLE else None
    if finding and finding.quote and rule.code not in ("TXT-01", "TXT-04", "TXT-06"):
        assert Severity.BLOCK not in rule.choices


@pytest.mark.parametrize("rule", WITH_EXAMPLE, ids=lambda rule: rule.code)
def test_the_example_breaks_its_rule(rule: Rule) -> None:
    finding = manual.finding_of(rule, rule.example)
    assert finding is not None
    assert finding.severity in (rule.severity, *rule.choices)
    assert rule.example.content.edition.code in rule.editions


@pytest.mark.parametrize("year", [2020, 2024])
def test_the_report_under_the_examples_breaks_none(year: int) -> None:
    assert all_findings(specimen.report(year=year)) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_each_rule_is_tested_good_and_bad(rule: Rule) -> None:
    """An example is bad where the specimen is good; a rule only a document can break has a test of its own."""
    tests = (path for path in HERE.parents[1].rglob("test_*.py") if path != HERE)
    assert rule in WITH_EXAMPLE or any(f'"{rule.code}"' in path.read_text("utf-8") for path in tests)


def test_what_no_report_of_ours_can_break_is_the_readers() -> None:
    assert not {rule.code for family in FAMILIES for rule in family.RULES} & {rule.code for rule in IN_WORDS}
