"""What the page being filled in asks for by itself: keep this; what do the checks say now. All in JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from agencies import answers
from agencies.access import AUTHORS, seen_by
from agencies.models import Person
from reports import actions
from reports.actions import Refused
from reports.actions.autosave import TEXT
from reports.models import Report
from reports.schema import Section
from reports.threads import threads
from reports.views.common import own_report_or_404, problems, tasks

LARGEST = 1_200_000  # bytes: a passage as long as one may be, before and after, in UTF-8
GARBLED = "收到的内容不完整，没有保存。请刷新页面，内容会从本机恢复；一直这样的，请联系系统管理员。"
TOO_LARGE = "这一部分的文字太长，没有保存，请精简。"
NOT_HERE = "页面与这份报告的格式对不上，没有保存。请刷新页面，内容会从本机恢复。"
ANOTHER = "现在登录的是另一个账户（{}），没有保存到他的名下。请用原来的账户重新登录。"


@seen_by(AUTHORS)
@require_POST
def save(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """Keep some cells, or the text: ``{"changes": {cell: [was, text]}}`` or ``{"text": [was, text]}``; both may be absent.

    ``{"declined": {place: text}}`` is what the person gave up for what another had put there.
    With ``"person"``, the user name of whoever opened the page, it is kept only under that name. Answers
    ``{"saved": {place: text}, "conflicts": {place: {"theirs", "by"}}, "refused": {place: sentence}, "at": "14:05:07"}``,
    or ``{"sentence"}`` with 400 for what cannot be read, 401 signed out, 409 locked, 413 too large, 503 no database.
    """
    shown = own_report_or_404(request, year, code, kind)
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return answers.told(TOO_LARGE, 413)
    try:
        sent = json.loads(request.body)
        changes, declined = _changes(sent), _declined(sent)
    except (ValueError, RecursionError):
        return answers.told(GARBLED, 400)
    if sent.get("person", request.user.username) != request.user.username:
        return answers.told(ANOTHER.format(request.user.name), 401)
    try:
        done = actions.autosave(
            shown, _part(shown, section).code, changes, by=request.user, declined=declined
        )
    except KeyError:
        return answers.told(NOT_HERE, 400)
    except Refused as refused:
        return answers.told(str(refused), 409)
    return JsonResponse(
        {
            "saved": done.saved,
            "conflicts": {c.where: {"theirs": c.theirs, "by": _whose(request, c.by)} for c in done.conflicts},
            "refused": done.refused,
            "at": f"{timezone.localtime():%H:%M:%S}",
        }
    )


@seen_by(AUTHORS)
@require_GET
def findings(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """What the section holds and what is said of it now; asked for by every open page, again and again.

    Answers ``{"version", "texts": {place: text}, "own": [place], "findings": html, "rail": html}``: ``own`` are the places
    the asking person was the last to change, both pieces of HTML are as the page has them. With ``?version=``, the one
    known already, only ``{"version"}`` while it still is. It does not prolong a sign-in.
    """
    request.leaves_session = True  # type: ignore[attr-defined]
    shown = own_report_or_404(request, year, code, kind)
    part = _part(shown, section)
    if request.GET.get("version") == str(shown.version):
        return JsonResponse({"version": shown.version})
    context = {
        "report": shown,
        "part": part,
        "tasks": tasks(shown, threads(shown, request.user), request.user),
        **beside(shown, part),
    }
    names = {"findings": "live_findings", "rail": "rail"}
    pieces = {
        key: render_to_string(f"components/{name}.html", context, request) for key, name in names.items()
    }
    return JsonResponse({"version": shown.version, **_held(shown, part, request.user), **pieces})


def _held(shown: Report, part: Section, person: Person) -> dict[str, object]:
    """The text of each place of a section, and those this person changed last."""
    if part.table is None:
        own = shown.passages.filter(code=part.code, changed_by=person).exists()
        return {"texts": {TEXT: shown.texts.get(part.code, "")}, "own": [TEXT] if own else []}
    texts = {name: shown.raws.get(name, "") for name in part.table.inputs()}
    own = shown.figures.filter(cell__in=texts, changed_by=person).values_list("cell", flat=True)
    return {"texts": texts, "own": list(own)}


def beside(shown: Report, part: Section) -> dict[str, object]:
    """The findings of a section, as templates/components/live_findings.html wants them."""
    found = problems(shown, part)
    return {
        "problems": found,
        "unsettled": [problem for problem in found if not problem.is_settled],
        "settled": [problem for problem in found if problem.is_settled],
    }


def saving(request: HttpRequest, shown: Report, part: Section) -> dict[str, object]:
    """Where templates/components/saving.html sends to, for whom, and for how many idle seconds a sign-in lasts."""
    address = (*shown.address, part.code)
    return {
        "autosave": reverse("section-autosave", args=address),
        "findings": reverse("section-findings", args=address),
        "version": shown.version,
        "sign_in": reverse("sign-in-here"),
        "person": request.user,
        "idle": settings.SESSION_COOKIE_AGE,
    }


def _part(shown: Report, section: str) -> Section:
    try:
        return shown.edition.section(section)
    except KeyError:
        raise Http404 from None


def _changes(sent: object) -> Mapping[str, tuple[str, str]]:
    """The changes in what was sent. Errors: ValueError for anything else."""
    if not isinstance(sent, dict):
        raise ValueError
    changes = sent.get("changes", {})
    if not isinstance(changes, dict):
        raise ValueError
    if "text" in sent:
        changes = {**changes, TEXT: sent["text"]}
    return {place: _pair(pair) for place, pair in changes.items()}


def _declined(sent: Mapping[str, object]) -> dict[str, str]:
    """What was given up. Errors: ValueError."""
    declined = sent.get("declined", {})
    if not isinstance(declined, dict) or not all(isinstance(text, str) for text in declined.values()):
        raise ValueError
    return {place: _storable(text) for place, text in declined.items()}


def _pair(pair: object) -> tuple[str, str]:
    if not isinstance(pair, list) or len(pair) != 2 or not all(isinstance(text, str) for text in pair):
        raise ValueError
    was, text = (_storable(text) for text in pair)
    return was, text


def _storable(text: str) -> str:
    """As the form reads it. Errors: ValueError for half a character, which is no text."""
    text.encode()
    return text.replace("\x00", "").replace("\r\n", "\n")


def _whose(request: HttpRequest, name: str) -> str:
    return "您在别的页面" if name == request.user.name else name
