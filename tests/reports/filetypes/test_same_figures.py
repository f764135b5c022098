"""One report, one set of figures: whatever file a reader opens, every cell says the same, and so do the bytes."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from zipfile import ZipFile

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from lxml import etree
from lxml import html as lxml_html

from reports.actions.publish import WRITERS
from reports.document import Document
from reports.filetypes import csv, json_schema, text
from reports.filetypes.issue import Issue
from reports.filetypes.layout import lines
from tests.contents import report, zeros
from tests.reports.filetypes import issues, ofd_reading, same_bytes
from tests.reports.filetypes.reading import cells as cells_of_html
from tests.reports.filetypes.reading import opened, printed, tables
from tests.reports.properties.strategies import cells, years

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# a figure in each of the five states, large ones, and what a spreadsheet would run
TYPED = st.sampled_from(["17", "7654321", "0", "", "/", "约三件", "=1+1"])
MONEY = st.sampled_from(["0", "0.50", "4166.241600", "", "/"])
SCHEMA = Draft202012Validator(json_schema.schema("https://gk.example.gov.cn/schema/annual-report-1.json"))


@st.composite
def drawn(draw: st.DrawFn) -> Issue:
    """Any report of either edition: blanks, words, totals printed otherwise than they add up."""
    year = draw(years)
    names = cells(year, totals=True, tables=("proactive", "requests", "remedies"))
    figures = zeros(year) | draw(st.dictionaries(st.sampled_from(names), TYPED, min_size=9, max_size=60))
    money = "proactive.fees.amount" if year == 2024 else "proactive.procurement.amount"
    return issues.of(report(figures | {money: draw(MONEY)}, year))


def in_order(document: Document, found: Iterator[str]) -> dict[str, str]:
    """What was read one after another, under the names of the cells in the order of the form."""
    return dict(zip(printed(document), found, strict=True))


def from_rows(document: Document, rows: list[list[list[str]]]) -> dict[str, str]:
    """The figures of tables that were read row by row: of every row as many as it has, from its end."""
    figures: list[str] = []
    grids = [chapter.grid for chapter in document.chapters if chapter.grid]
    for grid, table in zip(grids, rows, strict=True):
        for line, row in zip(lines(grid), table, strict=True):
            wanted = sum(square.cell.role == "figure" for square in line.squares)
            figures += row[len(row) - wanted :]
    return in_order(document, iter(figures))


def read_html(data: bytes, issue: Issue) -> dict[str, str]:
    return cells_of_html(data.decode())


def read_fragment(data: bytes, issue: Issue) -> dict[str, str]:
    tree = lxml_html.fragment_fromstring(data.decode(), create_parent="main")
    return in_order(issue.document, (td.text_content() for td in tree.iter("td")))


def read_docx(data: bytes, issue: Issue) -> dict[str, str]:
    body = etree.fromstring(ZipFile(io.BytesIO(data)).read("word/document.xml"))
    rows = [
        [["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in body.iter(f"{W}tbl")
    ]
    return from_rows(issue.document, rows)


def read_xlsx(data: bytes, issue: Issue) -> dict[str, str]:
    """Each figure by its name; a number as its cell shows it."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    found = {}
    for name, defined in book.defined_names.items():
        ((sheet, place),) = defined.destinations
        found[name] = shown(book[sheet][place])
    return found


def shown(cell) -> str:
    if isinstance(cell.value, int | float):
        return f"{Decimal(str(cell.value)):.{len(cell.number_format.partition('.')[2])}f}"
    return cell.value or ""


def read_csv(data: bytes, issue: Issue) -> dict[str, str]:
    rows = csv.read(data)
    figures = issue.frozen["figures"]
    assert {row["cell"]: (row["state"], row["value"]) for row in rows} == {
        name: (figure["state"], figure["value"] or "") for name, figure in figures.items()
    }
    return {row["cell"]: row["text"] for row in rows}


def read_json(data: bytes, issue: Issue) -> dict[str, str]:
    read = json.loads(data)
    assert list(SCHEMA.iter_errors(read)) == []
    return {name: figure["text"] for name, figure in read["figures"].items()}


def read_text(data: bytes, issue: Issue) -> dict[str, str]:
    return in_order(issue.document, iter(text.read(data)))


def read_pdf(data: bytes, issue: Issue) -> dict[str, str]:
    return from_places(issue.document, (rows for _, rows in tables(opened(data))))


def read_ofd(data: bytes, issue: Issue) -> dict[str, str]:
    return from_places(issue.document, ofd_reading.tables(ofd_reading.Opened(data)))


def from_places(document: Document, ruled: Iterator[list[list[str]]]) -> dict[str, str]:
    """By the columns of the form: a merged cell leaves the places it covers empty."""
    grids = [chapter.grid for chapter in document.chapters if chapter.grid]
    found = {}
    for grid, rows in zip(grids, ruled, strict=True):
        for line, row in zip(lines(grid), rows, strict=True):
            found |= {s.cell.cell.name: row[s.column] for s in line.squares if s.cell.cell}
    return found


READERS: dict[str, Callable[[bytes, Issue], dict[str, str]]] = {
    "html": read_html,
    "htm": read_fragment,
    "docx": read_docx,
    "xlsx": read_xlsx,
    "csv": read_csv,
    "json": read_json,
    "txt": read_text,
}
PAPER = {"pdf": read_pdf, "ofd": read_ofd}
quick = settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])


@quick
@given(drawn())
def test_every_format_shows_the_same_figures(issue: Issue) -> None:
    told = printed(issue.document)
    for format, read in READERS.items():
        assert read(WRITERS[format](issue), issue) == told, format


@settings(quick, max_examples=2)
@given(drawn())
def test_so_does_paper(issue: Issue) -> None:
    for format, read in PAPER.items():
        assert read(WRITERS[format](issue), issue) == printed(issue.document), format


def test_the_same_version_gives_the_same_bytes_in_another_process() -> None:
    environment = os.environ | {
        "PYTHONHASHSEED": "4711",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTEST_VERSION": "1",
    }
    words = f"import django; django.setup(); from {same_bytes.__name__} import main; main()"
    run = [sys.executable, "-c", words]
    said = subprocess.run(run, env=environment, capture_output=True, check=True).stdout
    first, again = json.loads(said)
    assert first == same_bytes.hashes(WRITERS)
    assert again.items() <= first.items() and len(again) == len(first) - len(PAPER)


def test_no_format_is_published_that_is_not_read_here() -> None:
    assert set(WRITERS) == {*READERS, *PAPER}
