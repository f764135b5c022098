"""Table two: rows of one to three figures with no sums to lean on."""

import pytest

from reports.editions import BY_CODE
from reports.intake.matching import proactive
from tests.reports.intake.matching.drawn import DOUBTFUL, REPAIRED, SURE, levels, rows, values

NEW = {
    "heads": "信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数",
    "regulations": "规章 | 0 | 0 | 0",
    "normative_documents": "行政规范性文件 | 2 | 1 | 9",
    "licences": "行政许可 | 12",
    "penalties": "行政处罚 | 3",
    "coercive_measures": "行政强制 | 4",
    "fee_heads": "信息内容 | 本年收费金额（单位：万元）",
    "fees": "行政事业性收费 | 5.5",
}
OLD = {
    "heads": "信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量",
    "regulations": "规章 | 0 | 0 | 0",
    "normative_documents": "规范性文件 | 2 | 2 | 9",
    "item_heads": "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量",
    "licences": "行政许可 | 24 | 减3 | 55",
    "other_services": "其他对外管理服务事项 | 3 | 0 | 3",
    "penalties": "行政处罚 | 24 | -3 | 7",
    "coercive_measures": "行政强制 | 1 | 2 | 3",
    "fees": "行政事业性收费 | 3 | 5",
    "amount_heads": "信息内容 | 采购项目数量 | 采购总金额",
    "procurement": "政府集中采购 | 3 | 1.5万元",
}


def drawing(edition, **changed):
    return "\n".join(filter(None, ((NEW if edition == "2021" else OLD) | changed).values()))


def read(*parts, edition="2021"):
    return proactive.read(rows(*parts), BY_CODE[edition].tables[0])


def row(edition, code, line, **changed):
    """What a row of the table says when it is printed like this, and how sure."""
    outcome = read(drawing(edition, **{code: line}, **changed), edition=edition)
    return values(outcome.figures, f"proactive.{code}"), levels(outcome.figures, f"proactive.{code}")


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_whole_table_is_taken_as_it_stands(edition):
    outcome = read(drawing(edition), edition=edition)
    assert {found.confidence for found in outcome.figures.values()} == {SURE}
    assert outcome.figures.keys() == {cell.name for cell in BY_CODE[edition].tables[0].cells()}
    assert (outcome.findings, outcome.unread) == ([], [])


@pytest.mark.parametrize(
    ("edition", "code", "line", "found"),
    [
        ("2021", "normative_documents", "行政规范性文件 | 2 | | 9", ["2", "", "9"]),
        ("2021", "normative_documents", "行政规范性文件 | 2 | / | 9", ["2", "/", "9"]),
        ("2021", "normative_documents", "行政规范性文件 | 5 | | ", ["5", "", ""]),
        ("2021", "licences", "行政许可 | ", [""]),
        ("2021", "licences", "行政许可 | 12 | 12 | 12", ["12"]),
        ("2019", "licences", "行政许可 | 2684 | 减1237 | 0", ["2684", "-1237", "0"]),
        ("2019", "procurement", "政府集中采购 | 3 | 3万元 | 3万元", ["3", "3万元"]),
        ("2019", "procurement", "政府集中采购 | | ", ["", ""]),
    ],
)
def test_a_row_is_taken_as_it_is_printed(edition, code, line, found):
    assert row(edition, code, line) == (found, {SURE})


@pytest.mark.parametrize(
    ("edition", "code", "line", "found"),
    [
        ("2021", "regulations", "规章 | 000 | | ", ["0", "0", "0"]),
        ("2021", "normative_documents", "行政规范性文件 | 2 | 19", ["2", "1", "9"]),
        ("2021", "fees", "行政事业性收费 | 55000元", ["5.5"]),
        ("2019", "penalties", "行政处罚 | 5-34", ["5", "-3", "4"]),
        ("2019", "fees", "行政事业性收费 | 3-1", ["3", "-1"]),
        ("2019", "licences", "行政许可 | 24/55", ["24", "/", "55"]),
        ("2019", "procurement", "政府集中采购 | 11.5万元", ["1", "1.5万元"]),
        ("2019", "procurement", "政府集中采购 | 11.5万元 | ", ["1", "1.5万元"]),
    ],
)
def test_what_has_one_reading_only_is_mended_and_marked(edition, code, line, found):
    assert row(edition, code, line) == (found, {REPAIRED})


