"""The agencies next door, whose names a report bears when it was copied from them."""

from __future__ import annotations

from agencies.models import Agency

MOST_NEIGHBOURS = 300


def neighbours_of(agency: Agency) -> tuple[str, ...]:
    """The names of the other agencies of its area, as far as it is not huge: what a report copied from next door bears.

    The area is what the agency above looks after; a government's report names its departments by right and needs none.
    """
    if agency.is_government:
        return ()
    area = agency.path.removesuffix(f"{agency.code}/")
    others = Agency.objects.in_force().filter(path__startswith=area).exclude(pk=agency.pk)
    return tuple(others.order_by("path").values_list("name", flat=True)[:MOST_NEIGHBOURS])
