"""Chinese prose as the checks read it."""

import pytest

from reports.checks.chinese import NUMBER, compact, number, sentences
from tests.contents import report


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("1,234", 1234),
        ("零", 0),
        ("十", 10),
        ("十二", 12),
        ("两百零三", 203),
        ("一千二百", 1200),
        ("三万五千", 35000),
        ("万", 10000),
        ("二〇二四", 2024),
    ],
)
def test_a_number(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["12件", "十二件", "1,234件", "12起", "192条", "7月12件"])
def test_a_number_with_its_unit(text: str) -> None:
    assert NUMBER.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "近50件",
        "超过50件",
        "50余件",
        "50件以上",
        "1.5件",
        "10-12件",
        "第3件",
        "每一件",
        "约十二件",
        "2万件",
    ],
)
def test_what_is_no_number_to_hold_against_a_table(text: str) -> None:
    assert not NUMBER.search(text)


def test_blanks_and_broken_lines_do_not_matter() -> None:
    assert compact("全年收到申请 3\n４ 件。") == "全年收到申请34件。"


def test_a_heading_is_a_sentence_of_its_own() -> None:
    assert compact("（二）依申请公开\n收到申请3件。") == "（二）依申请公开。收到申请3件。"


def test_a_sentence_knows_what_led_up_to_it_and_hides_titles() -> None:
    first, second = sentences(report({}, passages={"overview": "落实《2021年要点》。受理申请3件"}))
    assert (first.text, first.raw) == ("落实※※※※※※※※※", "落实《2021年要点》")
    assert second.before == "落实※※※※※※※※※。"


def test_a_quote_is_short_enough_to_read() -> None:
    (sentence,) = sentences(report({}, passages={"overview": "字" * 60 + "，" + "申" * 60 + "3件"}))
    assert sentence.quote(100, 123) == "申" * 38 + "3件"


def test_a_short_sentence_behind_a_number_is_read_as_well() -> None:
    assert compact("（一）收到申请5件。均已答复。") == "（一）收到申请5件。均已答复。"
