"""Saving by itself against the real server: an expired sign-in, two people, going away."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from agencies.roles import Role
from reports import actions
from tests.browser.axe import violations
from tests.browser.hands import FIRST, cell
from tests.browser.test_journey import Visitor
from tests.world import PASSWORD, again, build, opened, person

pytestmark = pytest.mark.django_db(transaction=True)
SAVED = "已保存 "
HELD = "text => document.getElementById('text').defaultValue === text"


@pytest.fixture
def world():
    return build()


@pytest.fixture
def clerk(page, live_server, world):
    visitor = Visitor(page, live_server, opened(world))
    visitor.signs_in("anli")
    return visitor


def types(visitor, name, text):
    visitor.page.locator(f"[id='{name}']").focus()
    visitor.page.keyboard.type(text)


def is_saved(visitor):
    expect(visitor.page.locator("#save-state")).to_contain_text(SAVED)


def test_a_sign_in_that_ended_while_typing_loses_nothing(clerk, world):
    clerk.opens("section", "requests")
    Session.objects.all().delete()
    types(clerk, FIRST, "6")
    dialog = clerk.page.locator("#sign-in-dialog")
    expect(dialog).to_contain_text("登录已过期")
    assert violations(clerk.page) == []
    clerk.page.fill("#sign-in-password", PASSWORD)
    clerk.clicks("登录并保存")
    is_saved(clerk)
    types(clerk, cell(1, 1), "7")
    clerk.clicks("保存并继续")
    clerk.sees("已保存。")
    assert again(clerk.report).raws[FIRST] == "6" and again(clerk.report).raws[cell(1, 1)] == "7"


def test_two_people_merge_and_ask_each_other(clerk, world, chromium, live_server):
    colleague = Visitor(chromium.new_context(locale="zh-CN").new_page(), live_server, clerk.report)
    person("wangfang", "王芳", (world.water, Role.AUTHOR))
    colleague.signs_in("wangfang")
    for visitor in (clerk, colleague):
        visitor.opens("section", "requests")
    for visitor, own, both in ((clerk, cell(1, 1), "6"), (colleague, cell(1, 2), "5")):
        types(visitor, own, "1")
        types(visitor, FIRST, both)
        expect(visitor.page.locator("#save-state")).not_to_contain_text("正在保存")
    expect(colleague.page.locator("#conflicts li")).to_contain_text("安立改为“6”，您填的是“5”。")
    assert again(clerk.report).raws == {FIRST: "6", cell(1, 1): "1", cell(1, 2): "1"}
    assert violations(colleague.page) == []
    colleague.clicks("用我的")
    is_saved(colleague)
    assert again(clerk.report).raws[FIRST] == "5"
    colleague.page.context.close()


def test_paragraphs_of_two_people_meet_in_one_text(clerk, world):
    actions.autosave(clerk.report, "overview", {"text": ("", "甲。\n乙。")}, by=world.alice)
    clerk.opens("section", "overview")
    actions.autosave(clerk.report, "overview", {"text": ("甲。\n乙。", "甲改。\n乙。")}, by=world.alice)
    clerk.page.locator("#editor").focus()
    clerk.page.keyboard.press("Control+End")
    clerk.page.keyboard.type("丙")
    expect(clerk.page.locator("#editor > p")).to_have_text(["甲改。", "乙。丙"])
    clerk.page.keyboard.type("丁")
    clerk.page.wait_for_function(HELD, arg="甲改。\n乙。丙丁")
    clerk.page.keyboard.press("Control+z")
    clerk.page.keyboard.press("Control+z")
    clerk.page.wait_for_function(HELD, arg="甲改。\n乙。")
    assert again(clerk.report).content.passages["overview"] == "甲改。\n乙。"


def test_a_link_waits_and_what_the_checks_say_comes_by_itself(clerk):
    clerk.opens("section", "requests")
    types(clerk, FIRST, "约六件")
    expect(clerk.page.locator("#live-findings")).to_contain_text("约六件")
    expect(clerk.page.locator(".tasks .here")).to_contain_text("阻断")
    types(clerk, FIRST, "6")
    clerk.page.get_by_role("link", name="办理情况").click()
    clerk.page.wait_for_url("**/own/")
    assert again(clerk.report).raws[FIRST] != "约六件"
