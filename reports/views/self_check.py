"""自查: anybody has a report read and checked. Nothing of it is kept: no row, no file, no session, no cookie."""

from __future__ import annotations

from time import monotonic
from typing import Any

from axes.helpers import get_client_ip_address
from django.core.files.uploadhandler import load_handler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from agencies.access import EVERYBODY, seen_by
from reports import reading
from reports.beside import missing
from reports.import_form import CheckForm
from reports.models.visits import visited, visits
from reports.slots import STRANGERS, slot
from reports.uploads import LARGEST, MEGABYTE, TOO_LARGE, too_large
from reports.views.looking import looking
from reports.views.portal import canonical
from reports.views.public import kept, mode_asked, untouched

WINDOW, MOST = 600, 60  # seconds; readings of one address
MOST_SENT = 300  # whatever one address sends in that time, refused or read
SENT = "sent:"
CHEAP = 2  # seconds after which even a refusal was work
BUSY = "现在自查的人多，请过一会儿（大约半分钟）再点一次“开始自查”。"
TOO_OFTEN = f"这个网络地址10分钟内已经自查了{MOST}次，或者上传得太频繁，请过10分钟再来。"
HANDLERS = ("reports.uploads.Limit", "reports.uploads.InMemory")


@csrf_exempt  # it changes nothing, and the size is judged before anything is read of the body
@require_http_methods(["GET", "HEAD", "POST"])
@seen_by(EVERYBODY)
def self_check(request: HttpRequest) -> HttpResponse:
    """The form, and after a file was sent what was read of it and what the checks say."""
    untouched(request)
    if request.method != "POST":
        return kept(request, mode_asked(request) or _page(request, CheckForm()))
    response = _answer(request)
    patch_cache_control(response, private=True, no_store=True)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _answer(request: HttpRequest) -> HttpResponse:
    """Refuse what is too much or no file, else read it.

    What counts against an address are readings: a wrong type, an empty or too large file, a busy moment are refused at
    once and happen often to beginners; a file that is refused only after seconds of work counts. A whole county office
    stands behind one address, and every document is checked several times while it is mended, so 20 were soon used up;
    60 are safe, as two readings at once, ten seconds each at most, bound what the machine can be made to do, whoever
    asks. Only from sending alone, five times as often, is an address shut out too: taking in a body is work.
    """
    address = get_client_ip_address(request) or ""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > 2 * LARGEST + MEGABYTE:
        return _page(request, CheckForm(), sentence=TOO_LARGE, status=413)
    if visits(address, WINDOW, SENT) > MOST_SENT or visited(address, WINDOW) >= MOST:
        response = _page(request, CheckForm(), sentence=TOO_OFTEN, status=429)
        response["Retry-After"] = WINDOW
        return response
    request.upload_handlers = [load_handler(name, request) for name in HANDLERS]
    form = CheckForm(request.POST, request.FILES, stopped=too_large(request))
    if not form.is_valid():
        return _page(request, form, status=422)
    with slot(STRANGERS, wait=0) as free:
        if not free:
            return _page(request, form, sentence=BUSY, status=503)
        began = monotonic()
        try:
            response = _result(request, form)
            visits(address, WINDOW)
            return response
        except reading.Unreadable as sentence:
            if monotonic() - began > CHEAP:
                visits(address, WINDOW)
            form.add_error("file", str(sentence))
            return _page(request, form, status=422)


def _result(request: HttpRequest, form: CheckForm) -> HttpResponse:
    given = form.cleaned_data
    read = reading.draft(given["file"].read(), given["file"].name)
    last, without = None, ""
    if given["last"]:
        try:  # under the name it bears itself: whose it is, is one of the questions
            last = reading.draft(given["last"].read(), given["last"].name)
        except reading.Unreadable as sentence:
            without = f"上一年的报告没有读出来，没有对照：{sentence}"
    asked = {"last": last, "year": given["year"], "agency": given["agency"] or None}
    findings = reading.check(read, **asked)
    context = looking(read, findings, reading.located(read, findings, **asked))
    context |= {"name": given["file"].name, "without": without, "compared": last is not None}
    context["nothing"] = len(missing(read)) == len(read.edition.sections)
    return _page(request, CheckForm(initial={k: given[k] for k in ("year", "agency")}), **context)


def _page(
    request: HttpRequest, form: CheckForm, *, sentence: str = "", status: int = 200, **context: Any
) -> HttpResponse:
    context |= {"form": form, "sentence": sentence, "canonical": canonical("self-check")}
    return render(request, "portal/self_check.html", context, status=status)
