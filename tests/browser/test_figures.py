"""Charts, comparisons and cited figures in a real browser: accessible, no wider than the screen, working by hand."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.cramped import cramped
from tests.figured import figured  # noqa: F401  (the fixture is used by its name)

PAGES = [
    "/agencies/",
    "/agencies/wangxi/",
    "/agencies/wangxi-swj/",
    "/compare/?a=wangxi-swj&a=wangxi&i=rates",
    "/indicators/",
    "/indicators/other/",
    "/2024/wangxi-swj/v1/figures/",
    "/2024/wangxi-swj/v1/figures/requests.new.person/",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("figured"),
]


def test_every_page_is_accessible_and_fits(live_server, page: Page) -> None:
    found = {}
    for address in PAGES:
        page.goto(live_server.url + address)
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            found[address, width] = cramped(page) + (violations(page) if width == 320 else [])
    assert {where: wrong for where, wrong in found.items() if wrong} == {}


def test_a_figure_of_the_report_leads_to_its_own_page(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    assert page.locator(".report-table td a").count() == 0
    page.get_by_role("button", name="点数字引用").click()
    page.locator("[id='requests.new.person'] a").click()
    assert page.url.endswith("/2024/wangxi-swj/v1/figures/requests.new.person/")
    assert page.locator(".the-figure").inner_text() == "50 件"


def test_the_switch_leaves_the_table_as_it_was(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    table, button = page.locator(".report-table.requests"), page.get_by_role("button", name="点数字引用")
    before = table.inner_html()
    button.click()
    assert table.inner_html() != before
    button.click()
    assert table.inner_html() == before


def test_a_citation_is_copied_with_the_day_it_was_read(live_server, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/2024/wangxi-swj/v1/figures/requests.new.person/")
    page.get_by_role("button", name="复制GB/T 7714引用").click()
    page.get_by_role("button", name="复制GB/T 7714引用").filter(has_text="已复制").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "[EB/OL]. (2025-01-20)[20" in copied and "[引用日期]" not in copied
