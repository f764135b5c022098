"""How often the cell that was damaged is among the first three named, by what was known, and how long it takes.

Tables right in every sum are damaged by slips of the hand, then localised. Printed: totals stand in the document.
Typed: they are computed, so that a broken column gives two dozen ways and only evidence tells.

Run: python -m tests.benchmarks.bench_localise [--count 400] [--seed 1]
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random
from statistics import median
from time import process_time

from reports.checks.context import ALONE, Context
from reports.checks.localise import Located, localise
from reports.checks.rows import cells
from reports.content import Content
from tests import clean_tables as clean
from tests import seeds
from tests.clean_tables import ONE, type_figures

LEAST = {"printed 三 or 四, 1 cell": 97.0, "printed 三, 1 cell": 97.0, "printed 三, 1 to 3 cells": 90.0}
MOST_MS = 50.0


@dataclass
class Score:
    """``first`` and ``three``: all damaged cells in the first suspect, in one of the first three."""

    cases: int = 0
    first: int = 0
    three: int = 0
    silent: int = 0
    ms: list[float] = field(default_factory=list)

    def add(self, ranks: list[int | None], silent: bool, ms: float) -> None:
        self.cases += 1
        self.first += all(rank == 0 for rank in ranks)
        self.three += None not in ranks
        self.silent += silent
        self.ms.append(ms)


def rank(cells: set[str], should: type_figures, located: tuple[Located, ...]) -> list[int | None]:
    """Where each damaged cell is named with its right value, among the suspects of its part."""
    ranks: list[int | None] = []
    for cell in cells:
        hits = [
            at
            for each in located
            for at, suspect in enumerate(each.suspects)
            if any(c.cell == cell and c.should == should[cell] for c in suspect.changes)
        ]
        ranks.append(min(hits, default=None))
    return ranks


def timed(content: Content, context: Context) -> tuple[tuple[Located, ...], float]:
    assert content.values  # known to the page already
    start = process_time()
    found = localise(content, context)
    return found, 1000 * (process_time() - start)


def tables(count: int, random: Random) -> list[tuple[type_figures, int]]:
    """Drawn ones of both editions, and the published ones that are right."""
    drawn = [(clean.drawn(year, random), year) for _ in range(count) for year in (2020, 2024)]
    published = [(clean.of_seed(number), seeds.year(number)) for number in seeds.SEEDS]
    return [*drawn, *(pair for pair in published * (count // 10) if not localise(clean.content(*pair)))]


def damage(
    figures: type_figures, year: int, size: int, random: Random, table: str
) -> tuple[type_figures, str]:
    """What stands wrong in so many cells of a table, and by which slip."""
    inside = [cell for cell in figures if cell.startswith(table)]
    if size == 2 and random.random() < 0.4:
        kind = random.choice(["row", "column"])
        return clean.damaged(figures, clean.exchanged(kind, year), random, inside), f"exchanged in {kind}"
    wrong: type_figures = {}
    name = ""
    for _ in range(size):
        name = random.choice(list(ONE))
        left = [cell for cell in inside if cell not in wrong]
        wrong |= clean.damaged(figures, ONE[name], random, left)
    return wrong, name if size == 1 else "slips"


SAID = {
    "new": "收到政府信息公开申请{}件。",
    "granted": "依申请公开中予以公开{}件，",
    "partly_granted": "部分公开{}件，",
    "refused": "不予公开{}件，",
    "unavailable": "无法提供{}件，",
    "unprocessed": "不予处理{}件，",
    "other": "其他处理{}件。",
    "carried_out": "申请结转下年度{}件。",
}


def last_year(figures: type_figures, year: int, random: Random) -> Content:
    """Other figures, but what was carried over."""
    last = clean.drawn(year - 1, random)
    for column in clean.APPLICANTS:
        last[f"requests.carried_out.{column}"] = figures[f"requests.carried_in.{column}"]
    return clean.content(last, year - 1)


def prose(figures: type_figures, year: int) -> dict[str, str]:
    """A paragraph that says of every kind of result how many there were."""
    report = clean.content(figures, year)
    sums = {row: sum(map(report.best, cells(report, (f"requests.{row}",)))) for row in SAID}
    return {"overview": "".join(words.format(sums[row]) for row, words in SAID.items())}


def printed(figures: type_figures, year: int, random: Random, scores: dict[str, Score]) -> None:
    figures = clean.with_totals(figures, year)
    for size, table, name in (
        (1, "requests.", "printed 三, 1 cell"),
        (2, "requests.", "printed 三, 2 cells"),
        (3, "requests.", "printed 三, 3 cells"),
        (1, "remedies.", "printed 四, 1 cell"),
        (1, "", "printed 三 or 四, 1 cell"),
    ):
        wrong, slip = damage(figures, year, size, random, table)
        if len(wrong) != size:
            continue
        found, ms = timed(clean.content(figures | wrong, year), ALONE)
        ranks, silent = rank(set(wrong), figures, found), not any(each.suspects for each in found)
        for each in [name, *([f"  三, {slip}", "printed 三, 1 to 3 cells"] if table == "requests." else [])]:
            scores[each].add(ranks, silent, ms)


def typed(figures: type_figures, year: int, random: Random, scores: dict[str, Score]) -> None:
    inside = [cell for cell in figures if cell.startswith("requests.")]
    wrong = clean.damaged(figures, random.choice(list(ONE.values())), random, inside)
    if not wrong:
        return
    last = Context(last_year=last_year(figures, year, random))
    said = prose(figures, year)
    for name, context, passages in (
        ("typed 三, 1 cell, alone", ALONE, {}),
        ("typed 三, 1 cell, last year", last, {}),
        ("typed 三, 1 cell, last year, prose", last, said),
    ):
        found, ms = timed(clean.content(figures | wrong, year, passages), context)
        scores[name].add(rank(set(wrong), figures, found), not any(each.suspects for each in found), ms)


def run(count: int, seed: int) -> dict[str, Score]:
    scores: dict[str, Score] = defaultdict(Score)
    random = Random(seed)
    for figures, year in tables(count, random):
        printed(figures, year, random, scores)
        typed(figures, year, random, scores)
        moved(figures, year, random, scores)
    return scores


def moved(figures: type_figures, year: int, random: Random, scores: dict[str, Score]) -> None:
    """Typed into the wrong column."""
    inside = [cell for cell in figures if cell.startswith("requests.")]
    wrong = clean.damaged(figures, clean.exchanged("row", year), random, inside)
    if wrong:
        found, ms = timed(clean.content(figures | wrong, year), ALONE)
        silent = not any(each.suspects for each in found)
        scores["typed 三, wrong column, alone"].add(rank(set(wrong), figures, found), silent, ms)


def main() -> None:
    parser = ArgumentParser()
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print(f"{'':<34}{'cases':>7}{'first':>8}{'in 3':>8}{'silent':>8}{'ms':>8}{'p99':>8}{'worst':>8}")
    scores = run(options.count, options.seed)
    for name, s in sorted(scores.items()):
        share = [100 * n / s.cases for n in (s.first, s.three, s.silent)]
        ms = sorted(s.ms)
        print(
            f"{name:<34}{s.cases:>7}"
            + "".join(f"{n:>7.1f}%" for n in share)
            + f"{median(ms):>8.1f}{ms[int(0.99 * len(ms))]:>8.1f}{ms[-1]:>8.1f}"
        )
    for name, least in LEAST.items():
        if 100 * scores[name].three < least * scores[name].cases:
            raise SystemExit(f"{name}: fewer than {least:.0f} % among the first three")
    if (worst := max(ms for score in scores.values() for ms in score.ms)) > MOST_MS:
        raise SystemExit(f"the slowest took {worst:.0f} ms")


if __name__ == "__main__":
    main()
