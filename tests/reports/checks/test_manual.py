"""The rules manual: whole, in three forms, and true."""

import json

import pytest

from reports import rules_manual
from reports.checks import manual
from reports.checks.rule import Example, Rule
from reports.checks.rules import BY_CODE, RULES
from reports.schema import Severity

EDITIONS = ["2019", "2021"]


def entry(code: str, edition: str = "2021") -> manual.Entry:
    return next(entry for entry in manual.entries(edition) if entry.rule.code == code)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_rule_of_an_edition_is_in_it_once(edition: str) -> None:
    codes = [entry.rule.code for entry in manual.entries(edition)]
    assert sorted(codes) == sorted(rule.code for rule in RULES if edition in rule.editions)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_message_is_the_checks_own(edition: str) -> None:
    for one in manual.entries(edition):
        assert (one.finding is None) == isinstance(one.rule.example, str)
        assert one.finding is None or one.finding.code == one.rule.code


def test_the_example_is_of_the_edition_where_it_can_be() -> None:
    assert "2020年度报告，" in entry("T3-1", "2019").typed[0]
    assert "2024年度报告，" in entry("T3-1", "2021").typed[0]


def test_an_example_of_cells_the_other_edition_has_not_stays_as_it_is() -> None:
    assert "2024年度报告，" in entry("TX-8", "2019").typed[0]


def test_a_chapter_is_a_section_of_the_form() -> None:
    assert [name for name, _ in manual.by_chapter("2021")][:2] == ["一、总体情况", "二、主动公开政府信息情况"]
    assert entry("E-08").chapter == manual.BROUGHT_IN


RANGES = [
    ("T3-1", "全国一致，不能调整"),
    ("T2-2", "主管部门可以定为需说明、警告"),
    ("TX-1", "主管部门可以定为需说明、警告、提示、不启用"),
]


@pytest.mark.parametrize(("code", "words"), RANGES)
def test_what_an_office_may_make_of_a_rule(code: str, words: str) -> None:
    assert entry(code).range == words


def test_a_rule_with_one_weight_only() -> None:
    fixed = Rule("E-99", "。", Severity.WARN, "", "", floor=Severity.WARN, ceiling=Severity.WARN)
    assert manual.Entry(fixed, None, "").range == "不能调整"


def test_a_rule_that_is_off_is_tried_with_the_weight_it_may_have() -> None:
    off = Rule("E-17", "。", None, "", BY_CODE["E-17"].example)
    assert isinstance(off.example, Example)
    assert manual.finding_of(off, off.example) is not None
    assert manual.weight_label(None) == "不启用"


def test_what_a_clerk_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules_manual.main(["--edition", "2021"]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("校核规则（2021年格式，国办公开办函〔2021〕30号）\n")
    assert (
        "E-17 需说明 数字格里不填“/”“-”“无”，没有发生的填0；确实不适用的写明原因。\n"
        "  依据：第三方评估和主管部门抽查的通行要求\n"
        "  轻重：主管部门可以定为阻断、需说明、警告\n"
        "  例：2024年度报告，第二十条第（五）项／行政许可，本年处理决定数量：/\n"
        "  校核：第二十条第（五）项／行政许可，本年处理决定数量：填的是“/”，没有请填0。确实不适用的，请说明原因。\n"
    ) in printed


def test_as_markdown() -> None:
    printed = manual.printed(None, "markdown")
    assert "# 校核规则（2019年格式" in printed
    assert "\n## 三、收到和处理政府信息公开申请情况（" in printed
    assert "\n### T3-1 阻断 " in printed
    assert "\n- 依据：" in printed


def test_as_json() -> None:
    data = json.loads(manual.printed("2021", "json"))
    (rule,) = (rule for rule in data["2021"] if rule["code"] == "E-08")
    assert (rule["severity"], rule["choices"], rule["message"]) == ("warn", ["explain", "warn", "hint"], None)
    assert list(json.loads(manual.printed(None, "json"))) == EDITIONS


def test_how_many_of_each_weight() -> None:
    counted = {label: count for _, label, count in manual.counted("2021")}
    assert sum(counted.values()) == len(manual.entries("2021"))
    assert list(counted)[0] == "阻断"
