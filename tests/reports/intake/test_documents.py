"""The generated documents themselves: figures that add up, forms that are right, damage that shows."""

from io import BytesIO
from itertools import product
from random import Random

import docx
import openpyxl
import pytest
from lxml import html

from reports.figures import State
from tests.documents import make, plan, solve
from tests.documents.damage import FORMATS, IN_FORMATS, WORKS, Damage, suits
from tests.documents.making import OFFICE, planned, singles
from tests.documents.paper import Box, Sheet, paper
from tests.documents.truth import SIZES, truth
from tests.documents.writers.pdf import office


@pytest.mark.parametrize("kind", SIZES)
@pytest.mark.parametrize("year", [2020, 2024])
def test_every_sum_of_a_truth_holds(kind, year):
    for seed in range(5):
        told = truth(seed, year, kind)
        values = {name: reading.value for name, reading in told.readings.items()}
        assert None not in values.values()
        assert [e.message(values) for e in told.edition.equations if not e.holds(values)] == []


def test_a_number_always_gives_the_same_report():
    assert truth(7) == truth(7) != truth(8)


def test_most_figures_are_zero_and_some_are_large():
    raws = [raw for seed in range(40) for raw in truth(seed).raws.values()]
    assert 0.6 < raws.count("0") / len(raws) < 0.9
    assert any(len(raw) >= 5 for raw in raws)


@pytest.mark.parametrize("damage", Damage)
def test_every_damage_has_a_reason_and_shows(damage):
    assert WORKS[damage].__doc__
    format = min(IN_FORMATS[damage], key=lambda f: f in (*OFFICE, "pdf"))
    seeds = (make(f"{format}:{damage}:{seed}") for seed in range(4))
    assert any(made.changed for made in seeds)


@pytest.mark.parametrize("format", [format for format in FORMATS if format not in (*OFFICE, "pdf")])
def test_every_cell_has_an_answer(format):
    for made in (make(f"{format}:{damage}:3") for _, damage in singles([format])):
        assert made.data
        assert set(made.expected) == {cell.name for cell in made.truth.edition.cells}
        assert made.undetermined <= set(made.expected)
        assert State.TEXT not in {state for answers in made.expected.values() for state, _ in answers}


def test_the_same_name_gives_the_same_document():
    name = "html:torn+gbk:12"
    assert make(name).data == make(name).data


def test_damage_that_cannot_be_seen_is_refused():
    assert not suits("bare", [Damage.BLANK_CELLS])
    with pytest.raises(ValueError, match="does not happen"):
        make("bare:blank-cells:1")


def test_a_plan_holds_every_pair():
    names = plan(700)
    assert len(set(names)) == 700
    assert {tuple(name.split(":")[:2]) for name in names} >= set(singles(FORMATS))


def test_word_opens_the_file_and_finds_the_official_grid():
    told = make("docx:clean:5")
    document = docx.Document(BytesIO(told.data))
    two, three, four = document.tables
    row = three.rows[-2].cells
    assert [len(two.columns), len(three.columns), len(four.columns)] == [4, 10, 15]
    assert row[0].text == "三、本年度办理结果"
    assert row[1]._tc is row[2]._tc
    totals = [told.truth.raws[f"requests.handled.{who}"] for who in ("person", "total")]
    assert [row[3].text, row[9].text] == totals


def test_a_deletion_leaves_only_the_new_number():
    made = make("docx:tracked:4")
    document = docx.Document(BytesIO(made.data))
    assert b"delText" in document.part.blob
    text = "".join(node.text for node in document.tables[2].rows[-1]._tr.iter() if node.tag.endswith("}t"))
    assert text == "".join(raw for cell, raw in made.truth.raws.items() if cell.startswith("remedies."))


def test_a_workbook_holds_numbers_and_merged_cells():
    page = openpyxl.load_workbook(BytesIO(make("xlsx:clean:5").data)).active
    assert len(page.merged_cells.ranges) > 20
    assert sum(isinstance(cell.value, int) for row in page.iter_rows() for cell in row) > 180


