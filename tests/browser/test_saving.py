"""Nothing typed is lost: what a clerk sees while a section saves itself, against a server that may do anything."""

import json
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from reports.editions import edition_for
from tests.browser.hands import FIRST, cell, focus, focused, total, value, values, zeros
from tests.browser.modules import ORIGIN
from tests.browser.pages import PassageForm, show, table_form

pytestmark = pytest.mark.browser
STATE = "#save-state"
SAVED = "已保存 14:05:07"

RESTORED = """([name, text]) => { const form = document.querySelector("#section-form");
  form.elements[name].value = form.elements[name].defaultValue = text;
  form.dispatchEvent(new Event("entry", {bubbles: true}));
  form.dispatchEvent(new CustomEvent("saved", {bubbles: true, detail: {places: [name]}})); }"""


class Server:
    """Keeps what is sent by the rule of reports/actions/autosave.py; ``ill`` is what it does instead of answering."""

    def __init__(self, page: Page, stored: dict[str, str]) -> None:
        self.page, self.stored, self.sent = page, stored, []
        self.findings = ""
        self.ill: list[int | str] = []
        self.conflicts: dict[str, dict[str, str]] = {}
        page.route(f"{ORIGIN}/autosave", self.save)
        page.route(f"{ORIGIN}/sign-in", self.sign_in)
        page.route(f"{ORIGIN}/findings*", self.look)

    def save(self, route: Route) -> None:
        body = json.loads(route.request.post_data or "{}")
        changes = body.get("changes") or {key: body[key] for key in ("text",) if key in body}
        self.sent.append(changes)
        ill = self.ill.pop(0) if self.ill else 200
        if ill == "lost" or ill == 200:
            self.stored |= {
                place: text for place, (_, text) in changes.items() if place not in self.conflicts
            }
        if isinstance(ill, str):
            route.abort()
        elif ill != 200:
            route.fulfill(status=ill, json={"sentence": f"不行{ill}。"})
        else:
            saved = {place: self.stored[place] for place in changes if place not in self.conflicts}
            conflicts = {place: self.conflicts[place] for place in changes if place in self.conflicts}
            route.fulfill(json={"saved": saved, "conflicts": conflicts, "refused": {}, "at": "14:05:07"})

    def look(self, route: Route) -> None:
        pieces = {"findings": self.findings, "rail": "", "own": [], "version": 2}
        route.fulfill(json={"texts": self.stored, **pieces})

    def sign_in(self, route: Route) -> None:
        right = "password=right" in (route.request.post_data or "")
        route.fulfill(
            **({"json": {"csrf": "new"}} if right else {"status": 400, "json": {"sentence": "密码不对。"}})
        )


def wiring(idle: int = 1800) -> SimpleNamespace:
    person = SimpleNamespace(username="anli", name="安立")
    return SimpleNamespace(
        autosave="/autosave", findings="/findings", sign_in="/sign-in", person=person, idle=idle
    )


@pytest.fixture
def opens(page: Page) -> Callable[..., Server]:
    def opened(idle: int = 1800, **raws: str) -> Server:
        stored = zeros(**raws)
        show(page, table_form(raws=stored), saving=wiring(idle))
        server = Server(page, stored)  # after: of two routes Playwright asks the newer
        page.wait_for_selector("form[data-saving]")
        return server

    return opened


def types(page: Page, name: str, text: str) -> None:
    focus(page, name)
    page.keyboard.type(text)


def test_a_pause_saves_what_differs_and_says_when(page: Page, opens: Any) -> None:
    server = opens()
    types(page, FIRST, "6")
    types(page, cell(1, 1), "7")
    expect(page.locator(STATE)).to_have_text("正在保存…")
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert server.sent == [{FIRST: ["0", "6"], cell(1, 1): ["0", "7"]}]
    assert json.loads(page.locator("[name=was]").input_value())[FIRST] == "6"
    expect(page.locator("td.unsaved")).to_have_count(0)


def test_one_request_is_on_its_way_and_the_rest_waits(page: Page, opens: Any) -> None:
    page.clock.install()
    server, held = opens(), []
    page.route(f"{ORIGIN}/autosave", lambda route: server.save(route) if held else held.append(route))
    with page.expect_request("**/autosave"):
        types(page, FIRST, "6")
    types(page, cell(1, 1), "7")
    page.clock.run_for(700)
    assert len(held) == 1 and server.sent == []
    server.save(held[0])
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert server.sent == [{FIRST: ["0", "6"]}, {cell(1, 1): ["0", "7"]}]


