"""Work done in the background by procrastinate's workers, from jobs kept in the database."""

from __future__ import annotations

from django.db import InterfaceError, OperationalError
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from reports import actions, verification
from reports.actions import archive, forget_the_old, notify, open_data, weights

# a database that is being restarted comes back
AGAIN = RetryStrategy(max_attempts=10, wait=3, retry_exceptions={OperationalError, InterfaceError})

# so does a mail server, which may be away for longer: tried at even distances until what it would tell of is old
POST = RetryStrategy(max_attempts=notify.FRESH // notify.AGAIN, wait=int(notify.AGAIN.total_seconds()))


@app.task(name=archive.TASK, retry=AGAIN)
def read_archive_file(pk: int) -> None:
    """Read one document of an archive."""
    archive.read_waiting(pk)


@app.task(name=weights.TASK, retry=AGAIN)
def try_rule(pk: int) -> None:
    """Try one rule on the past reports of an area."""
    weights.run_trial(pk)


@app.task(name=notify.TASK, retry=POST)
def mail_notices(person: int) -> None:
    """Send somebody by e-mail what waits for him."""
    notify.mail_notices(person)


@app.task(name=open_data.TASK, retry=AGAIN)
def make_bulk(year: int | None) -> None:
    """Make the open data files of a year, or of all years, anew."""
    open_data.make_bulk(year)


@app.periodic(cron="23 2 * * *")
@app.task(name="make_all_bulk", queueing_lock="make_all_bulk", lock=open_data.TASK, retry=AGAIN)
def make_all_bulk(timestamp: int) -> None:
    """What no publication tells of, such as a new name of an agency, is in the files the next morning."""
    open_data.make_all_bulk()


@app.periodic(cron="17 3 * * *")
@app.task(name="forget_waiting_imports", queueing_lock="forget_waiting_imports", retry=AGAIN)
def forget_waiting_imports(timestamp: int) -> None:
    """Remove what waited longer than seven days for its person."""
    forget_the_old()


@app.periodic(cron="* * * * *")
@app.task(name="publish_due", queueing_lock="publish_due", retry=AGAIN)
def publish_due(timestamp: int) -> None:
    """Reports whose moment has come go out."""
    actions.publish_due()


@app.periodic(cron="43 2 * * *")
@app.task(name="verify_publications", queueing_lock="verify_publications", retry=AGAIN)
def verify_publications(timestamp: int) -> None:
    """Every night all that was published is held against its seals."""
    verification.verify_nightly()


@app.periodic(cron="* * * * *")
@app.task(name="read_again", queueing_lock="read_again", retry=AGAIN)
def read_again(timestamp: int) -> None:
    """Files whose job is gone, or ended without a word, are read by whoever works now."""
    archive.read_again(by=None)


@app.periodic(cron="* * * * *")
@app.task(name="retry_abandoned", queueing_lock="retry_abandoned", pass_context=True)
async def retry_abandoned(context: JobContext, timestamp: int) -> None:
    """Jobs whose worker ended in the middle of them begin again."""
    for job in await context.app.job_manager.get_stalled_jobs():
        await context.app.job_manager.retry_job(job)
    await context.app.job_manager.delete_old_jobs(nb_hours=24 * 7, include_failed=True)
