"""The package of all years: the same bytes each time, what its own descriptions say, the figures that were published."""

import csv as plain
import io
import json
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from hashlib import new

import pytest
from frictionless import Package, system

from reports.editions import BY_CODE
from reports.filetypes import csv
from reports.open_data import bundle, columns
from reports.open_data.entry import records, rows
from tests.reports.filetypes import issues
from tests.reports.open_data.entries import GONE, MENDED, TERMS, entries, entry, opened, packed, source

CSVS = [name for name in opened().namelist() if name.endswith(".csv")]


def read(name):
    text = opened().read(name).decode()
    return list(plain.DictReader(io.StringIO(text, newline="")))


def values(found):
    """{(year, code, kind): {cell: value}} of the long form."""
    by_report = {}
    for row in found:
        value = Decimal(0) if row["state"] == "na" else Decimal(row["value"]) if row["value"] else None
        by_report.setdefault((row["year"], row["agency_code"], row["kind"]), {})[row["cell"]] = value
    return by_report


@pytest.mark.parametrize("issue", issues.ALL.values(), ids=issues.ALL)
def test_a_row_is_the_row_of_the_reports_own_file(issue):
    ours = [row[: len(csv.COLUMNS)] for row in rows(entry(issue()))]
    assert ours == list(csv.rows(issue()))


@pytest.mark.parametrize("one", entries(), ids=lambda one: one.name)
def test_a_record_says_what_the_row_says(one):
    for row, record in zip(rows(one), records(one), strict=True):
        number = record.pop("number")
        assert number == (None if row[9] == "" else Decimal(row[9]).__float__())
        assert tuple(record) == columns.FIGURES.names
        assert tuple("" if v is None else str(v) for v in record.values()) == row


def test_whole_numbers_are_numbers_and_money_keeps_its_digits():
    by_cell = {record["cell"]: record["value"] for record in records(entry(issues.odd()))}
    assert by_cell["requests.new.person"] == 17 and by_cell["proactive.fees.amount"] == "4166.241600"
    assert by_cell["requests.new.business"] is None and by_cell["requests.new.research"] is None


def test_a_number_is_a_number_whatever_it_counts():
    by_cell = {record["cell"]: record["number"] for record in records(entry(issues.odd()))}
    assert json.dumps(by_cell["proactive.fees.amount"]) == "4166.2416"
    assert json.dumps(by_cell["requests.new.person"]) == "17" and by_cell["requests.new.business"] is None


def test_a_summary_is_the_governments_and_not_the_offices():
    own, summary = (entry(issues.ordinary(), "qingjiang", kind) for kind in ("own", "summary"))
    named = replace(summary, government="清江县人民政府")
    assert next(rows(named))[2] == next(records(named))["agency"] == "清江县人民政府"
    assert next(rows(own))[2] == own.frozen["agency"]


def test_only_the_cells_that_were_asked_for():
    wanted = frozenset({"requests.new.person"})
    assert [r["cell"] for r in records(entries()[0], wanted)] == [*wanted]
    assert [r[5] for r in rows(entries()[0], wanted)] == [*wanted]


def test_the_same_reports_give_the_same_bytes():
    again = io.BytesIO()
    assert bundle.write(again, source(), TERMS, None) == 3
    assert again.getvalue() == packed()


def test_every_file_has_its_sums():
    archive = opened()
    for kind in ("sha256", "sm3"):
        lines = archive.read(f"{kind.upper()}SUMS").decode().splitlines()
        listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
        assert set(listed) == set(archive.namelist()) - {"SHA256SUMS", "SM3SUMS"}
        assert all(new(kind, archive.read(name)).hexdigest() == listed[name] for name in listed)


def test_frictionless_finds_the_package_whole(tmp_path):
    opened().extractall(tmp_path)
    with system.use_context(trusted=True):
        report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.flatten(["title", "rowNumber", "note"]) == [] and report.stats["tasks"] == len(CSVS)


