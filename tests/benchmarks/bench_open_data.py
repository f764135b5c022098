"""The open data by themselves: a page of figures as JSON, and the package of many reports, with its memory.

Run: ``.venv/bin/python -m tests.benchmarks.bench_open_data [reports]``. Needs no database.
"""

import io
import json
import resource
import sys
import time
from dataclasses import replace
from itertools import chain, islice

from reports.open_data import bundle
from reports.open_data.entry import records
from tests.reports.open_data.entries import TERMS, entries


def main(count: int) -> None:
    """One line each: seconds, size, the process's largest memory before and after."""
    reports = [replace(entries()[1], code=f"jiguan-{n}") for n in range(count)]
    begin = time.perf_counter()
    rows = list(islice(chain.from_iterable(map(records, reports[:60])), 5000))
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    print(
        f"{len(rows)} figures of 60 agencies: {(time.perf_counter() - begin) * 1000:.0f} ms, {len(text)} characters"
    )
    before, target, begin = peak(), io.BytesIO(), time.perf_counter()
    bundle.write(target, bundle.Source(lambda: reports, (), ()), TERMS, None)
    seconds = time.perf_counter() - begin
    size = target.tell() / 2**20
    print(f"package of {count} reports: {seconds:.1f} s, {size:.1f} MB; memory {before} → {peak()} MB")


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)
