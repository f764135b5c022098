"""The public pages in a real browser: accessible, no wider than the screen, readable with the keyboard alone."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations

PAGES = [
    "/",
    "/map/",
    "/search/?q=公开",
    "/rules/",
    "/data/",
    "/no/such/",
    "/2024/?level=township",
    "/2024/wangxi-swj/",
    "/2024/wangxi/summary/",
    "/2024/nobody/",
]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("county")]
every_width = pytest.mark.parametrize("width", [320, 375, 1280])


@every_width
@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_accessible_and_fits(live_server, page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(live_server.url + address)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_wide_table_scrolls_in_its_frame_by_keyboard(live_server, page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    frame = page.get_by_role("region", name="收到和处理政府信息公开申请情况")
    frame.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    assert scrolled(page)


def scrolled(page: Page) -> bool:
    """Whether the focused frame has moved; scrolling is smooth, and the page's policy forbids wait_for_function."""
    for _ in range(40):
        if page.evaluate("document.activeElement.scrollLeft") > 0:
            return True
        page.wait_for_timeout(50)
    return False


def test_the_way_to_the_text_is_the_first_stop(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"


def test_a_figure_is_found_by_its_address(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/#requests.new.person")
    cell = page.locator("td:target")
    assert cell.inner_text() == "17"
    assert cell.evaluate("cell => getComputedStyle(cell).outlineStyle") == "solid"


def test_nothing_comes_from_elsewhere(live_server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    assert asked and all(url.startswith(live_server.url) for url in asked)


def test_the_print_is_the_official_layout_without_the_frame(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    page.emulate_media(media="print")
    hidden = ["header.masthead", "nav.crumbs", ".facts", ".beside", "footer"]
    assert not any(page.locator(part).is_visible() for part in hidden)
    assert page.locator(".chapter p").first.evaluate("p => getComputedStyle(p).fontSize") == "21.3333px"
