"""A passage that saves itself while a colleague writes in it, too: carets, undo, input methods, the choice."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.modules import ORIGIN, serve
from tests.browser.pages import show
from tests.browser.passages import keys, lines, passage, raw
from tests.browser.test_saving import wiring

pytestmark = pytest.mark.browser
COMPOSE = "Input.imeSetComposition"


COMMUTES = """async () => {
  const { rebased, spliced, splices } = await import("/static/js/splices.js");
  const any = (n) => Math.floor(Math.random() * n);
  const text = () => Array.from({length: any(8)}, () => "甲乙丙\\n"[any(4)]).join("");
  const adds = (one, other) => one.some((o) => other.some((p) => new Set([o.start, o.end, p.start, p.end]).size === 1));
  for (let i = 0; i < 20000; i++) {
    const was = text(), mine = text(), theirs = text();
    const [my, their] = [splices(was, mine), splices(was, theirs)];
    const [one, other] = [rebased(their, was, mine), rebased(my, was, theirs)];
    if (spliced(was, my) !== mine) return [was, mine];
    if (one && other && !adds(my, their) && spliced(mine, one) !== spliced(theirs, other)) return [was, mine, theirs];
  }
  return [];
}"""


def test_changes_of_two_make_the_same_text_whoever_was_first(page: Page) -> None:
    serve(page)
    assert page.evaluate(COMMUTES) == []


@pytest.fixture
def writes(page: Page) -> Callable[..., list[Any]]:
    """Opens a text, the caret at its end; the first save is answered with ``told``. Gives back what is sent."""

    def opened(text: str, **told: Any) -> list[Any]:
        sent: list[Any] = []

        def answer(route: Route) -> None:
            sent.append(json.loads(route.request.post_data or "").get("text"))
            kept = {"saved": {"text": sent[-1] and sent[-1][1]}}
            route.fulfill(json={**(told if len(sent) == 1 else kept), "at": "14:05:07"})

        show(page, passage(text), saving=wiring())
        page.route(f"{ORIGIN}/autosave", answer)
        page.route(f"{ORIGIN}/findings", lambda route: route.fulfill(status=503))
        page.wait_for_selector("form[data-saving]")
        page.locator("#editor").focus()
        keys(page, "Control+End")
        return sent

    return opened


def test_one_types_on_where_one_was_when_a_colleagues_words_come_in(page: Page, writes: Any) -> None:
    sent = writes("甲。\n乙。", saved={"text": "甲改了很多。\n乙。丙\n戊。"})
    page.keyboard.type("丙")
    expect(page.locator("#editor > p")).to_have_text(["甲改了很多。", "乙。丙", "戊。"])
    page.keyboard.type("丁")
    assert raw(page) == "甲改了很多。\n乙。丙丁\n戊。"
    expect(page.locator("#save-state")).to_have_text("已保存 14:05:07")
    assert sent[1:] == [["甲改了很多。\n乙。丙\n戊。", "甲改了很多。\n乙。丙丁\n戊。"]]


def test_undo_takes_back_ones_own_words_and_no_colleagues(page: Page, writes: Any) -> None:
    writes("甲。\n乙。", saved={"text": "甲改。\n乙。\n丙\n戊。"})
    keys(page, "Enter")
    page.keyboard.type("丙")
    expect(page.locator("#editor > p")).to_have_count(4)
    for pressed, text in (
        ("Control+z", "甲改。\n乙。\n\n戊。"),
        ("Control+z", "甲改。\n乙。\n戊。"),
        ("Control+z", "甲改。\n乙。\n戊。"),
        ("Control+y", "甲改。\n乙。\n\n戊。"),
    ):
        keys(page, pressed)
        assert raw(page) == text


def test_undo_ends_where_a_colleagues_text_was_taken(page: Page, writes: Any) -> None:
    writes("甲。", saved={}, conflicts={"text": {"theirs": "乙。", "by": "王芳"}})
    page.keyboard.type("丙")
    page.get_by_role("button", name="用对方的").click()
    expect(page.locator("#editor")).to_be_focused()
    keys(page, "Control+z")
    assert (raw(page), lines(page)) == ("乙。", ["乙。"])


@pytest.mark.parametrize(("ends", "text"), [("你好", "甲。\n乙。丙你好"), ("", "甲改。\n乙。丙")])
def test_a_word_being_composed_is_left_alone(page: Page, writes: Any, ends: str, text: str) -> None:
    writes("甲。\n乙。", saved={"text": "甲改。\n乙。丙"})
    method = page.context.new_cdp_session(page)
    with page.expect_response("**/autosave"):
        page.keyboard.type("丙")
        method.send(COMPOSE, {"text": "ni", "selectionStart": 2, "selectionEnd": 2})
    assert lines(page) == ["甲。", "乙。丙ni"]
    method.send("Input.insertText", {"text": ends}) if ends else method.send(
        COMPOSE, {"text": "", "selectionStart": 0, "selectionEnd": 0}
    )
    expect(page.locator("#text")).to_have_value(text)
    assert "\n".join(lines(page)) == text
