"""修改记录: the past of one cell, of a table, of the prose of a section, and going back in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from agencies import answers
from agencies.access import AUTHORS, REPORT_STAFF, seen_by
from reports import actions
from reports.actions import Refused
from reports.history import Change, mark, of_cells, of_passage, of_table
from reports.living import spoken
from reports.models import Report
from reports.prose import difference
from reports.schema import Section
from reports.threads import sees_talk
from reports.views.common import is_author, number, own_report_or_404, report_or_404


@dataclass(frozen=True)
class Line:
    """A change as shown. ``goes_back`` where what stood before can be had again; ``whole`` is all of a prose before."""

    change: Change
    shown: str
    goes_back: bool
    whole: str = ""


@dataclass(frozen=True)
class Past:
    """A place with its changes, newest first, and the text that stands there now."""

    place: str
    label: str
    now: str
    is_prose: bool
    lines: tuple[Line, ...]

    @property
    def mark(self) -> str:
        return mark(self.now)

    @property
    def is_as_first_filled(self) -> bool:
        """Whether nobody has changed it since it was filled in: of a whole table most cells are."""
        return len(self.lines) == 1 and not (self.lines[0].change.before or "").strip()


@seen_by(REPORT_STAFF)
def history(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """The changes of a cell (?cell=) or of a section (?section=); with ?part= only the piece of HTML for a dialog."""
    shown = report_or_404(request, year, code, kind)
    if not sees_talk(shown, request.user):  # the office above has no business in what it was never handed
        raise Http404
    cell, section = request.GET.get("cell", ""), request.GET.get("section", "")
    if not cell and not section:
        return redirect(reverse("report", args=shown.address) + "#trail")
    part = _section(shown, cell, section)
    pasts = _pasts(shown, part, cell)
    alone = bool(cell) or part.table is None
    context = {
        "report": shown,
        "part": part,
        "pasts": [past for past in pasts if alone or not past.is_as_first_filled],
        "as_first_filled": [past for past in pasts if not alone and past.is_as_first_filled],
        "restores": shown.is_editable and is_author(request, shown),
    }
    return render(
        request, "components/history.html" if "part" in request.GET else "work/history.html", context
    )


def _section(shown: Report, cell: str, section: str) -> Section:
    try:
        return shown.edition.section_of(cell) if cell else shown.edition.section(section)
    except KeyError:
        raise Http404 from None


def _pasts(shown: Report, part: Section, cell: str) -> list[Past]:
    if part.table is None:
        text = dict(shown.passages.values_list("code", "text")).get(part.code, "")
        lines = of_passage(shown, part.code)
        return [Past(part.code, part.heading, text, True, tuple(_edit(line, text, shown) for line in lines))]
    found = of_cells(shown, [cell]) if cell else dict(of_table(shown, part))
    return [_past(shown, name, found.get(name, [])) for name in ([cell] if cell else found)]


def _past(shown: Report, cell: str, changes: list[Change]) -> Past:
    now = shown.raws.get(cell, "")
    lines = tuple(_line(change, now, _arrow) for change in changes)
    return Past(cell, shown.edition.by_name[cell].label, now, False, lines)


def _line(change: Change, now: str, said: Callable[[str, str], str]) -> Line:
    if change.before is None or change.after is None:
        return Line(change, "这一步没有逐字记录，以前的文字不能还原。", False)
    return Line(change, said(change.before, change.after), change.before != now)


def _edit(change: Change, now: str, shown: Report) -> Line:
    """A change of prose; its living numbers are called by their cells, as their figures of then are not known."""
    edition = shown.edition
    line = _line(change, now, lambda *texts: difference(*(spoken(text, edition) for text in texts)))
    return replace(line, whole=spoken(change.before or "", edition))


def _arrow(before: str, after: str) -> str:
    return f"{before.strip() or '空白'} → {after.strip() or '空白'}"


@require_POST
@seen_by(AUTHORS)
def restore(request: HttpRequest, year: int, code: str, kind: str) -> HttpResponse:
    """恢复: back to what stood in a place before an event. A script is answered as autosaving is, in JSON."""
    shown = own_report_or_404(request, year, code, kind)
    place, event = request.POST.get("place", ""), number(request.POST.get("event", ""))
    by_script = answers.speaks_json(request)
    try:
        made = actions.restore(shown, place, event or 0, seen=request.POST.get("seen", ""), by=request.user)
    except Refused as refused:
        if by_script:
            return answers.told(str(refused), 409)
        (messages.success if refused.done else messages.error)(request, str(refused))
        return redirect(shown)
    except KeyError:
        raise Http404 from None
    if by_script:
        (_, text) = made.data.get("passage") or made.data["figures"][place]
        at = f"{timezone.localtime(made.at):%H:%M:%S}"
        return JsonResponse({"saved": {place: text}, "conflicts": {}, "at": at})
    messages.success(request, "已恢复。")
    return redirect(reverse("section", args=(*shown.address, made.data["section"])) + f"#{place}")
