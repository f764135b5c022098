"""The table under the hands of a clerk: keys, paste, undo, live sums and rules, in a real Chromium."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from reports.editions import edition_for
from tests.browser.pages import show, table_form

pytestmark = pytest.mark.browser
ROWS = ("new", "carried_in", "granted", "partly_granted", "refused.state_secret")
COLUMNS = ("person", "business", "research", "nonprofit", "legal_service", "other")
FIRST, LAST = "requests.new.person", "requests.carried_out.other"
PASTE = """([target, data]) => {
  const clipboard = new DataTransfer();
  Object.entries(data).forEach(([type, text]) => clipboard.setData(type, text));
  target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""


def zeros(code: str = "requests", **other: str) -> dict[str, str]:
    """Every cell of a table 0, but for some; dots of a name written as two underscores."""
    table = edition_for(2024).section(code).table
    assert table
    named = {f"{code}.{name.replace('__', '.')}": raw for name, raw in other.items()}
    return {cell.name: "0" for cell in table.cells() if not cell.is_total} | named


def cell(row: int, column: int) -> str:
    return f"requests.{ROWS[row]}.{COLUMNS[column]}"


def focus(page: Page, name: str) -> None:
    page.locator(f"[id='{name}']").focus()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def value(page: Page, name: str) -> str:
    return page.locator(f"[id='{name}']").input_value()


def values(page: Page, *names: str) -> list[str]:
    return [value(page, name) for name in names]


def total(page: Page, name: str) -> str:
    return page.locator(f"output[id='{name}']").inner_text()


def paste(page: Page, name: str, text: str = "", html: str = "") -> None:
    focus(page, name)
    target = page.locator(f"[id='{name}']").element_handle()
    page.evaluate(PASTE, [target, {"text/plain": text, "text/html": html}])


def notes(page: Page) -> str:
    return page.locator("#grid-notes").inner_text()


def block(rows: int, columns: int) -> str:
    return "".join("\t".join(str(r * 100 + c) for c in range(columns)) + "\r\n" for r in range(rows))


# keys


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        (cell(0, 0), "Tab", cell(0, 1)),
        (cell(0, 5), "Tab", cell(1, 0)),  # the sum is no stop
        (cell(1, 0), "Shift+Tab", cell(0, 5)),
        (cell(0, 0), "ArrowDown", cell(1, 0)),
        (cell(1, 0), "ArrowUp", cell(0, 0)),
        (cell(0, 0), "ArrowUp", cell(0, 0)),  # nothing wraps
        (cell(0, 0), "Enter", cell(1, 0)),
        (cell(1, 0), "Shift+Enter", cell(0, 0)),
        (cell(0, 0), "ArrowRight", cell(0, 1)),
        (cell(0, 1), "ArrowLeft", cell(0, 0)),
        (cell(0, 5), "ArrowRight", cell(0, 5)),
        ("requests.other.else.person", "ArrowDown", "requests.carried_out.person"),  # over the sum
        (LAST, "Enter", LAST),
        (cell(2, 2), "Control+Home", FIRST),
        (cell(2, 2), "Control+End", LAST),
    ],
)
def test_key_leads_to(page: Page, start: str, keys: str, end: str) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, start)
    page.keyboard.press(keys)
    assert focused(page) == end


def test_arrows_leave_a_merged_cell(page: Page) -> None:
    show(page, table_form("proactive", zeros("proactive")))
    focus(page, "proactive.normative_documents.in_force")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "proactive.licences.decisions"


def test_focus_selects_so_that_typing_replaces(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="128")))
    focus(page, FIRST)
    page.keyboard.type("7")
    assert value(page, FIRST) == "7"


def test_the_first_click_selects_too(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="128")))
    page.locator(f"[id='{FIRST}']").click()
    page.keyboard.type("9")
    assert value(page, FIRST) == "9"


def test_keys_of_the_numeric_pad_type(page: Page) -> None:
    show(page, table_form())
    focus(page, FIRST)
    devtools = page.context.new_cdp_session(page)  # Playwright's own pad has its lock off
    for key in "42":
        event = {"type": "keyDown", "key": key, "text": key, "code": f"Numpad{key}", "isKeypad": True}
        devtools.send("Input.dispatchKeyEvent", event)
    assert value(page, FIRST) == "42"


def test_arrows_inside_a_text_move_the_caret_until_its_edge(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, cell(0, 1))
    page.keyboard.type("12")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == cell(0, 1)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == cell(0, 0)


