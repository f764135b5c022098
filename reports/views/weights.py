"""校核规则 of an office: what weighs how much in its area, since when and why; trying a rule on past reports."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from agencies.access import SUPERVISORS, seen_by
from agencies.models import Agency
from reports import actions
from reports.checks.rules import BY_CODE
from reports.models import RuleTrial
from reports.views.supervise import office_or_404
from reports.weights import in_chapters, standings


class WeightForm(forms.Form):
    """One rule's weight, from when, why; the action judges the rest."""

    rule = forms.CharField(max_length=20)
    weight = forms.CharField(max_length=8)
    valid_from = forms.DateField(
        error_messages={
            "required": "请填写生效日期。",
            "invalid": "生效日期没有认出，请按 2026-01-26 的样子填写。",
        }
    )
    reason = forms.CharField(required=False)  # the action says what for


@seen_by(SUPERVISORS)
def office_rules(request: HttpRequest, code: str) -> HttpResponse:
    """Every rule with its weight in the area; a change is posted here too, and what was typed stays when refused."""
    office = office_or_404(request, code)
    if request.method != "POST":
        return _page(request, office)
    form = WeightForm(request.POST)
    if not form.is_valid():
        sentence = next(iter(form.errors.values()))[0]
        return _page(request, office, str(sentence))
    given = form.cleaned_data
    try:
        actions.set_weight(office, given.pop("rule"), given.pop("weight"), by=request.user, **given)
        messages.success(request, f"已调整{form.data['rule']}，从{given['valid_from']:%Y-%m-%d}起生效。")
    except actions.Refused as refused:
        if not refused.done:
            return _page(request, office, str(refused))
        messages.success(request, str(refused))
    return redirect(f"{reverse('office-rules', args=(code,))}#{form.data['rule']}")


def _page(request: HttpRequest, office: Agency, sentence: str = "") -> HttpResponse:
    found = standings(office)
    changed = [standing for standing in found.values() if standing.is_changed or standing.coming]
    context = {
        "office": office,
        "chapters": in_chapters(found),
        "changed": changed,
        "trials": RuleTrial.objects.filter(office=office).select_related("by").defer("found")[:5],
        "today": timezone.localdate().isoformat(),
        "sentence": sentence,
        "typed": request.POST,
    }
    return render(request, "work/office_rules.html", context, status=422 if sentence else 200)


@require_POST
@seen_by(SUPERVISORS)
def try_rule(request: HttpRequest, code: str, rule: str) -> HttpResponse:
    """在以往报告上试一试."""
    office = office_or_404(request, code)
    try:
        return redirect("rule-trial", code, actions.try_rule(office, rule, by=request.user).pk)
    except actions.Refused as refused:
        messages.error(request, str(refused))
        return redirect("office-rules", code)


@require_safe
@seen_by(SUPERVISORS)
def trial(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """How far it is, then what the rule would have found."""
    office = office_or_404(request, code)
    return render(request, "work/rule_trial.html", _trial(office, pk))


@never_cache
@require_safe
@seen_by(SUPERVISORS)
def trial_progress(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """The same lines for the page that waits; it has no rows of its own."""
    context = _trial(office_or_404(request, code), pk)
    lines = render_to_string("components/trial_lines.html", context, request)
    return JsonResponse({"running": context["trial"].is_running, "lines": lines, "rows": {}})


def _trial(office: Agency, pk: int) -> dict[str, Any]:
    found = get_object_or_404(RuleTrial.objects.select_related("by"), pk=pk, office=office)
    rule = BY_CODE.get(found.rule)
    if rule is None:
        raise Http404("这条规则已经不在了。")
    return {
        "office": office,
        "trial": found,
        "rule": rule,
        "standing": standings(office)[found.rule],
        "reports": [_report(*group) for group in groupby(found.found, _whose)]
        if not found.is_running
        else [],
    }


def _whose(hit: dict[str, Any]) -> tuple[Any, ...]:
    return hit["year"], hit["code"], hit["kind"], hit["name"]


def _report(whose: tuple[Any, ...], hits: Any) -> dict[str, Any]:
    year, code, kind, name = whose
    summary = "（汇总）" if kind == "summary" else ""
    address = reverse(f"public-{kind}", args=(year, code))
    return {"year": year, "name": f"{name}{summary}", "address": address, "hits": list(hits)}
