"""The search of the exported site, which has no server to ask: the texts are fetched and looked through in the browser."""

import pytest
from playwright.sync_api import Browser, Page

from reports.models import SearchEntry
from reports.views import search
from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("county")]


@pytest.fixture(autouse=True)
def export(monkeypatch):
    """Pages as the export writes them, served by whatever answers."""
    render = search.render
    monkeypatch.setattr(
        search,
        "render",
        lambda request, name, context: render(request, name, context | {"is_export": True}),
    )


def test_a_report_is_found_without_a_server(live_server, page: Page) -> None:
    page.goto(f"{live_server.url}/search/?q=水务局 公开信息")
    page.get_by_text("找到1份报告。").wait_for()
    assert page.locator(".hits mark").all_inner_texts() == ["水务局", "公开信息"]
    assert violations(page) == []
    page.locator(".hits a").click()
    page.wait_for_url("**/2024/wangxi-swj/")


def test_what_is_not_there_and_what_is_mark_up_is_only_text(live_server, page: Page) -> None:
    SearchEntry.objects.filter(agency="望溪县水务局").update(title="<img src=x>水务")
    page.goto(f"{live_server.url}/search/")
    page.get_by_label("查找内容").fill("没有这个词<b>")
    page.keyboard.press("Enter")
    page.get_by_text("没有找到含有“没有这个词<b>”的年度报告").wait_for()
    page.get_by_label("查找内容").fill("水务")
    page.keyboard.press("Enter")
    page.get_by_text("找到1份报告。").wait_for()
    assert (
        page.locator(".hits h2").inner_text() == "<img src=x>水务" and page.locator(".hits img").count() == 0
    )


def test_without_scripts_the_lists_are_named(live_server, chromium: Browser) -> None:
    with chromium.new_context(java_script_enabled=False) as plain:
        page = plain.new_page()
        page.goto(f"{live_server.url}/search/")
        assert page.get_by_label("查找内容").is_hidden()
        assert page.locator(".search-plain a").get_attribute("href") == "/map/"
