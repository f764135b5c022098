"""A passage being written: its length, its limit, how it will print."""

import pytest
from playwright.sync_api import Page, expect

from reports.editions import edition_for
from reports.forms import PassageForm
from tests.browser.pages import show

pytestmark = pytest.mark.browser


def passage(text: str) -> PassageForm:
    return PassageForm(section=edition_for(2024).section("overview"), text=text)


def test_characters_are_counted_as_they_are_typed(page: Page) -> None:
    show(page, passage("总 体\n情况"))
    assert page.locator("#length").inner_text() == "4 字，原则上不超过 1000 字（不计空格和换行）"
    page.locator("#text").press_sequentially("好")
    assert page.locator("#length").inner_text().startswith("5 字")


def test_a_passage_over_the_limit_says_by_how_much(page: Page) -> None:
    show(page, passage("字" * 1002))
    assert "多了 2 字" in page.locator("#length.over").inner_text()


def test_the_preview_prints_headings_and_leads(page: Page) -> None:
    show(page, passage("（一）主动公开\n\n　　公开128条。\n（二）依申请公开。收到12件。"))
    page.get_by_text("版式预览").click()
    expect(page.locator("#preview p")).to_have_text(
        [
            "（一）主动公开",
            "公开128条。",
            "（二）依申请公开。收到12件。",
        ]
    )
    assert page.locator("#preview .level-2").count() == 1
    assert page.locator("#preview .lead").inner_text() == "（二）依申请公开。"


def test_a_changed_passage_is_unsaved(page: Page) -> None:
    show(page, passage("旧"))
    page.locator("#text").press_sequentially("新")
    assert page.locator("#save-state").inner_text() == "有未保存的修改"


@pytest.mark.parametrize(
    ("words", "marked"), [("收到申请75件", "收到申 请７５件"), ("收到申请76件", ""), ("𠀋田镇", "𠀋田 镇")]
)
def test_a_finding_leads_to_its_words(page: Page, words: str, marked: str) -> None:
    show(page, passage("全年工作。\n收到申 请７５件，来自𠀋田 镇。"))
    page.evaluate("words => { location.hash = '#find=' + encodeURIComponent(words); }", words)
    text = page.locator("#text")
    selected = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    if marked:
        expect(text).to_be_focused()
    assert text.evaluate(selected) == marked


def test_findings_stay_while_the_text_is_mended(page: Page) -> None:
    show(page, passage("共收到9件。"), lines="""<li class="problem"><a href="#">收到9件</a></li>""")
    page.locator("#text").press_sequentially("改")
    expect(page.locator("#live-findings .stale")).to_be_visible()
    assert "保存后重新校核" in page.locator("#live-summary").inner_text()
