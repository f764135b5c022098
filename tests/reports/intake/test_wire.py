import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from reports.checks.finding import Finding
from reports.editions import EDITIONS
from reports.figures import Reading, State
from reports.intake.draft import Confidence, Draft, Found, Unread
from reports.intake.source import Cell, Grid, Source, Text
from reports.intake.wire import draft_data, draft_from, source_data, source_from
from reports.schema import Severity

words = st.text(max_size=5)
small = st.integers(-1, 9)
decimals = st.none() | st.decimals(-(10**9), 10**9, places=6)
grids = st.builds(
    Grid, st.lists(st.builds(Cell, words, small, small, small, small, words), max_size=3).map(tuple), words
)
blocks = st.lists(st.builds(Text, words, words, st.booleans()) | grids, max_size=4).map(tuple)
sources = st.builds(Source, words, blocks, words, st.lists(words, max_size=2).map(tuple))
readings = st.builds(Reading, st.sampled_from(State), decimals, words, words)
founds = st.builds(Found, readings, words, st.sampled_from(Confidence), words, words, small, small, small)
cells = st.lists(words, max_size=2).map(tuple)
findings = st.builds(
    Finding, words, st.sampled_from(Severity), words, words, cells, decimals, decimals, st.booleans()
)
drafts = st.builds(
    Draft,
    sources,
    st.sampled_from(EDITIONS),
    st.none() | st.integers(2000, 2100),
    st.none() | words,
    st.none() | words,
    st.dictionaries(words, founds, max_size=3),
    st.dictionaries(words, words, max_size=3),
    cells,
    st.lists(st.builds(Unread, words, words, words), max_size=2).map(tuple),
    st.lists(findings, max_size=2).map(tuple),
)


def sent(data):
    return json.loads(json.dumps(data))


@given(sources)
def test_a_source_comes_back_as_it_was(source):
    assert source_from(sent(source_data(source))) == source


@given(drafts)
def test_a_draft_comes_back_as_it_was(draft):
    assert draft_from(sent(draft_data(draft))) == draft


def test_a_number_keeps_its_places():
    found = Found(Reading(State.NUMBER, Decimal("12.50"), "12.50"))
    draft = Draft(Source("x", ()), EDITIONS[0], None, None, None, {"a": found}, {})
    assert str(draft_from(sent(draft_data(draft))).figures["a"].reading.value) == "12.50"
