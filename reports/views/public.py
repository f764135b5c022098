"""What all public pages share: anyone may read and keep them, and reading them leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import conditional_page, require_safe

from agencies.access import EVERYBODY, seen_by

FRESH = 60  # seconds a page may be kept without asking: a correction shows within a minute
View = Callable[..., HttpResponse]


class NotPublishedYet(Http404):
    """There is a report, but nothing of it to read; the sentence says when it was due."""


def public(view: View) -> View:
    """A page anyone may read and keep: GET and HEAD only, answered with 304 when unchanged, its own page for 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        untouched(request)
        try:
            response = view(request, *args, **kwargs)
        except NotPublishedYet as waiting:
            return not_here(request, str(waiting), "还没有发布")
        except Http404 as missing:
            return not_here(request, str(missing))
        return kept(request, response)

    return everybodys(seen_by(EVERYBODY)(require_safe(conditional_page(guarded))))


def everybodys(view: View) -> View:
    """Mark a view whose answers are the same for everybody: a function of address, cookie `mode` and what is published.

    They are kept as bytes (config.pages) and written as files (export_static).
    """
    view.is_public = True  # type: ignore[attr-defined]
    return view


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say who may keep the page; one asked for with somebody's session stays with that browser."""
    if response.status_code >= 500:
        patch_cache_control(response, no_store=True)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH)
    return response


def tag(*facts: Any) -> str:
    """The ETag of a page from all that it shows, so that nobody need make the page to say that it is the same."""
    frame = (_programme.__wrapped__() if settings.DEBUG else _programme(), get_script_prefix())
    return f'"{sha256(repr((frame, facts)).encode()).hexdigest()[:32]}"'


def unchanged(request: HttpRequest, etag: str, since: int | None = None) -> HttpResponse | None:
    """The whole answer, a 304, for a reader who already has the page with this ETag."""
    same = get_conditional_response(request, etag, since)
    return same and stamped(same, etag, since)


def stamped(response: HttpResponse, etag: str, since: int | None = None) -> HttpResponse:
    """The answer with what the reader asks by the next time."""
    response["ETag"] = etag
    if since is not None:
        response["Last-Modified"] = http_date(since)
    return response


@cache
def _programme() -> str:
    """A digest of what turns facts into pages: templates, code, static files, the values of the footer."""
    digest = sha256(repr((settings.SITE, settings.DEMO)).encode())
    digest.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    for pattern in ("templates/**/*.html", "reports/**/*.py"):
        for path in sorted(settings.BASE_DIR.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def programme() -> str:
    """A digest of what turns facts into pages, as it was when first asked for in this process."""
    return _programme()


def untouched(request: HttpRequest) -> None:
    """The answer will have nothing to do with the reader's session (config.sessions), a 304 neither."""
    request.leaves_session = True  # type: ignore[attr-defined]


def not_here(request: HttpRequest, reason: str, heading: str = "没有这个页面") -> HttpResponse:
    """The portal's 404 with a sentence for the reader."""
    untouched(request)
    return render(request, "portal/404.html", {"reason": reason, "heading": heading}, status=404)
