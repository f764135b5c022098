"""Answering beside the table in a real browser: without leaving the page, and without losing what is typed in it."""

import pytest
from playwright.sync_api import expect

from agencies.models import Person
from reports import actions
from tests.browser.test_journey import Visitor
from tests.world import build, opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NEW, NEXT = "requests.new.person", "requests.carried_in.person"


@pytest.fixture
def clerk(page, live_server):
    world = build()
    report = opened(world)
    actions.say(report, "这里对吗？", by=world.bob, cell=NEW)
    visitor = Visitor(page, live_server, report)
    visitor.signs_in("anli")
    visitor.opens("section", "requests")
    return visitor


def test_a_reply_leaves_what_is_typed(clerk):
    page = clerk.page
    clerk.types(NEXT, "7")
    page.locator(f"[id='{NEW}']").focus()
    expect(page.locator(".thread.here")).to_contain_text("这里对吗？")
    page.locator("#talk-text").evaluate("box => { box.closest('details').open = true; }")
    page.fill("#talk-text", "还没写完")
    page.locator(".answer > summary").click()
    page.locator(".answer textarea").fill("对的。")
    page.get_by_role("button", name="发出回复").click()
    expect(page.locator(".thread")).to_contain_text("对的。")
    assert page.locator(f"[id='{NEXT}']").input_value() == "7"
    assert page.locator("#talk-text").input_value() == "还没写完"
    assert page.locator("#talk-place").input_value() == NEW


def test_a_cell_is_commented_on_and_ticked_off_in_place(clerk):
    page = clerk.page
    page.locator(f"[id='{NEXT}']").focus()
    page.locator(".begin > summary").click()
    page.get_by_role("button", name="包审").click()
    page.locator("#talk-text").press_sequentially("请看。")
    page.get_by_role("button", name="发出", exact=True).click()
    mark = page.locator(f"td[data-cell='{NEXT}']")
    expect(page.locator(".thread")).to_have_count(2)
    expect(page.locator(".thread").last).to_contain_text("@包审 请看。")
    expect(mark).to_have_class("cell pointed")
    page.locator(".thread").last.get_by_role("button", name="标为已处理").click()
    expect(page.locator(".thread-done")).to_have_count(1)
    expect(mark).not_to_have_class("cell pointed")


def test_a_paragraph_is_commented_on_and_found_again(clerk):
    page, text = clerk.page, f"甲。\n\n收到{{{NEW}}}件。"
    alice = Person.objects.get(username="anli")
    actions.autosave(clerk.report, "requests", {NEW: ("", "12")}, by=alice)
    actions.autosave(clerk.report, "overview", {"text": ("", text)}, by=alice)
    clerk.opens("section", "overview")
    page.locator("#editor > p").last.click()
    expect(page.locator("#talk-place")).to_have_value("p1")
    page.locator(".begin > summary").click()
    page.fill("#talk-text", "数对吗？")
    page.get_by_role("button", name="发出", exact=True).click()
    expect(page.locator(".thread")).to_have_count(1)
    assert clerk.report.comments.get(paragraph=1).quote == "收到12件。"
    page.locator(".thread a[data-quote]").click()
    assert page.evaluate("getSelection().toString()") == "收到12件。"


def test_what_could_not_be_sent_stays_and_says_why(clerk):
    page = clerk.page
    page.locator(".answer > summary").click()
    page.locator(".answer textarea").fill("对的。")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="发出回复").click()
    expect(page.locator(".thread .talk-refused")).to_contain_text("登录已过期")
    assert page.locator(".answer textarea").input_value() == "对的。"


def test_what_was_begun_is_gone_with_who_began_it(clerk):
    page = clerk.page
    page.locator(".begin > summary").click()
    page.fill("#talk-text", "还没写完")
    page.reload()
    expect(page.locator("#talk-text")).to_have_value("还没写完")
    assert all(":anli#" in key for key in page.evaluate("Object.keys(sessionStorage)"))
    page.get_by_role("button", name="退出").click()
    page.wait_for_url("**/sign-in/**")
    assert page.evaluate("sessionStorage.length") == 0
