"""A passage being written: its length, its limit, how it will print, typing, headings, undo, the page without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import show
from tests.browser.passages import NEW, copied, keys, lines, passage, raw, write

pytestmark = pytest.mark.browser
MANY = """([type, how]) => {
  const Kind = type === "keydown" ? KeyboardEvent : InputEvent;
  for (let i = 0; i < 55; i++) document.querySelector("#editor").dispatchEvent(new Kind(type, how));
}"""
FILL = "(field, text) => { field.value = text; field.form.dispatchEvent(new Event('entry')); }"
SELECTED = "getSelection().toString()"


def test_characters_are_counted_as_they_are_typed(page: Page) -> None:
    write(page, f"总 体\n情况{NEW}")
    assert page.locator("#length").inner_text() == "6 字，原则上不超过 1000 字（不计空格和换行）"
    page.keyboard.type("好")
    assert page.locator("#length").inner_text().startswith("7 字")


def test_a_passage_over_the_limit_says_by_how_much(page: Page) -> None:
    show(page, passage("字" * 1002))
    assert "多了 2 字" in page.locator("#length.over").inner_text()


def test_the_preview_prints_headings_and_leads(page: Page) -> None:
    write(page, f"（一）主动公开\n\n　　公开{NEW}条。\n（二）依申请公开。收到12件。")
    expect(page.locator("#preview p")).to_have_text(
        ["（一）主动公开", "公开12条。", "（二）依申请公开。收到12件。"]
    )
    assert page.locator("#preview .level-2").count() == 1
    assert page.locator("#preview .lead").inner_text() == "（二）依申请公开。"


def test_the_preview_is_as_high_as_the_editor_and_scrolls(page: Page) -> None:
    write(page, "一行。\n" * 90)
    editor, help, save = (
        page.locator(one).bounding_box() for one in ("#editor", "#text-help", "[value=next]")
    )
    shown = page.locator("#preview .printed-page")
    assert shown.bounding_box()["y"] + shown.bounding_box()["height"] <= editor["y"] + editor["height"] + 1
    assert save["y"] - help["y"] - help["height"] < 40
    assert shown.get_attribute("tabindex") == "0"


def test_a_changed_passage_is_unsaved(page: Page) -> None:
    write(page, "旧")
    page.keyboard.type("新")
    assert page.locator("#save-state").inner_text() == "有未保存的修改"
    keys(page, "Backspace")
    assert page.locator("#save-state").inner_text() == "已保存 14:05"


@pytest.mark.parametrize(
    ("words", "marked"),
    [
        ("收到申请75件", "收到申 请７５件"),
        ("收到申请76件", ""),
        ("𠀋田镇", "𠀋田 镇"),
        ("其中12件", "其中12件"),
    ],
)
def test_a_finding_leads_to_its_words(page: Page, words: str, marked: str) -> None:
    write(page, f"全年工作。\n收到申 请７５件，来自𠀋田 镇，其中{NEW}件。")
    page.evaluate("words => { location.hash = '#find=' + encodeURIComponent(words); }", words)
    page.wait_for_function("words => getSelection().toString() === words", arg=marked)
    assert page.evaluate(SELECTED) == marked


def test_findings_stay_while_the_text_is_mended(page: Page) -> None:
    show(page, passage("共收到9件。"), lines="""<li class="problem"><a href="#">收到9件</a></li>""")
    page.locator("#editor").press_sequentially("改")
    expect(page.locator("#live-findings .stale")).to_be_visible()
    assert "保存后重新校核" in page.locator("#live-summary").inner_text()


def test_enter_makes_a_paragraph_and_backspace_joins_it(page: Page) -> None:
    write(page, "前后")
    keys(page, "ArrowLeft", "Enter")
    assert (raw(page), lines(page)) == ("前\n后", ["前", "后"])
    keys(page, "Backspace")
    assert raw(page) == "前后"


def test_what_is_typed_as_a_heading_looks_like_one(page: Page) -> None:
    write(page)
    page.keyboard.type("（一）主动公开")
    assert page.locator("#editor > .level-2").inner_text() == "（一）主动公开"
    page.keyboard.type("情况很好；")
    keys(page, "Enter")
    page.keyboard.type("1.问题")
    assert page.locator("#editor > .level-3").inner_text() == "1.问题"


def test_numbered_lines_count_themselves(page: Page) -> None:
    write(page, "（一）甲\n乙\n（二）丙\n丁")
    keys(page, "ArrowUp", "ArrowUp")
    page.get_by_role("button", name="小标题（一）").click()
    assert raw(page) == "（一）甲\n（二）乙\n（三）丙\n丁"
    page.get_by_role("button", name="小标题（一）").click()
    page.get_by_role("button", name="小标题1.").click()
    assert raw(page) == "（一）甲\n1.乙\n（三）丙\n丁"


def test_a_list_goes_on_until_an_item_is_left_empty(page: Page) -> None:
    write(page, "（1）甲\n（2）丙")
    keys(page, "ArrowUp", "End", "Enter")
    page.keyboard.type("乙")
    assert raw(page) == "（1）甲\n（2）乙\n（3）丙"
    keys(page, "Control+End", "Enter", "Enter")
    assert raw(page) == "（1）甲\n（2）乙\n（3）丙\n"


def test_fifty_steps_can_be_undone_and_done_again(page: Page) -> None:
    write(page, "始")
    page.evaluate(MANY, ["beforeinput", {"inputType": "insertParagraph", "cancelable": True}])
    page.evaluate(MANY, ["keydown", {"key": "z", "ctrlKey": True, "cancelable": True}])
    assert raw(page) == "始"
    page.evaluate(MANY, ["keydown", {"key": "y", "ctrlKey": True, "cancelable": True}])
    assert raw(page) == "始" + "\n" * 55


def test_typing_in_one_go_is_one_step(page: Page) -> None:
    write(page, "始")
    page.keyboard.type("公开工作")
    page.get_by_role("button", name="撤销").click()
    assert raw(page) == "始"
    page.get_by_role("button", name="重做").click()
    assert raw(page) == "始公开工作"


def test_a_selection_over_lines_is_typed_over(page: Page) -> None:
    write(page, f"甲\n乙{NEW}\n丙")
    keys(page, "Shift+ArrowUp", "Shift+Home")
    page.keyboard.type("丁")
    assert raw(page) == "甲\n丁"
    keys(page, "Control+z")
    assert raw(page) == f"甲\n乙{NEW}\n丙"


def test_three_clicks_mark_a_line_and_no_more(page: Page) -> None:
    write(page, "甲甲\n乙")
    page.locator("#editor > p").first.click(click_count=3)
    page.keyboard.type("丁")
    assert raw(page) == "丁\n乙"


def test_formats_of_the_browser_are_not_taken(page: Page) -> None:
    write(page, "文字")
    keys(page, "Control+a", "Control+b")
    assert page.locator("#editor").inner_html() == "<p>文字</p>"


def test_an_input_method_composes_undisturbed(page: Page) -> None:
    write(page, "前")
    session = page.context.new_cdp_session(page)
    for text in ("n", "ni", "你"):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": 1, "selectionEnd": 1})
    assert raw(page) == "前"
    session.send("Input.insertText", {"text": "你好"})
    assert (raw(page), lines(page)) == ("前你好", ["前你好"])


def test_an_input_method_writes_over_a_selection(page: Page) -> None:
    write(page, f"甲\n乙{NEW}")
    keys(page, "Control+a")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "d", "selectionStart": 1, "selectionEnd": 1})
    session.send("Input.insertText", {"text": "丁"})
    assert (raw(page), lines(page)) == ("丁", ["丁"])


def test_a_copy_has_digits_and_comes_back_bound(page: Page) -> None:
    write(page, f"收到{NEW}件")
    keys(page, "Control+a")
    held = copied(page)
    assert held["text/plain"] == "收到12件"
    assert held["application/x-passage"] == f"收到{NEW}件"
    copied(page, "cut")
    assert raw(page) == ""


def test_the_field_follows_and_is_followed(page: Page) -> None:
    write(page, "甲")
    page.evaluate(
        "document.forms[0].addEventListener('entry', ({target}) => { window.told = target.text.value; })"
    )
    page.keyboard.type("乙")
    assert page.evaluate("window.told") == "甲乙"
    page.locator("#text").evaluate(FILL, "别处恢复的\n两段")
    assert lines(page) == ["别处恢复的", "两段"]
    page.locator("#editor").focus()
    keys(page, "Control+z")
    assert raw(page) == "甲乙"


def test_the_editor_has_a_name_and_lets_tab_go_on(page: Page) -> None:
    write(page, "文字")
    editor = page.get_by_role("textbox", name="一、总体情况")
    expect(editor).to_have_attribute("aria-multiline", "true")
    keys(page, "Tab")
    assert raw(page) == "文字"
    expect(editor).not_to_be_focused()


def test_without_scripts_the_tokens_are_explained(chromium: Browser) -> None:
    page = chromium.new_context(java_script_enabled=False).new_page()
    show(page, passage(f"收到{NEW}件。"), live=False)
    page.locator("#text").fill(f"共{NEW}件。")
    legend = page.locator("noscript").inner_text()
    assert NEW in legend and "现在是“12”" in legend
    page.context.close()


def test_a_long_passage_answers_a_key_at_once(page: Page) -> None:
    write(page, "\n".join(f"全年公开信息{NEW}条，收到申请。" * 8 for _ in range(40)))
    took = page.evaluate("""() => {
      const letters = document.querySelector("#editor > p:last-child").lastChild;
      const start = performance.now();
      for (let i = 0; i < 20; i++) {
        letters.data += "字";
        letters.parentNode.dispatchEvent(new InputEvent("input", {inputType: "insertText", bubbles: true}));
      }
      return (performance.now() - start) / 20;
    }""")
    assert raw(page).endswith("。" + "字" * 20)
    assert took < 50  # milliseconds, while other tests run beside it
