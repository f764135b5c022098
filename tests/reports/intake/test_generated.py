"""Generated documents through the reader: no cell wrong without a mark, hardly one wrong at all.

The whole measure is tests/benchmarks/bench_intake.py; a name here can be given to it with --only.
"""

import pytest

from reports import intake
from tests.documents import make
from tests.documents.judge import Score, judged

LEAST_SHARE = 99.9
# of the 73 documents below: edition and year right; agency right, where it says one; passages whole
LEAST = {"years": 73, "agencies": 66, "prose": 72}
# every kind of damage once, every format; printing takes long, so PDF is left to the benchmark but for two
NAMES = (
    "padded:header-repeated:0",
    "html:header-empty:1",
    "headed:stubs-joined:2",
    "xlsx:last-stub-only:3",
    "markdown:torn:4",
    "lines:torn-header:5",
    "tabs:torn-label:6",
    "xls:eight-numbers:7",
    "docx:eight-shifted:8",
    "blanks:six-numbers:9",
    "lines:cells-together:10",
    "html:labels-lost:11",
    "bare:other-one-row:12",
    "docx:serial-column:13",
    "tabs:remark-column:14",
    "xlsx:page-furniture:15",
    "markdown:blocks-apart:16",
    "padded:remedies-apart:17",
    "headed:unit-row:18",
    "xls:subtotal-column:19",
    "run:table-missing:20",
    "blanks:labels-changed:21",
    "bare:labels-spaced:22",
    "run:labels-dropped:23",
    "html:half-width:24",
    "blanks:ordinal-blank:25",
    "xls:ordinals-lost:26",
    "headed:label-breaks:27",
    "bare:full-width:28",
    "markdown:stray-blanks:29",
    "docx:thousands:30",
    "padded:units:31",
    "lines:remarked:32",
    "xlsx:slashes:33",
    "tabs:dashes:34",
    "blanks:nothing:35",
    "markdown:blank-cells:36",
    "xlsx:blank-rows:37",
    "xls:only-totals:38",
    "html:totals-blank:39",
    "padded:sums-broken:40",
    "run:renumbered:41",
    "lines:reworded:42",
    "docx:no-six:43",
    "tabs:no-headings:44",
    "bare:platform-table:45",
    "headed:summary-table:46",
    "xls:contact-table:47",
    "run:gbk:48",
    "blanks:bom:49",
    "headed:stars:50",
    "docx:nested:51",
    "html:word-page:52",
    "html:div-soup:53",
    "docx:many-runs:54",
    "docx:auto-numbered:55",
    "docx:tracked:56",
    "xlsx:sheets:57",
    "xlsx:as-text:58",
    "docx:clean:59",
    "xlsx:clean:60",
    "xls:clean:61",
    "html:clean:62",
    "lines:clean:63",
    "tabs:clean:64",
    "padded:clean:65",
    "headed:clean:66",
    "bare:clean:67",
    "blanks:clean:68",
    "run:clean:69",
    "markdown:clean:70",
    "pdf:clean:900",
    "pdf:no-lines:901",
)


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


@pytest.fixture
def total(scores):
    found = Score()
    for name in NAMES:
        found += score_of(name, scores)
    return found


def test_hardly_a_cell_is_wrong(total):
    assert total.share >= LEAST_SHARE, list(total.misses)[:20]


@pytest.mark.parametrize(("what", "least"), LEAST.items())
def test_what_stands_around_the_tables_is_read(what, least, total, scores):
    assert getattr(total, what) >= least, [name for name, score in scores.items() if not getattr(score, what)]
