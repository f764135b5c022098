"""One word that changes when anything changes that the public may see: until then its pages may be sent again."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from django.apps import apps
from django.db import connection
from django.utils import timezone

from agencies.models import Agency
from reports.models import BulkFile, Publication, PublicationFile, Report, SearchEntry
from reports.views.public import programme

# what an unpublished report shows of itself: that it was asked for, of whom, until when
ASKED = "id, agency_id, year, kind, title, deadline, state = 'withdrawn'"


def generation() -> str:
    """One query, a few milliseconds for ten thousand reports. Errors: DatabaseError."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(_question())
            facts = cursor.fetchone()
    finally:
        if not connection.in_atomic_block:  # outside of a request nobody else gives it back to the pool
            connection.close_if_unusable_or_obsolete()
    return sha256(repr((timezone.localdate(), programme(), facts)).encode()).hexdigest()


@cache
def _question() -> str:
    """Counts where rows are only added: of two that come at once the later number may be there first."""
    asked = [f"SELECT sum(hashtextextended(ROW({ASKED})::text, 0)) FROM {_table(Report)}"]
    asked += [f"SELECT sum(hashtextextended(a::text, 0)) FROM {_table(Agency)} a"]
    asked += [f"SELECT concat(count(*), ' ', max(id)) FROM {_table(model)}" for model in _appended()]
    asked += [f"SELECT max(id)::text FROM {_table(PublicationFile)}"]
    asked += [f"SELECT concat(count(*), ' ', max(publication_id)) FROM {_table(SearchEntry)}"]
    asked += [f"SELECT string_agg(concat(id, sha256, made_at), ' ' ORDER BY id) FROM {_table(BulkFile)}"]
    return "SELECT " + ", ".join(f"({one})" for one in asked)


def _appended() -> list[type]:
    known = apps.get_app_config("reports").models
    return [Publication, *(known[name] for name in ("ledgerentry", "withdrawal") if name in known)]


def _table(model: type) -> str:
    return model._meta.db_table  # type: ignore[attr-defined]
