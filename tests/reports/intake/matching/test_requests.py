"""Table three under its official labels: what is taken as it stands, what is mended, what stays open."""

import pytest

from reports.editions import BY_CODE
from reports.intake.matching import requests
from tests.reports.intake.matching.drawn import DOUBTFUL, FORM, REPAIRED, SURE, levels, read, rows, values
from tests.reports.intake.matching.table_three import (
    CARRIED_IN,
    CARRIED_OUT,
    GRANTED,
    HANDLED,
    HEAD,
    NEW,
    PETITION,
    PRINTED,
    TABLE,
    table,
)


def said(outcome):
    """{row: what its cells say}"""
    return {row: values(outcome.figures, f"requests.{row}") for row in FORM.order}


def of(outcome, row):
    """What the cells of one row say, and how sure."""
    return values(outcome.figures, f"requests.{row}"), levels(outcome.figures, f"requests.{row}")


def codes(outcome):
    return [finding.code for finding in outcome.findings]


def test_a_whole_table_is_taken_as_it_stands():
    outcome = read(table())
    assert said(outcome) == PRINTED
    assert {found.confidence for found in outcome.figures.values()} == {SURE}
    assert (outcome.findings, outcome.unread, outcome.rows) == ([], [], 6)


def test_rows_may_be_permuted():
    assert said(read("\n".join([HEAD, CARRIED_OUT, PETITION, HANDLED, NEW, GRANTED, CARRIED_IN]))) == PRINTED


def test_columns_may_be_permuted():
    outcome = read(table(" | 商业企业 | 自然人 | 总计", petition="1.信访举报投诉类申请 | 1 | 0 | 1"))
    assert said(outcome)["petition"] == ["0", "1", "1"]


def test_the_heading_may_be_repeated_on_every_page():
    assert said(read(table(carried_in=f"{CARRIED_IN}\n{HEAD}", petition=f"{PETITION}\n{HEAD}"))) == PRINTED


def test_a_subtotal_column_is_passed_over():
    lines = [line.replace("|", "| 9 |", 1) for line in TABLE.values()]
    assert said(read("\n".join([" | 小计 | 自然人 | 商业企业 | 总计", *lines]))) == PRINTED


def test_running_text_without_any_rule_is_read_too():
    outcome = read("".join(line.replace("|", "").replace(" ", "") for line in TABLE.values()))
    assert said(outcome) == PRINTED
    assert {found.confidence for found in outcome.figures.values()} == {REPAIRED}


def test_one_number_to_a_line_is_read_too():
    outcome = read("\n".join(TABLE.values()).replace("|", "\n"))
    assert said(outcome) == PRINTED


def test_a_label_torn_in_two_is_joined_and_said():
    outcome = read(table(petition="1.信访举报 | | |\n投诉类申请 | 0 | 1 | 1"))
    assert said(outcome) == PRINTED
    assert [(f.code, f.severity.value) for f in outcome.findings] == [("E-08", "hint")]


def test_a_label_torn_over_two_pages_is_joined_too():
    first, second = table(petition="1.信访举报 | | | \nTEAR\n投诉类申请 | 0 | 1 | 1").split("TEAR\n")
    assert said(read(first, second)) == PRINTED


def test_a_label_that_changed_is_known_and_pointed_out():
    outcome = read(table(petition="1.信 访投诉类申请 | 0 | 1 | 1"))
    assert of(outcome, "petition") == (["0", "1", "1"], {SURE})
    assert "行名印作“1.信访投诉类申请”" in outcome.findings[0].message


def test_a_label_lost_is_found_by_its_place_and_marked():
    outcome = read(table(granted=" | 3 | 1 | 4"))
    assert of(outcome, "granted") == (["3", "1", "4"], {REPAIRED})
    assert "没有读到行名" in outcome.findings[0].message


def test_of_more_than_three_labels_lost_the_first_are_named():
    lost = {row: f" | {' | '.join(PRINTED[row])}" for row in ("carried_in", "granted", "petition", "handled")}
    outcome = read(table(**lost))
    assert said(outcome) == PRINTED
    assert "等4行" in outcome.findings[0].message


def test_the_words_of_a_merged_heading_are_compared_as_well():
    granted = "三、本年度结果 | （一）予以公开 | 3 | 1 | 4\n^ | 1.信访举报投诉类申请 | 0 | 1 | 1"
    outcome = read(table(granted=granted, petition=""))
    assert said(outcome) == PRINTED
    assert [f.message for f in outcome.findings] == [
        "表中印作“三、本年度结果”，官方格式是“三、本年度办理结果”，请改正。"
    ]


