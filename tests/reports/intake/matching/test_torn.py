"""Rows before their labels are compared."""

import pytest

from reports.intake.matching import torn
from tests.reports.intake.matching.drawn import FORM, SURE, levels, read, rows, values
from tests.reports.intake.matching.table_three import table


def test_two_lines_of_figures_are_never_one_row():
    first, second = rows("1.信访举报 | 3\n投诉类申请 | 4")
    assert torn.merged_labels([first, second], FORM.names, 3) == [first, second]


def test_two_labels_that_make_no_official_one_stay_two():
    lines = rows("水库蓄水 | | |\n情况说明 | 1 | 2 | 3")
    assert torn.merged_labels(lines, FORM.names, 3) == lines


def test_a_label_is_not_joined_where_one_alone_is_as_good():
    lines = rows("（一） | | |\n（一）予以公开 | 1 | 2 | 3")
    assert len(torn.merged_labels(lines, FORM.names, 3)) == 2


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("（一）予以公开 | 约三件 | 1 | 4", ["约三件", "1", "4"]),
        ("（一）予以公开 | 3 | 约一件 | 4", ["3", "约一件", "4"]),
        ("（一）予以公开 | 见附表 | 见附表 | 见附表", ["见附表", "见附表", "见附表"]),
        ("（一）予以公开 | | | 见附表", ["", "", "见附表"]),
    ],
)
def test_words_in_the_place_of_a_figure_are_kept_as_they_stand(line, found):
    outcome = read(table(granted=line))
    assert values(outcome.figures, "requests.granted") == found
    assert levels(outcome.figures, "requests.granted") == {SURE}
    assert outcome.findings == []


def test_a_label_in_two_cells_is_no_word():
    outcome = read(table(petition="1.信访举报投诉类 | 申请 | 0 | 1 | 1"))
    assert values(outcome.figures, "requests.petition") == ["0", "1", "1"]


def test_a_word_counts_in_no_sum():
    both = {"handled": "（七）总计 | 11617 | |", "granted": "（一）予以公开 | 约十件 | 16 | 17"}
    outcome = read(table(new="", petition="1.信访举报投诉类申请 | 1 | 0 | 1", **both))
    assert values(outcome.figures, "requests.handled") == ["?", "?", "17"]
