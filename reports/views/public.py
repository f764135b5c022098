"""What all public pages share: anyone may read and keep them, and reading them leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import conditional_page, require_safe

from agencies.access import EVERYBODY, seen_by

FRESH = 60  # seconds a page may be kept without asking: a correction shows within a minute
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A page anyone may read and keep: GET and HEAD only, answered with 304 when unchanged, its own page for 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        untouched(request)
        try:
            response = view(request, *args, **kwargs)
        except Http404 as missing:
            return not_here(request, str(missing))
        return kept(request, response)

    return seen_by(EVERYBODY)(require_safe(conditional_page(guarded)))


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say who may keep the page; one asked for with somebody's session stays with that browser."""
    if response.status_code >= 500:
        patch_cache_control(response, no_store=True)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH)
    return response


def untouched(request: HttpRequest) -> None:
    """The answer will have nothing to do with the reader's session (config.sessions), a 304 neither."""
    request.leaves_session = True  # type: ignore[attr-defined]


def not_here(request: HttpRequest, reason: str) -> HttpResponse:
    """The portal's 404 with a sentence for the reader."""
    untouched(request)
    return render(request, "portal/404.html", {"reason": reason}, status=404)
