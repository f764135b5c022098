"""What was corrected, withdrawn and published again, for people: who, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models.fields.json import KT, KeyTextTransform
from django.urls import reverse

from reports import published, reissue
from reports.feed import CORRECTED, REISSUED, WITHDRAWN
from reports.models import Publication, Withdrawal

MOST = 200


@dataclass(frozen=True)
class Change:
    """One line. ``version`` is in words; ``compared`` where it says what the version changed; both may be empty."""

    verb: str
    at: datetime
    title: str
    address: str
    note: str
    version: str = ""
    compared: str = ""


def changes(code: str | None = None) -> list[Change]:
    """The newest first, of everybody or of the agency with this code; one more than MOST where there are more."""
    both = [*_corrected(code), *_withdrawn(code)]
    return sorted(both, key=lambda one: (one.at, one.address), reverse=True)[: MOST + 1]


def _corrected(code: str | None) -> Iterator[Change]:
    """Every later version that can be read; one that follows a withdrawal corrects nothing that is there."""
    found = Publication.objects.public().filter(number__gt=1).with_the_gone()
    if code:
        found = found.filter(report__agency__code=code)
    named = found.annotate(title=KT("document__title")).defer("document", "values")
    for one in named.select_related("report__agency").order_by("-published_at")[: MOST + 1]:
        report, is_again = one.report, reissue.is_reissue(one)
        compared = reverse(
            f"public-{report.kind}-changes", args=(report.year, report.agency.code, one.number)
        )
        yield Change(
            REISSUED if is_again else CORRECTED,
            one.published_at,
            one.title,
            published.address(one),
            one.note,
            f"第{one.number}版",
            "" if is_again else compared,
        )


def _withdrawn(code: str | None) -> Iterator[Change]:
    gone = Withdrawal.objects.annotate(title=KeyTextTransform("title", "publication__document"))
    if code:
        gone = gone.filter(publication__report__agency__code=code)
    named = gone.select_related("publication__report__agency").defer(
        "publication__document", "publication__values"
    )
    for one in named.order_by("-at")[: MOST + 1]:
        yield Change(WITHDRAWN, one.at, one.title, published.address(one.publication), one.reason)
