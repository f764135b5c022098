"""The figures as CSV: what the rows say, and that no spreadsheet runs them."""

from reports.filetypes import csv
from tests.reports.filetypes import issues


def rows(issue) -> dict[str, dict[str, str]]:
    return {row["cell"]: row for row in csv.read(csv.write(issue))}


def test_a_row_says_what_its_figure_is() -> None:
    assert rows(issues.odd())["requests.new.person"] == {
        "year": "2024",
        "agency_code": "qingjiang-sjj",
        "agency": issues.odd().content.agency,
        "edition": "2021",
        "table": "requests",
        "cell": "requests.new.person",
        "row": "一、本年新收政府信息公开申请数量",
        "column": "申请人情况／自然人",
        "state": "number",
        "value": "17",
        "unit": "件",
        "text": "17",
        "version": "2",
    }


def test_money_stands_in_wan_as_typed_and_an_amount_keeps_its_words() -> None:
    assert rows(issues.odd())["proactive.fees.amount"]["value"] == "4166.241600"
    amount = rows(issues.trial())["proactive.procurement.amount"]
    assert (amount["value"], amount["unit"], amount["text"]) == ("1.795", "万元", "1.795万元")


def test_lines_end_as_the_standard_says_and_no_field_begins_a_formula() -> None:
    data = csv.write(issues.odd())
    assert data.count(b"\r\n") == data.count(b"\n") == len(issues.odd().content.edition.cells) + 1
    assert b",'=HYPERLINK(1),2\r\n" in data and b",'@\xe7\xba\xa6" in data
    assert not data.startswith(csv.BOM) and csv.read(csv.BOM + data) == csv.read(data)


def test_a_negative_change_stays_a_number() -> None:
    assert csv.safe("-12") == "-12" and csv.safe("-12+1") == "'-12+1" and csv.safe("-") == "'-"
    assert rows(issues.trial())["proactive.licences.change"]["value"] == "-12"
