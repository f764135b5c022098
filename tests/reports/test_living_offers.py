"""Plain numbers that are recognised in the prose, and the figures to choose from."""

from dataclasses import replace

import pytest

from reports.content import Content
from reports.living_offers import Offer, choices, offers
from tests.contents import report, zeros

NEW = "{requests.new.total}"


def content(**figures: str) -> Content:
    return report(zeros() | {name.replace("__", "."): raw for name, raw in figures.items()}, passages={})


def found(text: str, section: str = "overview", **figures: str) -> list[Offer]:
    return offers(text, section, content(**figures), lambda: None)


def test_a_number_that_agrees_is_offered_its_cell() -> None:
    (offer,) = found("全年共收到政府信息公开申请12件。", requests__new__person="12")
    assert (offer.said, offer.token, offer.shows, offer.agrees) == ("12", NEW, "12", True)


def test_a_number_that_differs_shows_both() -> None:
    (offer,) = found("全年共收到政府信息公开申请15件。", requests__new__person="12")
    assert (offer.said, offer.shows, offer.agrees) == ("15", "12", False)
    assert "新收" in offer.label


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("（一）依申请公开\n　　全年共收到 政府信息公开申请１２ 件。", "１２"),
        (f"新收{NEW}件。\n1.办理情况\n全年共收到政府信息公开申请1 2件。", "1 2"),
        ("\r\n\n全年共收到政府信息公开申请十二件。", "十二"),
        ("𠀋田镇。全年共收到政府信息公开申请12件。", "12"),
    ],
)
def test_it_is_found_where_it_stands(text: str, said: str) -> None:
    (offer,) = found(text, requests__new__person="12")
    assert text[offer.start : offer.end] == offer.said == said


@pytest.mark.parametrize(
    "text",
    [
        f"全年共收到政府信息公开申请{NEW}件。",
        "去年共收到政府信息公开申请12件。",
        "举办培训12场。",
        "县教育局收到申请12件。",
        "",
    ],
)
def test_what_is_bound_or_said_of_others_is_not_offered(text: str) -> None:
    assert found(text, requests__new__person="12") == []


def test_nothing_is_offered_while_the_table_is_blank() -> None:
    assert offers("全年共收到政府信息公开申请12件。", "overview", report({}, passages={}), lambda: None) == []


def test_a_number_that_may_be_of_some_is_not_called_wrong() -> None:
    assert found("办理行政许可事项3件。", proactive__licences__decisions="12") == []
    assert found("办理行政许可事项12件。", proactive__licences__decisions="12")[0].agrees


def test_a_row_the_edition_lacks_is_not_offered() -> None:
    old = report(zeros(2020), 2020, {})
    assert offers("废止2件规范性文件。", "overview", old, lambda: None) == []


def test_other_sections_are_left_alone() -> None:
    whole = replace(content(), passages={"overview": "全年共收到政府信息公开申请12件。"})
    assert offers("没有其他事项。", "other", whole, lambda: None) == []


def test_every_cell_can_be_chosen() -> None:
    now, last = content(requests__new__person="12"), content(requests__new__person="8")
    by_token = {choice.token: choice for choice in choices(now, last)}
    assert len(by_token) == len(now.edition.cells)
    choice = by_token[NEW]
    assert (choice.shows, choice.last, choice.growth) == ("12", "8", "增长50%")
    assert choice.table == "三、收到和处理政府信息公开申请情况"


def test_without_last_year_there_is_only_this_year() -> None:
    assert {(choice.last, choice.growth) for choice in choices(content(), None)} == {("", "")}
