"""The keys of a spreadsheet in an official table, one test a key."""

import pytest
from playwright.sync_api import Page

from tests.browser.hands import FIRST, LAST, cell, focus, focused, total, value, zeros
from tests.browser.pages import show, table_form

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        (cell(0, 0), "Tab", cell(0, 1)),
        (cell(0, 5), "Tab", cell(1, 0)),  # the sum is no stop
        (cell(1, 0), "Shift+Tab", cell(0, 5)),
        (cell(0, 0), "ArrowDown", cell(1, 0)),
        (cell(1, 0), "ArrowUp", cell(0, 0)),
        (cell(0, 0), "ArrowUp", cell(0, 0)),  # nothing wraps
        (cell(0, 0), "Enter", cell(1, 0)),
        (cell(1, 0), "Shift+Enter", cell(0, 0)),
        (cell(0, 0), "ArrowRight", cell(0, 1)),
        (cell(0, 1), "ArrowLeft", cell(0, 0)),
        (cell(0, 5), "ArrowRight", cell(0, 5)),
        ("requests.other.else.person", "ArrowDown", "requests.carried_out.person"),  # over the sum
        (LAST, "Enter", LAST),
        (cell(2, 2), "Control+Home", FIRST),
        (cell(2, 2), "Control+End", LAST),
    ],
)
def test_key_leads_to(page: Page, start: str, keys: str, end: str) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, start)
    page.keyboard.press(keys)
    assert focused(page) == end


def test_arrows_leave_a_merged_cell(page: Page) -> None:
    show(page, table_form("proactive", zeros("proactive")))
    focus(page, "proactive.normative_documents.in_force")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "proactive.licences.decisions"


def test_focus_selects_so_that_typing_replaces(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="128")))
    focus(page, FIRST)
    page.keyboard.type("7")
    assert value(page, FIRST) == "7"


def test_the_first_click_selects_too(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="128")))
    page.locator(f"[id='{FIRST}']").click()
    page.keyboard.type("9")
    assert value(page, FIRST) == "9"


def test_keys_of_the_numeric_pad_type(page: Page) -> None:
    show(page, table_form())
    focus(page, FIRST)
    devtools = page.context.new_cdp_session(page)  # Playwright's own pad has its lock off
    for key in "42":
        event = {"type": "keyDown", "key": key, "text": key, "code": f"Numpad{key}", "isKeypad": True}
        devtools.send("Input.dispatchKeyEvent", event)
    assert value(page, FIRST) == "42"


def test_arrows_inside_a_text_move_the_caret_until_its_edge(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, cell(0, 1))
    page.keyboard.type("12")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == cell(0, 1)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == cell(0, 0)


def test_f2_keeps_the_arrows_in_the_cell(page: Page) -> None:
    show(page, table_form(raws=zeros(new__business="12")))
    focus(page, cell(0, 1))
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("3")
    assert (focused(page), value(page, cell(0, 1))) == (cell(0, 1), "123")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    assert focused(page) == cell(0, 2)


def test_home_and_end_stay_the_browsers(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.press("Home")
    page.keyboard.type("9")
    page.keyboard.press("End")
    page.keyboard.type("8")
    assert value(page, FIRST) == "9128"


def test_escape_brings_back_what_was_there(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.type("999")
    page.keyboard.press("Escape")
    assert (value(page, FIRST), total(page, "requests.new.total")) == ("12", "12")


def test_undo_and_redo_of_typing(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.type("34")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    assert (value(page, FIRST), focused(page)) == ("12", FIRST)
    page.keyboard.press("Control+y")
    assert (value(page, FIRST), total(page, "requests.new.total")) == ("34", "34")
