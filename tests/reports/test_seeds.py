"""Five published reports, loaded as printed: what is wrong with them is found, and nothing else."""

from decimal import Decimal

import pytest

from reports.checks import Finding, findings
from reports.content import Content
from tests import seeds
from tests.contents import report, sums
from tests.shared import needs_shared

APPLICANTS = 6


def printed(number: str) -> Content:
    return report(seeds.figures(number), seeds.year(number))


def blanks(number: str) -> tuple[str, ...]:
    """The rows of table 三 with blank cells."""
    found = [finding for finding in findings(printed(number)) if finding.code == "E-16"]
    return tuple(dict.fromkeys(cell.rsplit(".", 1)[0] for finding in found for cell in finding.cells))


def broken(number: str, rule: str) -> list[Finding]:
    return [finding for finding in sums(printed(number)) if finding.code == rule]


@needs_shared
@pytest.mark.parametrize("number", seeds.SEEDS)
def test_the_figures_kept_here_are_those_published(number: str) -> None:
    assert seeds.figures(number) == seeds.read_figures(number)


@pytest.mark.parametrize("number", seeds.SEEDS)
def test_every_cell_of_the_edition_is_kept(number: str) -> None:
    assert seeds.figures(number).keys() == printed(number).edition.by_name.keys()


@pytest.mark.parametrize("number", ["000", "001", "002", "003"])
def test_reports_of_zeros_hold(number: str) -> None:
    assert sums(printed(number)) == []


@pytest.mark.parametrize(
    ("number", "rows"),
    [
        ("000", ["refused.inquiry"]),
        ("001", []),
        ("002", ["granted", "partly_granted", "refused.state_secret"]),
        (
            "003",
            ["granted", "partly_granted", "refused.state_secret", "refused.law_forbids"]
            + ["refused.security_stability", "refused.third_party"],
        ),
        ("004", []),
    ],
)
def test_blank_rows_are_named(number: str, rows: list[str]) -> None:
    assert blanks(number) == tuple(f"requests.{row}" for row in rows)


def test_a_lone_0_in_a_row_stays_where_it_was_printed() -> None:
    assert printed("003").text("requests.granted.total") == "0"
    assert printed("003").text("requests.granted.person") == ""


@needs_shared
def test_eleven_rows_of_001_are_one_number_too_long() -> None:
    assert seeds.numbers_in_rows("001") == [7] * 11 + [8] * 11 + [7] * 3


def test_what_000_reports_is_one_licence() -> None:
    content = printed("000")
    assert {name for name, value in content.values.items() if value} == {"proactive.licences.decisions"}


def test_004_grants_five_requests_that_its_total_forgets() -> None:
    (row,) = broken("004", "T3-3")
    assert (row.left, row.right) == (Decimal(5), Decimal(0))
    assert row.cells[-1] == "requests.granted.total"


def test_the_total_column_of_004_does_not_add_up() -> None:
    (column,) = broken("004", "T3-2")
    assert (column.left, column.right) == (Decimal(1), Decimal(6))
    assert column.cells[-1] == "requests.handled.total"


def test_nothing_else_is_broken_in_004() -> None:
    assert [finding.code for finding in sums(printed("004"))] == ["T3-3", "T3-2"]
    assert [finding.code for finding in findings(printed("004"))] == ["T3-3", "T3-2"]


@pytest.mark.parametrize(
    ("cell", "value", "text"),
    [
        ("proactive.licences.items_last_year", "2684", "2684"),
        ("proactive.licences.change", "-1237", "-1237"),
        ("proactive.procurement.amount", "1.795", "1.795（万元）"),
        ("requests.new.person", "6", "6"),
    ],
)
def test_how_004_is_read(cell: str, value: str, text: str) -> None:
    reading = printed("004").reading(cell)
    assert (reading.value, reading.text) == (Decimal(value), text)
