"""What it takes to approve a report that came back twice: here, and with a plain wizard that knows no ticks.

A report of 200 cells goes to its reviewer, comes back with a point, goes again, comes back again, goes a third time. Here
every page the reviewer opens is the real one, and what he has to look at is counted on it; the wizard leads through the
six sections each time and has every figure and passage read again, as the plain wizard of the main job does.

Run: python -m pytest -q -s tests/benchmarks/bench_review.py  (a database of its own is made, and gone afterwards)
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from time import perf_counter, process_time
from unittest.mock import patch

import pytest
from django.db import connection
from django.template import Template
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from reports import actions
from reports.models import Report
from tests.world import again, build, fill, frozen, move, opened

FIGURES = {
    **{"requests.new.person": "46", "requests.granted.person": "21", "requests.partly_granted.person": "9"},
    **{"requests.refused.third_party.person": "4", "requests.unavailable.not_held.person": "12"},
    **{"requests.new.business": "5", "requests.granted.business": "5"},
    **{
        "proactive.licences.decisions": "310",
        "proactive.penalties.decisions": "44",
        "proactive.fees.amount": "12.5",
    },
}
LAST_YEAR = FIGURES | {
    "requests.new.person": "8",
    "requests.granted.person": "0",
    "requests.partly_granted.person": "0",
}
LAST_YEAR |= {"requests.refused.third_party.person": "4", "requests.unavailable.not_held.person": "4"}
# what the author changes after each return, and what the reviewer had said
TURNS = (
    ("requests.granted.person", {"requests.granted.person": "22", "requests.partly_granted.person": "8"}),
    ("proactive.penalties.decisions", {"proactive.penalties.decisions": "45"}),
)
SECTIONS = 6


@dataclass
class Cost:
    """What one reading of the report costs its reviewer."""

    looked_at: int = 0
    clicks: int = 0  # and keys


def reading(client: Client, report: Report) -> Cost:
    """Open it, look at what the page asks for, tick it from the keyboard: j and Space for each."""
    tree = html.document_fromstring(client.get(reverse("review", args=report.address)).content.decode())
    places = tree.xpath("//input[@data-tick and not(@checked)]/@value")
    answer = client.post(reverse("tick", args=report.address), {"place": places, "version": report.version})
    assert answer.status_code == 302
    return Cost(len(places), 1 + 2 * len(places))


def wizard(report: Report) -> Cost:
    """Open it, read every figure and passage, go on to the next of six pages."""
    return Cost(len(report.edition.inputs) + len(report.edition.passages), SECTIONS)


def story() -> None:
    world, client = build(), Client()
    client.force_login(world.bob)
    frozen(opened(world, 2023), LAST_YEAR, world.bob)
    report = fill(opened(world), world.alice, FIGURES)
    for finding in report.unexplained():
        actions.explain(report, report.key(finding), "与台账核对无误。", by=world.alice)
    ours, plain = [], []
    for point, change in (*TURNS, (None, {})):
        report = move(again(report), "submit", world.alice)
        actions.open_review(report, by=world.bob)
        report = again(report)
        ours.append(reading(client, report))
        plain.append(wizard(report))
        if point is None:
            break
        actions.add_comment(report, "请核对台账。", by=world.bob, cell=point)
        report = move(report, "return", world.bob, reason="请核对。")
        for section in ("proactive", "requests"):
            here = {cell: raw for cell, raw in change.items() if cell.startswith(section)}
            actions.save_table(
                report, section, here, {c: report.raws[c] for c in here}, done=True, by=world.alice
            )
            report = again(report)
    told(ours, plain)
    timed(client, report)
    move(report, "forward", world.bob)


def told(ours: list[Cost], plain: list[Cost]) -> None:
    """The table: a line for each reading, and all three with the approval (a return costs the same in both)."""
    print(f"{'reading':<22}{'items here':>12}{'wizard':>8}{'clicks and keys here':>24}{'wizard':>8}")
    for name, one, other in zip(("first", "after 1st return", "after 2nd return"), ours, plain, strict=True):
        print(f"{name:<22}{one.looked_at:>12}{other.looked_at:>8}{one.clicks:>24}{other.clicks:>8}")
    sums = [
        sum(getattr(cost, what) for cost in side)
        for what in ("looked_at", "clicks")
        for side in (ours, plain)
    ]
    print(f"{'all, till approval':<22}{sums[0]:>12}{sums[1]:>8}{sums[2] + 1:>24}{sums[3] + 1:>8}")


def timed(client: Client, report: Report) -> None:
    """Server time of the review page, of the processor and by the clock, and its queries."""
    address, times, clock = reverse("review", args=report.address), [], []
    with patch.object(
        Template, "_render", lambda self, context: self.nodelist.render(context)
    ):  # as outside tests
        for _ in range(25):
            start, begun = process_time(), perf_counter()
            client.get(address)
            times.append(1000 * (process_time() - start))
            clock.append(1000 * (perf_counter() - begun))
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    print(
        f"review page: {median(times):.0f} ms of the processor, {median(clock):.0f} ms by the clock, {len(queries)} queries"
    )


@pytest.mark.django_db
def test_story() -> None:
    story()
