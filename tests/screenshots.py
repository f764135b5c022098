"""The pictures of README and handbook, taken of the demo in a real browser. Run by script/screenshots.

`script/screenshots filling.png handbook/table.png` takes only these, `script/screenshots handbook` those of the handbook.
"""

import io
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import django
from pdfplumber import open as open_pdf
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, PROGRAM

DOCS = Path(__file__).resolve().parents[1] / "docs"
IMAGES, HANDBOOK = DOCS / "images", DOCS / "handbook" / "images"
PORT = os.environ.get("PORT", "8017")
BASE = f"http://127.0.0.1:{PORT}"
WIDE = {"width": 1280, "height": 900}
COMPARED = "?a=lanjiang&a=yunchuan-jyj&a=yunchuan-nyj&a=yunchuan-yanxi&i=requests.new.total"

# file, who signs in (None: a visitor), address, window
PICTURES = (
    ("filling.png", "zrzyj-tianbao", "/work/2025/yunchuan-zrzyj/own/sections/requests/", WIDE),
    ("check.png", "zrzyj-tianbao", "/work/2025/yunchuan-zrzyj/own/check/", WIDE),
    ("review.png", "zjj-shenhe", "/work/2025/yunchuan-zjj/own/review/?cell=requests.granted.person", WIDE),
    ("rules.png", "yunchuan-zhuguan", "/work/offices/yunchuan/rules/", WIDE),
    ("round.png", "yunchuan-zhuguan", "/work/offices/yunchuan/2025/", WIDE),
    ("portal.png", None, "/2025/", WIDE),
    ("report.png", None, "/2025/yunchuan-jyj/", WIDE),
    ("compare.png", None, f"/compare/{COMPARED}", WIDE),
)


class Shot(NamedTuple):
    """A picture of the handbook: a part of a page, what the text speaks of framed and numbered."""

    file: str
    who: str | None
    address: str
    clip: tuple[int, int, int, int]  # left, top, width, height
    marks: tuple[str, ...] = ()  # what is numbered, in the order of the numbers
    before: Callable[[Page], None] | None = None  # what somebody does before the picture is taken
    after: Callable[[Page], None] | None = None  # and after it, so that the demo is left as it was


def main() -> None:
    """Start the demo on a port of its own, take every picture (or those named), end it."""
    asked = sys.argv[1:]
    with demo(), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
        for name, who, address, window in PICTURES:
            if not asked or name in asked:
                page = browser.new_context(viewport=window, locale="zh-CN").new_page()
                take(page, name, who, address)
        for shot in SHOTS:
            if not asked or {"handbook", f"handbook/{shot.file}"} & set(asked):
                page = browser.new_context(viewport=WIDE, locale="zh-CN").new_page()
                explain(page, shot)
        if not asked or "print.png" in asked:
            printed()
        browser.close()


@contextmanager
def demo() -> Iterator[None]:
    """The demo, served while the pictures are taken."""
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serve"],
        env=os.environ | {"PORT": PORT},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        for line in server.stdout:
            if BASE in line:
                break
        yield
    finally:
        server.terminate()
        server.wait()


def take(page: Page, name: str, who: str | None, address: str) -> None:
    """One picture of one page."""
    opens(page, who, address)
    shrink(page.screenshot(), IMAGES / name)
    page.context.close()


def explain(page: Page, shot: Shot) -> None:
    """One picture of the handbook."""
    opens(page, shot.who, shot.address)
    if shot.before:
        shot.before(page)
    for number, selector in enumerate(shot.marks, start=1):
        place = page.locator(selector).first.bounding_box()
        assert place, f"{shot.file}: nothing to mark under {selector}"
        page.evaluate(FRAME, [place, "①②③④⑤⑥"[number - 1]])
    left, top, width, height = shot.clip
    shrink(
        page.screenshot(clip={"x": left, "y": top, "width": width, "height": height}), HANDBOOK / shot.file
    )
    if shot.after:
        shot.after(page)
    page.context.close()


def opens(page: Page, who: str | None, address: str) -> None:
    """Sign in, unless it is a visitor, and go there."""
    if who:
        page.goto(f"{BASE}/sign-in/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", password())
        page.click("main button[type=submit]")
    page.goto(BASE + address, wait_until="networkidle")


def brings_last_year(page: Page) -> None:
    """The clerk brings last year's page, in which two figures can hardly be read."""
    source = urllib.request.urlopen(f"{BASE}/2024/yunchuan-fgj/").read().decode()
    for cell, smudged in (("requests.carried_out.person", "l"), ("requests.carried_out.business", "?")):
        source = re.sub(rf'(id="{re.escape(cell)}"[^>]*>)[^<]*', rf"\g<1>{smudged}", source)
    file = {"name": "2024年年度报告.html", "mimeType": "text/html", "buffer": source.encode()}
    page.set_input_files("[name=file]", file)
    page.get_by_role("button", name="读取").click()
    page.wait_for_load_state("networkidle")


