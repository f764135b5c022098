"""Table four laid out another way."""

from reports.intake.matching import turned
from tests.reports.intake.matching.drawn import rows

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
BY_RESULT = "".join(f"\n{result} 1 2 3" for result in RESULTS)


def figures(line):
    return line and [piece.text for piece in line.values]


def test_five_results_of_three_figures_in_running_text():
    found = turned.row_of_text(rows(f"行政复议 未经复议直接起诉 复议后起诉{BY_RESULT}"))
    assert figures(found) == ["1"] * 5 + ["2"] * 5 + ["3"] * 5


def test_results_out_of_order_are_not_guessed_at():
    lines = rows(f"行政复议 未经复议直接起诉 复议后起诉{BY_RESULT.replace('其他结果', '结果维持')}")
    assert turned.row_of_text(lines) is None


def test_kinds_of_case_out_of_order_are_not_guessed_at():
    assert turned.row_of_text(rows(f"复议后起诉 未经复议直接起诉{BY_RESULT}")) is None


def test_a_table_whose_heading_names_more_columns_than_a_row_has_is_left():
    lines = rows("类别 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n行政复议 | 1 | 2")
    assert turned.row(lines) is None


def test_a_sentence_names_no_kind_of_case():
    assert turned.case("本年度行政复议和未经复议直接起诉的案件都已经按期办结并且没有一件被纠正") is None


def test_a_figure_that_comes_twice_is_not_guessed_at():
    one = "\n".join(f"{case} | {result} | 1" for case in turned.CASES for result in RESULTS)
    assert figures(turned.row(rows(one))) == ["1"] * 15
    assert turned.row(rows(f"{one}\n行政复议 | 结果维持 | 2")) is None
