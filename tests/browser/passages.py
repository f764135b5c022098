"""A passage in its editor on a bare page: hands that type, paste and copy, and a server that answers."""

import json
from typing import Any

from playwright.sync_api import Page, Route

from reports import living
from reports.editions import edition_for
from reports.forms import PassageForm
from reports.living_offers import choices, offers
from reports.views.prose import _placed
from tests.browser.modules import ORIGIN
from tests.browser.pages import show
from tests.contents import report, zeros

ADDRESSES = {"numbers": "/numbers/", "figures": "/figures/", "lastYear": "/last-year/"}
NEW = "{requests.new.total}"
LABEL = edition_for(2024).by_name["requests.new.total"].label
FIGURES = zeros() | {"requests.new.person": "12", "requests.granted.person": "9", "proactive.fees.amount": ""}
NOW = report(FIGURES)
LAST = report(zeros(2023) | {"requests.new.person": "8"}, 2023)
PASTE = """([type, data]) => {
  const clipboard = new DataTransfer();
  Object.entries(data).forEach(([type, text]) => clipboard.setData(type, text));
  const event = new ClipboardEvent(type, {clipboardData: clipboard, bubbles: true, cancelable: true});
  document.querySelector("#editor").dispatchEvent(event);
  return Object.fromEntries(clipboard.types.map(type => [type, clipboard.getData(type)]));
}"""


def passage(text: str, **more: Any) -> PassageForm:
    section = edition_for(2024).section("overview")
    return PassageForm(section=section, text=text, content=NOW, last=lambda: LAST, **more)


def write(page: Page, text: str = "", *, panel: str = "") -> Page:
    """Open the editor with this text, its server answering from NOW and LAST, the caret at the end."""

    def numbers(route: Route) -> None:
        sent = json.loads(route.request.post_data or "")["text"]
        found = offers(sent, "overview", NOW, lambda: LAST)
        known = living.known(sent + "".join(o.token for o in found), NOW, lambda: LAST)
        route.fulfill(json={"tokens": known, "offers": [_placed(offer, sent) for offer in found]})

    page.route(f"{ORIGIN}/numbers/", numbers)
    page.route(
        f"{ORIGIN}/figures/",
        lambda route: route.fulfill(json={"figures": [vars(c) for c in choices(NOW, LAST)]}),
    )
    page.route(f"{ORIGIN}/last-year/?part=1", lambda route: route.fulfill(body=panel))
    show(page, passage(text, addresses=ADDRESSES))
    page.locator("#editor").click()
    page.keyboard.press("Control+End")
    return page


def raw(page: Page) -> str:
    """What is sent."""
    return page.locator("#text").input_value()


def lines(page: Page) -> list[str]:
    """What is seen."""
    return page.locator("#editor > p").all_inner_texts()


def paste(page: Page, html: str = "", text: str = "") -> None:
    page.evaluate(PASTE, ["paste", {"text/html": html, "text/plain": text}])


def copied(page: Page, kind: str = "copy") -> dict[str, str]:
    return dict(page.evaluate(PASTE, [kind, {}]))


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)
