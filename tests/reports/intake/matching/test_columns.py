"""Which grid column is which official one, and whether a row stands in them."""

import pytest

from reports.intake.matching import columns
from tests.reports.intake.matching.drawn import WHO, rows

HEAD = " | 自然人 | 商业企业 | 总计"
CODES = [column.code for column in WHO]


def header(*parts):
    return columns.header(rows(*parts), WHO)


def placed(drawing, *before):
    """What lands in each official column of the last row, and the note."""
    lines = rows(*before, drawing)
    found = columns.place(lines[-1], columns.header(lines, WHO).get(lines[-1].block), CODES)
    cells = found.cells and tuple(piece.text for piece in found.cells)
    return (cells, found.note) if found.note else cells


def test_a_heading_names_the_columns():
    assert header(HEAD) == {0: {"person": 1, "business": 2, "total": 3}}


def test_columns_may_be_permuted():
    assert placed(" | 总计 | 自然人 | 商业企业\n予以公开 | 5 | 3 | 2") == ("3", "2", "5")


def test_a_column_of_a_foreign_subtotal_is_passed_over():
    assert placed(" | 自然人 | 小计 | 商业企业 | 总计\n予以公开 | 3 | 2 | 2 | 5") == ("3", "2", "5")


def test_a_merged_heading_names_no_single_column():
    assert header(" | 自然人 | < | 商业企业 | 总计") == {}


def test_half_a_heading_is_no_heading():
    assert header(" | 自然人 | 商业企业 | 备注") == {}


def test_running_text_is_no_heading():
    assert header("自然人 商业企业 总计") == {}


def test_a_table_torn_over_pages_shares_the_heading_above():
    assert header(HEAD, "予以公开 | 3 | | 5")[1] == {"person": 1, "business": 2, "total": 3}


def test_another_table_of_another_width_does_not():
    assert 1 not in header(HEAD, "予以公开 | 3 | 2")


def test_without_merged_cells_full_rows_show_the_columns():
    found = header("自然人 | 商业企业 | 总计 | |\n予以公开 | | 3 | 2 | 5\n部分公开 | | 1 | 1 | 2")
    assert found == {0: {"person": 2, "business": 3, "total": 4}}


def test_full_rows_that_begin_at_different_columns_show_none():
    assert header(f"{HEAD} |\n予以公开 | 3 | 2 | 5 |\n部分公开 | | 1 | 1 | 2") == {}


def test_a_stray_figure_beyond_the_full_rows_shakes_them():
    assert header(f"{HEAD} | \n予以公开 | 3 | 2 | 5 | \n部分公开 | 1 | | | 2") == {}


def test_a_row_with_a_figure_in_a_foreign_column_is_not_placed():
    wide = " | 自然人 | 商业企业 | 总计 | x\n甲 | 1 | < | 1 | \n"
    assert placed(wide + "予以公开 | 3 | 2 | 5 | 7") is None


def test_a_remark_in_a_foreign_column_is_passed_over():
    wide = " | 自然人 | 商业企业 | 总计 | 备注\n甲 | 1 | < | 1 | \n"
    assert placed(wide + "予以公开 | 3 | 2 | 5 | 含结转") == ("3", "2", "5")


def test_a_merged_figure_does_not_stand_under_one_heading():
    assert placed(f"{HEAD}\n予以公开 | 3 | < | 5") is None


def test_a_label_that_reaches_under_the_headings_shifts_the_row():
    assert placed(f"{HEAD}\n予以公开 | < | 3 | 5") is None


def test_a_blank_stays_under_its_heading():
    assert placed(f"{HEAD}\n予以公开 | 3 | | 5") == ("3", "", "5")


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("予以公开 | 3 | 2 | 5", ("3", "2", "5")),
        ("予以公开 | | 3 | 2 | 5", ("3", "2", "5")),
        ("予以公开 | 3 | 2 | 5 | ", ("3", "2", "5")),
        ("予以公开 | 3 | | 2 | 5", ("3", "2", "5")),
        ("予以公开 | 3 | | 5", ("3", "", "5")),
        ("予以公开 | 3 | | 5 | ", (("3", "", "5"), "这一行的空格比列数多，按次序归入。")),
        ("甲 | <\n予以公开 | 3 | | 2 | 5", ("3", "2", "5")),
        ("予以公开 | 3 | 2", None),
        ("予以公开 | | | | ", ("", "", "")),
        ("予以公开 | ", ("", "", "")),
        ("予以公开", None),
        ("予以公开 | | | 5", None),
        ("予以公开 3 2 5", ("3", "2", "5")),
        ("予以公开 3 5", None),
    ],
)
def test_without_a_heading_values_are_counted(row, cells):
    assert placed(row) == cells


def test_more_blanks_than_columns_are_taken_in_order_and_said():
    cells, note = placed("予以公开 | | 3 | | 2 | ")
    assert (cells, note) == (("3", "", "2"), "这一行的空格比列数多，按次序归入。")


def test_a_row_that_ends_early_lost_a_cell_somewhere():
    full = "部分公开 | 1 | 1 | 2\n"
    assert placed(f"{HEAD}\n{full}予以公开 | 3 | 2") is None


def test_a_heading_has_two_names_at_least_and_no_figure():
    assert columns.is_heading(rows(HEAD)[0], WHO)
    assert not columns.is_heading(rows(" | 自然人 | ")[0], WHO)
    assert not columns.is_heading(rows("自然人 | 商业企业 | 3")[0], WHO)
