"""Beside a passage that is being written: its living numbers, the figures to choose from, last year's text."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from agencies.access import AUTHORS, seen_by
from reports import living
from reports.actions.entries import LONGEST_PASSAGE
from reports.forms import PassageForm
from reports.living_offers import Offer, choices, offers
from reports.models import Report
from reports.prose_beside import beside
from reports.schema import Section
from reports.views.common import own_report_or_404

ADDRESSES = {"numbers": "section-numbers", "figures": "section-figures", "lastYear": "section-last-year"}


def passage_form(shown: Report, part: Section, data=None) -> PassageForm:
    """The form of a section of prose."""
    address = (*shown.address, part.code)
    return PassageForm(
        data,
        section=part,
        text=shown.texts.get(part.code, ""),
        content=shown.content,
        last=lambda: shown.last_year,
        addresses={word: reverse(name, args=address) for word, name in ADDRESSES.items()},
    )


def _passage_or_404(shown: Report, section: str) -> Section:
    found = next((part for part in shown.edition.passages if part.code == section), None)
    if found is None:
        raise Http404
    return found


@seen_by(AUTHORS)
@require_POST
def numbers(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """What the tokens of a text that was sent show, and which of its plain numbers can be bound. Nothing is kept.

    Reads JSON {"text"}; answers {"tokens": {token: {shows, label}}, "offers": [{start, end, said, token, shows,
    label, agrees}]}, places counted as a browser counts. A text that cannot be read has neither.
    """
    shown = own_report_or_404(request, year, code, kind)
    part = _passage_or_404(shown, section)
    text = _sent(request.body)
    found = offers(text, part.code, shown.content, lambda: shown.last_year)
    tokens = {f"{offer.token}" for offer in found}
    known = living.known(text + "".join(tokens), shown.content, lambda: shown.last_year)
    return JsonResponse({"tokens": known, "offers": [_placed(offer, text) for offer in found]})


def _sent(body: bytes) -> str:
    try:
        text = json.loads(body)["text"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return ""
    return text if isinstance(text, str) and len(text) <= LONGEST_PASSAGE else ""


def _placed(offer: Offer, text: str) -> dict[str, object]:
    """With its place in UTF-16 units."""
    before = len(text[: offer.start].encode("utf-16-le", "surrogatepass")) // 2
    inside = len(offer.said.encode("utf-16-le", "surrogatepass")) // 2
    return asdict(offer) | {"start": before, "end": before + inside}


@seen_by(AUTHORS)
def figures(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """Every figure of the tables that can be put into the prose, with last year's: JSON {"figures": [{token, …}]}."""
    shown = own_report_or_404(request, year, code, kind)
    _passage_or_404(shown, section)
    found = [asdict(choice) for choice in choices(shown.content, shown.last_year)]
    return JsonResponse({"figures": found})


@seen_by(AUTHORS)
def last_year(request: HttpRequest, year: int, code: str, kind: str, section: str) -> HttpResponse:
    """The passage beside last year's, repeated sentences marked; with ``?part=1`` without the page around it."""
    shown = own_report_or_404(request, year, code, kind)
    part = _passage_or_404(shown, section)
    last = shown.last_year
    context = {
        "report": shown,
        "part": part,
        "last": last,
        "beside": beside(part.code, shown.content, last) if last else None,
    }
    template = "components/prose_beside.html" if "part" in request.GET else "work/last_year.html"
    return render(request, template, context)
