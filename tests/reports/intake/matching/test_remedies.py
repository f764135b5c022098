"""Table four: one row of fifteen figures under three headings."""

import pytest

from reports.editions import BY_CODE
from reports.intake.matching import remedies
from tests.reports.intake.matching.drawn import DOUBTFUL, REPAIRED, SURE, rows

FIVE = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
HEAD = f"行政复议 | < | < | < | < | 行政诉讼 {'| < ' * 9}\n{FIVE} | {FIVE} | {FIVE}"
ROW = "1 | 2 | 0 | 0 | 3 | 0 | 0 | 0 | 0 | 0 | 4 | 0 | 0 | 1 | 5"
PRINTED = ROW.split(" | ")


def read(*parts):
    return remedies.read(rows(*parts), BY_CODE["2021"].tables[2])


def said(*parts):
    """The fifteen figures, and how sure."""
    figures = read(*parts).figures.values()
    return [found.reading.text for found in figures], {found.confidence for found in figures}


@pytest.mark.parametrize(
    "parts",
    [
        (f"{HEAD}\n{ROW}",),
        (HEAD, ROW),
        (f"{HEAD}\n备注 | 7\n{ROW}",),
        ("行政复议 行政诉讼 " + FIVE.replace("|", ""), ROW.replace("|", "")),
        (f"{FIVE}\n{ROW[:17]}", f"{FIVE}\n{ROW[20:37]}", f"{FIVE}\n{ROW[40:]}"),
        (f"{FIVE} | {FIVE} | {FIVE}\n | {ROW}",),
        (f"行政复议 | \n{HEAD}\n{ROW}",),
    ],
    ids=["whole", "torn", "remark", "text", "three tables", "one column on", "heading alone"],
)
def test_fifteen_figures_are_taken_as_they_stand(parts):
    assert said(*parts) == (PRINTED, {SURE})


def test_columns_are_taken_by_their_headings():
    assert read(f"{HEAD}\n{ROW}").figures["remedies.litigation_after.pending"].column == 13


def test_figures_run_together_are_parted_by_the_totals():
    found, level = said(HEAD, "1 2 0 0 3 00000 4 0 0 1 5".replace(" ", "") + " |")
    assert (found, level) == (PRINTED, {REPAIRED})


def test_a_lost_figure_is_put_back_where_one_reading_is_left():
    found, level = said("行政复议 行政诉讼", ROW.replace(" |", "").replace("3", "", 1))
    assert (found, level) == (PRINTED, {REPAIRED})


def test_figures_that_no_total_explains_stay_open():
    assert said(HEAD, "1234567890 1234567890 |")[1] == {DOUBTFUL}


def test_figures_of_three_groups_on_lines_of_text_are_gathered():
    text = "行政复议 行政诉讼\n结果维持 结果纠正 其他结果 尚未审结 总计 1 2 0 0 3\n"
    text += "未经复议直接起诉 0 0 0 0 0\n复议后起诉 4 0 0 1 5"
    assert said(text) == (PRINTED, {SURE})


def test_ten_figures_are_worth_a_look():
    assert said("行政复议 行政诉讼", "甲 1 2 0 0 3", "乙 0 0 0 0 0")[1] == {DOUBTFUL}


def test_a_blank_row_stays_blank():
    assert said(f"{HEAD}\n{' | ' * 14}") == ([""] * 15, {SURE})


@pytest.mark.parametrize(
    "parts",
    [("",), ("水库 | 蓄水",), (HEAD,), ("行政复议 行政诉讼",), ("全年行政复议2件、行政诉讼3件。",)],
)
def test_without_headings_or_figures_there_is_no_table(parts):
    outcome = read(*parts)
    assert (outcome.rows, outcome.figures) == (0, {})


def test_a_second_row_of_figures_is_told():
    outcome = read(f"{HEAD}\n{ROW}\n{ROW}")
    assert [entry.why for entry in outcome.unread] == ["这一行不在格式里"]


AFTER_FIRST = f"""
    行政复议 | < | < | < | < | 行政诉讼 {"| < " * 9}
    {FIVE} | 复议后起诉 | < | < | < | < | 未经复议直接起诉 | < | < | < | <
    ^ | ^ | ^ | ^ | ^ | {FIVE} | {FIVE}
"""


def test_the_kinds_of_cases_go_by_their_headings():
    assert said(f"{AFTER_FIRST}{ROW}") == ([*PRINTED[:5], *PRINTED[10:], *PRINTED[5:10]], {SURE})


def test_the_results_go_by_their_headings():
    corrected_first = AFTER_FIRST.replace("结果维持 | 结果纠正", "结果纠正 | 结果维持")
    assert said(f"{corrected_first}{ROW}")[0][:5] == ["2", "1", "0", "0", "3"]


def test_headings_in_another_order_that_do_not_tell_the_kinds_are_doubted():
    other = "结果纠正 | 结果维持 | 其他结果 | 尚未审结 | 总计"
    assert said(f"{other} | {FIVE} | {FIVE}\n{ROW}") == (PRINTED, {DOUBTFUL})