@pytest.mark.parametrize(("ill", "words"), [("offline", "网络断开"), (503, "服务器暂时没有应答")])
def test_without_an_answer_it_is_tried_again_and_typing_goes_on(
    page: Page, opens: Any, ill: int | str, words: str
) -> None:
    server = opens()
    server.ill = [ill]
    types(page, FIRST, "6")
    expect(page.locator(STATE)).to_have_text(f"未保存（{words}，已留在本机）")
    types(page, cell(1, 1), "7")
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert (server.stored[FIRST], server.stored[cell(1, 1)]) == ("6", "7")


def test_what_was_kept_without_an_answer_is_asked_again_as_it_was(page: Page, opens: Any) -> None:
    server = opens()
    server.ill = ["lost"]
    types(page, FIRST, "6")
    expect(page.locator(STATE)).to_contain_text("网络断开")
    page.keyboard.type("7")
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert server.sent == [{FIRST: ["0", "6"]}, {FIRST: ["0", "6"]}, {FIRST: ["6", "67"]}]


def test_what_is_not_saved_survives_a_reload(page: Page, opens: Any) -> None:
    server = opens()
    page.on("dialog", lambda dialog: dialog.accept())
    server.ill = ["offline"] * 9
    types(page, FIRST, "6")
    expect(page.locator(STATE)).to_contain_text("网络断开")
    page.reload()
    server.ill = []
    expect(page.locator("#replayed")).to_contain_text("1格已从本机恢复")
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert (value(page, FIRST), server.stored[FIRST]) == ("6", "6")
    expect(page.locator("#replayed")).to_have_text("上次没有来得及保存的1格已从本机恢复，已保存。")
    page.wait_for_function("sessionStorage.length === 0")


def test_a_sign_in_that_ended_is_renewed_on_the_page(page: Page, opens: Any) -> None:
    server = opens()
    server.ill = [401]
    types(page, FIRST, "6")
    dialog = page.locator("#sign-in-dialog")
    expect(dialog).to_contain_text("不行401。")
    page.locator("#sign-in-password").focus()
    for password, words in (("wrong", "密码不对。"), ("right", "")):
        page.keyboard.type(password)
        page.keyboard.press("Enter")
        expect(dialog.locator(".words.wrong")).to_have_text(words) if words else expect(dialog).to_be_hidden()
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert server.stored[FIRST] == "6"


