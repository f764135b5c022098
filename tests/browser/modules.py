"""Serves static/ to a page without a server, under an address that does not exist."""

import mimetypes
from pathlib import Path

from playwright.sync_api import Page, Route

STATIC = Path(__file__).parents[2] / "static"
FRAME = Path(__file__).with_name("frame.css")
ORIGIN = "http://static.test"


def serve(page: Page, html: str = "<!doctype html><html lang='zh-CN'><title>表</title>") -> None:
    """Open ``html`` at ORIGIN with our own files under /static/."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("?")[0]
        if path == "/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        file = FRAME if path == "/static/frame.css" else STATIC / path.removeprefix("/static/")
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        if file.is_file():
            route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/")
