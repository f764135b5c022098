"""Nothing typed is lost when a form of the report's pages is refused: the page it came from shows it again, and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest

from reports.models import Report

KEY = "typed"  # in the session, until the next page of the report
FORMS = ("move", "schedule", "correction")  # the addresses whose forms show again what was typed


@dataclass(frozen=True)
class Typed:
    """What was sent in a refused form, named by its address or verb, and the sentence that refuses it."""

    form: str = ""
    says: str = ""
    fields: dict[str, str] | None = None


def keep(request: HttpRequest, says: str) -> bool:
    """Keep what was sent for the page the person comes back to. Whether it was one of the forms that show it."""
    match = request.resolver_match
    if match is None or match.url_name not in FORMS:
        return False
    fields = {name: text for name, text in request.POST.items() if name != "csrfmiddlewaretoken"}
    here = [match.kwargs["year"], match.kwargs["code"], match.kwargs["kind"]]
    form = match.kwargs.get("verb", match.url_name)
    request.session[KEY] = {"report": here, "form": form, "says": says, "fields": fields}
    return True


def typed(request: HttpRequest, report: Report, offered: list[str]) -> Typed:
    """What was refused just now on this report; empty where nothing was.

    Where the form is not ``offered`` any more the page says the sentence by itself. A tick says that something was
    read: it does not outlive a change of the report.
    """
    if KEY not in request.session:
        return Typed()
    kept = request.session.pop(KEY)
    if kept["report"] != list(report.address):
        return Typed()
    if kept["form"] not in offered:
        messages.error(request, kept["says"])
        return Typed()
    fields = kept["fields"]
    if fields.get("version", str(report.version)) != str(report.version):
        fields = {name: text for name, text in fields.items() if name in ("reason", "at", "note")}
    return Typed(kept["form"], kept["says"], fields)


def sendable(*moves: list) -> list[str]:
    """The forms of a page with these moves: those that can be sent, and the clock beside 发布."""
    verbs = [move.verb for some in moves for move, refusal in some if not refusal]
    return [*verbs, *(["schedule"] if "publish" in verbs else [])]