def test_who_types_on_when_the_sign_in_ends_types_into_the_table(page: Page, opens: Any) -> None:
    server, tried = opens(), []
    page.route(f"{ORIGIN}/sign-in", lambda route: (tried.append(route), server.sign_in(route)))
    server.ill = [401] * 9
    types(page, FIRST, "6")
    expect(page.locator("#sign-in-dialog")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    assert (value(page, FIRST), value(page, cell(1, 0)), focused(page), tried) == ("6", "7", cell(2, 0), [])
    page.get_by_role("button", name="保存并继续").click()
    expect(page.locator("#sign-in-password")).to_be_focused()


def test_a_dialog_put_aside_leaves_a_button_and_typing_goes_on(page: Page, opens: Any) -> None:
    server = opens()
    server.ill = [401] * 3
    types(page, FIRST, "6")
    page.get_by_role("button", name="先接着填").click()
    assert focused(page) == FIRST
    with page.expect_response("**/autosave"):
        types(page, cell(1, 1), "7")
    expect(page.locator(STATE)).to_have_text("未保存（请重新登录，已留在本机）")
    expect(page.locator("#sign-in-dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="重新登录")).to_be_visible()


@pytest.mark.parametrize(
    ("choice", "shown", "sent"), [("用我的", "6", {FIRST: ["5", "6"]}), ("用对方的", "5", {})]
)
def test_the_same_cell_shows_both_and_asks(
    page: Page, opens: Any, choice: str, shown: str, sent: Any
) -> None:
    server = opens()
    server.conflicts = {FIRST: {"theirs": "5", "by": "王芳"}}
    types(page, FIRST, "6")
    expect(page.locator("#conflicts li")).to_contain_text("王芳改为“5”，您填的是“6”。")
    expect(page.locator(STATE)).to_contain_text("1处与别人的修改不同")
    server.conflicts = {}
    page.get_by_role("button", name=choice).click()
    expect(page.locator("#conflicts")).to_be_hidden()
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert value(page, FIRST) == shown and server.sent[-1] == sent


SPOKEN = """() => new MutationObserver((all) => { window.spoken = (window.spoken ?? 0) + all.length; }).observe(
  document.querySelector("#conflicts").closest("[role=alert]") ?? document.querySelector("#conflicts [role=alert]"),
  {childList: true, subtree: true, characterData: true})"""


def test_a_conflict_is_announced_once(page: Page, opens: Any) -> None:
    opens().conflicts = {FIRST: {"theirs": "5", "by": "王芳"}}
    types(page, FIRST, "6")
    expect(page.locator("#conflicts li")).to_contain_text("您填的是“6”。")
    page.evaluate(SPOKEN)
    page.keyboard.type("12")
    expect(page.locator("#conflicts li")).to_contain_text("您填的是“612”。")
    assert page.evaluate("window.spoken") is None


def test_what_was_restored_ends_a_conflict(page: Page, opens: Any) -> None:
    server = opens()
    server.conflicts = {FIRST: {"theirs": "5", "by": "王芳"}}
    types(page, FIRST, "6")
    expect(page.locator("#conflicts li")).to_have_count(1)
    page.evaluate(RESTORED, [FIRST, "9"])
    expect(page.locator("#conflicts")).to_be_hidden()
    expect(page.locator(STATE)).to_have_text(SAVED)


def test_a_name_two_fields_share_is_left_alone(page: Page, opens: Any) -> None:
    server = opens()
    doubled = (
        f"document.querySelector('#section-form').append(document.getElementById('{FIRST}').cloneNode())"
    )
    page.evaluate(
        f"{doubled}; import('/static/js/places.js').then(({{ places }}) => {{"
        f"window.left = places(document.querySelector('#section-form')).names.includes('{FIRST}') }})"
    )
    page.wait_for_function("window.left !== undefined")
    assert page.evaluate("window.left") is False and server.sent == []


def test_locked_says_why_and_is_not_asked_again_and_again(page: Page, opens: Any) -> None:
    server = opens()
    server.ill = [409]
    types(page, FIRST, "6")
    expect(page.locator("#saving-note")).to_have_text("不行409。")
    expect(page.locator(STATE)).to_have_text("未保存（见下面的说明）")
    types(page, cell(1, 1), "7")
    expect(page.locator(STATE)).to_have_text(SAVED)
    assert server.sent == [{FIRST: ["0", "6"]}, {cell(1, 1): ["0", "7"]}, {FIRST: ["0", "6"]}]


def test_a_refusal_without_words_is_explained(page: Page, opens: Any) -> None:
    opens()
    page.route(f"{ORIGIN}/autosave", lambda route: route.fulfill(status=404, body="<h1>没有</h1>"))
    types(page, FIRST, "6")
    expect(page.locator("#saving-note")).to_contain_text("没有保存：")
    page.keyboard.press("Control+z")
    expect(page.locator("#saving-note")).to_be_hidden()
    expect(page.locator(STATE)).to_have_text("已保存 14:05")


def test_buttons_wait_for_what_is_on_its_way(page: Page, opens: Any) -> None:
    server, held, posted = opens(), [], []
    page.route(f"{ORIGIN}/autosave", lambda route: held.append(route))
    page.route("**/save", lambda route: (posted.append(route.request.post_data), route.fulfill(status=204)))
    page.evaluate("document.querySelector('#section-form').action = '/save'")
    with page.expect_request("**/autosave"):
        types(page, FIRST, "6")
    page.get_by_role("button", name="保存并继续").dblclick()
    assert page.locator("form[data-sending]").count() == 1 and posted == []
    with page.expect_response("**/save"):
        server.save(held[0])
    page.wait_for_function("document.querySelector('button[value=next]').disabled")
    assert len(posted) == 1 and "action=next" in posted[0]


def test_a_form_whose_sending_was_stopped_can_be_sent_again(page: Page, opens: Any) -> None:
    opens()
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.route("**/save", lambda route: route.fulfill(status=204))  # no new page comes
    page.evaluate("document.querySelector('#section-form').action = '/save'")
    button = page.locator("button[value=next]")
    button.click()
    expect(button).to_be_disabled()
    page.route(f"{ORIGIN}/autosave", lambda route: None)
    types(page, FIRST, "6")
    expect(button).to_be_enabled()
    page.reload()
    assert asked == ["beforeunload"]


def test_offline_a_button_sends_nowhere(page: Page, opens: Any) -> None:
    server, posted = opens(), []
    page.route("**/save", lambda route: (posted.append(route), route.fulfill(status=204)))
    page.evaluate("document.querySelector('#section-form').action = '/save'")
    server.ill = ["offline"] * 9
    types(page, FIRST, "6")
    expect(page.locator(STATE)).to_contain_text("网络断开")
    with page.expect_request("**/autosave"):
        page.get_by_role("button", name="保存并继续").click()
    expect(page.locator("form[data-sending]")).to_have_count(0)
    assert posted == [] and value(page, FIRST) == "6"


def test_two_minutes_before_the_end_somebody_is_asked(page: Page, opens: Any) -> None:
    server = opens(idle=121)
    expect(page.locator("#idle-dialog")).to_be_visible()
    page.get_by_role("button", name="继续", exact=True).click()
    expect(page.locator("#idle-dialog")).to_be_hidden()
    assert server.sent == [{}]


def test_an_idle_page_that_has_something_saves_it_instead(page: Page, opens: Any) -> None:
    page.clock.install()
    opens(idle=300)
    page.clock.pause_at(page.evaluate("localStorage.getItem('seen') / 1000") + 179.8)
    types(page, FIRST, "6")
    page.clock.run_for(300)  # too soon for the pause after a key
    expect(page.locator(STATE)).to_have_text(SAVED)
    expect(page.locator("#idle-dialog")).to_be_hidden()


def test_what_could_not_be_saved_is_not_said_to_be(page: Page, opens: Any) -> None:
    opens(idle=121).ill = ["offline"] * 9
    types(page, FIRST, "6")
    expect(page.get_by_text("有内容还没有保存")).to_be_visible()
    expect(page.get_by_text("填写的内容都已保存")).to_be_hidden()


def test_work_in_another_window_puts_the_end_off_by_its_own_time(page: Page, opens: Any) -> None:
    page.clock.install()
    opens(idle=300)
    page.clock.fast_forward(181_000)
    expect(page.locator("#idle-dialog")).to_be_visible()
    page.evaluate("localStorage.setItem('seen', Date.now())")
    page.clock.fast_forward(119_000)
    expect(page.locator("#idle-dialog")).to_be_hidden()
    page.clock.fast_forward(62_000)
    expect(page.locator("#idle-dialog")).to_be_visible()


def test_nothing_to_do_is_said_only_once_the_server_has_checked(page: Page, opens: Any) -> None:
    server = opens()
    clear, checking = page.locator("#all-clear"), page.locator("#checking")
    expect(clear).to_be_visible()
    types(page, FIRST, "00")
    expect(clear).to_be_hidden()
    expect(checking).to_have_text("正在校核…", use_inner_text=True)
    page.keyboard.press("F8")
    expect(page.locator("#hops .place")).to_have_text("正在校核…")
    line = f'<li data-cells="{cell(1, 1)}"><b class="code">T3-9</b><a href="#{cell(1, 1)}">请核对</a></li>'
    server.findings = f'<ul id="live-findings">{line}</ul>'
    expect(page.locator(f"[id='{cell(1, 1)}']")).to_be_focused()
    expect(checking).to_be_hidden()


LOOK = "window.dispatchEvent(new Event('focus'))"


def test_what_others_wrote_comes_in_but_not_where_one_writes(page: Page, opens: Any) -> None:
    server = opens()
    types(page, cell(1, 1), "7")
    types(page, cell(1, 2), "8")
    expect(page.locator(STATE)).to_have_text(SAVED)
    server.stored |= {FIRST: "65", cell(1, 1): "9", cell(1, 2): "5"}
    page.evaluate(LOOK)
    expect(page.locator(".brought-note")).to_have_text("其他人改了2格，已更新到本页。")
    assert values(page, FIRST, cell(1, 1), cell(1, 2)) == ["65", "9", "8"]
    assert total(page, "requests.new.total") == "65" and page.locator("td.brought").count() == 2
    for _ in range(3):
        page.keyboard.press("Control+z")
    assert values(page, FIRST, cell(1, 1), cell(1, 2)) == ["65", "9", "0"]


def test_what_others_wrote_in_a_passage_comes_in_and_undo_leaves_it(page: Page) -> None:
    show(page, PassageForm(section=edition_for(2024).section("overview"), text="甲。\n乙。"), saving=wiring())
    server = Server(page, {"text": "甲。\n乙。"})
    page.locator("#editor").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type("丙")
    expect(page.locator(STATE)).to_have_text(SAVED)
    server.stored = {"text": "（一）\n甲改。\n乙。丙"}
    page.evaluate(LOOK)
    expect(page.locator(".brought-note")).to_have_text("其他人改了这一部分的正文，已更新到本页。")
    page.keyboard.type("丁")
    expect(page.locator("#text")).to_have_value("（一）\n甲改。\n乙。丙丁")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator("#text")).to_have_value("（一）\n甲改。\n乙。")
