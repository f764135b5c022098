"""How a suspected cell is named and what is said of it."""

import pytest

from reports.checks.localise import localise
from reports.checks.suspect_words import lines, place
from reports.editions import edition_for
from tests.contents import report, report_of, zeros

PLACES = {
    "requests.new.person": "“一、本年新收政府信息公开申请数量”的“自然人”",
    "requests.partly_granted.total": "“（二）部分公开”的“总计”",
    "requests.refused.state_secret.other": "“（三）不予公开／1.属于国家秘密”的“其他”",
    "requests.other.not_clarified.person": "“（六）其他处理／1.申请人无正当理由逾期不补正、行政机关…”的“自然人”",
    "remedies.reconsideration.upheld": "“行政复议”的“结果维持”",
    "remedies.litigation_after.total": "“复议后起诉”的“总计”",
    "proactive.normative_documents.in_force": "“行政规范性文件”的“现行有效件数”",
}


@pytest.mark.parametrize(("cell", "words"), PLACES.items())
def test_a_cell_is_named_by_its_row_and_column(cell: str, words: str) -> None:
    assert place(edition_for(2024).by_name[cell]) == words


def test_a_suspect_says_what_is_there_what_should_be_and_why() -> None:
    content = report(
        zeros() | {"remedies.reconsideration.upheld": "12", "remedies.reconsideration.total": "21"}
    )
    (located,) = localise(content)
    assert lines(located, content)[0] == (
        "可能填错的格：“行政复议”的“总计”，现在是21，应为12（21与12像是两位数字颠倒；各分项之和正是12）"
    )


def test_a_blank_is_said_to_be_blank() -> None:
    printed = {"remedies.reconsideration.upheld": "", "remedies.reconsideration.total": "12"}
    content = report(zeros() | printed)
    said = "".join(line for located in localise(content) for line in lines(located, content))
    assert "“行政复议”的“结果维持”，现在空着，应为12（这一格空着" in said


def test_where_nothing_is_suspected_the_reason_is_said() -> None:
    content = report_of("requests | person\n new | 50\n granted | 43")
    (located,) = localise(content)
    assert lines(located, content) == [located.note]
