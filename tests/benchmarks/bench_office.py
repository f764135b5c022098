"""How long each format of a published report takes to write, warm. Run from the root of the repository:

python -m tests.benchmarks.bench_office

Each time from an issue of its own, laid out before: the layout is shared by all formats and shown by itself.
"""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from reports.actions.publish import WRITERS  # noqa: E402
from reports.filetypes.issue import Issue  # noqa: E402
from tests.reports.filetypes.issues import ordinary  # noqa: E402

RUNS = 15


def laid_out() -> Issue:
    fresh = replace(ordinary())
    assert fresh.document and fresh.canonical
    return fresh


def milliseconds(work: Callable[[Issue], object], prepared: Callable[[], Issue] = laid_out) -> list[float]:
    taken = []
    for _ in range(RUNS):
        issue = prepared()
        start = time.process_time()
        work(issue)
        taken.append(1000 * (time.process_time() - start))
    return taken


def main() -> None:
    ways: dict[str, tuple[Callable[[Issue], object], Callable[[], Issue]]] = {
        "layout": (lambda issue: (issue.document, issue.canonical), lambda: replace(ordinary())),
        **{format: (write, laid_out) for format, write in WRITERS.items()},
    }
    for name, (work, prepared) in ways.items():
        taken = milliseconds(work, prepared)
        print(f"{name:8} {statistics.median(taken[1:]):7.1f} ms of processor time, first {taken[0]:.1f}")


if __name__ == "__main__":
    main()
