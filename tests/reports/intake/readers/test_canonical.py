import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.content import Content
from reports.editions import EDITIONS
from reports.figures import Reading, State, read
from reports.filetypes.json import data, write
from reports.intake import understand
from reports.intake.draft import Confidence
from reports.intake.readers import canonical
from reports.intake.source import Grid, Text, Unreadable
from reports.schema import Kind

EDITION = EDITIONS[-1]
WORDS = st.characters(codec="utf-8", exclude_characters="\0")  # what a database can hold


def report(edition=EDITION, typed="5", passage="（一）公开。文。\n文。", title="年度报告"):
    readings = {cell.name: read(typed, cell.kind) for cell in edition.cells if not cell.is_total}
    passages = {section.code: passage for section in edition.passages}
    return Content(edition, 2022, "某局", title, readings, passages)


def refused(change):
    document = data(report())
    change(document)
    with pytest.raises(Unreadable) as refusal:
        canonical.content(json.dumps(document).encode())
    return str(refusal.value)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
@pytest.mark.parametrize("typed", ["5", "0", "", "/", "12.5", "五件", "-3", "1.5元"])
def test_what_is_written_is_read_again(edition, typed):
    written = write(report(edition, typed))
    assert write(canonical.content(written)) == written


@given(st.sampled_from(EDITIONS), st.data())
def test_any_figures_and_passages_come_back(edition, drawn):
    figures = st.one_of(
        st.integers(0, 10**12).map(str), st.decimals(0, 10**12, places=4).map(str), st.text(WORDS)
    )
    readings = {
        cell.name: read(drawn.draw(figures), cell.kind)
        for cell in drawn.draw(st.lists(st.sampled_from(edition.cells)))
    }
    passages = {section.code: drawn.draw(st.text(WORDS)) for section in edition.passages}
    written = write(Content(edition, 2022, "某局", "题", readings, passages))
    assert write(canonical.content(written)) == written


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_it_is_shown_as_it_prints(edition):
    source = canonical.read(write(report(edition)))
    grids = [block for block in source.blocks if isinstance(block, Grid)]
    assert source.blocks[0] == Text("年度报告", "标题", True)
    assert [text.text for text in source.blocks[1:4]] == [
        edition.sections[0].heading,
        "（一）公开。文。",
        "文。",
    ]
    assert len(grids) == len(edition.tables)
    assert all(sum(c.rows * c.columns for c in grid.cells) == grid.height * grid.width for grid in grids)


def test_a_report_without_title_is_shown_without():
    assert canonical.read(write(report(title=""))).blocks[0] == Text("一、总体情况", "一、总体情况", True)


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"{}", b"\xff", b"[" * 10**5, b'{"a": NaN}', b'{"a": 1' + b"0" * 5000 + b"}"]
)
def test_other_json_is_refused(content):
    with pytest.raises(Unreadable, match="不是本系统导出"):
        canonical.content(content)


@pytest.mark.parametrize(
    "key, value, sentence",
    [
        ("edition", "1999", "没有这个版本"),
        ("edition", None, "缺少 edition"),
        ("year", "2022", "年份"),
        ("year", True, "年份"),
        ("year", 10**6, "年份"),
        ("agency", 5, "缺少 agency"),
        ("title", "长" * 1001, "缺少 title"),
        ("figures", [], "缺少 figures"),
        ("figures", {}, "格数"),
        ("passages", {"other": "x"}, "文字部分"),
    ],
)
def test_what_is_missing_or_odd_is_refused(key, value, sentence):
    assert sentence in refused(lambda document: document.update({key: value}))


@pytest.mark.parametrize(
    "figure, sentence",
    [
        ({"state": "many"}, "状态不认识"),
        ({"value": "1e9"}, "不是数字"),
        ({"value": "１"}, "不是数字"),
        ({"value": 5}, "不是数字"),
        ({"value": "9" * 40}, "不是数字"),
        ({"value": "0"}, "不一致"),
        ({"state": "blank"}, "不一致"),
        ({"state": "zero", "value": None}, "不是数字"),
        ({"text": None}, "缺少 text"),
        ({"text": "6"}, "的文字“6”和数值不一致"),
        ({"text": ""}, "不一致"),
        ({"value": None}, "不一致"),
        ({"state": "blank", "value": None}, "不一致"),
        ({"state": "na", "value": None}, "不一致"),
    ],
)
def test_a_figure_that_contradicts_itself_is_refused(figure, sentence):
    name = "requests.new.person"
    assert sentence in refused(lambda document: document["figures"][name].update(figure))


def test_a_figure_too_many_is_refused():
    assert "格数" in refused(lambda document: document["figures"].update({"x.y": {}}))


def test_a_passage_that_is_no_text_is_refused():
    assert "缺少 other" in refused(lambda document: document["passages"].update({"other": 1}))


def test_money_without_a_unit_has_no_value_and_that_is_right():
    assert read("5", Kind.AMOUNT) == Reading(State.NUMBER, None, "5", "请在数字后写明单位：元或万元。")
    amount = next(cell.name for cell in EDITIONS[0].cells if cell.kind is Kind.AMOUNT)
    assert canonical.content(write(report(EDITIONS[0]))).reading(amount).value is None
    assert canonical.content(write(report())).reading("requests.new.person").value == Decimal(5)


def test_more_than_any_report_holds_is_not_even_parsed(monkeypatch):
    monkeypatch.setattr(canonical, "MOST", 3)
    with pytest.raises(Unreadable, match="不是本系统导出"):
        canonical.content(write(report()))


def test_a_total_that_prints_another_sum_is_refused():
    total = next(cell.name for cell in EDITION.cells if cell.is_total)
    assert "不一致" in refused(lambda document: document["figures"][total].update(text="99"))


def test_a_total_may_be_longer_than_any_figure_typed():
    written = write(report(typed="9" * 12))
    assert write(canonical.content(written)) == written


def test_words_that_would_be_a_number_when_typed_are_doubtful():
    document = data(report())
    document["figures"]["requests.new.person"] = {"state": "text", "value": None, "text": "6"}
    document["figures"]["requests.new.business"] = {"state": "text", "value": None, "text": "六"}
    draft = understand(json.dumps(document).encode())
    assert draft.figures["requests.new.person"].confidence is Confidence.DOUBTFUL
    assert draft.figures["requests.new.business"].confidence is Confidence.SURE


@pytest.mark.parametrize(
    ("edition", "year", "says"),
    [
        (EDITIONS[-1], 2016, "还没有统一的格式"),
        (EDITIONS[-1], 2019, "应使用2019年的格式"),
        (EDITIONS[0], 2022, "应使用2021年"),
    ],
)
def test_a_form_of_another_year_blocks(edition, year, says):
    draft = understand(write(replace(report(edition), year=year)))
    (finding,) = draft.findings
    assert (finding.code, finding.blocks, says in finding.message) == ("E-07", True, True)


@pytest.mark.parametrize("year", [0, 2021, 2030])
def test_the_form_of_its_year_is_right(year):
    assert understand(write(replace(report(), year=year))).findings == ()


def test_half_characters_do_not_come_in():
    document = data(report()) | {"agency": "某\ud800局", "title": "题\0"}
    document["passages"]["other"] = "文\udfff"
    document["figures"]["requests.new.person"] = {"state": "text", "value": None, "text": "六\ud800"}
    content = canonical.content(json.dumps(document).encode())
    assert (content.agency, content.title, content.passages["other"]) == ("某�局", "题", "文�")
    assert content.reading("requests.new.person").text == "六�"
