"""Which official row a line is: by its label, else by its place."""

import pytest

from reports.intake.matching import rows as matching
from tests.reports.intake.matching.drawn import FORM, read, rows, values
from tests.reports.intake.matching.table_three import HEAD, TABLE, table


def judged(text):
    """The official row this label is taken for, with how sure."""
    found = matching.judge(rows(f"{text} | 3")[0], FORM.names)
    return (found[0].code, round(found[1], 2)) if found else None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("（一）予以公开", ("granted", 1)),
        ("予以公开", ("granted", 0.99)),
        ("（三）予以公开", ("granted", 0.99)),
        ("四、结 转 下年度继续办理", ("carried_out", 1)),
        ("三、本年度办理结果 | （一）予以公开", ("granted", 1)),
        ("三、本年度办理结果", (None, 1)),
        ("水库蓄水情况", None),
        ("", None),
    ],
)
def test_a_label_is_taken_for_the_nearest_official_one(text, found):
    assert judged(text) == found


def test_a_label_between_two_official_ones_is_neither():
    assert judged("年政府信息公开申请数量") is None


def test_what_stands_in_brackets_may_be_left_out():
    name = matching.name("partly", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）")
    assert matching.judge(rows("部分公开 | 3")[0], [name])[1] == 0.99


def test_label_and_figures_on_two_lines_with_two_candidates_stay_apart():
    text = table(petition="1.信访举报投诉类申请 | | | \n | 0 | 1 | 1\n | 0 | 2 | 2")
    assert values(read(text).figures, "requests.petition") == ["", "", ""]


def test_figures_beside_the_label_are_taken_though_other_rows_are_missing():
    text = table(petition="1.信访举报投诉类申请 | | | \n | 0 | 1 | 1", handled="", carried_out="")
    outcome = read(text)
    assert values(outcome.figures, "requests.petition") == ["0", "1", "1"]
    assert "行名和数分在两行" in outcome.figures["requests.petition.person"].note


def test_two_lines_of_figures_are_never_one_row():
    first, second = rows("1.信访举报 | 3\n投诉类申请 | 4")
    assert matching.merged_labels([first, second], FORM.names, 3) == [first, second]


def test_two_labels_that_make_no_official_one_stay_two():
    lines = rows("水库蓄水 | | |\n情况说明 | 1 | 2 | 3")
    assert matching.merged_labels(lines, FORM.names, 3) == lines


def test_a_label_is_not_joined_where_one_alone_is_as_good():
    lines = rows("（一） | | |\n（一）予以公开 | 1 | 2 | 3")
    assert len(matching.merged_labels(lines, FORM.names, 3)) == 2


def test_a_label_printed_twice_counts_where_the_figures_are():
    outcome = read(table(granted="（一）予以公开 | | | \n（一）予以公开 | 3 | 1 | 4"))
    assert values(outcome.figures, "requests.granted") == ["3", "1", "4"]


def test_two_stretches_that_share_hardly_a_row_are_one_table():
    lines = list(TABLE.values())
    outcome = read("\n".join([HEAD, *lines[:4]]), "\n".join([HEAD, *lines[3:]]))
    assert outcome.rows == 6


@pytest.mark.parametrize(("places", "kept"), [([], []), ([0, 1, 2], [0, 1, 2]), ([5, 0, 1, 4, 2], [1, 2, 4])])
def test_the_longest_stretch_in_official_order_is_kept(places, kept):
    assert matching._longest_rising(places) == kept
