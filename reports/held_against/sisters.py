"""The reports of other agencies whose prose may be alike, found by their sketches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.db.models import F, Func, IntegerField, Value

from reports.checks import Sister, alike
from reports.workflow import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from reports.models import Report

# of a sketch: unrelated reports share less than a tenth, and what is said begins at three tenths
SHARED = 0.15
MOST_SISTERS = 3
WITH_OFFICE = (State.FORWARDED, State.APPROVED)


class Common(Func):
    """How many numbers two arrays have in common."""

    template = "(SELECT count(*) FROM unnest(%(expressions)s))"
    arg_joiner = ") AS one(number) WHERE number = ANY ("
    output_field = IntegerField()


def sisters_of(report: Report) -> tuple[Sister, ...]:
    """The few reports of other agencies, same year and office, whose prose may be alike: one query, two if there are any.

    Only their sketches are compared; the prose is read of those that are left.
    """
    own = alike.sketch(alike.prose(report.content.passages, report.content.agency))
    if not own:
        return ()
    common = Common(F("sketch"), Value(own, output_field=ArrayField(IntegerField())))
    near = list(
        _comparable(report)
        .annotate(common=common)
        .filter(common__gt=SHARED * len(own))
        .select_related("agency")
        .only("agency")
        .prefetch_related("passages")
        .order_by("-common", "pk")[:MOST_SISTERS]
    )
    return tuple(Sister(one.agency.own_name, _passages(one)) for one in near)


def _passages(one: Report) -> Mapping[str, str]:
    """What it says; with living numbers its figures are read too."""
    texts = {passage.code: passage.text for passage in one.passages.all()}
    return one.content.passages if any("{" in text for text in texts.values()) else texts


def _comparable(report: Report) -> QuerySet[Report]:
    """What is published; for the office above, once it has the report, also what else it has been handed.

    The agency itself never learns anything of what others have not published. Of a published report only what was
    there before it: whoever was first did not copy.
    """
    others = type(report).objects.filter(supervising=report.supervising_id, year=report.year)
    others = others.exclude(agency=report.agency_id)
    if report.is_public:  # also while its correction is under way
        return others.filter(state=State.PUBLISHED, published_at__lt=report.published_at)
    handed_in = WITH_OFFICE if report.is_for_office and report.status in WITH_OFFICE else ()
    return others.filter(state__in=(State.PUBLISHED, *handed_in))
