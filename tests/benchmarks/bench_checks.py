"""How long a full check of one report takes, with its prose and last year's report, and ten thousand on all cores.

Run: python -m tests.benchmarks.bench_checks [--batch 10000]
"""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle, islice
from statistics import mean, median, quantiles
from time import perf_counter

from reports.checks import equations, findings
from reports.checks.batch import Case, check_all
from reports.filetypes import json
from tests.labelled import Labelled, reports

MOST_MS = {"equations": 5.0, "findings": 50.0}
ROUNDS = 7


def milliseconds(work, labelled: Labelled) -> float:
    """The median; every round gets a copy that has computed nothing yet."""
    times = []
    for turn in range(ROUNDS):
        # a text nobody has cut into sentences yet, as it comes from the database
        passages = {code: text + " " * turn for code, text in labelled.report.passages.items()}
        fresh = replace(labelled.content, passages=passages)
        context = labelled.context
        start = perf_counter()
        work(fresh, context)
        times.append(1000 * (perf_counter() - start))
    return median(times)


def one_by_one(set_: list[Labelled]) -> None:
    """Errors: SystemExit when the slowest is slower than it may be."""
    for name, work in (("equations", lambda c, _: list(equations.findings(c))), ("findings", findings)):
        times = [milliseconds(work, labelled) for labelled in set_]
        high = quantiles(times, n=20)[-1]
        print(
            f"{name:<10} median {median(times):6.2f} ms  95 % under {high:6.2f}  slowest {max(times):6.2f}"
            f"  (at most {MOST_MS[name]:.0f}; {len(set_)} reports)"
        )
        if max(times) > MOST_MS[name]:
            raise SystemExit(f"{name} of one report take {max(times):.1f} ms")


def many(set_: list[Labelled], count: int) -> None:
    """``count`` reports on every core, and a quarter of them on one; the ratio of the two speeds."""
    cases = [_case(labelled) for labelled in set_]
    cores = len(os.sched_getaffinity(0))
    rates = {}
    for used, size in ((1, max(1, count // 4)), (cores, count)):
        start = perf_counter()
        found = [len(one) for one in check_all(islice(cycle(cases), size), used)]
        took = perf_counter() - start
        rates[used] = size / took
        print(
            f"{size} reports, {used} core(s): {took:.1f} s, {rates[used]:.0f} a second, {mean(found):.2f} findings each"
        )
    print(f"ratio {rates[cores] / rates[1]:.2f}")


def _case(labelled: Labelled) -> Case:
    last = labelled.context.last_year
    context = replace(labelled.context, last_year=None)
    return Case(json.data(labelled.content), json.data(last) if last else None, context)


def main(arguments: Iterable[str] | None = None) -> None:
    parser = ArgumentParser()
    parser.add_argument("--batch", type=int, default=0)
    asked = parser.parse_args(arguments)
    set_ = list(reports())
    one_by_one(set_)
    if asked.batch:
        many(set_, asked.batch)


if __name__ == "__main__":
    main()
