"""Two people's changes of one text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.merging import MOST_LINES, merged

lines = st.lists(st.sampled_from(["甲。", "乙。", "丙。", "丁。", ""]), max_size=6)
text = lines.map("\n".join)


@pytest.mark.parametrize(
    ("was", "mine", "theirs", "both"),
    [
        ("甲\n乙", "甲一\n乙", "甲\n乙二", "甲一\n乙二"),  # neighbours
        ("甲\n乙\n丙", "新\n甲\n乙\n丙", "甲\n乙\n丙\n末", "新\n甲\n乙\n丙\n末"),
        ("甲\n乙\n丙", "乙\n丙", "甲\n乙\n丙三", "乙\n丙三"),  # taken out and changed
        ("甲", "甲\n新", "甲一", "甲一\n新"),  # added below one that was changed
        ("甲\n乙", "甲一\n乙", "甲一\n新\n乙", "甲一\n新\n乙"),  # theirs holds mine already
        ("甲\n乙", "甲\n新\n乙", "甲一\n新\n乙", "甲一\n新\n乙"),
        ("甲", "甲一", "甲二", None),
        ("甲", "甲\n新", "甲\n另", None),  # in which order?
        ("甲\n乙\n丙", "甲\n丙", "甲\n乙二\n丙", None),  # taken out what was changed
        ("", "甲", "乙", None),
        ("", "甲", "\n" * MOST_LINES + "乙", None),  # too long to compare
        ("", "\n" * MOST_LINES + "乙", "甲", None),
    ],
)
def test_both_are_kept_or_both_are_shown(was, mine, theirs, both):
    assert merged(was, mine, theirs) == both


@given(text, text)
def test_where_one_changed_nothing_the_other_stands(was, mine):
    assert merged(was, mine, was) == merged(was, was, mine) == merged(was, mine, mine) == mine


@given(text, text, text)
def test_it_is_the_same_whoever_comes_first(was, mine, theirs):
    assert merged(was, mine, theirs) == merged(was, theirs, mine)


@given(text, text, text)
def test_sent_twice_doubles_nothing(was, mine, theirs):
    both = merged(was, mine, theirs)
    assert both is None or merged(was, mine, both) == merged(was, theirs, both) == both


@given(st.lists(st.sampled_from(["", "我改", "他改"]), min_size=1, max_size=8))
def test_different_paragraphs_never_conflict(who):
    was = [f"第{n}段" for n in range(len(who))]
    mine, theirs = (
        [line + word * (word == own) for line, word in zip(was, who, strict=True)] for own in ("我改", "他改")
    )
    both = [line + word for line, word in zip(was, who, strict=True)]
    assert merged(*("\n".join(lines) for lines in (was, mine, theirs))) == "\n".join(both)
