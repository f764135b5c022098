"""What all public pages share: anyone may read and keep them, and reading them leaves no trace."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import get_script_prefix, reverse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, urlencode
from django.views.decorators.http import conditional_page, require_safe

from agencies.access import EVERYBODY, seen_by
from agencies.models import Agency
from reports import reissue
from reports.agency_names import newest_of
from reports.elder import MODES, mode
from reports.models import Withdrawal

FRESH = 60  # seconds a page may be kept without asking: a correction shows within a minute
View = Callable[..., HttpResponse]
_mode: ContextVar[str] = ContextVar("mode", default="")  # of the request at hand, for its ETag


class NotPublishedYet(Http404):
    """There is a report, but nothing of it to read; the sentence says when it was due."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.code = code


class Withdrawn(Exception):  # noqa: N818  (it is no error that it was)
    """There was a report here, and it was withdrawn."""

    def __init__(self, withdrawal: Withdrawal) -> None:
        super().__init__(withdrawal.reason)
        self.withdrawal = withdrawal


def public(view: View) -> View:
    """A page anyone may read and keep: GET and HEAD only, answered with 304 when unchanged, its own page for 404."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        untouched(request)
        if way := mode_asked(request):
            return kept(request, way)
        _mode.set(mode(request))
        try:
            response = view(request, *args, **kwargs)
        except NotPublishedYet as waiting:
            return not_here(request, str(waiting), "还没有发布", waiting.code)
        except Withdrawn as gone:
            return kept(request, withdrawn(request, gone.withdrawal))
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


def mode_asked(request: HttpRequest) -> HttpResponse | None:
    """?mode=… on any page: on to where the cookie is set and back here, so that it holds without JavaScript."""
    if request.GET.get("mode") not in MODES:
        return None
    query = request.GET.copy()
    wanted = query.pop("mode")[-1]
    here = request.path + (f"?{query.urlencode()}" if query else "")
    return redirect(f"{reverse('mode', args=[wanted])}?{urlencode({'next': here})}")


def kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say who may keep the page; one asked for with somebody's session stays with that browser."""
    if response.status_code >= 500:
        patch_cache_control(response, no_store=True)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=FRESH)
    if request.resolver_match and "format" not in request.resolver_match.kwargs:
        patch_vary_headers(response, ["Cookie"])  # a page is another in 长者模式; a file is not
    return response


def tag(*facts: Any) -> str:
    """The ETag of a page from all that it shows, so that nobody need make the page to say that it is the same."""
    frame = (_programme.__wrapped__() if settings.DEBUG else _programme(), get_script_prefix(), _mode.get())
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
    digest = sha256(repr((settings.SITE, settings.COLUMN, settings.DEMO)).encode())
    digest.update(getattr(staticfiles_storage, "manifest_hash", "").encode())
    own = [(Path(settings.PORTAL_PARTS_DIR), "*.*")] if settings.PORTAL_PARTS_DIR else []
    ours = [(settings.BASE_DIR, pattern) for pattern in ("templates/**/*.html", "reports/**/*.py")]
    for folder, pattern in own + ours:
        for path in sorted(filter(Path.is_file, folder.glob(pattern))):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def programme() -> str:
    """A digest of what turns facts into pages, as it was when first asked for in this process."""
    return _programme()


def untouched(request: HttpRequest) -> None:
    """The answer will have nothing to do with the reader's session (config.sessions), a 304 neither."""
    request.leaves_session = True  # type: ignore[attr-defined]


def withdrawn(request: HttpRequest, withdrawal: Withdrawal) -> HttpResponse:
    """The portal's 410: what was withdrawn, when, why, and whom to ask."""
    of = withdrawal.publication
    context = {
        "withdrawal": withdrawal,
        "publication": of,
        "agency": of.report.agency,
        "address": of.report.public_url,
        "back": reissue.back(withdrawal),
    }
    return render(request, "portal/withdrawn.html", context | {"title": of.document["title"]}, status=410)


def not_here(
    request: HttpRequest, reason: str, heading: str = "没有这个页面", code: str = ""
) -> HttpResponse:
    """The portal's 404 with a sentence for the reader, and what there is of an agency that owes the report."""
    untouched(request)
    agency = Agency.objects.filter(code=code).first() if code else None
    context = {"reason": reason, "heading": heading, "agency": agency, "newest": agency and newest_of(agency)}
    return render(request, "portal/404.html", context, status=404)
