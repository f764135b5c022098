"""What axe-core finds wrong with a page, WCAG 2.1 AA and its best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],  # what holds need not be told
    "preload": False,  # no rule of these reads the style sheets or the media once more
}


# the rules that another width, another style sheet can break; all others hold for the page as such
WIDTH = ["scrollable-region-focusable", "target-size"]
LOOKS = [*WIDTH, "color-contrast", "link-in-text-block"]


def violations(page: Page, only: list[str] | None = None) -> list[str]:
    """One line a violation: the rule and where it is broken. ``only`` these rules are asked, or all."""
    options = RULES | {"runOnly": only} if only else RULES
    found = Axe().run(page, options=options).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
