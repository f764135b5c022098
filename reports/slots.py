"""Few documents are read at once on behalf of requests, whichever server process they run in: each reader is a process.

A slot is an advisory lock of the database, which ends with its connection.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

FIRST = 20_211_230  # the first number of the locks; any will do that nobody else uses
STRANGERS, STAFF = (
    2,
    3,
)  # what visitors may take together, and everybody: clerks are never shut out by visitors
WAIT, AGAIN = 5, 0.2  # seconds a clerk waits for a slot, and between two looks


@contextmanager
def slot(most: int = STAFF, wait: float = WAIT) -> Iterator[bool]:
    """One of the first ``most`` slots, waited for so long; False when all stay taken."""
    with connection.cursor() as cursor:
        number = _taken(cursor, most, time.monotonic() + wait)
        try:
            yield number is not None
        finally:
            if number is not None:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def _taken(cursor, most: int, until: float) -> int | None:
    while True:
        for number in reversed(range(FIRST, FIRST + most)):  # clerks begin with the one that is theirs alone
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
            if cursor.fetchone()[0]:
                return number
        if time.monotonic() >= until:
            return None
        time.sleep(AGAIN)
