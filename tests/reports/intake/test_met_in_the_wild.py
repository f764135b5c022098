"""Shapes of tables and text that offices bring and the official form does not have, each drawn as small as it goes."""

from __future__ import annotations

from collections.abc import Sequence

from reports.intake import understand, understand_paste
from reports.intake.draft import Draft

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CASES = ("行政复议", "未经复议直接起诉", "复议后起诉")
FOUR = "四、政府信息公开行政复议、行政诉讼情况"
FIFTEEN = ["3", "0", "1", "0", "4", "2", "2", "3", "2", "9", "1", "2", "0", "1", "4"]


def drawn(*tables: Sequence[Sequence[str]], heading: str = FOUR) -> Draft:
    """A page with tables of plain cells below a heading."""
    html = "".join(
        "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows) + "</table>"
        for rows in tables
    )
    return understand_paste("", f"<p>{heading}</p>{html}")


def read(draft: Draft, table: str) -> list[str]:
    """The figures of a table in the official order, each that is not sure with its mark."""
    found = []
    for name, figure in draft.figures.items():
        if name.startswith(table):
            value = figure.reading.value
            mark = "" if figure.confidence == "sure" else f" {figure.confidence}"
            found.append(f"{figure.reading.state if value is None else value}{mark}")
    return found


def test_a_table_that_is_not_there_is_not_surely_blank():
    draft = drawn([["行政处罚", "3"], ["行政许可", "2"], ["行政强制", "0"]])
    assert read(draft, "remedies") == ["blank doubtful"] * 15


def test_remedies_with_a_row_for_each_kind_of_case():
    rows = [[case, *FIFTEEN[at : at + 5]] for case, at in zip(CASES, (0, 5, 10), strict=True)]
    assert read(drawn([["类别", *RESULTS], *rows]), "remedies") == FIFTEEN


def test_remedies_with_a_row_for_each_result():
    rows = [[result, *FIFTEEN[at::5]] for at, result in enumerate(RESULTS)]
    assert read(drawn([["结果", *CASES], *rows]), "remedies") == FIFTEEN


def test_remedies_one_by_one():
    rows = [[case, result] for case in CASES for result in RESULTS]
    table = [[*row, figure] for row, figure in zip(rows, FIFTEEN, strict=True)]
    assert read(drawn(table), "remedies") == FIFTEEN


def test_remedies_turned_whose_lines_are_lost():
    rows = [" ".join([result, *FIFTEEN[at::5]]) for at, result in enumerate(RESULTS)]
    text = "\n".join([FOUR, "结果 行政复议 行政诉讼（未经复议直接起诉） 行政诉讼（复议后起诉）", *rows])
    assert read(understand(text.encode(), "x.txt"), "remedies") == FIFTEEN


def test_remedies_block_by_block_in_a_sheet_that_is_wider():
    rows = [
        [*line, *[""] * 5]
        for case, at in zip(CASES, (0, 5, 10), strict=True)
        for line in ([case, "", "", "", ""], RESULTS, FIFTEEN[at : at + 5])
    ]
    assert read(drawn(rows), "remedies") == FIFTEEN
