"""Serves our static files to a page without a server, under an address that does not exist."""

import mimetypes
from pathlib import Path

from django.contrib.staticfiles import finders
from playwright.sync_api import Page, Route

ORIGIN = "http://static.test"


def serve(page: Page, html: str = "<!doctype html><html lang='zh-CN'><title>表</title>") -> None:
    """Open ``html`` at ORIGIN with our own files under /static/."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).partition("?")[0]
        if path == "/":
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
            return
        if not path.startswith("/static/"):
            route.fallback()  # to what a test has set up itself
            return
        found = finders.find(path.removeprefix("/static/"))
        kind = mimetypes.guess_type(path)[0] or "text/plain"
        if found:
            route.fulfill(body=Path(found).read_bytes(), content_type=f"{kind}; charset=utf-8")
        else:
            route.fulfill(status=404, body="")

    page.route(f"{ORIGIN}/**", answer)
    page.goto(f"{ORIGIN}/")
