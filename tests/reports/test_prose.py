"""A passage as paragraphs."""

from random import Random
from time import process_time

import pytest

from reports.prose import Paragraph, apart, difference, found_again, length, paragraphs

LONG = "全年公开政府信息的数量继续增加，公开的渠道更加畅通，公开的内容更加便民"


@pytest.mark.parametrize(
    ("line", "level", "lead", "text"),
    [
        ("全年公开信息十二条。", 0, "", "全年公开信息十二条。"),
        ("（一）主动公开", 2, "", "（一）主动公开"),
        ("(一) 主动公开。", 2, "", "(一) 主动公开。"),
        ("（十二）其他", 2, "", "（十二）其他"),
        ("（二）依申请公开。无", 0, "（二）依申请公开。", "无"),
        (f"（二）依申请公开。{LONG}。", 0, "（二）依申请公开。", f"{LONG}。"),
        (f"（三）{LONG}。", 0, "", f"（三）{LONG}。"),
        (f"（三）{LONG}", 0, "", f"（三）{LONG}"),
        ("（四）分三步：先登记", 0, "", "（四）分三步：先登记"),
        ("1.存在的主要问题", 3, "", "1.存在的主要问题"),
        ("2．改进措施", 3, "", "2．改进措施"),
        ("3、改进措施", 3, "", "3、改进措施"),
        ("1.改进措施。下一步将核对目录。", 0, "", "1.改进措施。下一步将核对目录。"),
        ("1.5万条信息已经公开", 0, "", "1.5万条信息已经公开"),
        ("一是公开渠道单一；", 0, "", "一是公开渠道单一；"),
    ],
)
def test_what_a_line_is(line: str, level: int, lead: str, text: str) -> None:
    assert paragraphs(line) == (Paragraph(0, text, level, lead),)


def test_every_line_with_words_is_a_paragraph() -> None:
    passage = "\n\u3000\u3000第一段。\r\n\n \t\n\xa0第二段。\u3000\n"
    assert paragraphs(passage) == (Paragraph(0, "第一段。"), Paragraph(1, "第二段。"))


@pytest.mark.parametrize("passage", ["", "\n", " \u3000\n\t"])
def test_an_empty_passage_has_no_paragraphs(passage: str) -> None:
    assert paragraphs(passage) == ()


@pytest.mark.parametrize(
    ("passage", "characters"),
    [("", 0), ("\u3000\n", 0), ("第一段。\n\u3000\u3000第 二 段。", 8), ("2024年", 5)],
)
def test_length_counts_no_blanks(passage: str, characters: int) -> None:
    assert length(passage) == characters


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("公开蓄水信息十条。", "公开蓄水信息九条。", "“公开蓄水信息十” → “公开蓄水信息九”"),
        ("", "新写。", "“” → “新写。”"),
        ("一样", "一样", "“一样” → “一样”"),
        ("甲" * 50, "乙" * 60, "50字 → 60字"),
    ],
)
def test_what_changed_between_two_texts(before, after, says):
    assert difference(before, after) == says


def test_a_long_difference_is_quoted_from_where_it_begins() -> None:
    one, other = apart(f"全年公开{'甲' * 90}。", f"全年公开{'乙' * 3}。", near=2, shown=5)
    assert (one, other) == ("……公开甲甲甲甲甲……", "……公开乙乙乙。")


def test_a_lost_paragraph_is_looked_for_in_no_time() -> None:
    """Characters in common are no words in common: 1,600 such paragraphs took two seconds."""
    random = Random(1)
    passage = "\n".join("".join(random.choices("依法行政公开信息工作报告申请", k=120)) for _ in range(1600))
    began = process_time()
    assert found_again(passage, "".join(random.choices("依法行政公开信息工作报告申请", k=120)), 5) is None
    assert process_time() - began < 0.5
