"""定时发布: an approved report goes out at a moment somebody has set, in his name."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from agencies.models import Person
from reports.actions import notify
from reports.actions.base import locked, record
from reports.actions.moves import make_move
from reports.actions.publish import is_due
from reports.actions.refused import Refused
from reports.models import Event, Report
from reports.workflow import BY_VERB

PUBLISH = BY_VERB["publish"]
FURTHEST = timedelta(days=366)  # a later day is a slip
logger = logging.getLogger(__name__)


def _publishable(report: Report, by: Person, version: int) -> Report:
    fresh = locked(report)
    if sentence := PUBLISH.refusal(fresh, by):
        raise Refused(sentence)
    if fresh.version != version:
        raise Refused("报告在您打开之后又改过，请重新看过再定发布时间。")
    return fresh


@transaction.atomic
def schedule(report: Report, at: datetime, *, by: Person, version: int) -> Event:
    """Have an approved report published at this moment; setting another replaces it. Errors: Refused in words."""
    fresh, now = _publishable(report, by, version), timezone.now()
    local = timezone.localtime(at)
    if at <= now:
        raise Refused(f"{local:%Y-%m-%d %H:%M}已经过去，请定以后的时间；要马上公开，请点“发布”。")
    if at > now + FURTHEST:
        raise Refused(f"{local:%Y-%m-%d %H:%M}太远了，最多提前一年，请核对年份。")
    if fresh.publish_at == at:
        raise Refused("发布时间就是这样定的，没有改动。", done=True)
    fresh.publish_at, fresh.publish_by = at, by
    fresh.save(update_fields=["publish_at", "publish_by"])
    return record(fresh, "schedule", by, data={"publish_at": at.isoformat()})


@transaction.atomic
def unschedule(report: Report, *, by: Person, reason: str = "") -> Event:
    """The report waits again for somebody to publish it. Errors: Refused in words."""
    fresh = locked(report)
    if not PUBLISH.may(fresh, by) and not reason:
        raise Refused("取消定时发布由本单位审核人或主管部门办理。")
    if fresh.publish_at is None:
        raise Refused("没有定时发布，不用取消。", done=True)
    fresh.publish_at, fresh.publish_by = None, None
    fresh.save(update_fields=["publish_at", "publish_by"])
    return record(fresh, "unschedule", by, reason=reason)


def publish_due() -> int:
    """Publish whatever is due, each by itself, in the name of who set it. Run by a worker; returns how many went out.

    What is refused by then is taken off the clock, and those who can publish are told why.
    """
    due = Report.objects.filter(publish_at__lte=timezone.now()).order_by("publish_at", "pk")
    return sum(map(_publish, due))


def _publish(report: Report) -> bool:
    try:
        return _publish_if_due(report)
    except Refused as refused:
        if refused.done:
            return False
        logger.error("Not published when it was due: %s: %s", report.pk, refused)
        _taken_off(report, f"到了定的时间没有发布：{refused}")
        return False
    except Exception:  # the others do not wait for it; this one is tried again in a minute
        logger.exception("Not published when it was due: %s", report.pk)
        return False


@transaction.atomic
def _publish_if_due(report: Report) -> bool:
    """While others went out it may have been taken off the clock, set for later, or returned."""
    fresh = locked(report)
    if not is_due(fresh, timezone.now()):
        return False
    if not fresh.publish_by.is_active:
        raise Refused(f"设定时间的{fresh.publish_by.name}的账号已停用，请由其他人发布，或者重新定时。")
    make_move(fresh, PUBLISH.verb, by=fresh.publish_by, version=fresh.version)
    return True


@transaction.atomic
def _taken_off(report: Report, reason: str) -> None:
    with suppress(Refused):  # somebody else has taken it off meanwhile
        notify.of_move(unschedule(report, by=report.publish_by, reason=reason))