def test_figures_below_their_label_are_taken_where_there_is_no_other_row():
    outcome = read(table(granted="（一）予以公开 | | | \n | 3 | 1 | 4"))
    assert of(outcome, "granted") == (["3", "1", "4"], {REPAIRED})


def test_a_number_too_many_is_left_out_where_the_sums_leave_one_way():
    outcome = read(table(handled="（七）总计 | 3 | 2 | 5 | 0"))
    assert of(outcome, "handled") == (["3", "2", "5"], {REPAIRED})
    assert outcome.shifted[0].count == 4


def test_a_number_too_few_is_put_back_where_the_sums_leave_one_way():
    outcome = read(table(granted="（一）予以公开 | 3 | 4"))
    assert of(outcome, "granted") == (["3", "1", "4"], {REPAIRED})


def test_figures_run_together_are_parted_by_the_sums():
    assert of(read(table(granted="（一）予以公开 | 314 | | ")), "granted") == (["3", "1", "4"], {REPAIRED})


def test_several_ways_leave_open_only_what_they_differ_in():
    outcome = read(table(new="", handled="", granted="（一）予以公开 | 11617 | | "))
    found = outcome.figures["requests.granted.person"]
    assert of(outcome, "granted") == (["?", "?", "17"], {DOUBTFUL, REPAIRED})
    assert found.raw == "11617" and found.reading.value is None
    assert "1、16、17；11、6、17" in found.note


def test_a_row_that_no_sum_explains_stays_open():
    outcome = read(table(granted="（一）予以公开 | 1234567890123 | | "))
    assert of(outcome, "granted") == (["?", "?", "?"], {DOUBTFUL})


def test_blanks_stay_blank_and_a_slash_a_slash():
    outcome = read(table(granted="（一）予以公开 | | | ", petition="1.信访举报投诉类申请 | / | | 1"))
    assert of(outcome, "granted") == (["", "", ""], {SURE})
    assert of(outcome, "petition") == (["/", "", "1"], {SURE})


def test_a_blank_total_stays_blank():
    assert of(read(table(handled="（七）总计 | 3 | 2 | ")), "handled") == (["3", "2", ""], {SURE})


def test_a_row_one_cell_over_is_put_back_where_the_sums_say_so():
    outcome = read(table(granted="（一）予以公开 | 1 | 4 | "))
    assert of(outcome, "granted") == (["3", "1", "4"], {REPAIRED})


def test_a_row_without_its_total_stays_as_printed_where_the_sums_say_so():
    around = {"new": "一、本年新收政府信息公开申请数量 | 1 | 5 | 6", "handled": "（七）总计 | 1 | 5 | 6"}
    outcome = read(table(granted="（一）予以公开 | 1 | 4 | ", **around))
    assert of(outcome, "granted") == (["1", "4", ""], {SURE})


def test_a_row_that_may_be_one_cell_over_has_to_be_looked_at():
    outcome = read(table(new="", handled="", granted="（一）予以公开 | 1 | 4 | "))
    assert of(outcome, "granted")[1] == {DOUBTFUL}
    assert outcome.figures["requests.granted.person"].reading.text == "1"


def test_digits_apart_belong_together_where_the_total_says_so():
    outcome = read(table(granted="（一）予以公开 | 1 3 | 1 | 14"))
    assert of(outcome, "granted") == (["13", "1", "14"], {SURE, REPAIRED})
    assert outcome.figures["requests.granted.person"].raw == "1 3"


def test_digits_apart_stay_apart_where_it_does_not():
    outcome = read(table(granted="（一）予以公开 | 1 3 | 1 | 9"))
    assert outcome.figures["requests.granted.person"].confidence is DOUBTFUL


def test_a_row_that_is_not_there_is_doubtful_and_not_zero():
    outcome = read(table(petition=""))
    assert of(outcome, "petition") == (["?", "?", "?"], {DOUBTFUL})
    assert outcome.figures["requests.petition.person"].reading.state == "blank"


def test_too_few_rows_are_no_table():
    outcome = read(f"{HEAD}\n{NEW}")
    assert (outcome.rows, outcome.figures) == (0, {})


