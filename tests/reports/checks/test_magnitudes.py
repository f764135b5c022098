"""Amounts too large for 万元, 其他处理 used too freely."""

import pytest

from reports.checks import ALONE, Context, findings, magnitudes, specimen
from reports.schema import Severity

FEES = "proactive.fees.amount"


def found(figures, last=None, agency=specimen.AGENCY, passages=None):
    content = specimen.report(figures, passages, agency=agency)
    context = Context(last_year=specimen.report(last, year=2023)) if last is not None else ALONE
    return [(f.code, f.severity) for f in magnitudes.findings(content, context) if f.code != "T2-6"]


AMOUNTS = [
    ("125000", "12.5", True),
    ("1250", "12.5", True),
    ("1249", "12.5", False),
    ("9", "0.0005", False),  # little money may well grow
    ("125000", "0", False),
    ("125000", "␣", False),
    ("1000000", None, True),
    ("999999", None, False),
    ("0", "5", False),
]


@pytest.mark.parametrize(("here", "there", "is_much"), AMOUNTS)
def test_yuan_typed_as_ten_thousands(here, there, is_much):
    last = None if there is None else {FEES: there.replace("␣", "")}
    assert found({FEES: here}, last) == ([("T2-7", Severity.WARN)] if is_much else [])


def test_only_the_year_before_is_a_measure():
    last = Context(last_year=specimen.report({FEES: "12.5"}, year=2021))
    assert list(magnitudes.findings(specimen.report({FEES: "125000"}), last)) == []


def test_a_government_may_take_in_much():
    assert found({FEES: "2000000"}, agency="澜江市人民政府") == []


def test_the_edition_of_2019_counts_items_there():
    content = specimen.report({"proactive.fees.change": "5"}, year=2020)
    assert list(magnitudes.findings(content)) == []


def test_what_should_be_there():
    (finding,) = magnitudes.findings(specimen.report({FEES: "12345000"}))
    assert "如果实际是12345000元，应填1234.5。" in finding.message
    (finding,) = magnitudes.findings(specimen.report({FEES: "12340000"}))
    assert "应填1234。" in finding.message


def test_places_are_an_offices_business():
    content = specimen.report({FEES: "12.34567"})
    assert findings(content) == ()
    (finding,) = findings(content, Context(weights={"T2-6": Severity.WARN}))
    assert finding.code == "T2-6"


OTHERS = [
    ("6", "4", "", Severity.WARN),
    ("6", "4", "其中4件由申请人主动撤回。", Severity.HINT),
    ("16", "4", "", Severity.WARN),  # a fifth
    ("17", "4", "", None),
    ("1", "2", "", None),  # few
    ("6", "0", "", None),
]


@pytest.mark.parametrize(("granted", "other", "text", "severity"), OTHERS)
def test_other_handling(granted, other, text, severity):
    figures = {"requests.granted.person": granted, "requests.other.else.person": other}
    assert found(figures, passages={"problems": text}) == ([("T3-6", severity)] if severity else [])


def test_a_total_in_dispute_is_left_alone():
    assert found({"requests.other.else.person": "4", "requests.other.else.total": "9"}) == []
    assert found({"requests.other.else.person": "4", "requests.handled.total": "2"}) == []


@pytest.mark.parametrize(
    ("made", "disclosed", "codes"), [("3", "5", ["T2o-6"]), ("5", "5", []), ("␣", "5", []), ("5", "0", [])]
)
def test_more_documents_opened_than_made(made, disclosed, codes):
    row = "proactive.normative_documents"
    figures = {f"{row}.made": made, f"{row}.newly_disclosed": disclosed, f"{row}.disclosed_total": "9"}
    content = specimen.report(figures, year=2020)
    assert [finding.code for finding in magnitudes.findings(content)] == codes
