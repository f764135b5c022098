"""Sums, rules, remarks and saving while a table is typed, in a real Chromium."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import FIRST, cell, focus, focused, total, zeros
from tests.browser.pages import show, table_form

pytestmark = pytest.mark.browser


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
    line = page.locator("#live-findings a:not(.code)").first
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


def test_a_line_on_a_sum_does_not_stop_the_page(page: Page) -> None:
    line = """<li class="problem" data-cells="requests.new.total"><span class="code">T3-8</span> <a href="#">旧</a></li>"""
    show(page, table_form(raws=zeros()), lines=line)
    focus(page, FIRST)
    page.keyboard.type("6")
    assert total(page, "requests.new.total") == "6"


@pytest.mark.parametrize(("typed", "clear"), [("0", True), ("/", False), ("", False)])
def test_all_is_clear_only_when_every_cell_is(page: Page, typed: str, clear: bool) -> None:
    show(page, table_form(raws=zeros()))
    focus(page, FIRST)
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    assert page.locator("#all-clear").is_visible() is clear


def test_a_link_to_a_sum_leads_to_the_sum(page: Page) -> None:
    line = """<li class="problem" data-cells="requests.granted.total"><span class="code">T3-8</span>
        <a href="#requests.granted.total">总计</a></li>"""
    page.set_viewport_size({"width": 375, "height": 700})
    show(page, table_form(raws=zeros()), lines=line)
    page.get_by_role("link", name="总计", exact=True).click()
    assert focused(page) == "requests.granted.person"
    expect(page.locator("output[id='requests.granted.total']")).to_be_in_viewport()


def test_what_was_explained_is_listed_again_only_when_a_value_changes(page: Page) -> None:
    cells = [f"proactive.normative_documents.{column}" for column in ("in_force", "repealed", "issued")]
    said = (
        f"""<li class="problem" data-cells="{" ".join(cells)}"><span class="code">T2-2</span> 说明：</li>"""
    )
    form = table_form("proactive", zeros("proactive", normative_documents__issued="9"))
    show(page, form, lines=f"""</ul><ul class="settled">{said}</ul><ul>""")
    expect(page.locator("#live-findings li, .broken")).to_have_count(0)
    page.locator(f"[name='{cells[2]}']").fill("8")
    expect(page.locator("#live-findings li")).to_have_count(1)


def test_a_suggestion_for_what_was_saved_goes_while_something_else_is_typed(page: Page) -> None:
    column = " ".join(f"requests.{row}.person" for row in ("new", "carried_in", "handled", "carried_out"))
    suggested = """<span class="code">T3-1</span> <a href="#"></a><div class="suspects">可能填错的格</div>"""
    lines = f"""<li class="problem" data-cells="{column}">{suggested}</li>"""
    show(page, table_form(raws=zeros(new__person="1")), lines=lines)
    expect(page.locator(".suspects")).to_be_visible()
    focus(page, cell(1, 0))
    page.keyboard.type("3")
    expect(page.locator(".suspects")).to_be_hidden()


def test_a_line_about_blanks_goes_when_they_are_filled(page: Page) -> None:
    blanks = """<li class="problem" data-cells="requests.new.person"><span class="code">E-16</span></li>"""
    show(page, table_form(raws=zeros(new__person="")), lines=blanks)
    focus(page, FIRST)
    page.keyboard.type("0")
    expect(page.locator("#live-findings .problem")).to_be_hidden()
    expect(page.locator("#all-clear")).to_be_visible()


def test_an_unfinished_column_is_not_judged(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="3", granted__person="")))
    assert page.locator("#live-findings .problem").count() == 0
    assert "项填完后核对" in page.locator("#live-summary").inner_text()


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


def test_a_printed_total_waits_while_a_part_of_it_is_blank(page: Page) -> None:
    show(page, table_form(raws=zeros(handled__person="0", granted__person="")))
    line = page.locator("#disputes li")
    expect(line).to_contain_text("还有空白")
    expect(line.get_by_role("button")).to_be_hidden()
    focus(page, cell(2, 0))
    page.keyboard.type("1")
    expect(line).to_contain_text("原件 0，计算值 1", use_inner_text=True)
    expect(line).not_to_contain_text("还有空白", use_inner_text=True)
    expect(line.get_by_role("button")).to_be_visible()


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


def test_what_is_in_the_way_is_red_whatever_was_typed_since(page: Page) -> None:
    figures = zeros("remedies", reconsideration__upheld="两件", litigation_direct__upheld="/")
    show(page, table_form("remedies", figures))
    grave = "[...document.querySelectorAll('.grave')].map((td) => td.dataset.cell)"
    for _ in range(2):
        assert page.evaluate(grave) == ["remedies.reconsideration.upheld"]
        page.locator("[id='remedies.litigation_after.upheld']").fill("1")


def test_without_scripts_everything_is_there(chromium: Any) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    show(page, table_form(raws=zeros(new__person="6"), check=True), live=False)
    assert page.locator("output[id='requests.new.total']").inner_text() == "6"
    assert page.locator("td.broken").count() == 8
    context.close()
