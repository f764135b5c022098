"""How a printed cell becomes a figure, and what is said of rows that shifted."""

from decimal import Decimal

import pytest

from reports.editions import BY_CODE
from reports.intake.matching.lines import Piece
from reports.intake.matching.outcome import figure, missing, open_question, shift_findings, solved
from reports.intake.matching.solve import DASH
from tests.reports.intake.matching.drawn import DOUBTFUL, REPAIRED, SURE, read, rows
from tests.reports.intake.matching.table_three import table

COUNT = BY_CODE["2021"].by_name["requests.new.person"]
FEE = BY_CODE["2021"].by_name["proactive.fees.amount"]
AMOUNT = BY_CODE["2019"].by_name["proactive.procurement.amount"]
LINE = rows("予以公开 | 314 | ")[0]


@pytest.mark.parametrize(
    ("text", "cell", "unit", "note", "level"),
    [
        ("12", COUNT, "", "", SURE),
        ("1.5万元", AMOUNT, "", "", SURE),
        ("三件左右", COUNT, "", "", SURE),
        ("12（其中修订3件）", COUNT, "", "", REPAIRED),
        ("12", COUNT, "", "按次序归入。", REPAIRED),
        ("1 2", COUNT, "", "", DOUBTFUL),
        ("55000", FEE, "元", "", DOUBTFUL),
    ],
)
def test_how_sure_a_cell_in_its_own_place_is(text, cell, unit, note, level):
    found = figure(Piece(text, 3, 4, 5, where="表格1第5行第6列"), cell, unit=unit, note=note)
    assert (found.confidence, found.raw, found.where) == (level, text, "表格1第5行第6列")
    assert (found.block, found.row, found.column) == (3, 4, 5)
    assert found.note or level is SURE


@pytest.mark.parametrize(
    ("value", "state", "number"),
    [(None, "blank", None), (0, "zero", Decimal()), (DASH, "na", None), (7, "number", Decimal(7))],
)
def test_a_solved_figure_keeps_what_is_printed(value, state, number):
    found = solved(value, LINE, "按合计定位。")
    assert (found.reading.state, found.reading.value, found.raw) == (state, number, "314")
    assert found.confidence is REPAIRED


def test_no_number_is_made_of_an_open_question():
    found = open_question(LINE, "请对照原件填写。")
    assert (found.reading.state, found.reading.value, found.reading.text) == ("text", None, "314")
    assert found.confidence is DOUBTFUL


def test_a_cell_that_was_not_found_is_blank_and_doubtful():
    assert (missing("没有读到。").reading.state, missing("没有读到。").confidence) == ("blank", DOUBTFUL)


def test_rows_put_right_and_rows_left_open_are_each_one_finding():
    changed = {
        row: f"{label} | 11617 | | "
        for row, label in (("granted", "（一）予以公开"), ("new", "一、本年新收政府信息公开申请数量"))
    }
    outcome = read(table(**changed, petition="1.信访举报投诉类申请 | 01 | 1 |", handled="", carried_in=""))
    is_open, right = shift_findings(outcome)
    assert is_open.message.endswith("分不清各格，没有读入，请对照原件填写。")
    assert right.message == "“1.信访举报投诉类申请”印了2个数，应为3个：已按合计放到各格，请核对。"
    assert len(is_open.cells) == 6


def test_of_more_than_three_rows_the_first_are_named():
    label = {"new": "一、本年新收政府信息公开申请数量", "granted": "（一）予以公开", "handled": "（七）总计"}
    changed = {row: f"{words} | 325 | | " for row, words in label.items()}
    outcome = read(table(**changed, carried_in="二、上年结转政府信息公开申请数量 | 000 | |"))
    assert "等4行" in shift_findings(outcome)[-1].message


def test_without_shifted_rows_there_is_nothing_to_say():
    assert shift_findings(read(table())) == []


def test_figures_the_file_ran_together_are_not_laid_to_the_agency():
    outcome = read(
        table(new="一、本年新收政府信息公开申请数量 | 325 | | ", granted="（一）予以公开 | 11617 | | ")
    )
    said = "".join(finding.message for finding in shift_findings(outcome))
    assert "在文件里数字连在一起" in said
    assert "印了1个数" not in said + "".join(found.note for found in outcome.figures.values())
