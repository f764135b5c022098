"""Rows: by their labels, by their places, over two pages."""

from reports.intake.matching import rows
from reports.intake.matching.lines import Line, Piece


def _line(block: int, *texts: str) -> Line:
    return Line(tuple(Piece(text, block, 0, column) for column, text in enumerate(texts)), block)


def halves(first: Line, second: Line) -> list[Line]:
    return rows.merged_labels([first, second], (), 3)


def test_a_row_whose_figures_stand_on_two_pages():
    (line,) = halves(_line(1, "一、本年新收", "", "", "3"), _line(2, "", "7", "1", ""))
    assert [piece.text for piece in line.values] == ["7", "1", "3"]
    assert line.halved


def test_two_rows_of_one_page_stay_two():
    assert len(halves(_line(1, "一、本年新收", "", "", "3"), _line(1, "", "7", "1", ""))) == 2


def test_a_cell_printed_on_both_pages_keeps_the_rows_apart():
    assert len(halves(_line(1, "一、本年新收", "", "2", "3"), _line(2, "7", "1", ""))) == 2


def test_a_further_figure_before_the_columns_keeps_the_rows_apart():
    assert len(halves(_line(1, "一、本年新收", "", "", "3"), _line(2, "9", "7", "1", ""))) == 2
