"""The same sentence twice."""

import pytest

from reports.checks import Finding, repeats, specimen
from reports.schema import Severity
from tests.contents import WRITTEN, report


def found(text: str, section: str = "overview", year: int = 2024) -> list[Finding]:
    return list(repeats.findings(report({}, year, WRITTEN | {section: text})))


def test_a_report_in_order_needs_no_word() -> None:
    assert list(repeats.findings(specimen.report())) == []


SENTENCE = "每季度清理一次已经公布的规范性文件"


def test_a_sentence_twice_in_a_passage() -> None:
    (finding,) = found(f"{SENTENCE}。公开目录按月核对。\n一是{SENTENCE}；二是按月培训。")
    assert (finding.code, finding.severity, finding.quote) == ("TXT-22", Severity.WARN, SENTENCE)
    assert finding.message == (
        f"“一、总体情况”里“{SENTENCE}”在本部分前面已经写过，一字不差。请删去重复的内容，或改写成这里要说的内容。"
    )


def test_a_paragraph_of_another_section() -> None:
    other = "办公室按月核对公开目录，并组织业务培训"
    (finding,) = found(f"{other}。{SENTENCE}，结果向社会公布。", "problems")
    assert "在“一、总体情况”里已经写过" in finding.message


def test_several_sentences_are_told_of_once() -> None:
    long = "，".join(f"第{number}季度清理结果由办公室向社会公布" for number in "一二三四")
    text = f"{SENTENCE}。{long}"
    (finding,) = found(text + "\n" + text)
    assert "等2句" in finding.message
    (finding,) = found(f"{long}。{long}。")
    assert "……”" in finding.message


@pytest.mark.parametrize("text", ["详见附件。详见附件。", f"{SENTENCE}3件。{SENTENCE}4件。"])
def test_short_or_different_sentences(text: str) -> None:
    assert found(text) == []


def test_words_said_twice_in_a_row() -> None:
    (finding,) = found("全年召开政务公开座谈会召开政务公开座谈会两次。")
    assert finding.quote == "召开政务公开座谈会" * 2
    assert found("召开政务公开座谈会两次，又召开政务公开座谈会一次。") == []
