"""The files of many reports at once, made anew after something was published: derived, so no act of anybody."""

from __future__ import annotations

import io
from contextlib import suppress
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from reports import published_data
from reports.models import BulkFile, Publication, PublicationFile
from reports.models.publication import keep, path_of
from reports.open_data import bundle

TASK = "make_bulk"  # in reports/tasks.py
GATHER = 20  # seconds: sixty reports published in a row make one run
ZIP, CSV = "zip", "csv"


def bulk_later(year: int) -> None:
    """Have a worker make the files of this year and of all years anew, once what is being done is done."""
    transaction.on_commit(lambda: [_ask(one) for one in (year, None)])


def _ask(year: int | None) -> None:
    """One job waits for each at a time; who comes while it waits is served by it."""
    job = app.configure_task(
        TASK, queueing_lock=f"{TASK}-{year or 'all'}", lock=TASK, schedule_in={"seconds": GATHER}
    )
    with suppress(AlreadyEnqueued), transaction.atomic():
        job.defer(year=year)


def drop_bulk(year: int) -> None:
    """Take away the files of this year and of all years at once, until a worker has made them anew."""
    for file in BulkFile.objects.filter(Q(year=year) | Q(year=None)):
        file.delete()
        transaction.on_commit(partial(_drop, file.sha256, file.format))


def make_bulk(year: int | None) -> list[BulkFile]:
    """Make the files of a year, or of all years where it is None. What would be the same stays as it is."""
    source = published_data.source(year)
    target = io.BytesIO()
    count = bundle.write(target, source, published_data.terms(), year)
    made = [_put(year, ZIP, target.getvalue(), count)]
    if year:
        made.append(_put(year, CSV, b"".join(bundle.long_csv(source)), count))
    return made


def make_all_bulk() -> list[BulkFile]:
    """The files of every year that has something to read, or had, and of all years."""
    years = Publication.objects.order_by("-report__year").values_list("report__year", flat=True).distinct()
    return [file for year in (*years, None) for file in make_bulk(year)]


@transaction.atomic
def _put(year: int | None, format: str, content: bytes, count: int) -> BulkFile:
    old = BulkFile.objects.select_for_update().filter(year=year, format=format).first()
    facts = keep(content, format)
    if old and old.sha256 == facts["sha256"]:
        return old
    values = {**facts, "reports": count, "made_at": timezone.now()}
    file, _ = BulkFile.objects.update_or_create(year=year, format=format, defaults=values)
    if old:
        transaction.on_commit(partial(_drop, old.sha256, format))
    return file


def _drop(digest: str, format: str) -> None:
    """Remove bytes that nothing points to any more: only these files are ever replaced."""
    kept = any(model.objects.filter(sha256=digest).exists() for model in (BulkFile, PublicationFile))
    if not kept:
        path_of(digest, format).unlink(missing_ok=True)
