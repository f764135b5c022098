"""Two wordings of a passage held against each other, sentence by sentence."""

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import wordings
from reports.wordings import Mark, Pair, runs, said, sentences_apart, words_apart

TEXT = st.text("全年公开信息12条，。；（一）\n网站 “”！%.a", max_size=60)


def kinds(before, after):
    return [pair.kind for pair in sentences_apart(before, after)]


def written(marks):
    signs = {"same": "{}", "del": "[-{}]", "ins": "[+{}]"}
    return "".join(signs[mark.kind].format(mark.text) for mark in marks)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("收到申请12件。", "收到申请15件。", "收到申请[-12][+15]件。"),
        ("收费1.5万元。", "收费15万元。", "收费[-1.5][+15]万元。"),
        ("公开信息。", "主动公开信息。", "[+主动]公开信息。"),
        ("网站公布了目录。", "公众号发布了目录。", "[-网站公][+公众号发]布了目录。"),
        ("召开发布会。", "", "[-召开发布会。]"),
    ],
)
def test_the_words_that_changed_are_marked(before, after, expected):
    assert written(words_apart(before, after)) == expected


def test_a_number_is_marked_whole_and_confetti_is_not_left():
    assert written(words_apart("甲乙丙丁戊", "甲午丙未戊")) == "甲[-乙丙丁][+午丙未]戊"


def test_a_sentence_that_was_reworded_is_not_one_removed_and_one_added():
    before = "全年公开信息1200条，其中网站800条。召开发布会3场。"
    after = "全年公开信息1350条，其中网站900条。新设公开栏。"
    assert kinds(before, after) == ["changed", "removed", "added"]
    assert kinds("共收到申请12件。", "新设公开栏。共收到申请15件。") == ["added", "changed"]


def test_sentences_keep_their_stops_and_know_where_a_paragraph_begins():
    found = said("（一）主动公开。\n　　全年公开“信息。”共1条！")
    assert [(s.text, s.starts) for s in found] == [
        ("（一）主动公开。", True),
        ("全年公开“信息。”", True),
        ("共1条！", False),
    ]


def test_a_changed_sentence_stands_in_both_columns():
    (pair,) = sentences_apart("收到12件。", "收到15件。")
    assert (written(pair.old), written(pair.new)) == ("收到[-12]件。", "收到[+15]件。")


def test_too_many_sentences_are_not_weighed_against_each_other(monkeypatch):
    monkeypatch.setattr(wordings, "MOST_PAIRS", 0)
    sentences_apart.cache_clear()
    assert kinds("共收到12件。", "共收到15件。") == ["removed", "added"]
    sentences_apart.cache_clear()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲。乙。" * 2000, "乙。甲。丙。" * 1300),  # 65 s, once
        ("甲乙" * 4000, "乙甲丙" * 2600),
        ("甲" + "乙。" * 4000 + "甲。", "丙" + "乙。" * 4000 + "丙。"),
    ],
)
def test_repeats_without_end_cost_no_time(before, after):
    sentences_apart.cache_clear(), words_apart.cache_clear()
    start = perf_counter()
    pairs = sentences_apart(before, after)
    assert "".join(mark.text for pair in pairs for mark in pair.new) == after
    assert perf_counter() - start < 3


def test_a_long_text_differs_in_what_differs():
    same = "甲。乙。" * 2000
    assert kinds(f"{same}收到申请12件。{same}", f"{same}收到申请15件。{same}").count("changed") == 1


def test_what_did_not_change_is_folded_unless_it_is_short():
    long, short = Pair("same", "长" * 40, "长" * 40), Pair("same", "短。", "短。")
    new, gone = Pair("added", "", "新。"), Pair("removed", "旧。", "")
    assert list(runs([short, new, long, gone])) == [
        ("", (short, new)),
        ("same", (long,)),
        ("", (gone,)),
    ]
    assert list(runs([gone, new], ("same", "removed"))) == [("removed", (gone,)), ("", (new,))]


@given(TEXT)
def test_a_text_does_not_differ_from_itself(text):
    assert set(kinds(text, text)) <= {"same"}


@given(TEXT, TEXT)
def test_every_sentence_of_both_is_there_once_and_in_order(before, after):
    pairs = sentences_apart(before, after)
    assert [pair.before for pair in pairs if pair.before] == [s.text for s in said(before)]
    assert [pair.after for pair in pairs if pair.after] == [s.text for s in said(after)]


@given(TEXT, TEXT)
def test_the_marks_make_both_wordings(before, after):
    marks = words_apart(before, after)
    assert "".join(mark.text for mark in marks if mark.kind != "ins") == before
    assert "".join(mark.text for mark in marks if mark.kind != "del") == after
    assert Mark("same", "") not in marks
