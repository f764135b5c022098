"""What the 签发单 says of a report without anybody's writing: who handed it in and agreed, which version it is."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from reports.filetypes.signoff import Hand, Known
from reports.models import Report
from reports.workflow import CLOSED

STEPS = {"author": "submit", "reviewer": "forward", "supervisor": "approve"}
STAMPS = {"submit": "submitted_at", "forward": "forwarded_at", "approve": "approved_at"}
AFTER = timedelta(seconds=5)  # an event is written just after the stamp of its move


def signed(report: Report) -> Known:
    """What is known of it as it stands now."""
    hands = {who: _hand(report, verb) for who, verb in STEPS.items()}
    last = report.publications.defer("document", "values").select_related("withdrawal").first()
    if last is None:
        return Known(**hands)
    if report.status not in CLOSED:
        kind = "更正" if report.is_public else "撤销发布后重新发布"
        return Known(**hands, version=f"第{last.number + 1}版（{kind}）", note=report.correction)
    gone = report.withdrawal
    ends = f"，{_day(gone.at)}撤销发布" if gone else ""
    said = f"第{last.number}版已于{_day(last.published_at)}发布{ends}"
    return Known(
        **hands, version=f"第{last.number}版" if last.number > 1 else "", note=last.note, published=said
    )


def _hand(report: Report, verb: str) -> Hand | None:
    """Who made this move, where it still counts: one that led to a return does not."""
    stamp = getattr(report, STAMPS[verb])
    if stamp is None:
        return None
    made = report.events.filter(verb=verb, at__lte=stamp + AFTER).select_related("by").defer("data").first()
    return Hand(made.by.name, timezone.localdate(stamp)) if made else None


def _day(at: datetime) -> str:
    on = timezone.localdate(at)
    return f"{on.year}年{on.month}月{on.day}日"
