"""How many cells of generated documents are read right, by format and by damage, and how long a document takes.

Run: python -m tests.benchmarks.bench_intake [--count 700] [--seed 1] [--formats docx,html]
One document again: --only docx:torn:1007 --show FOLDER writes it there and prints every difference.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tests.documents import Made, make, plan, planned
from tests.documents.damage import FORMATS
from tests.documents.judge import Score, judged
from tests.documents.making import OFFICE

CORES = 2
LEAST_SHARE = 99.9
FIRST = 40  # misses that are printed


def reader():  # the intake is loaded where it is needed: the workers each load it once
    """The entry point of the intake."""
    from reports.intake import understand

    return understand


def work(job: str | Made) -> tuple[str, tuple[str, ...], Score]:
    """One document, made here unless LibreOffice had to make it."""
    made = make(job) if isinstance(job, str) else job
    return made.format, made.damages, judged(made, reader())


def jobs(names: Iterable[str]) -> list[str | Made]:
    """Names, and whole documents for those that go through LibreOffice in one call."""
    names = list(names)
    office = {name for name in names if name.split(":")[0] in OFFICE}
    printed = planned(sorted(office))
    if len(printed) < len(office):
        print(f"{len(office) - len(printed)} documents left out: LibreOffice did not print them")
    return [*printed, *(name for name in names if name not in office)]


def table(title: str, scores: dict[str, Score]) -> None:
    heads = (
        "docs",
        "cells",
        "% right",
        "marked",
        "UNMARKED",
        "open",
        "raised",
        "year",
        "agency",
        "prose",
        "ms",
    )
    print(f"\n{title:<20}" + "".join(f"{head:>9}" for head in heads))
    for name, s in sorted(scores.items()):
        row = f"{name:<20}{s.documents:>9}{s.cells:>9}{s.share:>10.3f}{s.marked:>9}{s.unmarked:>9}"
        print(f"{row}{s.undetermined:>9}{s.raised:>9}{s.years:>9}{s.agencies:>9}{s.prose:>9}{s.ms:>10.0f}")


def show(name: str, folder: Path) -> int:
    """Writes one document and prints what was read wrong in it."""
    (made,) = planned([name])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / made.file).write_bytes(made.data)
    print(f"{folder / made.file}: {made.truth.agency}, {made.truth.year}, {made.truth.kind}")
    score = judged(made, reader())
    for miss in score.misses:
        print(f"{'marked  ' if miss.marked else 'UNMARKED'} {miss.cell}: {miss.expected}; read: {miss.got}")
    print(f"{score.share:.3f} % right, {score.unmarked} unmarked, {score.undetermined} undetermined")
    return 1 if score.unmarked or score.share < LEAST_SHARE else 0


def run(count: int, seed: int, formats: tuple[str, ...], first: int) -> int:
    """The whole benchmark; 1 when a cell was wrong and not marked, or too many were wrong."""
    by_format, by_damage, total = defaultdict(Score), defaultdict(Score), Score()
    with ProcessPoolExecutor(CORES) as pool:
        for format, damages, score in pool.map(work, jobs(plan(count, seed, formats)), chunksize=4):
            by_format[format] += score
            for damage in damages:
                by_damage[damage] += score
            total += score
    table("format", by_format)
    table("damage", by_damage)
    table("all", {"": total})
    worst = sorted(total.misses, key=lambda miss: miss.marked)
    print(f"\n{len(worst)} cells wrong; the first {min(first, len(worst))}, one a document:")
    for miss in list({miss.name: miss for miss in reversed(worst)}.values())[::-1][:first]:
        mark = "marked  " if miss.marked else "UNMARKED"
        print(f"{mark} {miss.name} {miss.cell}: {miss.expected}; read: {miss.got}")
    return 1 if total.unmarked or total.raised or total.share < LEAST_SHARE else 0


def arguments() -> Namespace:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=700)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default=",".join(FORMATS))
    parser.add_argument("--first", type=int, default=FIRST, help="how many misses are printed")
    parser.add_argument("--only", help="format:damage+damage:seed")
    parser.add_argument("--show", nargs="?", const="var/intake", help="folder the document is written to")
    return parser.parse_args()


def main() -> None:
    """Exit status 1 when the reader is not good enough."""
    chosen = arguments()
    if chosen.only:
        sys.exit(show(chosen.only, Path(chosen.show or "var/intake")))
    sys.exit(run(chosen.count, chosen.seed, tuple(chosen.formats.split(",")), chosen.first))


if __name__ == "__main__":
    main()