@pytest.mark.parametrize("words", ["", "水库蓄水情况", "甲 | 乙"])
def test_without_its_labels_there_is_no_table(words):
    assert read(words).rows == 0


def test_a_row_in_between_that_nobody_knows_is_told():
    outcome = read(table(granted=f"{GRANTED}\n水库蓄水情况 | 7 | 8 | 15"))
    assert [(entry.text, entry.why) for entry in outcome.unread] == [
        ("水库蓄水情况 7 8 15", "不知道是哪一行")
    ]


def test_a_poor_label_beside_a_row_nobody_knows_is_doubtful():
    outcome = read(table(petition="1.信访投诉类 | 0 | 1 | 1\n水库蓄水情况 | 7 | 8 | 15"))
    assert levels(outcome.figures, "requests.petition") == {DOUBTFUL}
    assert "旁边还有一行数没有归处" in outcome.figures["requests.petition.person"].note


def test_of_two_tables_the_first_is_taken_and_the_other_told():
    outcome = read(table(), table(new="一、本年新收政府信息公开申请数量 | 9 | 9 | 18"))
    assert said(outcome)["new"] == ["3", "2", "5"]
    assert [entry.why for entry in outcome.unread] == ["另有一张同样格式的表，没有采用"]


def test_a_second_table_without_figures_is_not_worth_a_word():
    blank = {row: f"{line.split('|')[0]} | | |" for row, line in TABLE.items()}
    assert read(table(), table(**blank)).unread == []


def test_a_sentence_with_the_words_of_a_row_is_no_row():
    outcome = read("今年予以公开3件。", table())
    assert said(outcome) == PRINTED


def test_weak_lines_of_text_count_where_no_better_row_is_found():
    outcome = read(table(carried_out=""), "四、结转下年度继续办理 0")
    assert of(outcome, "carried_out") == (["", "", "0"], {REPAIRED})


EDITION_FORM = requests.form(BY_CODE["2021"].tables[1])
WIDE_HEAD = " | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计"


def official(one_row=None, *, head=WIDE_HEAD, three="0 | 0 | 0 | 0 | 0 | 0 | 0"):
    """The table of 2021 with nothing in it, （六）其他处理 in one row where one is given."""
    drawing = [head] if head else []
    for code in EDITION_FORM.order:
        if one_row is None or not code.startswith("other."):
            drawing.append(f"{EDITION_FORM.label(code)} | {three}")
        elif code == "other.not_clarified":
            drawing.append(f"（六）其他处理 | {one_row}")
    return requests.read(rows("\n".join(drawing)), EDITION_FORM)


def others(outcome):
    return {found.confidence for name, found in outcome.figures.items() if name.startswith("requests.other.")}


def test_a_zero_for_all_other_results_is_three_zeros():
    outcome = official("0 | 0 | 0 | 0 | 0 | 0 | 0")
    assert outcome.figures["requests.other.fee_unpaid.person"].reading.state == "zero"
    assert others(outcome) == {REPAIRED}
    assert (codes(outcome), outcome.unread) == (["E-07"], [])


def test_a_number_for_all_other_results_cannot_be_told_apart():
    outcome = official("2 | 0 | 0 | 0 | 0 | 0 | 2")
    assert outcome.figures["requests.other.else.person"].reading.state == "blank"
    assert "这一列印的是2" in outcome.figures["requests.other.else.person"].note
    assert others(outcome) == {DOUBTFUL}
    assert outcome.unread[0].why == "格式分三行，原件只有一行"


def test_nor_can_one_row_whose_cells_are_not_sure():
    outcome = official("2 | 2")
    assert others(outcome) == {DOUBTFUL}
    assert outcome.unread[0].text == "（六）其他处理：2、2"


def test_where_the_three_rows_are_there_one_above_them_is_their_heading():
    outcome = requests.read(
        rows(
            "\n".join(
                ("（六）其他处理 | 9 | 0 | 0 | 0 | 0 | 0 | 9\n" if code == "other.not_clarified" else "")
                + f"{EDITION_FORM.label(code)} | 0 | 0 | 0 | 0 | 0 | 0 | 0"
                for code in EDITION_FORM.order
            )
        ),
        EDITION_FORM,
    )
    assert others(outcome) == {SURE}


def test_one_row_without_figures_leaves_all_three_open():
    assert others(official(" | | | | | | ")) == {DOUBTFUL}
