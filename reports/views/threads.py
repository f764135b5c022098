"""批注: what is said about a report before it is public, on a page of its own and as the part that other pages include."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agencies.access import REPORT_STAFF, seen_by
from reports import actions
from reports.history import mark
from reports.models import Comment, Report
from reports.prose import paragraphs, quoted
from reports.schema import Section
from reports.threads import Place, Thread, audience, place_in, sees_talk, threads, was_handed_up
from reports.views.common import decides, has_seen, is_author, number, report_or_404, still_open
from reports.workflow import CLOSED

PART = "X-Part"  # a script asks for the panel alone, to go on with the page as it is
MARKED = ":"  # parts the key of a paragraph from the mark of its words
BEGINNING = 16  # characters by which a list names a paragraph


@seen_by(REPORT_STAFF)
def talk_page(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """All threads of a report, with a box for a new one."""
    shown = report_or_404(request, year, code, kind)
    has_seen(request, shown)
    return _page(request, shown)


def _page(request: HttpRequest, shown: Report, status: int = 200, **kept: Any) -> HttpResponse:
    context = {"report": shown, "talk_from": "threads", **talk(request, shown), **kept}
    return render(request, "work/threads.html", context, status=status)


def talk(
    request: HttpRequest, shown: Report, part: Section | None = None, said: list[Thread] | None = None
) -> dict[str, Any]:
    """What components/threads.html shows: the threads of the report or of one section, what may be done with them, and
    the place a new one is for, named by the link that was followed (?comment=). ``said`` are they, where they are known.
    """
    person = request.user
    found = threads(shown, person, part.code if part else None) if said is None else said
    alive = shown.status not in CLOSED and sees_talk(shown, person)
    return {
        "threads": found,
        "open_threads": still_open(found, person),
        "own": {thread.first.pk for thread in found if thread.is_monologue(person)},
        "may_talk": alive,
        "may_settle": alive and is_author(request, shown),
        "handed_up": was_handed_up(shown),
        "names": [p.name for p in audience(shown) if p != person] if alive else [],
        **_box(shown, part if alive else None, request.GET.get("comment", "")),
        "talk_part": part,
    }


def _box(shown: Report, part: Section | None, key: str) -> dict[str, Any]:
    """The box for a new comment on a section, at the place this key names."""
    place = place_in(shown, part, key) if part else None
    return {
        "talk_part": part,
        "talk_place": place if place and place.key else None,
        "talk_choices": choices(shown, part, place) if part else [],
    }


def choices(shown: Report, part: Section, place: Place | None) -> list[tuple[str, str, bool]]:
    """(value, words, whether it was named) of the places of a section to choose from: of a named row also its cells."""
    named = place.key if place else ""
    listed = _rows(part, named) if part.table else _paragraphs(shown, part)
    return [(value, words, value.partition(MARKED)[0] == named) for value, words in listed]


def _paragraphs(shown: Report, part: Section) -> list[tuple[str, str]]:
    """Each with the mark of its words, by which it is found where paragraphs have moved since."""
    written = map(quoted, paragraphs(shown.content.passages.get(part.code, "")))
    listed = [
        (f"p{n}{MARKED}{_mark(text)}", f"第{n + 1}段 {text[:BEGINNING]}") for n, text in enumerate(written)
    ]
    return [_whole(part), *listed]


def _whole(part: Section) -> tuple[str, str]:
    return "", f"整个部分：{part.heading}"


def _mark(text: str) -> str:
    return mark(text)[:8]


def _rows(part: Section, named: str) -> list[tuple[str, str]]:
    cells = list(part.table.cells())
    row = next((c.row for c in cells if named in (c.name, part.table.cell(c.row, ""))), None)
    near = [(cell.name, cell.label) for cell in cells if row and cell.row == row]
    rows = [(key, f"{line.name or '整张表'}（整行）") for key, line in part.table.rows().items()]
    return [*near, _whole(part), *rows]


@require_POST
@seen_by(REPORT_STAFF)
def say(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """Begin a thread; it goes out at once."""
    shown = report_or_404(request, year, code, kind)
    section, key = request.POST.get("section", ""), request.POST.get("place", "")
    try:
        made = actions.say(
            shown,
            request.POST.get("text", ""),
            by=request.user,
            section=section,
            **_place(shown, section, key, request.POST.get("quote", "")),
        )
    except actions.Refused as refused:
        return _kept(request, shown, refused)
    return _back(request, shown, made, "已发出。")


def _place(shown: Report, section: str, value: str, quote: str) -> dict[str, Any]:
    """What actions.say calls the chosen place; a paragraph has the words of its own mark, else those sent with it."""
    key, marked, seen = value.partition(MARKED)
    if key in shown.edition.by_name:
        return {"cell": key}
    if key[:1] == "p" and number(key[1:]) is not None:
        return {"paragraph": number(key[1:]), "quote": _seen(shown, section, seen) if marked else quote}
    return {"row": key} if section else {}


def _seen(shown: Report, section: str, seen: str) -> str:
    """The words with this mark; none where they were changed since: then the place in the list counts."""
    written = map(quoted, paragraphs(shown.content.passages.get(section, "")))
    return next((text for text in written if _mark(text) == seen), "")


@require_POST
@seen_by(REPORT_STAFF)
def reply(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """Answer in a thread; it goes out at once."""
    shown, first = _thread(request, year, code, kind, pk)
    try:
        made = actions.reply(first, request.POST.get("text", ""), by=request.user)
    except actions.Refused as refused:
        return _kept(request, shown, refused, first)
    return _back(request, shown, made, "已回复。")


@require_POST
@seen_by(REPORT_STAFF)
def resolve_comment(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> HttpResponse:
    """The author ticks a thread off; either side opens it again. What was written in its box goes out with that."""
    shown, first = _thread(request, year, code, kind, pk)
    resolved = request.POST.get("resolved", "1") == "1"
    try:
        if request.POST.get("text", "").strip():
            actions.reply(first, request.POST["text"], by=request.user)
        actions.resolve_comment(first, resolved, by=request.user)
    except actions.Refused as refused:
        return _kept(request, shown, refused, first)
    return _back(request, shown, first, "已标为处理。" if resolved else "已重新打开。")


def _thread(request: HttpRequest, year: int, code: str, kind: str, pk: int) -> tuple[Report, Comment]:
    """A thread this person may see; another does not exist for him."""
    shown = report_or_404(request, year, code, kind)
    sent = shown.comments.filter(parent=None, sent_at__isnull=False)
    if not sees_talk(shown, request.user):
        sent = sent.none()
    return shown, get_object_or_404(sent, pk=pk)


def _kept(
    request: HttpRequest, shown: Report, refused: actions.Refused, first: Comment | None = None
) -> HttpResponse:
    """Nothing typed is lost: the sentence, and the words in their box again, for the same place."""
    if PART in request.headers:
        return HttpResponse(str(refused), status=409, content_type="text/plain; charset=utf-8")
    messages.error(request, str(refused))
    kept = {"kept_text": request.POST.get("text", ""), "kept_in": first.pk if first else 0}
    if first is None:
        key, _, _ = request.POST.get("place", "").partition(MARKED)
        kept |= _box(shown, _part(request, shown), key) | {"kept_section": request.POST.get("section", "")}
    return _page(request, shown, 409, **kept)


def _back(request: HttpRequest, shown: Report, made: Comment, done: str) -> HttpResponse:
    came_from, part = request.POST.get("from", ""), _part(request, shown)
    if PART in request.headers:
        context = {"report": shown, "talk_from": came_from, **talk(request, shown, part)}
        return render(request, "components/talk_part.html", context)
    messages.success(request, done)
    anchor = f"#thread-{made.parent_id or made.pk}"
    if part and is_author(request, shown) and shown.is_editable:
        return redirect(reverse("section", args=(*shown.address, part.code)) + anchor)
    page = "review" if came_from == "review" and decides(shown, request.user) else "threads"
    return redirect(reverse(page, args=shown.address) + anchor)


def _part(request: HttpRequest, shown: Report) -> Section | None:
    """The section whose panel was used."""
    return next((s for s in shown.edition.sections if s.code == request.POST.get("part")), None)