def test_one_sheet_for_each_table():
    assert len(openpyxl.load_workbook(BytesIO(make("xlsx:sheets:5").data)).sheetnames) == 4


@pytest.mark.parametrize("damage", ["clean", "word-page", "div-soup", "nested", "gbk"])
def test_a_page_has_all_its_figures(damage):
    made = make(f"html:{damage}:8")
    page = html.fromstring(made.data)
    table = next(
        t for t in page.iter("table") if "申请人情况" in t.text_content() and not t.findall(".//table")
    )
    last = [cell.text_content().strip() for cell in table.findall(".//tr")[-1]]
    who = ("person", "business", "research", "nonprofit", "legal_service", "other", "total")
    assert last == ["四、结转下年度继续办理", *(made.truth.raws[f"requests.carried_out.{w}"] for w in who)]


def test_a_torn_table_loses_nothing():
    told = truth(11, 2023)
    whole = paper(told, Random(1))
    before = [box.cell for box in whole.figures]
    for damage in (Damage.TORN, Damage.TORN_HEADER, Damage.TORN_LABEL, Damage.PAGE_FURNITURE):
        torn = paper(told, Random(1))
        WORKS[damage](torn, Random(3))
        assert [box.cell for box in torn.figures] == before
        assert all(len(row) == 10 for sheet in torn.sheets if sheet.width == 10 for row in sheet.matrix())


def test_places_under_a_merged_cell_are_its_own():
    sheet = Sheet("", [[Box("a", 2, 1), Box("b")], [Box("c")]])
    assert [[box.text for box, _ in row] for row in sheet.matrix()] == [["a", "b"], ["a", "c"]]


def test_run_together_digits_are_split_where_they_add_up():
    assert set(solve.splits("8100009", ("count",) * 7, 7)) == {("8", "1", "0", "0", "0", "0", "9")}
    both = set(solve.splits("112000013", ("count",) * 7, 7))
    assert both == {("1", "12", "0", "0", "0", "0", "13"), ("11", "2", "0", "0", "0", "0", "13")}


def test_the_columns_settle_what_a_row_leaves_open():
    told = truth(1, 2024, "none")
    rows = {row: {(0,) * 7} for row in ("new", "carried_in", "carried_out", "handled", "granted")}
    exact = (1, 12, 0, 0, 0, 0, 13)
    rows |= {"new": {exact}, "handled": {exact}, "granted": {exact, (11, 2, 0, 0, 0, 0, 13)}}
    assert solve.alive(told.edition, rows)["granted"] == {exact}


def test_the_rows_left_are_those_that_trying_everything_leaves():
    random = Random(5)
    told = truth(1, 2020, "none")
    names = ("new", "carried_in", "granted", "refused.inquiry", "handled", "carried_out")
    for _ in range(30):
        rows = {
            name: {tuple(random.randint(0, 1) for _ in range(2)) + (0,) * 5 for _ in range(3)}
            for name in names
        }
        tables = [dict(zip(names, table, strict=True)) for table in product(*rows.values())]
        whole = [table for table in tables if _adds_up(table)]
        assert solve.alive(told.edition, rows) == {name: {table[name] for table in whole} for name in names}


def _adds_up(table):
    new, carried_in, granted, refused, handled, carried_out = table.values()
    return all(
        g + r == h and n + i == h + o
        for n, i, g, r, h, o in zip(new, carried_in, granted, refused, handled, carried_out, strict=True)
    )


def test_a_lost_zero_may_be_read_as_empty():
    made = [make(f"docx:six-numbers:{seed}") for seed in range(6)]
    assert all(any(len(answers) > 1 for answers in m.expected.values()) for m in made)


@pytest.mark.skipif(not office(), reason="no LibreOffice here")
def test_libreoffice_prints_the_word_file():
    (made,) = planned(["pdf-office:clean:5"])
    assert made.data.startswith(b"%PDF")
    assert made.file.endswith(".pdf")
