"""Printed words against official ones: what counts and what does not."""

import pytest

from reports.intake.matching.words import flat, has_chinese, likeness, narrow, squash, tail_likeness


@pytest.mark.parametrize(
    "printed",
    [
        "（一）予以公开",
        "(一) 予以公开",
        "一、予 以 公 开",
        "1.予以公开",
        "**予以公开**",
        "予以\u200b公开",
        "第三部分 予以公开",
    ],
)
def test_blanks_brackets_widths_and_ordinals_do_not_count(printed):
    assert squash(printed) == "予以公开"


def test_an_ordinal_can_be_kept():
    assert flat("1.重复 申请") == "1重复申请"


def test_a_number_with_decimals_is_no_ordinal():
    assert squash("1.795万元") == "1795万元"


def test_full_width_letters_are_made_plain_one_for_one():
    assert narrow("１２ａ（年）") == "12a(年)"


@pytest.mark.parametrize(("text", "answer"), [("第1页", True), ("3/12", False), ("", False)])
def test_what_has_chinese_in_it(text, answer):
    assert has_chinese(text) is answer


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("予以公开", "予以公开", 1, 1),
        ("", "予以公开", 0, 0),
        ("水库", "予以公开", 0, 0),
        ("予公开", "予以公开", 0.8, 0.9),
    ],
)
def test_how_alike_two_labels_are(one, other, least, most):
    assert least <= likeness(one, other) <= most


def test_a_label_is_known_at_the_end_of_the_words_that_ran_into_it():
    assert likeness("法人或其他组织总计予以公开", "予以公开") < 0.6
    assert tail_likeness("法人或其他组织总计予以公开", "予以公开") == pytest.approx(0.98)
    assert tail_likeness("予以公开", "予以公开") == 1
