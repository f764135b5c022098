"""Blocks from Excel, WPS, Word and web pages pasted into a table, and taken back."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import (
    LAST,
    agree,
    asked,
    block,
    cell,
    copied,
    focus,
    focused,
    notes,
    paste,
    total,
    value,
    values,
    zeros,
)
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
    agree(page)
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
    assert "粘贴的是99，按表内数字计算是11" in asked(page)
    agree(page)
    assert value(page, cell(0, 5)) == "6"


def test_a_large_paste_reports_what_did_not_fit(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), block(40, 20))
    assert "粘贴的内容有40行20列，超出表格的部分没有填入：右边13列、下边15行，有内容的625格。" in asked(page)
    agree(page)
    assert value(page, LAST) == "2405"
    page.keyboard.press("Control+z")
    assert value(page, LAST) == ""


def test_paste_of_columns_of_different_length(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\t2\n3\n")
    agree(page)
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["1", "2", "3", "0"]


def test_blank_lines_between_rows_are_no_rows(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\n\n3\t4\n\n")
    assert values(page, cell(1, 0), cell(2, 0)) == ["3", ""]


def test_a_blank_in_a_single_column_is_a_blank_cell(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\n\n3\n")
    agree(page)
    assert values(page, cell(0, 0), cell(1, 0), cell(2, 0)) == ["1", "", "3"]


def test_quoted_cells_of_a_spreadsheet(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), '"1\n2"\t"a""b"\n3\t4')
    assert values(page, cell(0, 1), cell(1, 0)) == ['a"b', "3"]


def test_paste_of_a_web_table_with_merged_cells(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    html = "<table><tr><td rowspan=2> 1 </td><td>2</td></tr><tr><td>3</td></tr><tr><td colspan=2>4</td></tr></table>"
    paste(page, cell(0, 0), "1 2 3 4", html)
    agree(page)
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


# asked first


def test_what_would_be_overwritten_is_shown_first(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12", new__business="2")))
    paste(page, cell(0, 0), "7\t2")
    assert "将改写1格" in asked(page) and "与现有的相同1格" in asked(page)
    row = page.locator(".preview-scroll tbody tr")
    assert row.locator("td").all_inner_texts() == ["12", "7"]
    assert value(page, cell(0, 0)) == "12"
    agree(page)
    assert (value(page, cell(0, 0)), focused(page)) == ("7", cell(0, 0))


def test_a_refused_paste_changes_nothing(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "7\t2")
    page.keyboard.press("Escape")
    assert values(page, cell(0, 0), cell(0, 1)) == ["0", "0"]
    assert "没有填入" in notes(page)


def test_what_was_filled_is_shown_for_a_while(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "7\t2")
    assert page.locator("td.filled").count() == 2
    expect(page.locator("td.filled")).to_have_count(0)


def test_one_text_fills_a_chosen_block(page: Page) -> None:
    show(page, table_form())
    focus(page, cell(0, 0))
    page.keyboard.press("Shift+ArrowRight")
    paste(page, cell(0, 0), "0")
    assert values(page, cell(0, 0), cell(0, 1), cell(0, 2)) == ["0", "0", ""]


# a whole table with its labels

COPIED = "\t".join(["申请人情况", "自然人", "商业企业"]) + "\r\n一、本年新收\t7\t2"
ANSWER = {
    "found": True,
    "cells": {
        cell(0, 0): {"text": "7", "raw": "7", "sure": "sure", "note": ""},
        cell(0, 1): {"text": "2", "raw": "Z", "sure": "doubtful", "note": "印的是字母。"},
    },
    "blank": [cell(2, 2), cell(2, 3)],
    "totals": {"requests.new.total": "10"},
    "unmatched": ["第9行：某某"],
    "lacking": ["二、上年结转"],
    "notes": ["这是2023年度的报告，您正在填报的是2024年度的报告。"],
}


def labelled(page: Page, answer: object, status: int = 200, **figures: str) -> None:
    form = table_form(raws={f"requests.{name.replace('__', '.')}": text for name, text in figures.items()})
    form.helper.attrs["data-paste"] = "/paste"
    show(page, form)
    page.route("**/paste", lambda route: route.fulfill(json=answer, status=status))
    paste(page, cell(2, 2), COPIED)
    page.get_by_role("dialog", name="粘贴预览").wait_for()


def test_a_whole_table_goes_where_its_labels_say(page: Page) -> None:
    labelled(page, ANSWER)
    agree(page)
    assert values(page, cell(0, 0), cell(0, 1), cell(2, 2)) == ["7", "", ""]
    page.keyboard.press("Control+z")
    assert value(page, cell(0, 0)) == ""


def test_everything_odd_about_a_whole_table_is_said_first(page: Page) -> None:
    labelled(page, ANSWER)
    said = asked(page)
    for words in (ANSWER["notes"][0], "粘贴的是10，按表内数字计算是7", "第9行：某某", "二、上年结转"):
        assert words in said


def test_blanks_of_the_copy_and_what_they_leave_standing_are_told(page: Page) -> None:
    labelled(page, ANSWER, granted__research="64")
    said = asked(page)
    assert "空白2格，不改动" in said and "保持现在的数" in said and "：64" in said
    agree(page)
    assert value(page, cell(2, 2)) == "64"


def test_a_doubtful_figure_waits_for_the_persons_tick(page: Page) -> None:
    labelled(page, ANSWER)
    page.get_by_role("checkbox", name="商业企业").check()
    agree(page)
    assert value(page, cell(0, 1)) == "2"


@pytest.mark.parametrize(
    ("status", "said"), [(200, "没有按行名"), (503, "请过半分钟"), (401, "登录已经过期")]
)
def test_without_its_labels_only_the_figures_are_placed(page: Page, status: int, said: str) -> None:
    labelled(page, {"found": False, **({"sentence": "请过半分钟再粘贴。"} if status == 503 else {})}, status)
    assert said in asked(page) and "请核对起点" in asked(page)
    agree(page)
    assert values(page, cell(2, 2), cell(2, 3), cell(3, 2)) == ["7", "2", ""]


# copying


def test_a_block_is_copied_as_text_and_as_a_table(page: Page) -> None:
    show(page, table_form(raws=zeros(new__other="3")))
    focus(page, cell(0, 5))
    for key in ("Right", "Down"):
        page.keyboard.press(f"Shift+Arrow{key}")
    data = copied(page, cell(0, 5))
    assert data["text/plain"] == "3\t3\r\n0\t0"
    assert data["text/html"] == "<table><tr><td>3</td><td>3</td></tr><tr><td>0</td><td>0</td></tr></table>"


def test_a_single_cell_is_copied_by_the_browser(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    assert copied(page, cell(0, 0)) == {}


def test_a_copied_block_can_be_pasted_again(page: Page) -> None:
    show(page, table_form("proactive", zeros("proactive", licences__decisions="5")))
    focus(page, "proactive.licences.decisions")
    page.keyboard.press("Shift+ArrowDown")
    assert copied(page, "proactive.licences.decisions")["text/plain"] == "5\r\n0"


def test_cutting_copies_and_clears_in_one_step(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="3")))
    focus(page, cell(0, 0))
    page.keyboard.press("Shift+ArrowDown")
    assert copied(page, cell(0, 0), "cut")["text/plain"] == "3\r\n0"
    assert values(page, cell(0, 0), cell(1, 0)) == ["", ""]
    page.keyboard.press("Control+z")
    assert values(page, cell(0, 0), cell(1, 0)) == ["3", "0"]
