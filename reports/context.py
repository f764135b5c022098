"""What the staff's header bar knows of the person."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from reports.models import Notice


def unread(request: HttpRequest) -> dict[str, object]:
    """`unread`: how many notices the person has not read; counted where a page shows it, once."""
    return {"unread": SimpleLazyObject(lambda: _count(request))}


def _count(request: HttpRequest) -> int:
    return Notice.objects.for_reader(request.user).filter(read_at=None).count()
