"""The printed tables, drawn, and the report around them."""

import pytest

from reports.document import Grid, chapter, document, grid
from reports.editions import BY_CODE, EDITIONS
from reports.schema import Block, Line, Table
from tests.contents import AGENCY, report, report_of
from tests.drawing import draw, same

GRIDS = [
    pytest.param(grid(table), id=f"{edition.code}-{table.code}")
    for edition in EDITIONS
    for table in edition.tables
]
SUMMARY = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
REQUESTS_HEAD = f"""
    {SUMMARY} | << | 申请人情况 | <<<<<<
    ^ | << | 自然人 | 法人或其他组织 | <<<< | 总计
    ^ | << | ^ | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | ^
    一、本年新收政府信息公开申请数量 | << | ·······
    二、上年结转政府信息公开申请数量 | << | ·······
    三、本年度办理结果 | （一）予以公开 | < | ·······
    ^  | （二）部分公开（区分处理的，只计这一情形，不计其他情形） | < | ·······
    ^  | （三）不予公开 | 1.属于国家秘密 | ·······
    ^^ | 2.其他法律行政法规禁止公开 | ·······
    ^^ | 3.危及“三安全一稳定” | ·······
    ^^ | 4.保护第三方合法权益 | ·······
    ^^ | 5.属于三类内部事务信息 | ·······
    ^^ | 6.属于四类过程性信息 | ·······
    ^^ | 7.属于行政执法案卷 | ·······
    ^^ | 8.属于行政查询事项 | ·······
    ^  | （四）无法提供 | 1.本机关不掌握相关政府信息 | ·······
    ^^ | 2.没有现成信息需要另行制作 | ·······
    ^^ | 3.补正后申请内容仍不明确 | ·······
    ^  | （五）不予处理 | 1.信访举报投诉类申请 | ·······
    ^^ | 2.重复申请 | ·······
    ^^ | 3.要求提供公开出版物 | ·······
    ^^ | 4.无正当理由大量反复申请 | ·······
    ^^ | 5.要求行政机关确认或重新出具已获取信息 | ·······
"""
REQUESTS_FOOT = """
    ^  | （七）总计 | < | ·······
    四、结转下年度继续办理 | << | ·······
"""


def table(edition: str, code: str) -> Grid:
    schema = BY_CODE[edition].section(code).table
    assert schema
    return grid(schema)


def test_table_two_of_the_trial_edition() -> None:
    assert draw(table("2019", "proactive")) == same("""
        第二十条第（一）项 | <<<
        信息内容 | 本年新制作数量 | 本年新公开数量 | 对外公开总数量
        规章 | ···
        规范性文件 | ···
        第二十条第（五）项 | <<<
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
        行政许可 | ···
        其他对外管理服务事项 | ···
        第二十条第（六）项 | <<<
        信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量
        行政处罚 | ···
        行政强制 | ···
        第二十条第（八）项 | <<<
        信息内容 | 上一年项目数量 | 本年增/减 | <
        行政事业性收费 | ·· | <
        第二十条第（九）项 | <<<
        信息内容 | 采购项目数量 | 采购总金额 | <
        政府集中采购 | ·· | <
    """)


def test_table_two_in_force() -> None:
    assert draw(table("2021", "proactive")) == same("""
        第二十条第（一）项 | <<<
        信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
        规章 | ···
        行政规范性文件 | ···
        第二十条第（五）项 | <<<
        信息内容 | 本年处理决定数量 | <<
        行政许可 | · | <<
        第二十条第（六）项 | <<<
        信息内容 | 本年处理决定数量 | <<
        行政处罚 | · | <<
        行政强制 | · | <<
        第二十条第（八）项 | <<<
        信息内容 | 本年收费金额（单位：万元） | <<
        行政事业性收费 | · | <<
    """)


def test_table_three_of_the_trial_edition() -> None:
    other = "    ^ | （六）其他处理 | < | ·······"
    assert draw(table("2019", "requests")) == same(REQUESTS_HEAD.rstrip() + f"\n{other}" + REQUESTS_FOOT)


