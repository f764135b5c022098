"""A text as the search box finds it, and a question as it is understood."""

from random import Random
from time import process_time

import pytest

from reports.search_words import (
    LONGEST,
    MOST_KNOWN,
    OFTEN,
    SOMETIMES,
    TITLE,
    Piece,
    _Plain,
    excerpt,
    lexemes,
    parse,
    pieces,
    quoted,
    tidy,
    tokens,
)


def marked(found: list[Piece]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in found)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("ＡＰＰ１７条，依申请公开", "APP17条，依申请公开"),
        ("政府信息公開條例", "政府信息公开条例"),
        ("共 17 件，\u3000见 App Store 2.0", "共17件，见App Store 2.0"),
        ("（一）“复议”", "（一）“复议”"),
    ],
)
def test_a_text_is_kept_in_plain_characters(text: str, plain: str) -> None:
    assert tidy(text) == plain


def test_characters_and_pairs_are_found_and_latin_words_whole() -> None:
    assert list(tokens("行政复议，12.5万元App")) == [
        *("行", "政", "复", "议", "行政", "政复", "复议"),
        *("12", "5", "万", "元", "万元", "app"),
    ]


def test_no_pair_crosses_a_stop() -> None:
    assert "开全" not in lexemes("标题", [], "主动公开。全年")


def test_where_a_word_stands_is_marked() -> None:
    found = set(lexemes("水务局", ["复议"], "复议、诉讼、诉讼、公开公开公开公开"))
    assert {TITLE + "水务", SOMETIMES + "复议", SOMETIMES + "诉讼", OFTEN + "公开"} <= found
    assert not {TITLE + "复议", OFTEN + "复议", OFTEN + "诉讼"} & found


def test_in_a_long_text_a_word_must_stand_more_often_to_be_dense() -> None:
    assert OFTEN + "复议" not in lexemes("", [], "复议，" * 4 + "公开" * 3000)


def test_a_word_of_the_title_counts_as_dense_so_that_words_can_be_mixed() -> None:
    found = set(lexemes("水务局", [], "复议" * 5))
    assert set(parse("水务 复议").wanted(OFTEN)) <= found


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("复议", ("复议",)),
        ("  复议\u3000诉讼 复议 ", ("复议", "诉讼")),
        ("“政府 信息” App", ("政府信息", "app")),
        ('"Open Data"', ("open data",)),
        ("復議ＡＢＣ", ("复议abc",)),
        ("", ()),
        ("，。！ %_\\ \x00", ()),
        ("复\x00议", ("复", "议")),
    ],
)
def test_a_question_is_words(typed: str, words: tuple[str, ...]) -> None:
    assert parse(typed).words == words and bool(parse(typed)) == bool(words)


def test_a_long_question_is_cut_and_says_so() -> None:
    assert parse("公" * (LONGEST + 1)).is_cut and not parse("公" * LONGEST).is_cut
    assert parse("一 二 三 四 五 六 七 八 九").is_cut


def test_only_words_whose_pairs_may_stand_apart_are_doubtful() -> None:
    assert parse("复议 水 2024 app 行政复议 2024年 （一）").doubtful == ["行政复议", "2024年", "（一）"]


def test_single_characters_are_asked_for_only_alone() -> None:
    assert parse("水 行政复议").wanted(SOMETIMES) == sorted(["水", "+行政", "+政复", "+复议"])
    assert parse("水").wanted(TITLE) == ["=水"]


def test_what_stands_in_every_title_says_nothing_of_one() -> None:
    assert parse("水务局2024年政府信息公开").wanted(TITLE) == ["=2024", "=务局", "=水务"]
    assert parse("政府信息公开").wanted(TITLE) == []


@pytest.mark.parametrize(
    ("typed", "hit"),
    [
        ("复议", "行政[复议]17件，2017年App"),
        ("17", "行政复议[17]件，2017年App"),
        ("app", "行政复议17件，2017年[App]"),
        ("政复 复议", "行[政复]议17件，2017年App"),
        ("没有", "行政复议17件，2017年App"),
    ],
)
def test_hits_are_set_apart(typed: str, hit: str) -> None:
    assert marked(pieces("行政复议17件，2017年App", parse(typed))) == hit


def test_an_excerpt_stands_around_the_first_hit_and_begins_with_its_paragraph() -> None:
    text = "公开" * 100 + "\n收到行政复议3件。" + "办理" * 100
    assert marked(excerpt(text, parse("复议"))).startswith("……收到行政[复议]3件。办理")
    assert marked(excerpt(text, parse("没有"))).startswith("公开公开")


def test_words_far_apart_get_a_stretch_each() -> None:
    text = "复议三件。" + "公" * 300 + "诉讼两件。"
    assert marked(excerpt(text, parse("诉讼 复议"))) == (
        "[复议]三件。" + "公" * 55 + "……" + "公" * 20 + "[诉讼]两件。"
    )


def test_a_short_text_is_shown_whole() -> None:
    assert marked(excerpt("全年\n无复议", parse("复议"))) == "全年 无[复议]"


def test_what_is_odd_is_quoted() -> None:
    assert quoted("a'\\b") == "'a''\\\\b'"


def test_whatever_is_typed_is_no_error() -> None:
    random = Random(4)
    for _ in range(300):
        typed = "".join(chr(random.randrange(1, 0xD7FF)) for _ in range(random.randrange(80)))
        query = parse(typed)
        assert all(query.wanted(tier) for tier in (TITLE, "")) or not query
        assert "".join(piece.text for piece in pieces(typed, query)) == typed


def test_strange_characters_do_not_fill_the_memory() -> None:
    plain = _Plain({code: code for code in range(MOST_KNOWN)})
    assert "Ａ\U00020000".translate(plain) == "A\U00020000" and len(plain) == MOST_KNOWN


def test_a_text_is_made_ready_in_no_time() -> None:
    text = "".join(Random(1).choices("公开政府信息行政复议诉讼申请办理答复监督保障", k=2000))
    start = process_time()
    lexemes("望溪县水务局2024年政府信息公开工作年度报告", [], text)
    assert process_time() - start < 0.03
