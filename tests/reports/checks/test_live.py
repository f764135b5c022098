"""The rules as the page gets them."""

import json

import pytest

from reports.checks.live import rules
from reports.editions import EDITIONS
from reports.schema import Severity, Table

TABLES = [pytest.param(t, id=f"{edition.code}-{t.code}") for edition in EDITIONS for t in edition.tables]


@pytest.mark.parametrize("table", TABLES)
def test_the_page_gets_every_cell_and_every_equation(table: Table) -> None:
    sent = json.loads(json.dumps(rules(table)))
    assert list(sent["cells"]) == [cell.name for cell in table.cells()]
    assert [(e["rule"], e["left"], e["sign"], e["right"]) for e in sent["equations"]] == [
        (e.rule, list(e.left), e.sign, list(e.right)) for e in table.equations()
    ]


@pytest.mark.parametrize("table", TABLES)
def test_the_page_can_say_what_the_server_says(table: Table) -> None:
    for sent, own in zip(rules(table)["equations"], table.equations(), strict=True):
        assert (sent["place"], sent["advice"], sent["severity"]) == (own.place, own.advice, own.severity)
        assert (sent["leftWords"], sent["rightWords"]) == (list(own.left_words), list(own.right_words))


@pytest.mark.parametrize("table", TABLES)
def test_the_page_knows_what_may_be_typed(table: Table) -> None:
    sent = rules(table)["cells"]
    for cell in table.cells():
        assert sent[cell.name] == {"kind": cell.kind, "label": cell.label, "parts": list(cell.parts)}


@pytest.mark.parametrize(("weight", "severities"), [(Severity.WARN, {"warn"}), (None, set())])
def test_the_page_weighs_as_the_area_does(weight: Severity | None, severities: set[str]) -> None:
    proactive = EDITIONS[-1].tables[0]
    sent = rules(proactive, {"T2-2": weight})["equations"]
    assert {equation["severity"] for equation in sent if equation["rule"] == "T2-2"} == severities
