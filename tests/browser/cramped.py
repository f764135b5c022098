"""What a narrow window or a large zoom takes from a page."""

from playwright.sync_api import Page

# the page wider than the window; a strip to be pushed sideways that is no table; text cut off at its box
LOOK = """() => {
  const wrong = [], root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) wrong.push(`${root.scrollWidth} px wide`);
  for (const box of document.body.querySelectorAll("*")) {
    if (box.scrollWidth <= box.clientWidth + 1 || box.clientWidth < 2 || !box.checkVisibility()) continue;
    if (box.matches("input, textarea, select, option")) continue;
    const { overflowX } = getComputedStyle(box), words = box.textContent.trim().slice(0, 20);
    if (["hidden", "clip"].includes(overflowX)) wrong.push(`cut off: ${box.className || box.tagName} ${words}`);
    if (["auto", "scroll"].includes(overflowX) && !box.querySelector("table"))
      wrong.push(`pushed sideways: ${box.className || box.tagName} ${words}`);
  }
  return wrong;
}"""


def cramped(page: Page) -> list[str]:
    """One line for each thing that does not fit."""
    found: list[str] = page.evaluate(LOOK)
    return found
