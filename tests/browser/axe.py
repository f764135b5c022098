"""What axe-core finds wrong with a page, WCAG 2.1 AA and its best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    "resultTypes": ["violations"],  # what holds need not be told
    "preload": False,  # no rule of these reads the style sheets or the media once more
}


def violations(page: Page) -> list[str]:
    """One line a violation: the rule and where it is broken."""
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
