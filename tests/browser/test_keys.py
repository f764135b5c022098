"""The keys of a spreadsheet in an official table, one test a key."""

import pytest
from playwright.sync_api import Page

from tests.browser.hands import FIRST, LAST, cell, chosen, focus, focused, total, value, values, zeros
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


def test_a_click_always_takes_the_whole_figure_and_a_double_click_places_the_caret(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="31", carried_in__person="5")))
    first, other = (page.locator(f"[id='{cell(row, 0)}']") for row in (0, 1))
    for clicked in (first, other, first):
        clicked.click()
        assert page.evaluate("getSelection().toString()") in ("31", "5")
    first.dblclick(position={"x": 3, "y": 10})
    page.keyboard.press("Home")
    page.keyboard.type("7")
    assert value(page, FIRST) == "731"


def test_at_the_edge_typing_replaces(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, cell(0, 5))
    page.keyboard.type("9")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("2")
    assert value(page, cell(0, 5)) == "2"


def test_keys_of_the_numeric_pad_type(page: Page) -> None:
    show(page, table_form())
    focus(page, FIRST)
    devtools = page.context.new_cdp_session(page)  # Playwright's own pad has its lock off
    for key in "42":
        event = {"type": "keyDown", "key": key, "text": key, "code": f"Numpad{key}", "isKeypad": True}
        devtools.send("Input.dispatchKeyEvent", event)
    assert value(page, FIRST) == "42"


@pytest.mark.parametrize(("key", "there"), [("Enter", "fees.amount"), (".", "fees.amount")])
def test_enter_and_point_of_the_numeric_pad(page: Page, key: str, there: str) -> None:
    show(page, table_form("proactive", zeros("proactive", fees__amount="5")))
    start = "proactive.fees.amount" if key == "." else "proactive.coercive_measures.decisions"
    focus(page, start)
    page.keyboard.press("End")
    code = {"Enter": "NumpadEnter", ".": "NumpadDecimal"}[key]
    event = {"type": "keyDown", "key": key, "code": code, "isKeypad": True}
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.dispatchKeyEvent", event | ({"text": key} if key == "." else {}))
    assert (focused(page), value(page, f"proactive.{there}")) == (
        f"proactive.{there}",
        "5." if key == "." else "5",
    )


def test_keys_of_an_input_method_are_left_to_it(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, FIRST)
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "shi", "selectionStart": 3, "selectionEnd": 3})
    event = {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229, "code": "Enter"}
    devtools.send("Input.dispatchKeyEvent", event)
    assert focused(page) == FIRST
    devtools.send("Input.insertText", {"text": "十"})
    assert value(page, FIRST) == "十"


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


def test_undo_leaves_what_came_from_elsewhere_meanwhile(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    for name in (cell(1, 1), FIRST):
        focus(page, name)
        page.keyboard.type("6")
    page.evaluate("name => { document.getElementById(name).value = '5'; }", FIRST)  # a restore, a colleague's
    page.keyboard.press("Control+z")
    assert values(page, FIRST, cell(1, 1)) == ["5", "0"]
    page.keyboard.press("Control+y")
    assert values(page, FIRST, cell(1, 1)) == ["5", "6"]


def test_an_escape_that_changes_nothing_leaves_what_can_be_redone(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, FIRST)
    page.keyboard.type("6")
    for key in ("Enter", "Control+z", "Escape", "Control+y"):
        page.keyboard.press(key)
    assert value(page, FIRST) == "6"


def test_fifty_steps_come_back(page: Page) -> None:
    show(page, table_form())
    for n in range(60):
        focus(page, cell(n % 3, n % 6))
        page.keyboard.type("1")
    for _ in range(60):
        page.keyboard.press("Control+z")
    assert values(page, *(cell(n % 3, n % 6) for n in range(6))) == [""] * 6


# a block of cells


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("Shift+ArrowRight", "已选1行2列"),
        ("Shift+ArrowDown Shift+ArrowDown Shift+ArrowRight", "已选3行2列"),
        ("Shift+ArrowRight Shift+ArrowLeft", ""),
        ("Shift+ArrowRight Escape", ""),
        ("Shift+ArrowRight ArrowDown", ""),
        ("Control+a", "已选25行7列"),
    ],
)
def test_keys_choose_a_block(page: Page, keys: str, said: str) -> None:
    show(page, table_form())
    focus(page, FIRST)
    for key in keys.split():
        page.keyboard.press(key)
    assert page.locator("#chosen-note").inner_text() == said


def test_in_caret_mode_shift_and_ctrl_a_select_text(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.press("F2")
    for key in ("Shift+ArrowLeft", "Shift+ArrowUp", "Control+a"):
        page.keyboard.press(key)
        assert chosen(page) == []


def test_shift_and_click_choose_up_to_a_sum(page: Page) -> None:
    show(page, table_form(raws=zeros(new__other="3")))
    page.locator(f"[id='{cell(0, 5)}']").click()
    page.locator("output[id='requests.carried_in.total']").click(modifiers=["Shift"])
    rows = ("new", "carried_in")
    assert chosen(page) == [f"requests.{row}.{column}" for row in rows for column in ("other", "total")]
    assert focused(page) == cell(0, 5)
    assert page.locator("#chosen-note").inner_text() == "已选2行2列，所填的数合计3"


def test_the_mouse_draws_a_block(page: Page) -> None:
    show(page, table_form())
    page.locator(f"[id='{cell(0, 0)}']").hover()
    page.mouse.down()
    page.locator(f"[id='{cell(1, 2)}']").hover()
    page.mouse.up()
    assert chosen(page) == [cell(row, column) for row in (0, 1) for column in (0, 1, 2)]
    page.locator(f"[id='{cell(3, 0)}']").click()
    assert chosen(page) == []


@pytest.mark.parametrize("key", ["Delete", "Backspace"])
def test_delete_clears_a_block_at_once_and_undo_brings_it_back(page: Page, key: str) -> None:
    show(page, table_form(raws=zeros(new__person="3")))
    focus(page, FIRST)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press(key)
    assert values(page, cell(0, 0), cell(0, 1), cell(0, 2)) == ["", "", "0"]
    assert page.locator("#chosen-note").inner_text() == "已选1行2列"
    page.keyboard.press("Control+z")
    assert values(page, cell(0, 0), cell(0, 1)) == ["3", "0"]


def test_typing_ends_a_block(page: Page) -> None:
    show(page, table_form())
    focus(page, FIRST)
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.type("5")
    assert (value(page, FIRST), value(page, cell(0, 1)), chosen(page)) == ("5", "", [])


def test_ctrl_d_fills_down(page: Page) -> None:
    show(page, table_form(raws={cell(0, 0): "4", cell(0, 1): "6"}))
    focus(page, FIRST)
    for key in ("Shift+ArrowRight", "Shift+ArrowDown", "Shift+ArrowDown", "Control+d"):
        page.keyboard.press(key)
    assert values(page, cell(1, 0), cell(2, 0), cell(1, 1), cell(2, 1)) == ["4", "4", "6", "6"]
    focus(page, cell(3, 0))
    page.keyboard.press("Control+d")
    assert value(page, cell(3, 0)) == "4"
