"""Keystrokes and clicks to enter a report of 200 figures that lies in an Excel sheet: in our form by whole tables, by
blocks and by typing, and in a plain wizard with one box a figure, as the nearest peer has it: no sums, 0 to begin with.

Every way is driven in a real Chromium and the figures are compared afterwards. What is counted comes from the page's own
log of keydown and mousedown; a combination such as Ctrl+V is one. What a copy costs outside the page is added by rule.

Run: ``.venv/bin/python -m tests.benchmarks.bench_effort``.
"""

import os
from collections.abc import Callable, Iterator
from random import Random

import django
from playwright.sync_api import Page, sync_playwright

os.environ.setdefault("DEBUG", "true")  # plain names for the static files
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
django.setup()

from reports import pasted  # noqa: E402
from reports.content import Content  # noqa: E402
from reports.document import grid  # noqa: E402
from reports.editions import edition_for  # noqa: E402
from reports.intake import understand_paste  # noqa: E402
from reports.schema import Table  # noqa: E402
from tests.browser.conftest import ARGUMENTS, PROGRAM  # noqa: E402
from tests.browser.hands import PASTE  # noqa: E402
from tests.browser.modules import ORIGIN, serve  # noqa: E402
from tests.browser.pages import content, show, table_form  # noqa: E402

EDITION = edition_for(2024)
A_COPY = 5  # in Excel a click, Shift+click, Ctrl+C; Alt+Tab over and back
LOG = """
const note = (kind) => sessionStorage.setItem(kind, Number(sessionStorage.getItem(kind) ?? 0) + 1);
const modifiers = ["Control", "Shift", "Alt", "Meta"];
addEventListener("keydown", (event) => modifiers.includes(event.key) || note("keys"), true);
addEventListener("mousedown", () => note("clicks"), true);
"""
COUNTS = "() => ['keys', 'clicks'].map((kind) => Number(sessionStorage.getItem(kind) ?? 0))"
Way = Callable[[Page, Table, Content], int]  # what it had to copy


def sheet() -> Content:
    """A department's year: 0 in most cells, between one and three digits in the others, sums that agree."""
    random = Random(2024)
    raws = {cell.name: "0" for cell in EDITION.inputs}
    for name in random.sample(sorted(raws), 45):
        raws[name] = str(random.choice((random.randint(1, 9), random.randint(10, 400))))
    return content(raws)


def lines(table: Table, filled: Content) -> Iterator[list[tuple[str, str]]]:
    """The rows of a table with a figure in them: (cell, text)."""
    for group in grid(table).groups:
        for row in group.body:
            yield [(c.cell.name, filled.text(c.cell.name)) for c in row if c.cell]


def as_html(table: Table, filled: Content) -> str:
    rows = (row for group in grid(table).groups for row in (*group.head, *group.body))
    drawn = (
        "".join(
            f"<td rowspan={c.rowspan} colspan={c.colspan}>{filled.text(c.cell.name) if c.cell else c.text}</td>"
            for c in row
        )
        for row in rows
    )
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in drawn)}</table>"


def put(page: Page, cell: str, data: dict[str, str]) -> None:
    page.locator(f"[id='{cell}']").click()
    page.keyboard.press("Control+v")
    page.evaluate(PASTE, [page.locator(f"[id='{cell}']").element_handle(), data])
    if not any(sign in data["text/plain"] for sign in "\t\n"):
        page.keyboard.insert_text(data["text/plain"])  # as the browser pastes a single text itself


def by_tables(page: Page, table: Table, filled: Content) -> int:
    html = as_html(table, filled)
    answer = pasted.answer(understand_paste("", html), EDITION.section(table.code))
    page.route("**/paste", lambda route: route.fulfill(json=answer))
    text = page.evaluate("(html) => new DOMParser().parseFromString(html, 'text/html').body.innerText", html)
    put(page, first(table), {"text/plain": text, "text/html": html})
    page.get_by_role("dialog").wait_for()
    page.keyboard.press("Enter")
    page.get_by_text("已填入").wait_for()
    return 1


