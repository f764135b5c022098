"""长者模式 on and off: the one public address that sets a cookie."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from agencies.access import EVERYBODY, seen_by
from reports.elder import COOKIE, MODES
from reports.views.public import untouched

YEAR = 365 * 24 * 3600  # seconds


@seen_by(EVERYBODY)
@require_safe
@never_cache
def switch(request: HttpRequest, mode: str) -> HttpResponse:
    """Keep the choice for a year and go back to the page it was made on (?next=, of this site only)."""
    untouched(request)
    if mode not in MODES:
        raise Http404
    here = request.GET.get("next", "")
    # a path from the root: what is relative would be sought below this address
    safe = here.startswith("/") and url_has_allowed_host_and_scheme(here, allowed_hosts=None)
    response = HttpResponseRedirect(here if safe else reverse("portal"))
    path = get_script_prefix()
    if mode == "normal":
        response.delete_cookie(COOKIE, path=path, samesite="Lax")
    else:
        # elder.js sets it too, without a reload; it tells nothing of the person, so scripts may read it
        response.set_cookie(COOKIE, mode, YEAR, path=path, samesite="Lax", secure=settings.HTTPS)
    return response
