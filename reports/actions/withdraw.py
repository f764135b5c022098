"""撤销发布: what was published is no longer before the public; its address says when, why and whom to ask."""

from __future__ import annotations

from typing import Any

from agencies.models import Person
from reports import search
from reports.actions.ledger import enter_withdrawal
from reports.actions.open_data import bulk_later, drop_bulk
from reports.models import Report, Withdrawal


def withdraw(report: Report, by: Person, reason: str) -> dict[str, Any]:
    """Withdraw the version in force, and with it those before. Called by the move of that name, in its transaction."""
    in_force = report.publications.first()
    withdrawal = Withdrawal.objects.create(publication=in_force, reason=reason, by=by)
    search.leave(report)
    drop_bulk(report.year)  # nor is it to be had in the files of many
    bulk_later(report.year)
    entry = enter_withdrawal(withdrawal)  # last, as with a publication
    return {"number": in_force.number, "ledger": entry.number}
