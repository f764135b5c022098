"""The forms a clerk types into: names and labels of the edition, raw texts kept, `was` given back."""

import json
import re

import pytest

from reports.content import Content
from reports.editions import EDITIONS
from reports.forms import PassageForm, TableForm
from reports.schema import Edition, Table
from tests.browser.pages import FRAME, Context, content, table_form

TABLES = [(edition, table) for edition in EDITIONS for table in edition.tables]
NEW, HANDLED = "requests.new.person", "requests.handled.person"
each_table = pytest.mark.parametrize(
    ("edition", "table"), TABLES, ids=[f"{edition.code}-{table.code}" for edition, table in TABLES]
)


def blank(edition: Edition) -> Content:
    return Content(edition, edition.first_year, "", "", {}, {})


def drawn(form: TableForm | PassageForm) -> str:
    return FRAME.render(Context({"form": form, "heading": "表"}))


@each_table
def test_a_field_for_each_input_cell(edition: Edition, table: Table) -> None:
    form = TableForm(table=table, content=blank(edition))
    inputs = {cell.name: cell.label for cell in table.cells() if not cell.is_total}
    assert {name: field.label for name, field in form.fields.items() if name != "was"} == inputs


@each_table
def test_the_page_names_every_input_and_every_sum(edition: Edition, table: Table) -> None:
    page = drawn(TableForm(table=table, content=blank(edition)))
    for cell in table.cells():
        tag = re.search(rf'<(\w+)[^>]* id="{re.escape(cell.name)}"[^>]*>', page)
        assert tag and tag[1] == ("output" if cell.is_total else "input")
        assert f'aria-label="{cell.label}"' in tag[0]


@each_table
def test_no_input_limits_or_completes_what_is_typed(edition: Edition, table: Table) -> None:
    page = drawn(TableForm(table=table, content=blank(edition)))
    inputs = re.findall(r'<input type="text"[^>]*>', page)
    assert inputs
    assert all(
        "maxlength" not in tag and 'autocomplete="off"' in tag and "inputmode=" in tag for tag in inputs
    )


@pytest.mark.parametrize("raw", ["", " 0 ", "１２", "12件", "3件左右", "/", "1e3", "<b>", '"', "x" * 5000])
def test_odd_text_is_kept_as_typed(raw: str) -> None:
    form = table_form(data={NEW: raw})
    assert form.cleaned_raws() == {NEW: raw}


def test_a_cell_not_sent_is_not_taken_for_blank() -> None:
    assert NEW not in table_form(data={"requests.granted.person": "1"}).cleaned_raws()


def test_nul_goes_because_the_database_cannot_hold_it() -> None:
    assert table_form(data={NEW: "1\x002"}).cleaned_raws() == {NEW: "12"}


def test_was_comes_back_as_the_page_was_given_it() -> None:
    page = table_form(raws={NEW: " １２ "})
    sent = {"was": page["was"].value(), NEW: "13"}
    typed = dict.fromkeys(page.cells, "") | {NEW: " １２ "}
    assert table_form(raws={NEW: "99"}, data=sent).was() == typed


@pytest.mark.parametrize("was", ["", "{", "[]", "[" * 200_000, '{"no.such.cell": "1"}', json.dumps({NEW: 1})])
def test_a_tampered_was_is_no_error(was: str) -> None:
    assert table_form(data={"was": was, NEW: "1"}).was() == {}


def test_raws_are_shown_not_readings() -> None:
    assert 'value="１２件"' in drawn(table_form(raws={NEW: "１２件"}))


def test_without_raws_the_readings_are_shown() -> None:
    whole = content({NEW: "１２件"})
    table = whole.edition.section("requests").table
    assert table
    assert TableForm(table=table, content=whole)[NEW].value() == "12"


def test_a_printed_total_stands_beside_the_computed_one() -> None:
    page = drawn(table_form(raws={HANDLED: "7", "requests.granted.person": "5"}))
    assert ">5</output>" in page
    assert "原件 7</span>" in page
    assert f'name="settle" value="{HANDLED}"' in page


def test_a_printed_total_of_an_unfinished_row_waits_for_its_blanks() -> None:
    form = table_form(raws={HANDLED: "5", "requests.granted.person": "5"})
    (line,) = form.sheet.disputes
    assert line.unfinished and line.shown
    page = drawn(form)
    assert '<span class="waits">，这一行或这一列还有空白' in page and '<span class="decides" hidden>' in page
    (line,) = table_form(raws=full("requests") | {HANDLED: "5"}).sheet.disputes
    assert not line.unfinished and line.shown


def test_a_printed_total_that_agrees_asks_nothing() -> None:
    form = table_form("remedies", full("remedies") | {"remedies.reconsideration.total": "0"})
    assert [line.shown for line in form.sheet.disputes] == [False]


def test_a_point_is_marked_and_said() -> None:
    page = drawn(table_form(points={NEW: ["请核对", "去年是3"]}))
    assert "请核对；去年是3" in page
    assert f'aria-describedby="point-{NEW}"' in page


def test_broken_missing_and_odd_cells_are_told_apart() -> None:
    typed = {
        NEW: "1",
        "requests.new.other": "",
        "requests.new.research": "?",
        "requests.granted.nonprofit": "/",
    }
    form = table_form(raws=full("requests") | typed, check=True)
    marks = {
        square.at.cell.name: square.css
        for rows in form.sheet.drawn(str)
        for row in rows.body
        for square in row
        if square.at.cell
    }
    assert (marks[NEW], marks["requests.new.other"], marks["requests.new.research"]) == (
        "broken grave",
        "missing",
        "odd grave",
    )
    assert marks["requests.granted.nonprofit"] == "odd"  # 需说明: it may be handed in with its reason
    assert marks["requests.new.business"] == ""


def test_enter_without_scripts_saves() -> None:
    first = re.search(r"<button[^>]*>", drawn(table_form()).partition("<form")[2])
    assert first and 'name="action"' in first[0] and 'value="save"' in first[0]


def test_the_only_primary_button_comes_last() -> None:
    buttons = re.findall(r"<button[^>]*>", drawn(table_form()).partition("</form>")[0])
    assert [('value="next"' in tag) for tag in buttons if "btn-primary" in tag] == [True]
    assert "btn-primary" in buttons[-1]


def test_no_inline_script_handler_or_style() -> None:
    page = drawn(table_form(raws={NEW: "x", HANDLED: "3"}, points={NEW: ["请核对"]}, check=True))
    assert not re.search(r"<script(?![^>]*(src=|application/json))|\son\w+=|\sstyle=|<style", page)


def test_a_passage_is_kept_but_for_its_line_ends() -> None:
    form = passage(data={"text": " （一）\r\n　　文字\r\n", "was": json.dumps("旧\n")})
    assert form.cleaned_text() == " （一）\n　　文字\n"
    assert form.was() == "旧\n"


def test_a_passage_knows_its_limit_and_its_name() -> None:
    page = drawn(passage(text="文字"))
    assert 'data-limit="1000"' in page
    assert '<label class="visually-hidden" for="text">一、总体情况</label>' in page


def passage(**more: object) -> PassageForm:
    return PassageForm(section=EDITIONS[-1].section("overview"), **more)  # type: ignore[arg-type]


def full(code: str) -> dict[str, str]:
    table = EDITIONS[-1].section(code).table
    assert table
    return {cell.name: "0" for cell in table.cells() if not cell.is_total}
