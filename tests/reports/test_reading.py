"""The door to the readers: real documents through it, and what a database cannot hold."""

from dataclasses import replace

import pytest

from reports import beside, reading, taking
from reports.checks import Context
from reports.filetypes import json
from reports.intake.draft import Confidence
from reports.intake.source import Cell, Grid, Text
from tests.brought import changed, draft_of, sample
from tests.contents import report, zeros


def test_our_own_json_is_read_back():
    content = report(zeros() | {"requests.new.person": "12"})
    read = reading.draft(json.write(content), "2024.json")
    assert (read.year, read.agency, read.edition.code) == (2024, content.agency, "2021")
    assert read.figures["requests.new.person"].reading.text == "12"


def test_what_was_copied():
    rows = "".join(f"<tr><td>{row}" + "<td>2" * 15 for row in ("x",))
    read = reading.pasted("一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1", f"<table>{rows}</table>")
    assert read.source.format == "paste"


def test_what_is_not_a_report_is_a_sentence():
    with pytest.raises(reading.Unreadable, match="。"):
        reading.draft(b"\x00\x01", "x.docx")


def test_a_draft_is_kept_and_comes_back():
    read = sample()
    assert reading.restored(reading.data(read)) == read


def test_what_a_database_cannot_hold_is_left_out():
    read = sample()
    read = replace(read, title="标\x00题\ud800", source=replace(read.source, blocks=(Text("a\x00b"),)))
    kept = reading.restored(reading.data(read))
    assert (kept.title, kept.source.blocks[0].text) == ("标题?", "ab")


def test_what_another_version_kept_asks_to_begin_again():
    with pytest.raises(reading.Unreadable, match="重新导入"):
        reading.restored({"x": 1})


def test_last_years_report_of_this_system_is_compared():
    last = report(zeros(2023) | {"requests.carried_out.person": "3"}, 2023)
    read = draft_of(report(zeros(2024) | {"requests.carried_in.person": "2"}, 2024))
    codes = {finding.code for finding in reading.check(read, last=last, year=2024)}
    assert codes - {finding.code for finding in reading.check(read, year=2024)}


def test_a_file_of_another_year_is_held_against_nothing_of_this_one():
    stock = "proactive.normative_documents.in_force"
    context = Context(report(zeros(2023) | {stock: "689"}, 2023))
    figures = zeros(2022) | {stock: "698", "requests.new.person": "3"}
    read = draft_of(report(figures, 2022))
    found = reading.check(read, year=2024, context=context)
    located = reading.located(read, found, year=2024, context=context)
    assert "T2-1" not in {finding.code for finding in found}
    assert {each.section for each in located} == {"requests"}


def test_a_report_laid_beside_itself_has_a_place_for_every_figure():
    read = sample()
    seen = beside.looks(read)
    places = {square.id for block in beside.drawn(read, seen)[0] for row in block.rows for square in row}
    assert {look.place for look in seen.values()} <= places
    assert [look.mark for look in beside.first(seen)] == ["unread", "doubtful", "repaired"]


def test_a_page_holds_only_so_much():
    read = sample()
    read = replace(read, source=replace(read.source, blocks=(Text("字" * 5000),) * 1000))
    shown, cut = beside.drawn(read, {})
    assert (len(shown), cut) == (beside.MOST_BLOCKS, 600) and len(shown[0].text) < 700


def test_a_sheet_of_ten_thousand_rows_is_shown_in_part():
    read = sample()
    sheet = Grid(tuple(Cell("1", row, column) for row in range(10_000) for column in range(40)))
    read = replace(read, source=replace(read.source, blocks=(sheet,) * 5))
    shown, cut = beside.drawn(read, {})
    assert (len(shown), cut, shown[0].left_out) == (2, 3, 9800)
    assert {len(row) for row in shown[0].rows} == {beside.MOST_COLUMNS}


def test_a_document_without_tables_offers_its_prose_only():
    read = replace(sample(), tables=())
    assert [s.code for s in taking.parts_of(read, read.edition)] == ["overview", "problems", "other"]


def test_a_row_of_which_the_same_is_said_stands_in_one_line():
    read = sample()
    names = [f"requests.new.{column}" for column in ("person", "business", "research")]
    said = {"confidence": Confidence.REPAIRED, "note": "按合计定位。", "raw": "640020470"}
    read = changed(read, dict.fromkeys(names, said))
    found = [group for group in beside.groups(beside.first(beside.looks(read))) if group.mark == "repaired"]
    (group,) = found
    assert (group.label, group.raws) == ("一、本年新收政府信息公开申请数量", ("640020470",))
    assert [look.column for look in group.looks] == ["自然人", "商业企业", "科研机构"]