def by_blocks(page: Page, table: Table, filled: Content) -> int:
    """The figures of each group of rows under its own heading, sums included."""
    groups: dict[str, list[list[tuple[str, str]]]] = {}
    for line in lines(table, filled):
        groups.setdefault(".".join(line[0][0].split(".")[:2]), []).append(line)
    for rows in groups.values():
        put(page, rows[0][0][0], {"text/plain": "\r\n".join("\t".join(t for _, t in row) for row in rows)})
    return len(groups)


def by_typing(page: Page, table: Table, filled: Content) -> int:
    """What is not 0, with Tab from cell to cell; then 空白填0."""
    page.locator(f"[id='{first(table)}']").click()
    for cell in table.inputs():
        if filled.text(cell) != "0":
            page.keyboard.type(filled.text(cell))
        page.keyboard.press("Tab")
    page.get_by_role("button", name="空白填0").click()
    return 0


def wizard_by_tab(page: Page, table: Table, filled: Content) -> int:
    for cell in table.cells():
        page.keyboard.press("Tab")
        if filled.text(cell.name) != "0":
            page.keyboard.type(filled.text(cell.name))
    return 0


def wizard_by_mouse(page: Page, table: Table, filled: Content) -> int:
    for cell in table.cells():
        if filled.text(cell.name) != "0":
            page.locator(f"[id='{cell.name}']").click()
            page.keyboard.press("Control+a")
            page.keyboard.type(filled.text(cell.name))
    return 0


def wizard_by_copying(page: Page, table: Table, filled: Content) -> int:
    copies = 0
    for cell in table.cells():
        if filled.text(cell.name) != "0":
            page.locator(f"[id='{cell.name}']").click()
            page.keyboard.press("Control+a")
            page.keyboard.press("Control+v")
            page.locator(f"[id='{cell.name}']").fill(filled.text(cell.name))
            copies += 1
    return copies


def first(table: Table) -> str:
    return next(iter(table.inputs()))


def our_page(page: Page, table: Table) -> None:
    form = table_form(table.code)
    form.helper.attrs["data-paste"] = "/paste"
    show(page, form)


def plain_page(page: Page, table: Table) -> None:
    boxes = (
        f"<p><label>{c.label} <input type='number' step='any' id='{c.name}' name='{c.name}' value='0'></label></p>"
        for c in table.cells()
    )
    serve(page, f"<!doctype html><title>x</title><form>{''.join(boxes)}<button>保存并继续</button></form>")


def drive(
    page: Page, opened: Callable[[Page, Table], None], way: Way, filled: Content
) -> tuple[int, int, int]:
    """(keys, clicks, copies) for the three tables; fails where a figure did not arrive."""
    page.goto(f"{ORIGIN}/static/css/site.css")
    page.evaluate("sessionStorage.clear()")
    copies = 0
    for table in EDITION.tables:
        opened(page, table)
        copies += way(page, table, filled)
        shown = {cell.name: filled.text(cell.name) for cell in table.cells()}
        there = page.evaluate(
            "(names) => names.map((name) => document.getElementById(name).value)", list(shown)
        )
        assert there == list(shown.values()), (way.__name__, table.code)
        page.get_by_role("button", name="保存并继续").click()
    keys, clicks = page.evaluate(COUNTS)
    return keys, clicks, copies


WAYS = (
    ("本系统：整表粘贴", our_page, by_tables),
    ("本系统：分块粘贴", our_page, by_blocks),
    ("本系统：逐格键入", our_page, by_typing),
    ("一数一框：Tab 键入", plain_page, wizard_by_tab),
    ("一数一框：鼠标点选键入", plain_page, wizard_by_mouse),
    ("一数一框：逐个复制", plain_page, wizard_by_copying),
)


def main() -> None:
    filled = sheet()
    figures = [filled.text(cell.name) for cell in EDITION.cells]
    print(f"{len(figures)} figures, {sum(text != '0' for text in figures)} of them not 0")
    print("keys  clicks  outside  together  way")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        for name, opened, way in WAYS:
            page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            page.add_init_script(LOG)
            serve(page)
            keys, clicks, copies = drive(page, opened, way, filled)
            outside = copies * A_COPY
            print(f"{keys:4d}  {clicks:6d}  {outside:7d}  {keys + clicks + outside:8d}  {name}")


if __name__ == "__main__":
    main()