def drops_it(page: Page) -> None:
    """As if it had never been brought: dropping it by the button would stand among what was done last."""
    from reports.models import Import

    Import.objects.filter(pk=page.url.rstrip("/").rpartition("/")[2]).delete()


def reads_on(page: Page) -> None:
    """Past the head of a report, to its tools and files."""
    page.locator(".tools").evaluate(
        "element => scrollTo(0, element.getBoundingClientRect().top + scrollY - 20)"
    )


def verifies(page: Page) -> None:
    """A reader holds an earlier version of a report that was corrected."""
    earlier = urllib.request.urlopen(f"{BASE}/2024/yunchuan-swj/v1/report.pdf").read()
    page.set_input_files("#file", {"name": "report.pdf", "mimeType": "application/pdf", "buffer": earlier})
    page.wait_for_selector("#answer .copy")
    page.evaluate("scrollTo(0, 180)")


# a red frame around what is meant, its number at the corner; in page coordinates, as nothing scrolls afterwards
FRAME = """([place, number]) => {
  const box = document.createElement("div"), sign = document.createElement("b");
  Object.assign(box.style, {position: "absolute", zIndex: 99, pointerEvents: "none", border: "2px solid #b3261e",
    left: place.x + scrollX - 4 + "px", top: place.y + scrollY - 3 + "px",
    width: place.width + 8 + "px", height: place.height + 6 + "px"});
  Object.assign(sign.style, {position: "absolute", right: "-9px", top: "-15px", font: "22px/24px sans-serif",
    color: "#b3261e", background: "#fff", borderRadius: "50%"});
  sign.textContent = number;
  box.append(sign);
  document.body.append(box);
}"""

R = "/work/2025/yunchuan"
SHOTS = (
    Shot(
        "import.png",
        "fgj-tianbao",
        f"{R}-fgj/own/import/",
        (0, 520, 1280, 340),
        ("#first",),
        brings_last_year,
        drops_it,
    ),
    Shot(
        "table.png",
        "zrzyj-tianbao",
        f"{R}-zrzyj/own/sections/requests/",
        (232, 70, 1048, 784),
        ("#live-findings > li", "td.broken", ".side a[href*=keys]"),
    ),
    Shot(
        "check.png",
        "zrzyj-tianbao",
        f"{R}-zrzyj/own/check/",
        (232, 70, 960, 700),
        ("#problems .severity", "#problems .suspects button", ".confirm button"),
    ),
    Shot(
        "returned.png",
        "rsj-tianbao",
        f"{R}-rsj/own/sections/requests/",
        (232, 70, 1048, 560),
        ("main .note-talk li, main .points .point b", "button[name=resolve]"),
    ),
    Shot(
        "review.png",
        "zjj-shenhe",
        f"{R}-zjj/own/review/?cell=requests.granted.person",
        (0, 44, 1280, 850),
        ("#compose", "#eyes-h", "#decide"),
    ),
    Shot(
        "round.png",
        "yunchuan-zhuguan",
        "/work/offices/yunchuan/2025/",
        (80, 70, 1120, 560),
        (".counts", "thead th:last-child"),
    ),
    Shot("rules.png", "yunchuan-zhuguan", "/work/offices/yunchuan/rules/", (80, 70, 1120, 620)),
    Shot(
        "report.png",
        None,
        "/2024/yunchuan-swj/",
        (40, 0, 1200, 880),
        (".tools", ".beside .files", ".beside .versions"),
        reads_on,
    ),
    Shot(
        "search.png",
        None,
        "/search/?q=行政复议",
        (40, 190, 1200, 560),
        (".search-count p:last-child", ".search-where"),
    ),
    Shot(
        "compare.png",
        None,
        f"/compare/{COMPARED}",
        (40, 190, 1200, 580),
        ("svg text:has-text('新格式')", "table.numbers td a"),
    ),
    Shot("verify.png", None, "/verify/", (40, 0, 1200, 700), ("#file", "#hash", "#answer .copy"), verifies),
)


def password() -> str:
    """The demo's, which is known once Django is set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from reports.demo.people import PASSWORD

    return PASSWORD


def printed() -> None:
    """The first two pages of a PDF, side by side."""
    content = urllib.request.urlopen(f"{BASE}/2025/yunchuan-jyj/report.pdf").read()
    with io.BytesIO() as file, open_pdf(io.BytesIO(content)) as pdf:
        sheets = [pdf.pages[i].to_image(resolution=216).original.convert("RGB").reduce(3) for i in (0, 3)]
        width, height = sheets[0].size
        both = Image.new("RGB", (2 * width + 60, height + 40), "#8c99a8")
        for n, sheet in enumerate(sheets):
            both.paste(sheet, (20 + n * (width + 20), 20))
        both.save(file, "png")
        shrink(file.getvalue(), IMAGES / "print.png")


def shrink(content: bytes, target: Path) -> None:
    """Save with 128 colours: a third of the size, and nobody sees it."""
    image = Image.open(io.BytesIO(content)).convert("RGB")
    image.quantize(128).save(target, optimize=True)


if __name__ == "__main__":
    main()
