"""How long a full check of one report takes, and its equations alone.

Run: python -m tests.benchmarks.bench_checks
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from statistics import median
from time import perf_counter

from reports.checks import equations, findings
from reports.content import Content
from tests import seeds
from tests.contents import report

MOST_MS = {"equations": 5.0, "findings": 300.0}


def milliseconds(work: Callable[[Content], object], content: Content, rounds: int = 200) -> float:
    """The median; every round gets a copy that has computed nothing yet."""
    times = []
    for _ in range(rounds):
        fresh = replace(content)
        start = perf_counter()
        work(fresh)
        times.append(1000 * (perf_counter() - start))
    return median(times)


def main() -> None:
    """One line a number. Errors: SystemExit when one is slower than it may be."""
    for number in ("002", "004"):
        content = report(seeds.figures(number), seeds.year(number))
        measured = {
            "equations": milliseconds(lambda c: list(equations.findings(c)), content),
            "findings": milliseconds(findings, content),
        }
        for name, ms in measured.items():
            print(f"seed {number}  {name:<10} {ms:7.2f} ms  (at most {MOST_MS[name]:.0f})")
            if ms > MOST_MS[name]:
                raise SystemExit(f"{name} of one report take {ms:.1f} ms")


if __name__ == "__main__":
    main()