def test_f2_keeps_the_arrows_in_the_cell(page: Page) -> None:
    show(page, table_form(raws=zeros(new__business="12")))
    focus(page, cell(0, 1))
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("3")
    assert (focused(page), value(page, cell(0, 1))) == (cell(0, 1), "123")
    page.keyboard.press("F2")
    page.keyboard.press("ArrowRight")
    assert focused(page) == cell(0, 2)


def test_home_and_end_stay_the_browsers(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.press("Home")
    page.keyboard.type("9")
    page.keyboard.press("End")
    page.keyboard.type("8")
    assert value(page, FIRST) == "9128"


def test_escape_brings_back_what_was_there(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.type("999")
    page.keyboard.press("Escape")
    assert (value(page, FIRST), total(page, "requests.new.total")) == ("12", "12")


def test_undo_and_redo_of_typing(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="12")))
    focus(page, FIRST)
    page.keyboard.type("34")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    assert (value(page, FIRST), focused(page)) == ("12", FIRST)
    page.keyboard.press("Control+y")
    assert (value(page, FIRST), total(page, "requests.new.total")) == ("34", "34")


# paste


def test_paste_fills_right_and_down(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\r\n3\t4\r\n")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["1", "2", "3", "4"]
    assert "已填入4格" in notes(page)


def test_one_undo_takes_a_paste_back(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\t2\n3\t4")
    page.keyboard.press("Control+z")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["0"] * 4
    page.keyboard.press("Control+Shift+z")
    assert value(page, cell(1, 1)) == "4"


def test_a_single_text_is_left_to_the_browser(page: Page) -> None:
    show(page, table_form())
    taken = page.evaluate("""async () => {
      const clipboard = new DataTransfer();
      clipboard.setData("text/plain", "12\\r\\n");
      return (await import("/static/js/paste.js")).block(clipboard);
    }""")
    assert taken is None


def test_paste_over_sums_ignores_those_that_agree(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\t3\t4\t5\t6\t21\n0\t0\t0\t0\t0\t0\t0")
    assert total(page, "requests.new.total") == "21"
    assert "计算" not in notes(page)


def test_paste_over_sums_says_which_differ(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 4), "5\t6\t99")
    assert "粘贴的是99，按表内数字计算是11" in notes(page)
    assert value(page, cell(0, 5)) == "6"


def test_a_large_paste_reports_what_did_not_fit(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), block(40, 20))
    assert "粘贴的内容有40行20列，超出表格的部分没有填入：右边13列、下边15行，有内容的625格。" in notes(page)
    assert value(page, LAST) == "2405"
    page.keyboard.press("Control+z")
    assert value(page, LAST) == ""


def test_paste_of_columns_of_different_length(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\t2\n3\n")
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)) == ["1", "2", "3", "0"]


def test_blank_lines_between_rows_are_no_rows(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "1\t2\n\n3\t4\n\n")
    assert values(page, cell(1, 0), cell(2, 0)) == ["3", ""]


def test_a_blank_in_a_single_column_is_a_blank_cell(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    paste(page, cell(0, 0), "1\n\n3\n")
    assert values(page, cell(0, 0), cell(1, 0), cell(2, 0)) == ["1", "", "3"]


def test_quoted_cells_of_a_spreadsheet(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), '"1\n2"\t"a""b"\n3\t4')
    assert values(page, cell(0, 1), cell(1, 0)) == ['a"b', "3"]


def test_paste_of_a_web_table_with_merged_cells(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    html = "<table><tr><td rowspan=2> 1 </td><td>2</td></tr><tr><td>3</td></tr><tr><td colspan=2>4</td></tr></table>"
    paste(page, cell(0, 0), "1 2 3 4", html)
    assert values(page, cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1), cell(2, 0)) == [
        "1",
        "2",
        "",
        "3",
        "4",
    ]


def test_odd_text_is_pasted_as_it_is_and_pointed_out(page: Page) -> None:
    show(page, table_form())
    paste(page, cell(0, 0), "３件左右\t/")
    expect(page.locator("#remarks li")).to_have_count(2)
    assert "“3件左右”不是整数" in page.locator("#remarks").inner_text()


# live


def test_sums_follow_every_key(page: Page) -> None:
    show(page, table_form())
    focus(page, cell(2, 0))
    page.keyboard.type("12")
    assert (total(page, "requests.granted.total"), total(page, "requests.handled.total")) == ("12", "12")


