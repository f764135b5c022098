"""What all printed forms decide alike."""

from reports.document import grid
from reports.editions import EDITIONS
from reports.filetypes.layout import lines, title_lines


def test_a_title_without_a_year_breaks_near_its_middle() -> None:
    assert title_lines("某某自治州某某县人民政府办公室政府信息公开报告") == (
        "某某自治州某某县",
        "人民政府办公室政府信息公开报告",
    )


def test_the_squares_of_every_row_fill_the_table() -> None:
    for table in (table for edition in EDITIONS for table in edition.tables):
        for line in lines(grid(table)):
            assert sum(square.cell.colspan for square in line.squares) == len(table.widths)
            assert [square.column for square in line.squares] == sorted({s.column for s in line.squares})
