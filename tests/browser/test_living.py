"""Living numbers in the editor: chips, the picker, and numbers that are recognised; last year's text beside."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser import modules
from tests.browser.passages import LABEL, NEW, keys, lines, raw, write

pytestmark = pytest.mark.browser
COMPOSED = """field => field.dispatchEvent(
  new KeyboardEvent("keydown", {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
SAID = "全年共收到政府信息公开申请12件。"


def test_a_chip_shows_digits_under_the_name_of_its_cell(page: Page) -> None:
    write(page, f"收到{NEW}件")
    chip = page.locator("#editor .living")
    expect(chip).to_have_text("12")
    expect(chip).to_have_attribute("title", LABEL)
    assert page.get_by_role("button", name=f"表中的数12：{LABEL}").count() == 1


def test_a_figure_not_filled_in_catches_the_eye(page: Page) -> None:
    write(page, f"收到{NEW}件，收费{{proactive.fees.amount}}万元")
    expect(page.locator("#editor .no-figure")).to_have_text(["（未填）"])


def test_a_chip_becomes_plain_text_with_the_keyboard_alone(page: Page) -> None:
    write(page, f"收到{NEW}件")
    page.get_by_role("button", name="重做").focus()
    page.locator("#editor .living").focus()
    expect(page.locator(".chip-name")).to_have_text(f"{LABEL}：12")
    keys(page, "Enter", "Enter")
    assert raw(page) == "收到12件"
    keys(page, "Control+z")
    assert raw(page) == f"收到{NEW}件"


@pytest.mark.parametrize(
    ("pressed", "left"),
    [
        (("ArrowLeft", "Backspace"), "收到件"),
        (("ArrowLeft", "ArrowLeft", "Delete"), "收到件"),
        (("ArrowLeft", "ArrowLeft", "x"), f"收到x{NEW}件"),
    ],
)
def test_a_chip_is_one_letter_to_the_keys(page: Page, pressed: tuple[str, ...], left: str) -> None:
    write(page, f"收到{NEW}件")
    keys(page, *pressed)
    assert raw(page) == left


@pytest.mark.parametrize(
    ("pressed", "left"),
    [("Delete", "件"), ("x", f"{NEW}x件"), ("ArrowRight", f"{NEW}件")],
)
def test_a_chip_that_is_focused_answers_keys(page: Page, pressed: str, left: str) -> None:
    write(page, f"{NEW}件")
    page.locator("#editor .living").focus()
    keys(page, pressed)
    assert raw(page) == left
    assert len(lines(page)) == 1


def test_a_line_can_begin_and_end_with_a_chip(page: Page) -> None:
    write(page, f"{NEW}")
    page.keyboard.type("后")
    keys(page, "Home")
    page.keyboard.type("前")
    assert raw(page) == f"前{NEW}后"


def test_a_figure_is_found_by_words_and_put_in(page: Page) -> None:
    write(page, "收到件")
    keys(page, "ArrowLeft")
    page.get_by_role("button", name="插入表中的数").click()
    page.keyboard.type("新收 总计")
    expect(page.locator(".picker-list li")).to_have_count(1)
    keys(page, "Enter")
    expect(page.locator("#editor .living")).to_have_text("12")
    assert raw(page) == f"收到{NEW}件"
    expect(page.locator("#editor")).to_be_focused()


def test_last_years_number_growth_and_share_can_be_chosen(page: Page) -> None:
    write(page, "")
    for name in ("上年 8", "增长50%", "占比…"):
        page.get_by_role("button", name="插入表中的数").click()
        page.keyboard.type("新收 总计")
        page.locator(".picker-list li").get_by_text(name).click()
    page.keyboard.type("予以公开 总计")
    keys(page, "ArrowDown", "Enter")
    expect(page.locator("#editor .living")).to_have_text(["8", "增长50%", "133.3%"])
    inner = NEW[1:-1]
    assert raw(page) == f"{{{inner}@last}}{{{inner}%growth}}{{{inner}%requests.granted.total}}"


def test_words_of_the_way_it_stands_find_a_figure_too(page: Page) -> None:
    write(page, "")
    page.get_by_role("button", name="插入表中的数").click()
    for words, first in {"申请总数": "12", "新收 总数 比上年": "增长50%", "新收总计占比": "占比…"}.items():
        page.locator("#picker-search").fill(words)
        expect(page.locator(".picker-ways").first.get_by_role("button").first).to_have_text(first)
    keys(page, "Enter")
    expect(page.locator(".picker-list")).not_to_contain_text("占 0 的比例")


def test_a_share_is_offered_of_the_whole_first(page: Page) -> None:
    modules.serve(page)
    figures = {"granted.total": "9", "new.total": "12", "carried_in.total": "0"} | {
        "granted.person": "8",
        "handled.total": "10",
    }
    found = page.evaluate(
        """async (figures) => (await import("/static/js/picking.js")).wholes(figures[0], figures)
             .map((one) => one.shows)""",
        [{"token": f"{{requests.{name}}}", "shows": shows} for name, shows in figures.items()],
    )
    assert found == ["10", "12", "8"]


def test_a_sum_is_put_together(page: Page) -> None:
    write(page, "")
    page.get_by_role("button", name="插入表中的数").click()
    for words in ("新收 总计", "予以公开 总计"):
        page.keyboard.type(words)
        page.locator(".picker-list li").first.get_by_role("button", name="相加").click()
    page.locator(".picker-chosen").get_by_role("button", name="今年数21").click()
    assert raw(page) == "{requests.new.total+requests.granted.total}"


def test_a_sum_begun_anew_leaves_the_focus_in_the_search(page: Page) -> None:
    write(page, "")
    page.get_by_role("button", name="插入表中的数").click()
    page.locator(".picker-list li").first.get_by_role("button", name="相加").click()
    page.get_by_role("button", name="清空").press("Enter")
    expect(page.locator("#picker-search")).to_be_focused()


def test_enter_of_an_input_method_chooses_no_figure(page: Page) -> None:
    write(page, "")
    page.get_by_role("button", name="插入表中的数").click()
    expect(page.locator(".picker-list li").first).to_be_visible()
    page.locator("#picker-search").evaluate(COMPOSED)
    expect(page.locator(".picker")).to_be_visible()
    assert raw(page) == ""


def test_the_figures_are_those_of_now(page: Page) -> None:
    write(page, "")
    page.get_by_role("button", name="插入表中的数").click()
    keys(page, "Escape")
    page.route("**/figures/", lambda route: route.fulfill(status=401, json={"sentence": "请登录。"}))
    page.get_by_role("button", name="插入表中的数").click()
    expect(page.locator("#picker-count")).to_contain_text("需要重新登录")
    expect(page.locator(".picker-list li")).to_have_count(0)


def test_escape_leaves_the_text_alone(page: Page) -> None:
    write(page, "收到")
    page.get_by_role("button", name="插入表中的数").click()
    keys(page, "Escape")
    expect(page.locator("#editor")).to_be_focused()
    assert raw(page) == "收到"


def test_a_number_that_is_typed_is_recognised_and_bound(page: Page) -> None:
    write(page)
    page.keyboard.type(SAID)
    page.get_by_text("1处数字与表中相同").click()
    assert page.evaluate("[...CSS.highlights.get('offer-agrees')].map(String)") == ["12"]
    page.get_by_role("button", name="绑定", exact=True).click()
    expect(page.locator("#editor .living")).to_have_text("12")
    assert raw(page) == SAID.replace("12", NEW)
    expect(page.locator("#offers")).to_be_hidden()


def test_only_numbers_that_agree_are_bound_together(page: Page) -> None:
    write(page, f"{SAID}\n{SAID}\n全年共收到政府信息公开申请15件。")
    page.get_by_text("1处与表中不同").click()
    expect(page.locator("#offers li").first).to_contain_text(re.compile("写的是15，.*是12。"))
    page.get_by_role("button", name="全部绑定（2处相同的）").click()
    assert raw(page).count(NEW) == 2
    page.get_by_role("button", name="改为表中的数").click()
    expect(page.locator("#editor .living")).to_have_text(["12"] * 3)


def test_numbers_are_bound_one_by_one_with_the_keyboard(page: Page) -> None:
    write(page, "\n".join([SAID] * 3))
    page.get_by_text("3处数字与表中相同").click()
    bind = page.get_by_role("button", name="绑定", exact=True)
    bind.nth(1).focus()
    for left in (2, 1):
        keys(page, "Enter")
        expect(bind).to_have_count(left)
        expect(bind.last).to_be_focused()
    keys(page, "Enter")
    expect(page.locator("#editor")).to_be_focused()
    assert raw(page).count(NEW) == 3


PANEL = """<div class="beside"><section data-headings><p data-heading>（一）主动公开</p>
<p data-heading>（二）监督保障</p></section></div>"""


def test_last_year_lends_its_headings_only(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 400})
    write(page, "（一）主动公开\n写了。", panel=PANEL)
    page.get_by_role("button", name="对照上年").click()
    expect(page.locator("#last-year")).to_be_in_viewport()
    page.get_by_role("button", name="套用上年小标题").click()
    assert raw(page) == "（一）主动公开\n写了。\n（二）监督保障"


SAVED = "document.forms[0].dispatchEvent(new CustomEvent('saved', {detail: {places: ['text']}}))"


def test_the_panel_is_drawn_anew_once_the_keys_rest(page: Page) -> None:
    page.clock.install()
    write(page, "写了。", panel=PANEL)
    page.get_by_role("button", name="对照上年").click()
    page.locator("#last-year .beside").evaluate("old => old.remove()")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "last-year" in request.url else None)
    for _ in range(3):
        page.evaluate(SAVED)
        page.clock.run_for(1_900)
    assert asked == []
    page.clock.run_for(200)
    expect(page.locator("#last-year .beside")).to_be_visible()
    assert len(asked) == 1


def test_the_panel_stays_under_a_hand(page: Page) -> None:
    page.clock.install()
    write(page, "写了。", panel=PANEL)
    page.get_by_role("button", name="对照上年").click()
    use = page.get_by_role("button", name="套用上年小标题")
    use.focus()
    page.evaluate(SAVED)
    page.clock.run_for(2_100)
    expect(use).to_be_focused()
    page.locator("#last-year .beside").evaluate("old => old.remove()")
    page.locator("#editor").focus()
    page.clock.run_for(2_100)
    expect(page.locator("#last-year .beside")).to_be_visible()
