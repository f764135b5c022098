"""Publishing distinct reports with two warm workers: PDFs, then all formats, then the same pages by Chromium.

Run: ``python tests/benchmarks/bench_publish.py [--reports 1000] [--seconds 60]``, each part at most that long. Chromium
is one kept browser a worker, by its own print to PDF through playwright. Trust the ratios; look at the load beside them.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORKERS = 2
WARM = 3  # reports made before the clock starts
CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True)
class Share:
    """What one worker did: reports, seconds, and its memory in MB when warm and at the end."""

    made: int
    took: float
    processor: float
    before: float
    after: float


def ready() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("PYTEST_VERSION", "1")  # the settings of the tests: no .env of this machine
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()


def issue(number: int):
    """The report of this number: its own figures, its own words, its own agency, both editions in turn."""
    from reports.editions import edition_for
    from reports.filetypes import json
    from reports.filetypes.issue import Issue
    from tests.reports.filetypes.samples import PASSAGES, content, random_figures

    year = 2020 + number % 5
    agency = f"清江市第{number}中心管理局"
    passages = {name: f"本机关编号{number}。{text}" for name, text in PASSAGES.items()}
    report = content(year, random_figures(edition_for(year), number, 900), passages, agency)
    day = date(year + 1, 1, 20)
    return Issue(json.data(report), f"unit-{number}", 1, day, "https://gk.example.gov.cn/verify/")


@contextmanager
def pdfs() -> Iterator[Callable]:
    from reports.filetypes import pdf

    yield lambda issue: pdf.printed(issue)


@contextmanager
def formats() -> Iterator[Callable]:
    from reports.actions.publish import WRITERS

    yield lambda issue: [write(issue) for write in WRITERS.values()]


@contextmanager
def chromium() -> Iterator[Callable]:
    from playwright.sync_api import sync_playwright

    from reports.filetypes import html, imprint, pdf
    from reports.fonts import font_css

    style = f"<style>{font_css()}{pdf.STYLE.read_text()}</style></head>"
    with tempfile.NamedTemporaryFile("w", suffix=".html") as file, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()

        def write(issue) -> None:
            source = html.page(issue.document, imprint.imprint(issue)).replace("</head>", style)
            file.seek(0)
            file.truncate()
            file.write(source)
            file.flush()
            page.goto(f"file://{file.name}")
            page.pdf(prefer_css_page_size=True, tagged=True, outline=True)

        yield write
        browser.close()


def share(kind: str, numbers: range, seconds: float) -> Share:
    """One worker's part, in a process of its own."""
    ready()
    with {"pdfs": pdfs, "formats": formats, "chromium": chromium}[kind]() as write:
        for number in range(WARM):
            write(issue(100_000 + number))
        before, start, processor, made = memory(), time.perf_counter(), time.process_time(), 0
        for number in numbers:
            write(issue(number))
            made += 1
            if time.perf_counter() - start > seconds:
                break
        took = time.perf_counter() - start
        return Share(made, took, time.process_time() - processor, before, memory())


def memory() -> float:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def run(kind: str, reports: int, seconds: float) -> None:
    parts = [range(first, reports, WORKERS) for first in range(WORKERS)]
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        shares = list(pool.map(share, [kind] * WORKERS, parts, [seconds] * WORKERS))
    made = sum(one.made for one in shares)
    rate = sum(60 * one.made / one.took for one in shares)
    processor = 1000 * sum(one.processor for one in shares) / made
    sizes = "  ".join(f"{one.before:.0f} → {one.after:.0f}" for one in shares)
    print(
        f"{kind:9} {made:5} reports  {rate:6.0f} a minute  {processor:5.0f} ms of processor each  MB {sizes}"
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=1000)
    asked.add_argument("--seconds", type=float, default=600)
    asked.add_argument("--only", choices=["pdfs", "formats", "chromium"])
    options = asked.parse_args()
    for kind in [options.only] if options.only else ["pdfs", "formats", "chromium"]:
        run(kind, options.reports, options.seconds)
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
