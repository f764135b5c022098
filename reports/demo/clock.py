"""A clock for the demo's story: what happens in it carries the date it would have had."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.utils import timezone


class Clock:
    """Stands still between readings, but for a second at each, so that what follows is later."""

    def __init__(self) -> None:
        self.time: datetime = timezone.now()

    def set(self, time: datetime) -> None:
        self.time = time

    def now(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@contextmanager
def demo_clock() -> Iterator[Clock]:
    """While it runs, django.utils.timezone.now, which dates everything the models write, reads the demo's clock."""
    clock, real = Clock(), timezone.now
    timezone.now = clock.now
    try:
        yield clock
    finally:
        timezone.now = real
