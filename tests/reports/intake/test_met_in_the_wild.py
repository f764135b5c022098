"""Shapes of tables and text that offices bring and the official form does not have, each drawn as small as it goes."""

from __future__ import annotations

import io
from collections.abc import Sequence

import openpyxl

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
            value = value if value is None else value.normalize()
            mark = "" if figure.confidence == "sure" else f" {figure.confidence}"
            found.append(f"{figure.reading.state if value is None else format(value, 'f')}{mark}")
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


TWO = "二、主动公开政府信息情况"
THREE = "三、收到和处理政府信息公开申请情况"
APPLICANTS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
DECIDED = (
    *("（一）予以公开", "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "1.属于国家秘密"),
    *("2.其他法律行政法规禁止公开", "3.危及“三安全一稳定”", "4.保护第三方合法权益"),
    *("5.属于三类内部事务信息", "6.属于四类过程性信息", "7.属于行政执法案卷", "8.属于行政查询事项"),
    *("1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"),
    *("1.信访举报投诉类申请", "2.重复申请", "3.要求提供公开出版物", "4.无正当理由大量反复申请"),
    "5.要求行政机关确认或重新出具已获取信息",
    "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
    "3.其他",
)
ROW = ["1", "2", "0", "0", "0", "1", "4"]


def requests(**changed: Sequence[str]) -> list[list[str]]:
    """Table 三 with four applications granted; rows by their number, r1 the first, may hold something else."""
    labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", *DECIDED]
    labels += ["（七）总计", "四、结转下年度继续办理"]
    rows = [[label, *(ROW if at in (0, 2, 23) else ["0"] * 7)] for at, label in enumerate(labels)]
    for number, row in changed.items():
        rows[int(number[1:]) - 1] = list(row)
    return rows


def test_labels_that_wrap_behind_their_figures():
    rows = requests(
        r21=["（六）其他处理1.申请人无正", *ROW],
        r22=[
            "当理由逾期不补正、行政机关不\n再处理其政府信息公开申请\n2.申请人逾期未按收费通知要",
            *["0"] * 7,
        ],
        r23=["求缴纳费用、行政机关不再处理\n其政府信息公开申请\n3.其他", *["0"] * 7],
    )
    draft = understand("\n".join([THREE, *(" ".join(row) for row in rows)]).encode(), "x.txt")
    assert read(draft, "requests.other.not_clarified") == ROW
    assert read(draft, "requests.other.fee_unpaid") == ["0"] * 7


def test_a_row_known_by_a_poor_label_beside_one_without_a_place_is_not_sure():
    table = requests()
    table[5:6] = [["危及一稳定情形的", *ROW], ["政府信息公开的其他情形", *["0"] * 7]]
    marked = read(drawn([["", *APPLICANTS], *table], heading=THREE), "requests.refused.endangers")
    assert all("doubtful" in cell or "repaired" in cell for cell in marked)


def procurement(amount: str, label: str = "政府集中采购") -> list[list[str]]:
    """Table 二 of the first edition, as far as it takes to be known as one."""
    rows = [["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]]
    named = ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制")
    rows += [[what, "1", "-1", "5"] for what in named]
    return [*rows, ["信息内容", "采购项目数量", "采购总金额"], [label, "120", amount]]


def test_a_row_whose_label_stands_on_the_next_page():
    over = [["政府集中采购", "", ""], ["填表", "张某", "审核"]]
    html = "".join(
        "<table>" + "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows) + "</table>"
        for rows in (procurement("3万元", label=""), over)
    )
    html = html.replace("<td>政府集中采购<td><td>", "<td rowspan=2>政府集中采购<td><td>")
    draft = understand_paste("", f"<p>{TWO}</p>{html}")
    assert read(draft, "proactive.procurement") == ["120", "3"]


def test_an_amount_with_a_word_before_it():
    for printed, expected in (("人民币1.2万元", "1.2 repaired"), ("¥12000元", "1.2 repaired")):
        draft = drawn(procurement(printed), heading=TWO)
        assert read(draft, "proactive.procurement") == ["120", expected]
    draft = drawn(procurement("约3万元"), heading=TWO)
    assert read(draft, "proactive.procurement") == ["120", "text doubtful"]


def test_signs_that_print_nothing_are_no_part_of_a_figure():
    rows = [["信息内容", "本年处理决定数量"], ["行政许可", "2\u200b2\u200b9"]]
    draft = drawn([*rows, ["行政处罚", "\u200b"], ["行政强制", "\ufeff0"]], heading=TWO)
    assert read(draft, "proactive")[6:9] == ["229", "blank", "0"]


def test_a_title_the_text_has_run_into():
    text = "青坪市档案馆2023年政府信息公开工作年度报告一、总体情况全年公开信息三百余条，内容包括机构职能和工作动态。"
    assert understand(text.encode(), "x.txt").agency == "青坪市档案馆"


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_a_total_left_as_a_formula_is_worked_out_and_marked():
    rows: list[list[object]] = [[THREE], ["", *APPLICANTS]]
    for number, row in enumerate(requests(), 3):
        figures: list[object] = [int(figure) for figure in row[1:-1]]
        rows.append([row[0], *figures, f"=SUM(B{number}:G{number})"])
    rows[5][7] = "=IF(B6>0,B6,0)"
    draft = understand(workbook(rows), "x.xlsx")
    assert read(draft, "requests.granted") == [*ROW[:-1], "4 repaired"]
    assert read(draft, "requests.partly_granted")[-1] == "text doubtful"


def test_dashes_run_together_are_told_apart_from_the_ordinal_that_follows():
    labels = [row[0] for row in requests()]
    figures = ["".join(row[1:]) for row in requests()]
    figures[7] = "/00/00/"
    text = THREE + "".join(map("".join, zip(labels, figures, strict=True)))
    marked = read(understand(text.encode(), "x.txt"), "requests.refused.third_party")
    assert [cell.removesuffix(" repaired") for cell in marked] == ["na", "0", "0", "na", "0", "0", "na"]


def test_a_blank_before_a_merged_figure_keeps_its_place():
    rows = procurement("3万元")
    html = "".join(f"<tr><td>{'<td>'.join(row)}</tr>" for row in rows)
    html += "<tr><td>行政事业性收费<td><td colspan=2>7<td><td></tr>"
    draft = understand_paste("", f"<p>{TWO}</p><table>{html}</table>")
    assert read(draft, "proactive.fees") == ["blank", "7"]


def test_figures_on_several_lines_are_never_sure():
    """A page set without lines: the cells that do not wrap come first, then the others."""
    rows = [" ".join(row) for row in requests()]
    rows[0] = f"{requests()[0][0]} 187 14 256\n37件 7 7 4"
    draft = understand("\n".join([THREE, *rows]).encode(), "x.txt")
    assert all("doubtful" in figure for figure in read(draft, "requests.new"))


def test_ordinals_of_other_kinds_after_a_figure_of_running_text():
    for mark in ("{}、", "({})", "（{}）"):
        labels = [row[0] for row in requests()]
        for at in range(4, 12):
            labels[at] = mark.format(at - 3) + labels[at][2:]
        figures = [" ".join(row[1:]) for row in requests(r8=["", *ROW])]
        text = " ".join([THREE, *map("".join, zip(labels, figures, strict=True))])
        assert read(understand(text.encode(), "x.txt"), "requests.refused.third_party") == ROW


def test_a_row_printed_twice_with_other_figures_is_not_sure():
    table = requests()
    table.insert(17, [table[16][0], "1", *["0"] * 5, "1"])
    found = read(drawn([["", *APPLICANTS], *table], heading=THREE), "requests.unprocessed.repeated")
    assert all("doubtful" in figure for figure in found)


def test_columns_in_another_order_are_taken_by_their_headings_or_not_surely():
    order = (6, 0, 1, 2, 3, 4, 5)
    named = [["", *(APPLICANTS[at] for at in order)]]
    turned = [[label, *(row[at] for at in order)] for label, *row in requests()]
    assert read(drawn([*named, *turned], heading=THREE), "requests.granted") == ROW
    text = "\n".join([THREE, *(" ".join(row) for row in [*named, *turned])])
    assert all(
        "doubtful" in figure for figure in read(understand(text.encode(), "x.txt"), "requests.granted")
    )
    bare = read(drawn(turned, heading=THREE), "requests.granted")
    assert all("doubtful" in figure for figure in bare)


def test_a_row_pushed_to_the_right_goes_back_where_the_columns_say_so():
    table = requests(r3=["（一）予以公开", "", *ROW[:-1]])
    found = read(drawn([["", *APPLICANTS], *table], heading=THREE), "requests.granted")
    assert [figure.split()[0] for figure in found] == ROW and "repaired" in found[0]


def test_a_column_of_shares_is_no_figure_of_the_form():
    table = [["", *APPLICANTS, "占比"], *([*row, "12.5%"] for row in requests())]
    assert read(drawn(table, heading=THREE), "requests.granted") == ROW


def test_markdown_without_outer_pipes_keeps_a_blank_cell_in_front():
    rows = [["", "", *APPLICANTS], ["---"] * 9, *([row[0], "", *row[1:]] for row in requests())]
    rows[4] = ["", "（一）予以公开", "", "2", "0", "", "", "1", "3"]
    draft = understand("\n".join([THREE, "", *map(" | ".join, rows)]).encode(), "x.md")
    assert read(draft, "requests.granted") == ["blank", "2", "0", "blank", "blank", "1", "3"]


def test_a_figure_that_slipped_into_the_next_cell_is_marked():
    figures = [*FIFTEEN[:12], "", "0 1", "4"]
    found = read(drawn([CASES, RESULTS * 3, figures]), "remedies.litigation_after")
    assert [figure.split()[0] for figure in found] == FIFTEEN[10:] and "repaired" in found[2]


def test_blank_rows_between_the_parts_of_a_turned_table():
    rows = [["类别", *RESULTS, *[""] * 9], [""] * 15]
    rows += [[case, *FIFTEEN[at : at + 5], *[""] * 9] for case, at in zip(CASES, (0, 5, 10), strict=True)]
    assert read(drawn(rows), "remedies") == FIFTEEN


def test_totals_wrong_in_most_rows_under_the_official_headings_are_taken_as_printed():
    rows = [[label, *figures[:-1], "9"] for label, *figures in requests()]
    found = read(drawn([["", *APPLICANTS], *rows], heading=THREE), "requests.granted")
    assert found == [*ROW[:-1], "9"]


def test_one_block_in_a_wide_sheet_is_not_the_whole_row():
    rows = [
        [*line, *[""] * 10]
        for case, at in zip(CASES, (0, 5, 10), strict=True)
        for line in ([case, "", "", "", ""], RESULTS, FIFTEEN[at : at + 5])
    ]
    assert read(drawn(rows), "remedies") == FIFTEEN
