"""The README's pictures, taken of the demo in a real browser. Run by script/screenshots."""

import io
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

import django
from pdfplumber import open as open_pdf
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGUMENTS, PROGRAM

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
PORT = os.environ.get("PORT", "8017")
BASE = f"http://127.0.0.1:{PORT}"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 375, "height": 800}

# file, who signs in (None: a visitor), address, window
PICTURES = (
    ("filling.png", "zrzyj-tianbao", "/work/2025/yunchuan-zrzyj/own/sections/requests/", WIDE),
    ("check.png", "zrzyj-tianbao", "/work/2025/yunchuan-zrzyj/own/check/", WIDE),
    ("review.png", "zjj-shenhe", "/work/2025/yunchuan-zjj/own/review/?cell=requests.granted.person", WIDE),
    ("rules.png", "yunchuan-zhuguan", "/work/offices/yunchuan/rules/", WIDE),
    ("round.png", "yunchuan-zhuguan", "/work/offices/yunchuan/2025/", WIDE),
    ("portal.png", None, "/2025/", WIDE),
    ("report.png", None, "/2025/yunchuan-jyj/", WIDE),
    ("phone.png", None, "/2025/yunchuan-jyj/", NARROW),
)


def main() -> None:
    """Start the demo on a port of its own, take every picture, end it."""
    IMAGES.mkdir(parents=True, exist_ok=True)
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
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=PROGRAM, args=ARGUMENTS)
            for name, who, address, window in PICTURES:
                page = browser.new_context(viewport=window, locale="zh-CN").new_page()
                take(page, name, who, address)
            printed(page)
            browser.close()
    finally:
        server.terminate()
        server.wait()


def take(page: Page, name: str, who: str | None, address: str) -> None:
    """One picture of one page."""
    if who:
        page.goto(f"{BASE}/sign-in/")
        page.fill("[name=username]", who)
        page.fill("[name=password]", password())
        page.click("main button[type=submit]")
    page.goto(BASE + address, wait_until="networkidle")
    shrink(page.screenshot(), IMAGES / name)
    page.context.close()


def password() -> str:
    """The demo's, which is known once Django is set up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from reports.demo.people import PASSWORD

    return PASSWORD


def printed(page: Page) -> None:
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