@pytest.mark.parametrize(
    ("edition", "code", "line"),
    [
        ("2021", "normative_documents", "行政规范性文件 | 8855698"),
        ("2021", "normative_documents", "行政规范性文件 | 8855698 | | "),
        ("2021", "normative_documents", "行政规范性文件 | 219 | | "),
        ("2021", "licences", "行政许可 | 12 | 13"),
        ("2019", "licences", "行政许可 | 396442278"),
        ("2019", "licences", "行政许可 | 3 | 减减3"),
        ("2019", "licences", "行政许可 | -3 | 4"),
        ("2019", "procurement", "政府集中采购 | 39573802895.90元"),
        ("2019", "procurement", "政府集中采购 | 1357 | "),
        ("2019", "procurement", "政府集中采购 | 约三千"),
    ],
)
def test_what_has_several_or_none_stays_open(edition, code, line):
    found, level = row(edition, code, line)
    assert level == {DOUBTFUL}
    assert set(found) == {"?"}


def test_of_run_together_figures_the_rules_of_the_form_leave_what_can_be():
    found = read(drawing("2019", regulations="规章 | 111210"), edition="2019").shifted[0].ways
    assert (1, 112, 10) not in found
    assert (11, 12, 10) not in found
    assert (1, 1, 1210) in found


def test_the_unit_an_office_put_in_the_heading_counts():
    heads = "信息内容 | 采购项目数量 | 采购总金额（万元）"
    found = row("2019", "procurement", "政府集中采购 | 3 | 1.5", amount_heads=heads)
    assert found == (["3", "1.5万元"], {SURE, REPAIRED})


def test_a_fee_under_a_heading_in_yuan_has_to_be_looked_at():
    heads = "信息内容 | 本年收费金额（单位：元）"
    assert row("2021", "fees", "行政事业性收费 | 55000", fee_heads=heads)[1] == {DOUBTFUL}


def test_a_heading_that_changed_is_pointed_out_once():
    heads = "信息内容 | 本年制发数量 | 本年废止数量 | 现行有效件数"
    found = read(drawing("2021", heads=heads, penalties=f"{heads}\n行政处罚 | 3")).findings
    assert [f.message for f in found] == [
        "表头印作“本年制发数量”，官方格式是“本年制发件数”，请改正。",
        "表头印作“本年废止数量”，官方格式是“本年废止件数”，请改正。",
    ]


def test_decimals_asked_for_by_an_area_are_a_hint():
    heads = "信息内容 | 本年收费金额（单位：万元，保留4位小数）"
    (finding,) = read(drawing("2021", fee_heads=heads)).findings
    assert (finding.code, finding.severity.name) == ("E-08", "HINT")
    assert "小数位数" in finding.message


def test_a_label_that_changed_is_pointed_out():
    (finding,) = read(drawing("2021", normative_documents="规范性文件 | 2 | 1 | 9")).findings
    assert "官方格式是“行政规范性文件”" in finding.message


def test_a_row_that_is_not_there_is_doubtful():
    outcome = read(drawing("2021", penalties=""))
    assert levels(outcome.figures, "proactive.penalties") == {DOUBTFUL}


def test_a_label_in_running_text_with_nothing_behind_it_is_blank_and_marked():
    outcome = read(drawing("2021", fees="行政事业性收费").replace("|", " "))
    assert values(outcome.figures, "proactive.fees") == [""]
    assert levels(outcome.figures, "proactive.fees") == {REPAIRED}


def test_two_rows_of_the_very_words_are_a_table_and_two_similar_ones_are_none():
    assert read("行政处罚 | 3\n行政强制 | 4").rows == 2
    assert read("行政处罚 | 3\n行政强制措施 | 4").rows == 0
    assert read("水库 | 3").rows == 0


def test_of_two_tables_the_fuller_is_taken_and_the_other_told():
    outcome = read(drawing("2021"), "规章 | 7 | 7 | 7\n行政规范性文件 | 7 | 7 | 7\n行政许可 | 7")
    assert values(outcome.figures, "proactive.licences") == ["12"]
    assert [entry.why for entry in outcome.unread] == ["另有一张同样格式的表，没有采用"]


def test_columns_may_be_permuted():
    heads = "信息内容 | 现行有效件数 | 本年废止件数 | 本年制发件数"
    found = row("2021", "normative_documents", "行政规范性文件 | 9 | 1 | 2", heads=heads)
    assert found == (["2", "1", "9"], {SURE})
