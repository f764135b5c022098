"""Excel: numbers that are numbers, totals that add up and are there without adding, names that everybody uses."""

import io
from functools import cache
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from reports.filetypes import sheetml, xlsx
from tests.contents import report, zeros
from tests.reports.filetypes import issues

every_issue = pytest.mark.parametrize("name", issues.ALL)
WORKSHEET = """
    sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection mergeCells printOptions pageMargins
    pageSetup headerFooter
"""


@cache
def made(name: str) -> bytes:
    return xlsx.write(issues.ALL[name]())


@cache
def book(name: str, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(made(name)), data_only=values)


def at(name: str, figure: str, values: bool = False):
    """The cell that a defined name leads to."""
    ((sheet, place),) = book(name).defined_names[figure].destinations
    return book(name, values)[sheet][place]


def requests(typed: dict[str, str]):
    """The sheet of table 三."""
    issue = issues.of(report(typed))
    return xlsx._Table(issue.document.chapters[2], issue.content)


def test_the_sheets_are_the_tables_and_the_text() -> None:
    assert CalamineWorkbook.from_filelike(io.BytesIO(made("ordinary"))).sheet_names == [
        "说明",
        "表二",
        "表三",
        "表四",
        "正文",
    ]


@every_issue
def test_every_figure_has_its_name_and_says_what_it_is(name: str) -> None:
    cells = issues.ALL[name]().content.edition.by_name
    assert set(book(name).defined_names) == set(cells)
    assert book(name).defined_names["requests.new.person"].comment == cells["requests.new.person"].label


@every_issue
def test_a_total_is_a_formula_with_its_result_beside_it(name: str) -> None:
    content = issues.ALL[name]().content
    totals = [cell.name for cell in content.edition.cells if cell.is_total]
    for total in set(totals) - set(content.disputed):
        assert at(name, total).value.startswith("=SUM(")
        assert str(at(name, total, values=True).value) == content.text(total)


def test_formulas_name_as_few_ranges_as_there_are() -> None:
    assert at("ordinary", "requests.handled.person").value == "=SUM(D8:D28)"
    assert at("ordinary", "requests.new.total").value == "=SUM(D6:I6)"
    assert at("ordinary", "remedies.litigation_direct.total").value == "=SUM(F6:I6)"


def test_a_total_printed_otherwise_stays_as_printed_and_is_pointed_out() -> None:
    assert at("odd", "requests.new.total").value == 99
    words = [row[1].value for row in book("odd")["说明"].iter_rows()]
    assert any("报告写的是“99”，各项相加是17" in str(text) for text in words)


def test_a_sum_over_a_disputed_total_takes_what_was_typed() -> None:
    table = requests(zeros(2024) | {"requests.handled.person": "5"})
    content = table.content
    assert table.sum(content.edition.by_name["requests.handled.total"]) == "SUM(D8:I28)"


def test_a_total_of_nothing_is_nothing() -> None:
    table = requests({})
    total = table.content.edition.by_name["requests.new.total"]
    assert table._figure("J6", total) == sheetml.empty("J6", "total")


def test_blank_is_not_zero_and_words_never_run() -> None:
    assert at("odd", "requests.carried_in.person").value is None
    assert at("odd", "requests.new.business").value == "/"
    risky = at("odd", "requests.new.research")
    assert (risky.value, risky.data_type, risky.quotePrefix) == ("=HYPERLINK(1)", "s", True)


def test_money_shows_the_places_that_were_typed() -> None:
    money = at("odd", "proactive.fees.amount")
    assert (money.value, money.number_format) == (4166.2416, "0.000000")
    assert at("trial", "proactive.procurement.amount").value == "1.795万元"
    assert at("trial", "proactive.licences.change").value == -12


def test_only_what_was_typed_can_be_changed_and_there_is_no_password() -> None:
    sheet = book("ordinary")["表三"]
    assert sheet.protection.sheet and not sheet.protection.password and not sheet.protection.selectLockedCells
    assert not at("ordinary", "requests.new.person").protection.locked
    assert at("ordinary", "requests.new.total").protection.locked


def test_a_table_prints_on_one_a4_page_across_with_its_heads_in_view() -> None:
    sheet = book("ordinary")["表三"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("D6", "$1:$5")
    assert sheet.print_area == "'表三'!$A$1:$J$30"


def test_the_prose_is_no_wider_than_paper_even_in_a_wide_face() -> None:
    paper, digit = 210 - 2 * 0.6 * 25.4, 7 * 25.4 / 72  # mm; a digit of DejaVu Sans at 11 pt
    assert book("ordinary")["正文"].column_dimensions["A"].width * digit < paper


@every_issue
def test_the_headers_are_merged_as_in_the_form(name: str) -> None:
    merged = {str(area) for area in book(name)["表三"].merged_cells.ranges}
    assert {"A3:C5", "D3:J3", "D4:D5", "E4:I4", "J4:J5", "A6:C6"} <= merged


@every_issue
def test_what_a_sheet_holds_stands_in_its_order(name: str) -> None:
    file = ZipFile(io.BytesIO(made(name)))
    for part in [part for part in file.namelist() if "worksheets/sheet" in part]:
        places = [
            WORKSHEET.index(etree.QName(child).localname) for child in etree.fromstring(file.read(part))
        ]
        assert places == sorted(places)


def test_squares_are_named_by_as_few_ranges_as_possible() -> None:
    assert list(sheetml.ranges([(0, 0), (0, 1), (1, 0), (1, 1), (3, 2)])) == ["A1:B2", "C4"]
    assert list(sheetml.ranges([(2, 0), (0, 0), (0, 2)])) == ["A1", "C1", "A3"]
