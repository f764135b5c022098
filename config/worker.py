"""The worker of the background jobs that script/start runs beside the web server: `python -m config.worker`.

A program of its own, started and not forked, so that it shares no connection with anybody. It ends with the process
that started it, and begins again when the database was away.
"""

import asyncio
import ctypes
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

CONCURRENCY = 2  # each document is read in a process of its own: two keep two cores busy
PAUSE = 3  # seconds before it is tried again
PATIENCE = 8  # seconds a worker has to end
PARENT = "ANNUAL_WORKER_PARENT"
PR_SET_PDEATHSIG = 1
logger = logging.getLogger("config.worker")


class Worker:
    """The worker as the main process sees it: started again when it fails, ended with it."""

    def __init__(self) -> None:
        self._ending = threading.Event()
        self._process: subprocess.Popen | None = None
        # Linux asks for the thread that started a process when it watches for the end of its parent: this one stays
        self._keeper = threading.Thread(target=self._keep, name="worker-keeper", daemon=True)

    def start(self) -> None:
        self._keeper.start()

    def _keep(self) -> None:
        while not self._ending.is_set():
            self._process = subprocess.Popen(
                [sys.executable, "-m", "config.worker"], env=os.environ | {PARENT: str(os.getpid())}
            )
            self._process.wait()
            self._ending.wait(PAUSE)

    def end(self) -> None:
        """End it and wait until it has ended, so that the database may stop."""
        self._ending.set()
        if process := self._process:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self._keeper.join(PATIENCE)


def main() -> None:
    """Work until told to end. A job that was broken off is taken up again by `retry_abandoned`."""
    _end_with_parent()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django

    django.setup()
    own_connections()
    ending = False

    def end(*_: object) -> None:
        nonlocal ending
        ending = True
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)
    while not ending:
        try:
            asyncio.run(work())
            return
        except KeyboardInterrupt:
            return
        except Exception as error:  # the database is away, or was restarted
            logger.warning("The worker begins again in %s seconds: %s", PAUSE, error)
            with suppress(KeyboardInterrupt):
                time.sleep(PAUSE)


def _end_with_parent() -> None:
    """Ctrl-C in the terminal goes to the main process alone, which ends this one; so does its sudden death."""
    os.setpgid(0, 0)
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    started_by = os.environ.get(PARENT)
    if started_by and os.getppid() != int(started_by):
        sys.exit()  # it was gone before the line above


def own_connections() -> None:
    """A job opens its connection and closes it: a pool would hand out those a restart of the database broke."""
    from django.db import connections

    connections["default"].settings_dict["OPTIONS"].pop("pool", None)


async def work() -> None:
    """Take jobs until told to stop."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()):
        async with app.open_async():
            await app.run_worker_async(
                concurrency=CONCURRENCY, shutdown_graceful_timeout=PATIENCE / 2, install_signal_handlers=True
            )


if __name__ == "__main__":
    main()
