"""Ticking what was looked at, on a bare page: a click at a time, or the keyboard alone."""

import json
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from playwright.sync_api import Page, expect

from reports.eyes import Basis, Seen, look
from tests.browser.axe import violations
from tests.browser.modules import ORIGIN, serve
from tests.contents import report, zeros

PAGE = Template("""<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>审核</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/static/js-lib-bootstrap5/css/bootstrap.min.css">
<link rel="stylesheet" href="/static/css/site.css"><link rel="stylesheet" href="/static/css/work.css">
<link rel="stylesheet" href="/static/css/review.css"></head><body><main class="page"><h1>审核</h1>
{% include "work/review_eyes.html" %}<textarea id="point" aria-label="意见"></textarea>
</main><script type="module" src="/static/js/eyes.js"></script></body></html>""")
NEW, DONE = "requests.new.person", "requests.granted.person"


def shown(page: Page, **answers: object) -> list[dict[str, str]]:
    """The items of a report in which two figures changed; what the page sends, as it is sent."""
    before = report(zeros() | {NEW: "2", DONE: "2"})
    found = look(report(zeros() | {NEW: "3", DONE: "3"}), Seen(Basis.LAST_REVIEW, before))
    agency = SimpleNamespace(code="wangxi-swj")
    context = {
        "looking": found,
        "basis": Basis.LAST_REVIEW,
        "bases": list(Basis),
        "parts": [(part, [(group, []) for group in part.groups], []) for part in found.parts],
        "report": SimpleNamespace(year=2024, agency=agency, kind="own", is_opened=True, version=7),
        "csrf_token": "x" * 64,
    }
    serve(page, PAGE.render(Context(context)))
    sent: list[dict[str, str]] = []
    kept = {"status": 200, "body": "{}", "content_type": "application/json"}

    def answer(route) -> None:
        body = route.request.post_data
        names = ("place", "untick", "version")
        sent.append({n: v for n in names for v in [_field(body, n)] if v})
        route.fulfill(**kept | answers)

    page.route(f"{ORIGIN}/work/**", answer)
    return sent


def _field(body: str, name: str) -> str:
    part = body.partition(f'name="{name}"\r\n\r\n')[2]
    return part.partition("\r\n")[0]


def test_a_click_is_sent_and_the_count_goes_down(page: Page) -> None:
    sent = shown(page)
    page.check(f'[id="tick-{NEW}"]')
    expect(page.locator(".eyes-left")).to_have_text("1")
    expect(page.locator("#eyes-state")).to_have_text("已核对1项。")
    page.uncheck(f'[id="tick-{NEW}"]')
    expect(page.locator(".eyes-left")).to_have_text("2")
    assert sent == [{"place": NEW, "version": "7"}, {"untick": NEW, "version": "7"}]


def test_two_quick_clicks_are_sent_one_after_the_other(page: Page) -> None:
    sent, held = shown(page), []
    page.route(f"{ORIGIN}/work/**", lambda route: route.fallback() if held else held.append(route))
    with page.expect_request(f"{ORIGIN}/work/**"):
        page.locator(f'[id="tick-{NEW}"]').dblclick()
    expect(page.locator(".eyes-left")).to_have_text("2")
    assert (len(held), sent) == (1, [])
    with page.expect_response(f"{ORIGIN}/work/**"):
        held[0].fulfill(json={})
    expect(page.locator("#eyes-state")).to_have_text("已核对0项。")
    assert sent == [{"untick": NEW, "version": "7"}]


def test_what_was_not_kept_is_said_and_shown_as_it_was(page: Page) -> None:
    shown(page, status=409, body=json.dumps({"sentence": "报告在您打开之后又改过，请刷新。"}))
    page.click(f'[id="tick-{NEW}"]')
    expect(page.locator("#eyes-state")).to_have_text("报告在您打开之后又改过，请刷新。")
    expect(page.locator(".eyes-left")).to_have_text("2")
    assert not page.is_checked(f'[id="tick-{NEW}"]')


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("ArrowDown", "ArrowUp")])
def test_the_keyboard_goes_from_item_to_item(page: Page, down: str, up: str) -> None:
    sent = shown(page)
    page.locator(f'[id="tick-{NEW}"]').focus()
    for key in ("Space", down, up, down, "Space"):
        page.keyboard.press(key)
    expect(page.locator("#eyes-state")).to_have_text("已核对2项。都核对过了，可以作决定。")
    assert [each["place"] for each in sent] == [NEW, DONE]


def test_elsewhere_the_letters_stay_letters(page: Page) -> None:
    shown(page)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.localName") == "body"
    page.type("#point", "jk")
    assert page.input_value("#point") == "jk"


@pytest.mark.parametrize("width", [375, 1280])
def test_it_is_for_everybody(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    shown(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
