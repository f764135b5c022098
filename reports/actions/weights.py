"""What an office makes of the rules in its area: 调整规则轻重, and 在以往报告上试一试."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from agencies.models import Agency, Person
from agencies.roles import Role
from reports import checks
from reports.actions.base import words
from reports.actions.refused import Refused
from reports.checks.batch import Case, check_all
from reports.checks.rule import Rule
from reports.checks.rules import BY_CODE
from reports.content import Content
from reports.filetypes import json
from reports.held_against import context_of
from reports.models import Explanation, Publication, Report, RuleTrial, RuleWeight
from reports.weights import standings

TASK = "try_rule"  # in reports/tasks.py
FURTHEST = 3  # years ahead; a later day is a slip
MOST_TRIALS = 20  # of an office; earlier ones are forgotten
MOST_FOUND = 200  # hits kept with their words; all are counted
STEP = 25  # reports between two notes of how far it is
State = RuleTrial.State
logger = logging.getLogger(__name__)
type_right = dict[tuple[Any, ...], set[int]]  # report years by agency, kind of report and key


def _for_office(office: Agency, by: Person, what: str) -> None:
    if Role.SUPERVISOR not in by.roles_at(office):
        raise Refused(f"只有{office}的主管部门审核员可以{what}。")


@transaction.atomic
def set_weight(
    office: Agency, code: str, weight: str, *, by: Person, valid_from: date, reason: str
) -> RuleWeight:
    """A rule's weight in the area of an office from a day on; DEFAULT takes back what the office had set.

    The row written is the record of it. What was submitted before is judged as before, what is published is not
    touched. Errors: Refused in words.
    """
    _for_office(office, by, "调整本地区的校核规则")
    Agency.objects.select_for_update(no_key=True).get(pk=office.pk)  # two who change it at once take turns
    standing = standings(office, valid_from).get(code)
    if standing is None:
        raise Refused(f"没有编码为“{code[:20]}”的规则。")
    if not standing.choices:
        raise Refused(f"{code}是全国一致的规则，不能调整。")
    if weight not in dict(standing.choices):
        raise Refused(f"{code}不能这样定。可以选：{'、'.join(label for _, label in standing.choices)}。")
    _day(valid_from)
    reason = words(reason)
    if not reason:
        raise Refused("请写明调整的理由，下级主管部门会看到。")
    if weight == standing.value:
        raise Refused(f"{code}在{valid_from:%Y-%m-%d}本来就是这样规定的，没有改动。", done=True)
    return RuleWeight.objects.create(
        office=office, rule=code, weight=weight, valid_from=valid_from, reason=reason, by=by
    )


def _day(valid_from: date) -> None:
    today = timezone.localdate()
    if valid_from < today:
        raise Refused("生效日期不能早于今天：已经提交的报告按提交那天的规则校核。")
    if valid_from.year > today.year + FURTHEST:
        raise Refused(f"生效日期是{valid_from.year}年，太远了，请核对。")


@transaction.atomic
def try_rule(office: Agency, code: str, *, by: Person) -> RuleTrial:
    """Have one rule tried on all published reports of the area by a worker. Changes no report and no weight.

    One that is under way already is not begun twice. Errors: Refused in words.
    """
    _for_office(office, by, "在以往报告上试校核规则")
    Agency.objects.select_for_update(no_key=True).get(pk=office.pk)
    standing = standings(office).get(code)
    if standing is None:
        raise Refused(f"没有编码为“{code[:20]}”的规则。")
    if not standing.can_be_tried:
        raise Refused(f"{code}只在导入文件时核对，已经公布的报告上没有可以试的。")
    known = RuleTrial.objects.filter(office=office)
    running = known.filter(rule=code, state__in=(State.WAITING, State.RUNNING)).first()
    if running and not running.is_stuck:
        return running
    trial = RuleTrial.objects.create(office=office, rule=code, by=by)
    known.filter(pk__in=list(known.values_list("pk", flat=True)[MOST_TRIALS:])).delete()
    app.configure_task(TASK).defer(pk=trial.pk)
    return trial


def run_trial(pk: int) -> None:
    """Try the rule and keep what was found. Run by a worker; again is harmless, it begins anew."""
    waiting = RuleTrial.objects.filter(pk=pk, state__in=(State.WAITING, State.RUNNING))
    if not waiting.update(state=State.RUNNING, moved_at=timezone.now()):
        return
    trial = waiting.select_related("office").get()
    try:
        counts = _tried(trial)
        waiting.update(state=State.DONE, moved_at=timezone.now(), **counts)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the job is tried again
    except Exception:
        logger.exception("A rule could not be tried: %s", pk)
        waiting.update(state=State.FAILED, moved_at=timezone.now())


def _tried(trial: RuleTrial) -> dict[str, Any]:
    rule, known = BY_CODE[trial.rule], RuleTrial.objects.filter(pk=trial.pk)
    newest = Publication.objects.in_force().filter(report__agency__path__startswith=trial.office.path)
    pks = list(newest.values_list("pk", flat=True))
    right = _right(trial)
    found: list[dict[str, Any]] = []
    waiting: deque[tuple[Report, Content]] = deque()
    for looked, said in enumerate(check_all(_handed_out(rule, pks, waiting))):
        if looked % STEP == 0:
            known.update(total=len(pks), looked=looked, hits=len(found), moved_at=timezone.now())
        found += _hits(rule, waiting.popleft(), said, right)
    found.sort(key=lambda hit: (-hit["year"], hit["code"], hit["kind"]))
    return {
        "total": len(pks),
        "looked": len(pks),
        "hits": len(found),
        "explained": sum(hit["explained"] for hit in found),
        "agencies": len({hit["code"] for hit in found}),
        "found": found[:MOST_FOUND],
    }


def _right(trial: RuleTrial) -> type_right:
    """Of which years' reports somebody has said that a finding is right as it is: it may hold for later ones too."""
    area = {"report__agency__path__startswith": trial.office.path, "report__publications__isnull": False}
    said = Explanation.objects.filter(rule=trial.rule, **area)
    found: type_right = defaultdict(set)
    for *what, year in said.values_list("report__agency", "report__kind", "key", "report__year"):
        found[tuple(what)].add(year)
    return found


def _handed_out(rule: Rule, pks: list[int], waiting: deque[tuple[Report, Content]]) -> Iterator[Case]:
    """The published reports as they are checked elsewhere; ``waiting`` holds them until their findings are there.

    A rule that is off is tried as it would be.
    """
    weights = {rule.code: rule.severity or rule.ceiling}
    for begin in range(0, len(pks), STEP):
        some = Publication.objects.filter(pk__in=pks[begin : begin + STEP])
        for publication in some.select_related("report__agency", "report__supervising"):
            context = replace(context_of(publication.report), weights=weights)
            waiting.append((publication.report, json.read(publication.document)))
            last = json.data(context.last_year) if context.last_year else None
            yield Case(publication.document, last, replace(context, last_year=None))


def _hits(
    rule: Rule, checked: tuple[Report, Content], said: Iterable[checks.Finding], right: type_right
) -> list[dict[str, Any]]:
    """What the rule finds in a published report, as plain data."""
    report, content = checked
    whose = report.agency_id, report.kind
    return [
        {
            "year": report.year,
            "code": report.agency.code,
            "kind": report.kind,
            "name": content.agency,
            "message": finding.message,
            "explained": any(
                year == report.year or (year < report.year and finding.is_lasting)
                for year in right.get((*whose, finding.key_in(content)), ())
            ),
        }
        for finding in said
        if finding.code == rule.code
    ]
