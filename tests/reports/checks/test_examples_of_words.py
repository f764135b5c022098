"""The examples of the rules on words break them; a report in order breaks none; a long one costs little."""

from time import process_time
from types import ModuleType

import pytest

from reports.checks import (
    letters,
    names,
    phrases,
    privacy,
    punctuation,
    secrecy,
    specimen,
    typos,
    unsuitable,
)
from reports.checks.rule import Example, Rule

FAMILIES = (privacy, secrecy, names, phrases, typos, letters, unsuitable, punctuation)
RULES = [(family, rule) for family in FAMILIES for rule in family.RULES]


@pytest.mark.parametrize(("family", "rule"), RULES, ids=lambda one: getattr(one, "code", ""))
def test_an_example_breaks_its_rule(family: ModuleType, rule: Rule) -> None:
    assert isinstance(rule.example, Example)
    found = list(family.findings(rule.example.content, rule.example.against))
    assert {(finding.code, finding.severity) for finding in found} == {(rule.code, rule.severity)}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_the_specimen_is_in_order(family: ModuleType) -> None:
    assert list(family.findings(specimen.report())) == []


HOSTILE = ["以人民为重心", "（", "内部资料，", "申请人王", "公 ", "。县局通过通过"]


def test_one_sentence_that_never_ends_costs_little() -> None:
    start = process_time()
    for text in ("县局" + "通过" * 25000, "县局共" + "共" * 40000, "联系人：" + "张" * 40000):
        for family in FAMILIES:
            list(family.findings(specimen.report(prose={"overview": text})))
    assert process_time() - start < 3


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_passage_of_a_million_characters_costs_little(piece: str) -> None:
    content = specimen.report(prose={"overview": piece * (10**6 // len(piece))})
    start = process_time()
    for family in FAMILIES:
        list(family.findings(content))
    assert process_time() - start < 3
