"""修改记录 of the cell one is in, and the way back, in a real browser."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.modules import ORIGIN
from tests.browser.pages import show, table_form

pytestmark = pytest.mark.browser

NEW = "requests.new.person"
LINK = '<a id="past" href="/history/?section=requests">修改记录</a>'
DIALOG = Path("templates/components/past.html").read_text().partition("\n")[2]
PIECE = f"""<form method="post" action="/restore/" data-restore><input type="hidden" name="place" value="{NEW}">
<button type="submit">恢复为“5”</button></form>"""
SET_UP = """(html) => { document.querySelector("aside").insertAdjacentHTML("beforeend", html);
  return import("/static/js/past.js"); }"""


def opened(page: Page, status: int = 200, **told) -> list[str]:
    """The table with 7 in the cell, whose history knows 5; returns the addresses asked for."""
    asked: list[str] = []
    show(page, table_form(raws={NEW: "7"}))

    def answer(route: Route) -> None:
        asked.append(route.request.url.removeprefix(ORIGIN))
        if route.request.method == "POST":
            route.fulfill(status=status, body=json.dumps(told), content_type="application/json")
        else:
            route.fulfill(body=PIECE, content_type="text/html; charset=utf-8")

    page.route("**/history/**", answer)
    page.route("**/restore/", answer)
    page.evaluate(SET_UP, LINK + DIALOG)
    page.locator(f"[name='{NEW}']").focus()
    page.get_by_text("这一格的修改记录").click()
    page.get_by_text("恢复为“5”").click()
    return asked


def test_the_cell_takes_over_what_was_restored_and_nothing_is_unsaved(page: Page) -> None:
    asked = opened(page, saved={NEW: "5"})
    expect(page.locator("dialog[open]")).to_have_count(0)
    field = page.locator(f"[name='{NEW}']")
    assert asked[0] == f"/history/?cell={NEW}&part=1"
    assert (field.input_value(), field.evaluate("field => field.defaultValue")) == ("5", "5")
    assert json.loads(page.locator("[name=was]").input_value())[NEW] == "5"
    assert page.evaluate("document.activeElement.name") == NEW


def test_a_refusal_is_said_in_the_dialog_and_the_cell_stays(page: Page) -> None:
    opened(page, 409, sentence="“自然人”包审刚刚改过，没有恢复。")
    expect(page.locator("dialog[open] [role=alert]")).to_contain_text("包审刚刚改过")
    assert page.locator(f"[name='{NEW}']").input_value() == "7"
