"""长者模式: larger letters and targets, for who asks for it; the server writes it into the page, nothing is hidden."""

from __future__ import annotations

from django.http import HttpRequest

COOKIE = "mode"
MODES = ("elder", "normal")


def mode(request: HttpRequest) -> str:
    """“elder” where the reader asked for it, in the address or with the cookie; else empty."""
    asked = request.GET.get("mode")
    return "elder" if (asked if asked in MODES else request.COOKIES.get(COOKIE)) == "elder" else ""
