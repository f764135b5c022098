"""Entering a publication or a withdrawal in the ledger, in one order for everybody."""

from __future__ import annotations

from typing import Any

from django.db import connection

from reports.ledger import NONE_BEFORE, sealed
from reports.models import LedgerEntry, Publication, Withdrawal
from reports.models.ledger import published_facts, withdrawn_facts

LEDGER = 20_260_401  # an advisory lock nobody else uses


def enter_publication(publication: Publication) -> LedgerEntry:
    """Enter a version with its files. To be called last of a publication: others wait until it is committed."""
    return _enter(publication, LedgerEntry.Kind.PUBLISHED, published_facts(publication))


def enter_withdrawal(withdrawal: Withdrawal) -> LedgerEntry:
    return _enter(withdrawal.publication, LedgerEntry.Kind.WITHDRAWN, withdrawn_facts(withdrawal))


def _enter(publication: Publication, kind: str, facts: dict[str, Any]) -> LedgerEntry:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER])
    last = LedgerEntry.objects.order_by("-number").first()
    number = last.number + 1 if last else 1
    facts = {"number": number, **facts}
    seal = sealed(last.seal if last else NONE_BEFORE, facts)
    return LedgerEntry.objects.create(
        number=number, kind=kind, publication=publication, facts=facts, seal=seal
    )
