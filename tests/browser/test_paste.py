"""Blocks from Excel, WPS, Word and web pages pasted into a table, and taken back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import LAST, block, cell, notes, paste, total, value, values, zeros
from tests.browser.pages import show, table_form

pytestmark = pytest.mark.browser


def test_paste_fills_right_and_down(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\r\n3\t4\r\n")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["1", "2", "3", "4"]
    assert "已填入4格" in notes(page)


def test_one_undo_takes_a_paste_back(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\t2\n3\t4")
    page.keyboard.press("Control+z")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["0"] * 4
    page.keyboard.press("Control+Shift+z")
    assert value(page, cell(1, 1)) == "4"


def test_a_single_text_is_left_to_the_browser(page: Page) -> None:
    show(page, table_form())
    taken = page.evaluate("""async () => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/plain", "12\\r\\n");
      return (await import("/static/js/paste.js")).block(clipboard);
    }""")
    assert taken is None


def test_paste_over_sums_ignores_those_that_agree(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\t3\t4\t5\t6\t21\n0\t0\t0\t0\t0\t0\t0")
    assert total(page, "requests.new.total") == "21"
    assert "计算" not in notes(page)


def test_paste_over_sums_says_which_differ(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 4), "5\t6\t99")
    assert "粘贴的是99，按表内数字计算是11" in notes(page)
    assert value(page, cell(0, 5)) == "6"


def test_a_large_paste_reports_what_did_not_fit(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), block(40, 20))
    assert "粘贴的内容有40行20列，超出表格的部分没有填入：右边13列、下边15行，有内容的625格。" in notes(page)
    assert value(page, LAST) == "2405"
    page.keyboard.press("Control+z")
    assert value(page, LAST) == ""


def test_paste_of_columns_of_different_length(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\t2\n3\n")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["1", "2", "3", "0"]


def test_blank_lines_between_rows_are_no_rows(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\n\n3\t4\n\n")
    assert values(page, cell(1, 0), cell(2, 0)) == ["3", ""]


def test_a_blank_in_a_single_column_is_a_blank_cell(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\n\n3\n")
    assert values(page, cell(0, 0), cell(1, 0), cell(2, 0)) == ["1", "", "3"]


def test_quoted_cells_of_a_spreadsheet(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), '"1\n2"\t"a""b"\n3\t4')
    assert values(page, cell(0, 1), cell(1, 0)) == ['a"b', "3"]


def test_paste_of_a_web_table_with_merged_cells(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    html = "<table><tr><td rowspan=2> 1 </td><td>2</td></tr><tr><td>3</td></tr><tr><td colspan=2>4</td></tr></table>"
    paste(page, cell(0, 0), "1 2 3 4", html)
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1), cell(2, 0)) == [
        "1",
        "2",
        "",
        "3",
        "4",
    ]


def test_odd_text_is_pasted_as_it_is_and_pointed_out(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "３件左右\t/")
    expect(page.locator("#remarks li")).to_have_count(2)
    assert "“3件左右”不是整数" in page.locator("#remarks").inner_text()
