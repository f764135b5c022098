"""Many reports checked at once, on every core: a rule tried on all past reports, an area looked over. Pure."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from typing import Any

from reports.checks import Context, Finding, findings
from reports.checks.context import ALONE
from reports.filetypes import json

AT_ONCE = 500  # reports handed out before the first answers are taken: so much is held in memory
CHUNK = 25


@dataclass(frozen=True)
class Case:
    """A report in its canonical form (reports/filetypes/json.py), ``last`` that of the year before."""

    document: Mapping[str, Any]
    last: Mapping[str, Any] | None = None
    context: Context = ALONE

    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of it."""
        last = json.read(self.last) if self.last else None
        return findings(json.read(self.document), replace(self.context, last_year=last))


def check_all(cases: Iterable[Case], cores: int | None = None) -> Iterator[tuple[Finding, ...]]:
    """The findings of each report, in the order they came in.

    ``cores`` is how many to use, all by default; with one, everything happens in this process.
    """
    cores = cores or len(os.sched_getaffinity(0))
    waiting = iter(cases)
    if cores == 1:
        yield from map(Case.findings, waiting)
        return
    # a fresh process each: this one may hold threads and database connections, which do not survive a fork
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        while some := list(islice(waiting, AT_ONCE)):
            yield from pool.map(Case.findings, some, chunksize=CHUNK)
