"""This year's passage beside last year's."""

from dataclasses import replace

from reports import wordings
from reports.prose_beside import Beside, beside
from tests.contents import report

OLD = "（一）主动公开\n我局持续完善政务公开目录，按月核对栏目更新。举办开放日两场，邀请居民代表参加座谈。"


def held(now: str, last: str) -> Beside:
    this = report({}, 2024, {"overview": now})
    return beside("overview", this, replace(report({}, 2023, {"overview": last}), agency=this.agency))


def marked(rows) -> list[str]:
    return [part.text for row in rows for part in row.parts if part.repeated]


def test_repeated_sentences_are_marked_on_both_sides() -> None:
    found = held(
        "我局持续完善政务公开目录，按月核对栏目更新。今年新建了水质信息专栏，每周发布监测结果。", OLD
    )
    repeated = ["我局持续完善政务公开目录，按月核对栏目更新。"]
    assert (marked(found.now), marked(found.last), found.repeated) == (repeated, repeated, 1)
    assert 0 < found.share < 100


def test_sentences_end_where_the_comparison_has_them_end() -> None:
    text = "群众评价“答复很快。”今年新建了信息专栏。"
    (row,) = held(text, OLD).now
    assert [part.text for part in row.parts] == [said.text for said in wordings.said(text)]


def test_the_same_text_is_wholly_alike() -> None:
    found = held(OLD, OLD)
    assert (found.share, found.repeated) == (100, 2)


def test_headings_are_never_marked_and_make_the_skeleton() -> None:
    found = held(OLD, OLD)
    assert found.headings == ("（一）主动公开",)
    assert [row.level for row in found.now] == [2, 0]


def test_nothing_is_alike_where_nothing_is_written() -> None:
    found = held("", OLD)
    assert (found.now, found.share, marked(found.last)) == ((), 0, [])


def test_short_sentences_are_not_compared() -> None:
    assert marked(held("无。", "无。").now) == []