def test_a_broken_rule_is_one_line_with_all_its_cells(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, FIRST)
    page.keyboard.type("6")
    lines = page.locator("#live-findings .problem")
    expect(lines).to_have_count(2)  # the column, and the column of sums
    assert lines.first.inner_text().startswith(
        "阻断 T3-1 自然人列：一、本年新收 6 + 二、上年结转 0 = 6，应等于"
    )
    broken = page.evaluate("[...document.querySelectorAll('.broken')].map((td) => td.dataset.cell)")
    assert [name for name in broken if name.endswith("person")] == [
        f"requests.{row}.person" for row in ("new", "carried_in", "handled", "carried_out")
    ]


def test_a_line_leads_to_its_first_cell_and_lights_all(page: Page) -> None:
    show(page, table_form(raws=zeros(new__research="3")))
    line = page.locator("#live-findings a").first
    line.hover()
    assert page.locator("td.lit").count() == 4
    line.click()
    assert focused(page) == "requests.new.research"


def test_lines_of_the_server_are_kept_up_to_date_or_grow_pale(page: Page) -> None:
    problem = """<li class="problem" data-cells="{}"><span class="code">{}</span> <a href="#">旧</a></li>"""
    column = " ".join(f"requests.{row}.person" for row in ("new", "carried_in", "handled", "carried_out"))
    lines = problem.format(column, "T3-1") + problem.format("requests.carried_in.person", "T3-5")
    show(page, table_form(raws=zeros(carried_in__person="1")), lines=lines)
    expect(page.locator("#live-findings .problem")).to_have_count(3)  # those two, and the column of sums
    focus(page, cell(1, 0))
    page.keyboard.type("0")
    expect(page.locator("#live-findings .problem")).to_have_text("T3-5 旧")
    expect(page.locator("#live-findings .stale")).to_have_count(1)


def test_an_unfinished_column_is_not_judged(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="3", granted__person="")))
    assert page.locator("#live-findings .problem").count() == 0
    assert "条填完后核对" in page.locator("#live-summary").inner_text()


def test_progress_counts_blanks(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="", granted__other=" ")))
    assert page.locator("#progress").inner_text() == "还有 2 格未填"


def test_blanks_become_zero_at_once_and_back(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="", granted__other="")))
    page.get_by_role("button", name="空白填0").click()
    assert page.locator("#progress").inner_text() == "已全部填写"
    page.keyboard.press("Control+z")
    assert page.locator("#progress").inner_text() == "还有 2 格未填"


def test_a_printed_total_is_judged_until_it_agrees(page: Page) -> None:
    show(page, table_form(raws=zeros(handled__person="1")))
    line = page.locator("#disputes li")
    expect(line).to_be_visible()
    focus(page, cell(2, 0))
    page.keyboard.type("1")
    expect(line).to_be_hidden()


def test_row_and_column_of_the_focus_are_tinted(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, cell(0, 1))
    names = page.evaluate("[...document.querySelectorAll('td.in-column')].map((td) => td.dataset.cell)")
    assert len(names) == 25 and all(name.endswith(".business") for name in names)


def test_help_of_the_row_beside_the_table(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, cell(4, 0))
    assert "条例第十四条" in page.locator("#cell-help").inner_text()


def test_a_link_to_a_cell_from_elsewhere_focuses_it(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    page.evaluate("location.hash = 'requests.granted.other'")
    page.reload()
    page.wait_for_selector("form[data-live]")
    assert focused(page) == "requests.granted.other"


# saving


def test_the_state_of_saving_stands_beside_the_title(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, FIRST)
    page.keyboard.type("5")
    assert page.locator("#save-state").inner_text() == "有未保存的修改"
    page.keyboard.press("Escape")
    assert page.locator("#save-state").inner_text() == "已保存 14:05"


@pytest.mark.parametrize("typed", ["", "5"])
def test_leaving_asks_only_when_something_is_unsaved(page: Page, typed: str) -> None:
    asked: list[Any] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    show(page, table_form(raws=zeros()))
    page.locator(f"[id='{FIRST}']").click()
    page.keyboard.type(typed)
    page.reload()
    assert asked == (["beforeunload"] if typed else [])


def test_two_clicks_send_once_with_the_buttons_name(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    sent: list[str] = []
    page.route(
        "**/save", lambda route: (sent.append(route.request.post_data or ""), route.fulfill(status=204))
    )
    page.evaluate("document.querySelector('form').action = '/save'")
    page.get_by_role("button", name="保存并继续").dblclick()
    page.wait_for_function("document.querySelector('button[value=next]').disabled")
    assert len(sent) == 1 and "action=next" in sent[0]


def test_without_scripts_everything_is_there(chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, table_form(raws=zeros(new__person="6"), check=True), live=False)
    assert page.locator("output[id='requests.new.total']").inner_text() == "6"
    assert page.locator("td.broken").count() == 8
    context.close()
