"""Sixty generated documents through the reader: no cell wrong without a mark, hardly one wrong at all.

The whole measure is tests/benchmarks/bench_intake.py; a name here can be given to it with --only.
"""

import pytest

from reports import intake
from tests.documents import make, plan
from tests.documents.damage import FORMATS
from tests.documents.judge import Score, judged
from tests.documents.making import OFFICE

SEED = 77
COUNT = 60
LEAST_SHARE = 99.9
SLOW = (*OFFICE, "pdf")  # printing takes a second each: two of them are enough here
NAMES = [
    *plan(COUNT - 2, SEED, [format for format in FORMATS if format not in SLOW]),
    "pdf:clean:77059",
    "pdf:no-lines:77060",
]

pytestmark = pytest.mark.skipif(not hasattr(intake, "understand"), reason="no reader yet")


@pytest.fixture(scope="module")
def scores():
    return {}


def score_of(name, scores) -> Score:
    if name not in scores:
        scores[name] = judged(make(name), intake.understand)
    return scores[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_is_wrong_without_a_mark(name, scores):
    misses = score_of(name, scores).misses
    assert [miss for miss in misses if not miss.marked or miss.cell == "*"] == []


def test_hardly_a_cell_is_wrong(scores):
    total = Score()
    for name in NAMES:
        total += score_of(name, scores)
    assert total.share >= LEAST_SHARE, list(total.misses)[:20]
