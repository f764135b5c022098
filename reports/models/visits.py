"""How often an address asked for something costly: a counter that all server processes share."""

from __future__ import annotations

import hmac
import ipaddress
import time
from hashlib import sha256

from django.conf import settings
from django.db import connection, models


class Visit(models.Model):
    """The readings one address asked for in one window of time. The address is kept as a keyed hash only."""

    address = models.CharField(max_length=32)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["address", "window"], name="visit_once")]

    def __str__(self) -> str:
        return f"{self.window}: {self.count}"


COUNT = """
    INSERT INTO reports_visit (address, "window", count) VALUES (%s, %s, 1)
    ON CONFLICT (address, "window") DO UPDATE SET count = reports_visit.count + 1 RETURNING count
"""


def visited(address: str, seconds: int, what: str = "") -> int:
    """How many of this kind an address has had in this window."""
    known = Visit.objects.filter(address=_hashed(address, what), window=int(time.time()) // seconds)
    return known.values_list("count", flat=True).first() or 0


def visits(address: str, seconds: int, what: str = "") -> int:
    """Count one more of this kind (readings, unless said) of this address; returns how many it has had in this window.
    Old windows go.

    A counter and no act: nobody signs it, nothing follows from it but a refusal, and it is gone in ten minutes. So it
    stands here and not among the actions, which have a person and leave an event.
    """
    window = int(time.time()) // seconds
    Visit.objects.filter(window__lt=window).delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_hashed(address, what), window])
        (count,) = cursor.fetchone()
    return int(count)


def _hashed(address: str, what: str = "") -> str:
    """An IPv6 address counts by its /64: one household has as many as it likes."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
        if found.version == 6:
            address = str(ipaddress.ip_network((found, 64), strict=False))
    except ValueError:
        pass  # whatever a proxy wrote: counted as it stands
    return hmac.new(settings.SECRET_KEY.encode(), f"{what}{address}".encode(), sha256).hexdigest()[:32]