def test_table_three_in_force() -> None:
    other = """
    ^  | （六）其他处理 | 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 | ·······
    ^^ | 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请 | ·······
    ^^ | 3.其他 | ·······"""
    assert draw(table("2021", "requests")) == same(REQUESTS_HEAD.rstrip() + other + REQUESTS_FOOT)


@pytest.mark.parametrize("edition", BY_CODE)
def test_table_four(edition: str) -> None:
    five = "结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计"
    assert draw(table(edition, "remedies")) == same(f"""
        行政复议 | <<<< | 行政诉讼 | <<<<<<<<<
        {five} | 未经复议直接起诉 | <<<< | 复议后起诉 | <<<<
        ^^^^^ | {five} | {five}
        ···············
    """)


@pytest.mark.parametrize(("edition", "rows"), [("2019", 20), ("2021", 22)])
def test_how_many_rows_the_results_span(edition: str, rows: int) -> None:
    cells = [cell for row in table(edition, "requests").groups[0].body for cell in row]
    assert [cell.rowspan for cell in cells if cell.text == "三、本年度办理结果"] == [rows]


@pytest.mark.parametrize("printed", GRIDS)
def test_every_id_a_figure_points_to_stands_once(printed: Grid) -> None:
    cells = [cell for group in printed.groups for row in (*group.head, *group.body) for cell in row]
    ids = [cell.id for cell in cells if cell.id]
    assert len(ids) == len(set(ids))
    assert {header for figure in printed.figures for header in figure.headers} <= set(ids)


@pytest.mark.parametrize("printed", GRIDS)
def test_the_headers_of_a_figure_are_its_name(printed: Grid) -> None:
    cells = [cell for group in printed.groups for row in (*group.head, *group.body) for cell in row]
    texts = {cell.id: cell.text for cell in cells}
    for figure in printed.figures:
        assert figure.cell
        said = [texts[header] for header in figure.headers]
        assert sorted(said) == sorted((*figure.cell.row.path, *figure.cell.column.path))


@pytest.mark.parametrize("printed", GRIDS)
def test_the_columns_share_the_whole_width(printed: Grid) -> None:
    assert sum(printed.widths) == pytest.approx(100, abs=0.01)


def test_a_label_is_not_merged_with_the_rows_below_it() -> None:
    rows = (Line("all", "申请"), Line("new", "新收", ("申请",)))
    drawing = draw(grid(Table("t", "二", "", (Block((Line("n", "件数"),), rows),), (1, 1, 1))))
    assert drawing == same("""
          | < | 件数
        申请 | < | ·
        申请 | 新收 | ·
    """)


def test_a_report_has_six_chapters_in_order() -> None:
    printed = document(report_of("requests | person\n new | 3\n handled | 3"))
    assert (printed.agency, printed.year) == (AGENCY, 2024)
    assert printed.title == "望溪县水务局2024年政府信息公开工作年度报告"
    assert [part.heading[0] for part in printed.chapters] == list("一二三四五六")


def test_a_chapter_is_prose_or_a_table() -> None:
    printed = document(report_of("requests | person\n new | 3"))
    assert ["".join(p.lead + p.text for p in part.paragraphs)[:5] for part in printed.chapters] == [
        *("2024年", "", "", "", "（一）存在", "本年度未收")
    ]
    assert [bool(part.grid) for part in printed.chapters] == [False, True, True, True, False, False]


def test_figures_are_filled_in_where_they_belong() -> None:
    content = report_of("requests | person | business\n new | 3 | 4")
    printed = chapter(content, content.edition.section("requests")).grid
    assert printed
    first = [figure.text for figure in printed.figures][:7]
    assert first == ["3", "4", "0", "0", "0", "0", "7"]


def test_a_section_nobody_has_written_is_empty() -> None:
    content = report({}, passages={})
    assert chapter(content, content.edition.section("overview")).paragraphs == ()
