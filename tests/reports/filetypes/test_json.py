"""The canonical JSON: what is frozen can be read again and prints the same."""

import json as plain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Content
from reports.document import document
from reports.figures import NOTHING
from reports.filetypes import json
from tests import seeds
from tests.contents import report, zeros
from tests.reports.properties.strategies import cells, years

typed = st.sampled_from(["", "0", "7", "1,234", "12件", "-3", "3.50", "约三件", *sorted(NOTHING)])


def again(content: Content) -> Content:
    return json.read(plain.loads(json.write(content)))


@pytest.mark.parametrize("number", seeds.SEEDS)
def test_a_published_report_is_read_again_as_it_was(number: str) -> None:
    content = report(seeds.figures(number), seeds.year(number))
    assert document(again(content)) == document(content)
    assert json.digest(again(content)) == json.digest(content)


@given(st.data(), years)
def test_so_is_any_report_with_blanks_words_and_wrong_totals(data: st.DataObject, year: int) -> None:
    names = st.sampled_from(cells(year, totals=True, tables=("proactive", "requests", "remedies")))
    content = report(zeros(year) | data.draw(st.dictionaries(names, typed, max_size=40)), year)
    assert document(again(content)) == document(content)
    assert json.write(again(content)) == json.write(content)
