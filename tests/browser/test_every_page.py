"""Every page for everybody: no accessibility violation, nothing lost on a phone or at 200 % zoom.

The pages are those of the drawn permission table, so that a new one cannot be forgotten.
"""

import io

import pdfplumber
import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from reports import actions, handbook
from reports.views.handbook import address
from tests.browser.axe import LOOKS, WIDTH, violations
from tests.browser.cramped import cramped
from tests.reports.views.test_permissions import (  # noqa: F401  (the fixture is used by its name)
    ONLY_POST,
    arguments,
    drawn,
    patterns,
    report,
)
from tests.world import again

pytestmark = pytest.mark.django_db(transaction=True)

VIEWS = {  # 长者模式 or not and px: which of axe's rules are asked, None for all; 320 is 1280 at 400 % zoom
    ("normal", 1280): None,
    ("normal", 360): WIDTH,
    ("normal", 320): [],
    ("elder", 1280): WIDTH,
    ("elder", 360): LOOKS,
}
NARROW = ["color-contrast", "link-in-text-block", "scrollable-region-focusable"]
WIDTHS = {1280: None, 640: [], 375: NARROW}  # px: which of axe's rules, None for all; 640 is 1280 at 200 %
SIDES = ("top", "right", "bottom", "left")
PUBLIC = {pattern.name for pattern in patterns(get_resolver("reports.urls_portal"))}
NAMES = {  # a page, and who of all sees it first
    name: "nobody" if name.startswith("sign-in") else who
    for name, who, seen in reversed(drawn())
    if seen == "ok" and who != "nobody" and name not in PUBLIC | ONLY_POST
}
REVIEWED = ("review", "report", "preview")  # also as the reviewer has them, before the report goes back
VARIANTS = {"review": ["?cell=requests.new.person"], "round": ["", "?state=late"]}


@pytest.fixture
def hands(page, live_server, world):
    """Opens an address as one of the county's people and gives what is wrong with it; None where it is no page."""
    clients = {}

    def looks(who, address):
        if who not in clients:
            clients[who] = Client()
            if who != "nobody":
                clients[who].force_login(getattr(world, who))
        answer = clients[who].get(address)
        if answer.status_code != 200 or b"<!doctype html>" not in getattr(answer, "content", b""):
            return None  # a file, a part of a page, a way on
        page.context.clear_cookies()
        cookies = [
            {"name": name, "value": c.value, "url": live_server.url}
            for name, c in clients[who].cookies.items()
        ]
        page.context.add_cookies(cookies)
        page.goto(live_server.url + address)
        return [f"{address} at {width}: {text}" for width in WIDTHS for text in at(page, width)]

    return looks


def at(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    rules = WIDTHS[width]
    return cramped(page) + (violations(page, rules) if rules != [] else [])


def test_every_public_page_is_for_everybody_and_for_the_elder(page, live_server, world, report):  # noqa: F811
    """One address of every view: the others show the same template."""
    found = {}
    for pattern in sorted(patterns(get_resolver("reports.urls_portal")), key=lambda pattern: pattern.name):
        place = live_server.url + reverse(pattern.name, args=arguments(pattern.name, world, report))
        if pattern.callback in found or not is_page(Client().get(place)):
            continue
        page.goto(place)
        found[pattern.callback] = [
            f"{place} {mode} {width}: {text}" for mode, width in VIEWS for text in seen(page, mode, width)
        ]
    assert sum(found.values(), []) == []
    assert len(found) > 10, found


def is_page(answer):
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


def seen(page, mode, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.evaluate(f"document.documentElement.classList.toggle('elder', {str(mode == 'elder').lower()})")
    rules = VIEWS[mode, width]
    return cramped(page) + (violations(page, rules) if rules != [] else [])


def addresses(name, world, of):
    if name == "section":
        return [reverse(name, args=(*of.address, s.code)) for s in of.edition.sections]
    return [reverse(name, args=arguments(name, world, of)) + v for v in VARIANTS.get(name, [""])]


def test_every_staff_page_is_for_everybody(hands, world, report):  # noqa: F811
    found = {n: hands("bob", a) for n in REVIEWED for a in addresses(n, world, report)}
    actions.make_move(report, "return", by=world.bob, version=report.version, reason="一处请核对。")
    broken = again(report)
    actions.save_table(
        broken, "requests", {"requests.new.person": "3"}, dict(broken.raws), done=True, by=world.alice
    )
    for name, who in NAMES.items():
        for place in addresses(name, world, broken):
            found[f"{name} {place}"] = hands(who, place)
    pages = {name: wrong for name, wrong in found.items() if wrong is not None}
    assert sum(pages.values(), []) == []
    assert len(pages) > 28, sorted(pages)


@pytest.mark.parametrize("chapter", [handbook.INDEX, *handbook.slugs()])
def test_every_chapter_is_for_everybody_and_short(page, live_server, chapter):
    page.goto(live_server.url + address(chapter))
    assert [text for width in WIDTHS for text in at(page, width)] == []
    with pdfplumber.open(io.BytesIO(page.pdf(format="A4", margin=dict.fromkeys(SIDES, "15mm")))) as printed:
        assert len(printed.pages) <= 2
