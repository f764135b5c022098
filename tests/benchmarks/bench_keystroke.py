"""How long one key takes in table 三, from the input event to every sum, rule and remark on screen brought up to date,
last year's figures beside every cell.

Run: ``.venv/bin/python -m tests.benchmarks.bench_keystroke``.
"""

import os

import django
from playwright.sync_api import sync_playwright

os.environ.setdefault("DEBUG", "true")  # plain names for the static files
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
django.setup()

from tests.browser.conftest import ARGUMENTS, PROGRAM  # noqa: E402
from tests.browser.pages import content, show, table_form  # noqa: E402

KEYS = 2000
TYPE = """(keys) => {
  const inputs = [...document.querySelectorAll("#official-table input")];
  const times = [];
  for (let i = 0; i < keys; i += 1) {
    const input = inputs[(i * 7) % inputs.length];
    if (i % 5 === 0) input.focus(); // the sentence at the cell comes and goes
    input.value = String((i * 31) % 97);
    const begun = performance.now();
    input.dispatchEvent(new InputEvent("input", {bubbles: true}));
    document.body.offsetHeight; // the layout belongs to the key as well
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b);
}"""


def main() -> None:
    form = table_form()
    last = content({cell.name: "3" for cell in form.sheet.content.edition.inputs}, 2023)
    filled = table_form(raws=dict.fromkeys(form.cells, "0"), last=last, comparing=True)
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS).new_page()
        show(page, filled)
        times = page.evaluate(TYPE, KEYS)
        print(
            f"{KEYS} keys: median {times[KEYS // 2]:.2f} ms, p99 {times[KEYS * 99 // 100]:.2f} ms, most {times[-1]:.2f} ms"
        )


if __name__ == "__main__":
    main()
