"""The HTML: every figure under its own name, every header found, every label of the edition there."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.document import Document, document
from reports.editions import EDITIONS
from reports.filetypes import html
from reports.schema import Edition, Kind
from tests.reports.filetypes import samples
from tests.reports.filetypes.reading import cells, printed, tree

every_sample = pytest.mark.parametrize("sample", samples.ALL.values(), ids=samples.ALL)
every_edition = pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
figures = st.integers(0, 9_999_999).map(str) | st.sampled_from(["", "/", "0", "约三件"])


@every_sample
def test_every_figure_stands_under_the_name_of_its_cell(sample: Callable[[], Document]) -> None:
    report = sample()
    assert cells(html.fragment(report)) == printed(report)


@every_edition
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_any_figures_are_shown_as_read(edition: Edition, data: st.DataObject) -> None:
    names = [cell.name for cell in edition.inputs if cell.kind is Kind.COUNT]
    typed = data.draw(st.dictionaries(st.sampled_from(names), figures, max_size=40))
    content = samples.content(edition.first_year, typed, {})
    shown = cells(html.fragment(document(content)))
    assert shown == {cell.name: content.text(cell.name) for cell in edition.cells}


@every_sample
def test_every_figure_names_headers_that_are_there(sample: Callable[[], Document]) -> None:
    page = tree(html.fragment(sample()))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    heads = {th.get("id") for th in page.iter("th")}
    assert len(ids) == len(set(ids))
    for td in page.iter("td"):
        named = td.get("headers").split()
        assert len(named) >= 2 and heads.issuperset(named)


@every_edition
def test_no_label_of_the_edition_is_lost(edition: Edition) -> None:
    page = tree(html.fragment(samples.blank(edition.first_year)))
    shown = {th.text_content() for th in page.iter("th")}
    blocks = [block for table in edition.tables for block in table.blocks]
    wanted = {label for block in blocks for line in (*block.rows, *block.columns) for label in line.path}
    assert wanted | {block.caption for block in blocks if block.caption} <= shown
    assert [h2.text for h2 in page.iter("h2")] == [section.heading for section in edition.sections]


def test_heading_levels_skip_none() -> None:
    passage = "1.先说一点\n正文。\n（一）主动公开\n2.再说一点\n（二）平台建设。写在同一行。\n3.最后一点"
    report = document(samples.content(2024, {}, {"overview": passage}))
    levels = [int(e.tag[1]) for e in tree(html.fragment(report)).iter("h2", "h3", "h4")]
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))
    assert levels[:5] == [2, 3, 3, 4, 3]


def test_a_lead_runs_into_its_paragraph() -> None:
    page = tree(html.fragment(samples.ordinary()))
    [lead] = page.find_class("lead")
    assert lead.text == "（三）政府信息管理。" and lead.tail.startswith("建立")


def test_markup_in_prose_stays_text() -> None:
    report = document(samples.content(2024, {}, {"overview": "<script>alert(1)</script>&amp;"}))
    assert "<script>" not in html.fragment(report)
    assert tree(html.fragment(report)).xpath("//p")[0].text == "<script>alert(1)</script>&amp;"


def test_figures_and_sums_are_told_apart() -> None:
    page = tree(html.fragment(samples.ordinary()))
    assert page.get_element_by_id("requests.handled.person").get("class") == "total"
    assert page.get_element_by_id("requests.new.person").get("class") == "count"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("江口县2024年政府信息公开报告", ("江口县2024年政府信息公开报告",)),
        (
            "清江市埇桥区数据资源管理局2024年政府信息公开工作年度报告",
            ("清江市埇桥区数据资源管理局", "2024年政府信息公开工作年度报告"),
        ),
        (
            "长风自治州浉河少数民族自治县人力资源和社会保障局2023年政府信息公开工作年度报告",
            ("长风自治州浉河少数民族自治县", "人力资源和社会保障局", "2023年政府信息公开工作年度报告"),
        ),
        (
            "长风自治州浉河少数民族自治县茶香水陆口岸开发区管理委员会综合行政执法局2023年政府信息公开工作年度报告",
            (
                "长风自治州浉河少数民族自治县",
                "茶香水陆口岸开发区管理委员会",
                "综合行政执法局",
                "2023年政府信息公开工作年度报告",
            ),
        ),
    ],
)
def test_a_title_breaks_where_a_reader_would(title: str, lines: tuple[str, ...]) -> None:
    assert html.title_lines(title) == lines
