"""The public pages in a real browser: accessible, no wider than the screen, readable with the keyboard alone."""

import io
from unicodedata import normalize

import pdfplumber
import pytest
from playwright.sync_api import Page

from tests.browser.axe import violations
from tests.browser.cramped import cramped

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("county")]


def elder(page: Page, site: str) -> None:
    page.context.add_cookies([{"name": "mode", "value": "elder", "url": site}])


@pytest.mark.parametrize("mode", ["normal", "elder"])
def test_what_no_permission_draws_is_accessible_and_fits(live_server, page: Page, mode: str) -> None:
    """The pages besides those that tests.browser.test_every_page walks, at 360 px."""
    page.set_viewport_size({"width": 360, "height": 800})
    if mode == "elder":
        elder(page, live_server.url)
    for address in ("/no/such/", "/2024/?name=x", "/2024/wangxi/summary/"):
        page.goto(live_server.url + address)
        assert violations(page) + cramped(page) == []


SMALL = """() => [...document.querySelectorAll("a, button, input, select, summary")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.textContent.trim() || e.id, e.getBoundingClientRect().height])
  .filter(([_, height]) => height > 1 && height < 44)"""
LETTERS = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.checkVisibility() && !e.closest("svg"))
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .map((e) => [e.tagName + e.className, ...["fontSize", "lineHeight"].map((k) => parseFloat(getComputedStyle(e)[k]))])
  .filter(([_, size, line]) => size < 24 || line < 1.4 * size)"""


SPACED = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }")
  document.adoptedStyleSheets = [sheet]
}"""


def test_letters_set_further_apart_lose_nothing(live_server, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    for address in ("/2024/", "/2024/wangxi-swj/", "/years/"):
        page.goto(live_server.url + address)
        page.evaluate(SPACED)
        assert cramped(page) == []


def words(page: Page) -> str:
    return "".join(page.inner_text("main").split())


@pytest.mark.parametrize("address", ["/2024/", "/list/", "/2024/wangxi-swj/"])
def test_the_elder_read_large_letters_and_press_large_targets(live_server, page: Page, address: str) -> None:
    page.goto(live_server.url + address)
    normal = words(page)
    page.get_by_role("link", name="长者模式", exact=True).click()
    assert page.url == live_server.url + address and words(page) == normal  # nothing is lost or hidden
    assert page.evaluate("document.activeElement.textContent") == "退出长者模式"
    assert page.evaluate(SMALL) == [] and page.evaluate(LETTERS) == []
    page.goto(f"{live_server.url}/2024/")
    assert page.locator("html.elder").count() == 1
    page.get_by_role("link", name="退出长者模式").click()
    page.reload()
    assert page.locator("html.elder").count() == 0


def test_a_list_narrows_while_one_types(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/")
    page.get_by_label("机关名称", exact=True).fill("SWJ")
    assert [cell.inner_text() for cell in page.get_by_role("rowheader").all()] == ["政府部门", "望溪县水务局"]
    assert (
        page.get_by_role("status").inner_text() == "找到 1 行。"
        and page.locator("caption:visible").count() == 1
    )
    page.get_by_label("机关名称", exact=True).fill("无")
    assert "少输几个字" in page.get_by_role("status").inner_text()


def test_the_letters_of_a_report_grow_and_stay_so(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    size = "getComputedStyle(document.querySelector('.chapter p')).fontSize"
    before = page.evaluate(size)
    page.get_by_role("button", name="大", exact=True).click()
    page.reload()
    assert (before, page.evaluate(size)) == ("17px", "21px")
    assert page.get_by_role("button", name="大", exact=True).get_attribute("aria-pressed") == "true"


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


SIX = ("一、总体", "二、主动", "三、收到", "四、政府", "五、存在", "六、其他")


def test_the_print_is_the_official_layout_without_the_frame(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    page.emulate_media(media="print")
    hidden = ["header.masthead", ".bar", "nav.crumbs", ".facts", ".tools", ".beside", "footer"]
    assert not any(page.locator(part).is_visible() for part in hidden)
    assert page.locator(".chapter p").first.evaluate("p => getComputedStyle(p).fontSize") == "21.3333px"


@pytest.mark.parametrize("mode", ["normal", "elder"])
def test_every_printed_page_says_what_it_is(live_server, page: Page, mode: str) -> None:
    if mode == "elder":
        elder(page, live_server.url)
    page.goto(f"{live_server.url}/2024/wangxi-swj/")
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        texts = [normalize("NFKC", "".join(sheet.extract_text().split())) for sheet in printed.pages]
        assert (round(printed.pages[0].width), round(printed.pages[0].height)) == (595, 842)
    assert len(texts) <= 4 and ["/2024/wangxi-swj/" in text and "日发布" in text for text in texts] == [
        True
    ] * len(texts)
    assert [heading for heading in SIX if heading not in "".join(texts)] == []
