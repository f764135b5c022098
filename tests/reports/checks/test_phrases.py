"""Set phrases and full names, right and nearly right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checks import citations, phrases
from tests.passages import found, told

NEARLY = [
    ("以习近平新时代中国特色社会注意思想为指导", "以习近平新时代中国特色社会主义思想为指导"),
    ("以习近平新时代特色社会主义思想为指导", "以习近平总书记重要讲话精神为指导"),
    ("以习进平新时代中国特色社会主义思想为指导", "以习近平同志为核心的党中央"),
    ("学习习近平总书计重要讲话", "学习习近平总书记重要讲话"),
    ("学习习近平法制思想", "学习习近平法治思想"),
    ("坚持中国特设社会主义", "坚持中国特色社会主义"),
    ("贯彻党的二十届三中会全精神", "贯彻党的二十届二中全会精神"),
    ("贯彻党的二十三中全会精神", "贯彻党的十九届四中全会精神"),
    ("学习贯彻党二十大精神", "学习贯彻党的二十大精神"),
    ("增强“四个意思”", "增强“四个意识”"),
    ("坚定“四个自性”", "坚定“四个自信”"),
    ("坚决做到“两个拥护”", "坚决做到“两个维护”"),
    ("深刻领悟“两个确定”的决定性意义", "深刻领悟“两个确立”的决定性意义"),
    ("坚持以人民为重心", "坚持以农民为中心"),
    ("坚持以人民为中心的发展思路", "坚持以人民为中心的发展思想"),
    ("根据中华人民共和国政府信息公开条列", "根据《中华人民共和国政府信息公开条例》"),
    ("根据中华人民共合国政府信息公开条例", "中华人民共和国成立以来"),
    ("根据中华人民共和国政务信息公开条例", "中华人民共和国政府信息公开工作"),
    ("根据《政府信息公开条理》", "汇编政府信息公开案例"),
    ("国务院办公厅政府信息与政务公公开办公室", "国务院办公厅政府信息与政务公开办公室"),
    ("编制政府信息公开工作年度报高", "编制政府信息公开年度报告"),
    ("坚持公开为常态、不公开为列外", "坚持以公开为原则，不公开为例外"),
]


@pytest.mark.parametrize(("bad", "good"), NEARLY)
def test_nearly_right(bad: str, good: str) -> None:
    assert told(phrases, good) == set()
    assert told(phrases, bad) == {("TXT-15", "WARN")}


def test_what_the_clerk_reads() -> None:
    (finding,) = found(phrases, "增强“四个意思”，依据政府信息公开条列办理。")
    assert finding.message == (
        "“六、其他需要报告的事项”中“增强“四个意思”，依据政府信息公开”等2处：“增强“四个意思”应为“增强四个意识”、"
        "“政府信息公开条列”应为“政府信息公开条例”，请逐字核对固定提法和法规全称。"
    )


def test_the_name_of_the_regulation_in_brackets_is_told_of_once() -> None:
    assert told(phrases, "根据《中华人民共和国政府信息公开条列》") == set()
    assert told(citations, "根据《中华人民共和国政府信息公开条列》") == {("TXT-14", "WARN")}


@pytest.mark.parametrize("phrase", phrases.PHRASES, ids=lambda phrase: phrase.text)
def test_right_phrases_are_no_slips_of_one_another(phrase: phrases.Phrase) -> None:
    assert told(phrases, f"本年度，{phrase.text}，本年度。") == set()


LONGEST = phrases.PHRASES[0].text


@given(st.integers(2, len(LONGEST) - 3), st.sampled_from("的水一"))
def test_any_other_character_is_seen(place: int, sign: str) -> None:
    assert told(phrases, f"以{LONGEST[:place]}{sign}{LONGEST[place + 1 :]}为指导") == {("TXT-15", "WARN")}


def test_a_text_full_of_near_misses_is_not_measured_for_ever() -> None:
    assert len(list(phrases.near("以人民为重心、" * 4000, phrases.PHRASES))) <= phrases.MEASURED


@given(st.text("ab", max_size=8), st.text("ab", min_size=1, max_size=5))
def test_the_closest_stretch_is_one_of_the_window(window: str, phrase: str) -> None:
    start, end, off = phrases.closest(phrase, window)
    assert 0 <= start <= end <= len(window)
    assert (off == 0) == (phrase in window)
