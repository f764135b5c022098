"""All findings together, and what an explanation holds on to."""

from reports.checks import Finding, findings
from reports.schema import Severity
from tests.contents import WRITTEN, report, report_of, zeros

TEXTS = {"a": "6", "b": "5", "c": "1"}
FINDING = Finding("T2-2", Severity.EXPLAIN, "proactive", "", ("a", "b"))


def test_equations_come_first_then_cells_then_prose() -> None:
    drawn = {"requests.new.person": "5", "proactive.licences.decisions": "/"}
    content = report(zeros() | drawn, passages=WRITTEN | {"other": ""})
    assert [finding.code for finding in findings(content)] == ["T3-1", "T3-1", "E-17", "E-01"]


def test_a_report_in_order_has_no_findings() -> None:
    assert findings(report_of("requests | person\n new | 5\n granted | 5")) == ()


def test_an_explanation_lapses_when_a_value_changes() -> None:
    assert FINDING.key(TEXTS) != FINDING.key(TEXTS | {"b": "6"})
    assert FINDING.key(TEXTS) != FINDING.key({"a": "6"})


def test_an_explanation_stays_when_another_cell_changes() -> None:
    assert FINDING.key(TEXTS) == FINDING.key(TEXTS | {"c": "2"})


def test_an_explanation_is_of_one_rule() -> None:
    other = Finding("T2-3", Severity.EXPLAIN, "proactive", "", ("a", "b"))
    assert FINDING.key(TEXTS) != other.key(TEXTS)


def test_an_explanation_asks_for_cells_not_their_order() -> None:
    turned = Finding("T2-2", Severity.EXPLAIN, "proactive", "other words", ("b", "a"))
    assert FINDING.key(TEXTS) == turned.key(TEXTS)


def test_a_finding_without_cells_stands_at_its_section() -> None:
    assert FINDING.place == "a"
    assert Finding("E-01", Severity.BLOCK, "overview", "").place == "overview"


def test_only_the_gravest_stops_a_report() -> None:
    blocking = [s for s in Severity if Finding("", s, "", "").blocks]
    assert blocking == [Severity.BLOCK]


def test_what_holds_on_to_nothing_is_of_one_year() -> None:
    quoted = Finding("TXT-17", Severity.WARN, "overview", "", quote="布署")
    lacking = Finding("E-45", Severity.WARN, "other", "")
    assert (FINDING.is_lasting, quoted.is_lasting, lacking.is_lasting) == (True, True, False)
