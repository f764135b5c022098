"""What holds of every document: a clean one comes back as it is, a strange one is never guessed at."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.editions import EDITIONS, edition_for
from reports.intake.draft import Confidence, Draft
from reports.intake.matching.understand import understand
from reports.intake.source import Cell, Grid, Source, Text
from reports.schema import Edition, Kind
from tests.contents import report
from tests.reports.intake.matching.drawn import SURE, page
from tests.reports.properties.strategies import clean, years

counts = st.integers(0, 9) | st.integers(0, 2_000_000)
printed = {
    Kind.COUNT: counts.map(str),
    Kind.CHANGE: st.integers(-500, 500).map(str) | st.integers(1, 500).map("减{}".format),
    Kind.MONEY: st.decimals(0, 10**6, places=4).map("{:f}".format),
    Kind.AMOUNT: st.decimals(1, 10**6, places=2).map("{:f}万元".format),
}


@st.composite
def complete(draw: st.DrawFn, edition: Edition) -> dict[str, str]:
    """Something printed in every cell, whether it adds up or not."""
    return {cell.name: draw(printed[cell.kind]) for cell in edition.cells}


@pytest.mark.parametrize("merged", [True, False], ids=["merged", "taken apart"])
@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
@given(data=st.data())
@settings(max_examples=15)
def test_a_complete_table_reads_back_exactly_and_surely(
    edition: Edition, merged: bool, data: st.DataObject
) -> None:
    content = report(data.draw(complete(edition)), edition.first_year)
    draft = understand(page(content, merged=merged))
    assert {name: found.reading for name, found in draft.figures.items()} == dict(content.readings)
    assert {found.confidence for found in draft.figures.values()} == {SURE}


@given(st.data(), years)
@settings(max_examples=15)
def test_figures_that_add_up_are_never_read_otherwise_when_they_run_together(
    data: st.DataObject, year: int
) -> None:
    figures = {name: str(value) for name, value in data.draw(clean(year)).items()}
    edition = edition_for(year)
    table = edition.tables[1]
    rows = table.blocks[0].rows
    lines = [
        row.label + "".join(figures[table.cell(row, column)] for column in table.blocks[0].columns)
        for row in rows
    ]
    draft = understand(Source("text", (Text(f"三、收到和处理政府信息公开申请情况{''.join(lines)}"),)))
    for name, found in draft.figures.items():
        if name.startswith("requests.") and found.reading.value is not None:
            assert str(found.reading.value) == figures[name]


labels = sorted(
    {
        words
        for edition in EDITIONS
        for section in edition.sections
        for words in (
            section.heading,
            *(
                label
                for table in ([section.table] if section.table else [])
                for block in table.blocks
                for line in (*block.rows, *block.columns)
                for label in line.path
            ),
        )
    }
)
words = (
    st.sampled_from(labels)
    | st.text("0123456789", max_size=40)
    | st.text("0123456789 ./-减（）件万元，。\n\t|*#１２\u3000一二三", max_size=60)
    | st.text(max_size=30)
    | st.sampled_from(
        ["望溪县水务局2023年政府信息公开工作年度报告", "本年制发", "采购总金额", "（六）其他处理"]
    )
)
texts = st.lists(words, max_size=12).map("".join)
cells = st.builds(
    Cell,
    words,
    st.integers(0, 12),
    st.integers(0, 12),
    st.integers(1, 40) | st.just(10**9),
    st.integers(1, 40) | st.just(10**9),
)


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    """A table as offices make them: labels and figures row by row, some of them more or fewer than columns."""
    few = st.integers(0, 200).map(str) | st.sampled_from(["", "/", "0", "0", "12345", "1 2"])
    rows = draw(st.lists(st.tuples(st.sampled_from(labels), st.lists(few, max_size=16)), max_size=40))
    return Grid(
        tuple(
            Cell(text, r, c)
            for r, (label, values) in enumerate(rows)
            for c, text in enumerate([label, *values])
        ),
        "表格",
    )


blocks = (
    st.builds(Text, texts, st.just("第1段"), st.booleans())
    | st.builds(Grid, st.lists(cells, max_size=30).map(tuple))
    | tables()
)
sources = st.builds(
    Source,
    st.sampled_from(["docx", "html", "text", "paste"]),
    st.lists(blocks, max_size=10).map(tuple),
    texts,
)


def held(draft: Draft) -> None:
    """What every draft keeps, whatever it was made of."""
    assert draft.figures.keys() == draft.edition.by_name.keys()
    for found in draft.figures.values():
        assert found.confidence is Confidence.SURE or found.note
        assert found.block < len(draft.source.blocks)


@given(sources, texts)
@settings(max_examples=40)
def test_no_document_is_too_strange(source: Source, name: str) -> None:
    held(understand(source, name))


@given(
    st.lists(st.sampled_from(labels) | counts.map(str) | st.sampled_from(["/", " ", "\n", ""]), max_size=120)
)
@settings(max_examples=30)
def test_no_heap_of_labels_and_figures_is_too_strange(parts: list[str]) -> None:
    held(understand(Source("text", tuple(Text(line) for line in "".join(parts).split("\n")))))


@given(tables(), tables())
@settings(max_examples=30)
def test_no_table_is_too_strange(one: Grid, other: Grid) -> None:
    held(understand(Source("xlsx", (one, Text("五、存在的主要问题及改进情况"), other))))
