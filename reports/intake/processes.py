"""Processes that belong together: how much memory they take, and their end. Linux; elsewhere they are not seen."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
GROUP, SESSION, RESIDENT = 2, 3, 21  # fields of /proc/*/stat after the name


def _members(leader: int) -> Iterator[tuple[int, int]]:
    """(pid, pages resident) of every process in the group or session of a leader."""
    for stat in PROC.glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except OSError:  # ended meanwhile
            continue
        if str(leader) in (fields[GROUP], fields[SESSION]):
            yield int(stat.parent.name), int(fields[RESIDENT])


def largest(leader: int) -> int:
    """Bytes resident of the largest process of a group or session."""
    return max((pages for _, pages in _members(leader)), default=0) * os.sysconf("SC_PAGE_SIZE")


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that leads a group or session, and the others in it; what has ended already is no matter.

    Its own number is only used while it is not waited for: after that it may be somebody else's.
    """
    process.kill()
    for pid in [pid for pid, _ in _members(process.pid) if pid != process.pid]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
