"""What a clerk's hands do in a table, and what the eyes find there."""

from playwright.sync_api import Page

from reports.editions import edition_for

ROWS = ("new", "carried_in", "granted", "partly_granted", "refused.state_secret")
COLUMNS = ("person", "business", "research", "nonprofit", "legal_service", "other")
FIRST, LAST = "requests.new.person", "requests.carried_out.other"
PASTE = """([target, data]) => {
  const clipboard = new DataTransfer();
  Object.entries(data).forEach(([type, text]) => clipboard.setData(type, text));
  target.dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, bubbles: true, cancelable: true}));
}"""

COPY = """(target, kind) => {
  const clipboard = new DataTransfer();
  target.dispatchEvent(new ClipboardEvent(kind, {clipboardData: clipboard, bubbles: true, cancelable: true}));
  return Object.fromEntries([...clipboard.types].map((type) => [type, clipboard.getData(type)]));
}"""


def zeros(code: str = "requests", **other: str) -> dict[str, str]:
    """Every cell of a table 0, but for some; dots of a name written as two underscores."""
    table = edition_for(2024).section(code).table
    assert table
    named = {f"{code}.{name.replace('__', '.')}": raw for name, raw in other.items()}
    return dict.fromkeys(table.inputs(), "0") | named


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


def asked(page: Page) -> str:
    """What the dialog before a paste says."""
    return page.get_by_role("dialog", name="粘贴预览").inner_text()


def agree(page: Page) -> None:
    page.get_by_role("button", name="填入", exact=True).click()


def copied(page: Page, name: str, kind: str = "copy") -> dict[str, str]:
    """What copying (or cutting) in a cell puts on the clipboard; empty where it is left to the browser."""
    return dict(page.locator(f"[id='{name}']").evaluate(COPY, kind))


def chosen(page: Page) -> list[str]:
    return list(page.evaluate("[...document.querySelectorAll('td.chosen')].map((td) => td.dataset.cell)"))


def notes(page: Page) -> str:
    return page.locator("#grid-notes").inner_text()


def block(rows: int, columns: int) -> str:
    return "".join("\t".join(str(r * 100 + c) for c in range(columns)) + "\r\n" for r in range(rows))