def parse(datatype, text):
    """A field as its CSVW datatype says. Errors: ValueError or ArithmeticError where it does not fit."""
    if isinstance(datatype, dict):
        return datatype["format"].split("|").index(text)
    readers = {"integer": int, "decimal": Decimal, "dateTime": datetime.fromisoformat, "string": str}
    return {**readers, "date": datetime.fromisoformat}[datatype](text)


@pytest.mark.parametrize("name", CSVS)
def test_every_row_is_as_the_csvw_metadata_says(name):
    metadata = json.loads(opened().read(f"{name}-metadata.json"))
    schema, found = metadata["tableSchema"], read(name)
    assert metadata["url"] == name and [c["name"] for c in schema["columns"]] == list(found[0])
    for column in schema["columns"]:
        filled = [row[column["name"]] for row in found if row[column["name"]]]
        assert len(filled) == len(found) or not column["required"]
        assert all(parse(column["datatype"], text) is not None for text in filled)
    assert len({tuple(row[key] for key in schema["primaryKey"]) for row in found}) == len(found)


def test_the_rules_of_the_form_hold_on_the_csv():
    of = {
        (str(e.year), e.code, e.kind): e.frozen["edition"]
        for e in entries()
        if e.year != 2024 or e.code == "qingjiang"
    }
    by_report = values(read("data.csv"))
    for key, edition in of.items():
        sums = [e for e in BY_CODE[edition].equations if e.sign == "=" and len(e.right) == 1]
        held = [e.sides(by_report[key]) for e in sums]
        assert held and all(sides[0] == sides[1] for sides in held if sides)


def test_the_sum_of_all_rows_is_the_sum_of_all_reports():
    told = sum(
        Decimal(figure["value"] or 0) for one in entries() for figure in one.frozen["figures"].values()
    )
    assert sum(Decimal(row["value"] or 0) for row in read("data.csv")) == told
    wide = [name for name in CSVS if name[:3] in ("pro", "req", "rem")]
    cells = [Decimal(v or 0) for name in wide for row in read(name) for k, v in row.items() if "." in k]
    assert len(wide) == 6 and sum(cells) == told


def test_nothing_in_it_is_a_formula():
    fields = [field for name in CSVS for row in read(name) for field in row.values()]
    assert "'=HYPERLINK(1)" in fields and not any(f.startswith(("=", "@", "+")) for f in fields)


def test_the_documents_are_those_that_were_published():
    for one in entries():
        content = opened().read(f"documents/{one.name}")
        assert new("sha256", content).hexdigest() == one.sha256


def test_a_withdrawn_report_leaves_its_reason_and_no_content():
    gone = next(row for row in read("reports.csv") if row["status"] == "withdrawn")
    assert gone["reason"] == GONE.reason and gone["document"] == gone["sha256"] == ""
    assert (gone["published_at"], gone["withdrawn_at"]) == (GONE.published_at, GONE.at)
    assert ("2024", "qingjiang", "own") not in values(read("data.csv"))


def test_every_correction_has_its_note():
    (told,) = read("corrections.csv")
    assert (told["version"], told["note"], told["address"]) == ("2", "更正表三。", MENDED.address)


def test_every_figure_is_defined():
    told = {row["cell"]: row for row in read("indicators.csv")}
    assert set(told) == {row["cell"] for row in read("data.csv")}
    assert told["proactive.fees.amount"]["comparable"] == "不能比较" and all(
        r["definition"] for r in told.values()
    )


def test_the_readme_explains_every_field():
    text = opened().read("README.txt").decode()
    assert all(f"{name} " in text for name in columns.FIGURES.names) and "共3份现行报告" in text
    empty = io.BytesIO()
    assert bundle.write(empty, bundle.Source(list, (), ()), TERMS, 2019) == 0


def test_a_long_table_is_written_piece_by_piece():
    pieces = list(bundle.table(columns.AGENCIES, [("x",) * 6] * 4001))
    assert len(pieces) == 3 and b"".join(pieces).count(b"\r\n") == 4002
