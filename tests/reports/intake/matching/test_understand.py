"""A whole document: facts, edition, tables, passages, and what is left over."""

import pytest

from reports.checks.specimen import passages
from reports.intake.matching.understand import understand
from reports.intake.source import Source, Text
from tests.contents import WRITTEN, report, report_of, zeros
from tests.reports.intake.matching.drawn import SURE, grid, page, source, understood


def swapped(made: Source, **blocks: object) -> Source:
    """The same document with some blocks in place of others."""
    changed = list(made.blocks)
    for place, block in blocks.items():
        changed[int(place[1:])] = block
    return Source(made.format, tuple(block for block in changed if block))


@pytest.mark.parametrize("year", [2019, 2024])
def test_a_whole_report_is_understood(year):
    draft = understand(page(report(zeros(year), year)))
    assert (draft.year, draft.agency, draft.edition.first_year <= year) == (year, "望溪县水务局", True)
    assert draft.figures.keys() == draft.edition.by_name.keys()
    assert {found.confidence for found in draft.figures.values()} == {SURE}
    assert draft.passages == passages(year)
    assert draft.tables == ("proactive", "requests", "remedies")
    assert draft.findings == ()


def test_a_word_in_the_title_makes_the_edition_of_its_year():
    assert understood("望溪县水务局2019年政府信息公开工作年度报告").edition.code == "2019"


def test_the_edition_of_the_tables_against_the_year_is_a_fault():
    made = page(report(zeros(2024), 2024))
    (finding,) = understand(swapped(made, _0=Text("望溪县水务局2020年政府信息公开工作年度报告"))).findings
    assert (finding.code, finding.severity.value) == ("E-07", "block")
    assert "2020年度的报告应使用2019年格式（国办公开办函〔2019〕60号）" in finding.message


def test_the_old_tables_in_a_new_year_are_one_too():
    made = page(report(zeros(2020), 2020))
    (finding,) = understand(swapped(made, _0=Text("望溪县水务局2022年政府信息公开工作年度报告"))).findings
    assert "应使用2021年格式" in finding.message


def test_a_form_in_a_year_before_there_was_one():
    made = page(report(zeros(2020), 2020))
    (finding,) = understand(swapped(made, _0=Text("望溪县水务局2016年政府信息公开工作年度报告"))).findings
    assert "2016年度的报告还没有统一格式" in finding.message


def test_nothing_is_an_empty_draft():
    draft = understand(Source("text", ()))
    assert (draft.tables, draft.passages, draft.unread, draft.findings) == ((), {}, (), ())
    assert {found.reading.state.value for found in draft.figures.values()} == {"blank"}


def test_a_table_under_the_wrong_heading_is_found_all_the_same():
    made = page(report_of("requests | person\n new | 7"))
    blocks = [block for block in made.blocks if not isinstance(block, Text)]
    heads = [
        Text(line) for line in ("一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况")
    ]
    draft = understand(Source("docx", (heads[0], heads[1], *blocks, heads[2])))
    assert draft.figures["requests.new.person"].reading.text == "7"


def test_a_table_after_all_headings_is_found_too():
    made = page(report(zeros()))
    grids = [block for block in made.blocks if not isinstance(block, Text)]
    texts = [block for block in made.blocks if isinstance(block, Text)]
    draft = understand(Source("docx", (*texts, *grids)))
    assert draft.tables == ("proactive", "requests", "remedies")
    assert {found.confidence for found in draft.figures.values()} == {SURE}


def test_a_table_of_somebody_else_is_told():
    other = grid("联系人 | 电话 | 地址\n某某 | 5550 | 水库路")
    draft = understand(source(*page(report(zeros())).blocks, other))
    assert [entry.text for entry in draft.unread if "不是报告格式里的表" in entry.why] == [
        "联系人 电话 地址 某某 5550 水库路"
    ]


def test_an_empty_table_is_not_worth_a_word():
    empty = grid(" | \n | ")
    assert len(understand(source(empty)).unread) == 0


def test_a_heading_that_changed_or_is_missing_is_pointed_out():
    made = page(report(zeros()))
    at = next(n for n, block in enumerate(made.blocks) if getattr(block, "text", "").startswith("五、"))
    changed = understand(swapped(made, **{f"_{at}": Text("五、存在问题及改进情况")}))
    missing = understand(swapped(made, **{f"_{at}": None}))
    assert [finding.code for finding in changed.findings] == ["E-03"]
    assert [finding.code for finding in missing.findings] == ["E-01"]


def test_the_text_settles_what_ran_together_in_table_two():
    made = page(report(zeros(), passages={**WRITTEN, "overview": "制发规范性文件88件，废止55件。"}))
    at = next(n for n, block in enumerate(made.blocks) if not isinstance(block, Text))
    run = grid(
        "规章 | 0 | 0 | 0\n行政规范性文件 | 8855698\n行政许可 | 1\n行政处罚 | 2\n行政强制 | 3\n行政事业性收费 | 4"
    )
    draft = understand(swapped(made, **{f"_{at}": run}))
    assert draft.figures["proactive.normative_documents.in_force"].reading.text == "698"


def test_the_name_of_the_file_helps():
    assert understood("总体情况", name="望溪县水务局2022年政府信息公开工作年度报告.docx").year == 2022
