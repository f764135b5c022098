"""What stands beside a cell: last year's figure, what is to be said of it, the way to the next problem."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import FIRST, cell, focus, focused, value, values, zeros
from tests.browser.pages import content, show, table_form

pytestmark = pytest.mark.browser

LAST = content(zeros(new__person="12", carried_out__person="3", carried_out__other="2"), 2023)

WHOLE = "[...document.querySelectorAll('.before')].map((span) => span.outerHTML)"
RECTANGLES = "(names) => names.map((name) => document.querySelector(name).getBoundingClientRect().toJSON())"


def before(page: Page, name: str) -> str:
    return " ".join(page.locator(f"[id='before-{name}']").inner_text().split())


# last year


def test_last_years_figures_come_on_request_and_stay(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="15"), last=LAST))
    expect(page.locator(f"[id='before-{FIRST}']")).to_be_hidden()
    page.get_by_role("button", name="对照上年").click()
    focus(page, FIRST)
    assert before(page, FIRST) == "上年 12 +3 +25%"
    expect(page.locator(".before").filter(visible=True)).to_have_count(5)  # where it was not 0 in both years
    assert page.locator(f"td[data-cell='{FIRST}']").bounding_box()["height"] < 50
    page.reload()
    expect(page.locator(f"[id='before-{FIRST}']")).to_be_visible()
    assert page.locator(f"[id='{FIRST}']").get_attribute("aria-describedby") == f"before-{FIRST}"


def test_the_difference_follows_every_key(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="15"), last=LAST, comparing=True))
    focus(page, FIRST)
    page.keyboard.type("12")
    assert (before(page, FIRST), before(page, "requests.new.total")) == ("上年 12", "上年 12")


def test_a_leap_is_marked_as_the_check_would(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="60"), last=LAST, comparing=True))
    leaps = page.locator(".leap")
    expect(leaps).to_have_count(0)
    focus(page, FIRST)
    page.keyboard.type("61")
    expect(leaps).to_have_count(2)  # and of the sum


def test_without_last_years_report_nothing_is_offered(page: Page) -> None:
    show(page, table_form(raws=zeros()))
    assert page.locator("#compare, #carry, .before").count() == 0


def test_both_halves_say_the_same_of_a_difference(page: Page) -> None:
    pairs = [
        ("0", "0"),
        ("5", "0"),
        ("9", "8"),
        ("3", "12"),
        ("1000", "3"),
        ("1", "1"),
        ("", "4"),
        ("7", "/"),
    ]
    columns = ("person", "business", "research", "nonprofit", "legal_service", "other")
    names = [f"requests.{row}.{column}" for row in ("new", "granted") for column in columns]
    here, there = zeros(), zeros()
    for name, (mine, last) in zip(names, pairs, strict=False):
        here[name], there[name] = mine, last
    show(page, table_form(raws=here, last=content(there, 2023), comparing=True), live=False)
    drawn = page.evaluate(WHOLE)
    page.wait_for_selector("form[data-live]")
    assert page.evaluate(WHOLE) == drawn
    assert "上年 3 +997 +33233%" in page.locator(".before").all_text_contents()


def test_what_last_year_left_over_is_filled_in_on_request(page: Page) -> None:
    show(page, table_form(raws=zeros(carried_in__person="1", carried_in__other=""), last=LAST))
    line = page.locator("#carry")
    assert "自然人 3（现在填的是 1）、其他 2" in line.inner_text().replace("\n", "")
    line.get_by_role("button", name="填入上年结转").click()
    assert values(page, cell(1, 0), cell(1, 5)) == ["3", "2"]
    expect(line).to_be_hidden()
    page.keyboard.press("Control+z")
    assert values(page, cell(1, 0), cell(1, 5)) == ["1", ""]
    expect(line).to_be_visible()


def test_it_is_offered_again_once_it_was_changed(page: Page) -> None:
    here = zeros(carried_in__person="3件", carried_in__other="2")
    show(page, table_form(raws=here, last=LAST))
    line = page.locator("#carry")
    expect(line).to_be_hidden()
    focus(page, cell(1, 5))
    page.keyboard.type("7")
    expect(line).to_contain_text("继续办理”：其他 2（现在填的是 7）。")
    line.get_by_role("button").click()
    assert values(page, cell(1, 0), cell(1, 5)) == ["3件", "2"]


def test_nothing_left_over_is_said_in_three_words(page: Page) -> None:
    show(page, table_form(last=content(zeros(), 2023)))
    line = page.locator("#carry")
    assert "各列都是 0。" in line.inner_text().replace("\n", "")
    line.get_by_role("button").click()
    assert values(page, cell(1, 0), cell(1, 5)) == ["0", "0"]


# at the cell


def note(page: Page) -> str:
    box = page.locator("#cell-note")
    return box.inner_text() if box.is_visible() else ""


def test_a_finding_stands_at_its_cells(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="3")))
    focus(page, FIRST)
    assert note(page).startswith("阻断：自然人列：一、本年新收 3")
    assert "cell-note" in str(page.locator(f"[id='{FIRST}']").get_attribute("aria-describedby"))
    focus(page, cell(0, 1))
    assert note(page) == ""
    assert page.locator(f"[id='{FIRST}']").get_attribute("aria-describedby") is None


def test_a_remark_and_the_reviewers_words_stand_there_too(page: Page) -> None:
    show(page, table_form(raws=zeros(), points={FIRST: ["请核对。"]}))
    focus(page, FIRST)
    assert note(page) == "批注：请核对。"
    page.keyboard.type("x")
    assert note(page).startswith("“x”不是整数")


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("name", [FIRST, "requests.unprocessed.petition.other", "requests.carried_out.other"])
def test_the_row_one_goes_on_to_stays_in_sight(page: Page, width: int, name: str) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    show(page, table_form(raws=zeros() | {name: "几件"}))
    focus(page, name)
    box, row = page.evaluate(RECTANGLES, ["#cell-note", f"td[data-cell='{name}']"])
    assert box["bottom"] <= row["top"] or box["top"] >= row["bottom"] + 20
    assert box["left"] >= 0 and box["right"] <= width


# from problem to problem


def test_f8_goes_round_the_problems(page: Page) -> None:
    show(page, table_form(raws=zeros(new__person="3", new__other="二")))
    counter = page.locator("#hops .place")
    assert counter.inner_text() == "共2处"
    page.keyboard.press("F8")
    assert (focused(page), counter.inner_text()) == (FIRST, "1/2")
    page.keyboard.press("F8")
    assert (focused(page), counter.inner_text()) == (cell(0, 5), "2/2")
    page.keyboard.press("Shift+F8")
    assert (focused(page), counter.inner_text()) == (FIRST, "1/2")


@pytest.mark.parametrize(
    ("key", "there"), [("F8", "/static/css/work.css#a"), ("Shift+F8", "/static/css/site.css#c")]
)
def test_f8_crosses_into_other_sections(page: Page, key: str, there: str) -> None:
    show(
        page,
        table_form(raws=zeros()),
        before=["/static/css/site.css#b", "/static/css/site.css#c"],
        after=["/static/css/work.css#a"],
    )
    assert page.locator("#hops .place").inner_text() == "共3处"
    page.keyboard.press(key)
    page.wait_for_url(f"**{there}")


def test_a_problem_mended_is_none(page: Page) -> None:
    show(page, table_form(raws=zeros(new__other="二")))
    focus(page, cell(0, 5))
    page.keyboard.type("0")
    expect(page.locator("#hops")).to_be_hidden()
    assert value(page, cell(0, 5)) == "0"
