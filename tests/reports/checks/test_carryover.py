"""This year's report against last year's, drawn as two tables."""

from decimal import Decimal

import pytest

from reports.checks import Context, Finding, carryover, findings
from reports.content import Content
from reports.schema import Severity
from tests.contents import report, report_of

LEFT = "requests | person | business\n carried_out | 3 | 1"
STOCK = "proactive | in_force\n normative_documents | 698"


def found(this: str, last: str, year: int = 2024, before: int | None = None) -> list[Finding]:
    content = report_of(this, year)
    return list(carryover.findings(content, Context(report_of(last, before or year - 1))))


def test_without_last_year_there_is_nothing_to_say() -> None:
    assert findings(report_of(LEFT)) == findings(report_of(LEFT), Context())


def test_the_findings_of_both_years_come_last() -> None:
    content = report_of("requests | person\n carried_in | 1\n carried_out | 1")
    assert [finding.code for finding in findings(content, Context(report_of(LEFT, 2023)))] == ["T3-5"] * 3


def test_what_was_left_over_is_carried_in() -> None:
    assert found("requests | person | business\n carried_in | 3 | 1", LEFT) == []


def test_what_was_left_over_across_the_editions() -> None:
    assert found("requests | person | business\n carried_in | 3 | 1", LEFT, 2021) == []


@pytest.mark.parametrize("year", [2020, 2021, 2024])
def test_a_column_that_was_carried_in_otherwise(year: int) -> None:
    person, total = found("requests | person | business\n carried_in | 2 | 1", LEFT, year)
    assert (person.code, person.severity) == ("T3-5", Severity.EXPLAIN)
    assert person.cells == ("requests.carried_in.person",)
    assert (total.left, total.right) == (Decimal(3), Decimal(4))
    assert person.message == (
        "自然人列：本年“二、上年结转”是2，上年报告“四、结转下年度继续办理”是3，相差 1，两数应相等。"
        "机构合并、新设或者上年数字更正的请说明原因，否则请改正。"
    )


def test_a_column_not_known_is_not_compared() -> None:
    assert found("requests | person | business\n carried_in | ␣ | 1", LEFT) == []


def test_a_total_left_blank_last_year_is_taken_from_its_parts() -> None:
    last = "requests | person | total\n carried_out | 1 | ␣"
    assert [finding.cells for finding in found("requests | person\n carried_in | 0", last)] == [
        ("requests.carried_in.person",),
        ("requests.carried_in.total",),
    ]


def test_another_year_is_not_compared() -> None:
    (hint,) = found("requests | person\n carried_in | 2", LEFT, 2024, before=2022)
    assert (hint.code, hint.severity) == ("T3-5", Severity.HINT)
    assert hint.message == (
        "用来比对的是2022年度报告，本报告是2024年度，两份不是相邻年度，没有做跨年比对。请换成2023年度报告。"
    )


def test_a_year_not_known_is_taken_for_the_right_one() -> None:
    content, last = report_of("requests | person\n carried_in | 2"), report_of(LEFT)
    nameless = Content(last.edition, 0, "", "", last.readings, last.passages)
    assert len(list(carryover.findings(content, Context(nameless)))) == 3


def test_documents_in_force_follow() -> None:
    assert found("proactive|issued|repealed|in_force\n normative_documents | 88 | 55 | 731", STOCK) == []


def test_documents_in_force_that_do_not_follow() -> None:
    (stock,) = found("proactive|issued|repealed|in_force\n normative_documents | 5 | 1 | 470", STOCK)
    assert (stock.code, stock.severity, stock.section) == ("T2-1", Severity.EXPLAIN, "proactive")
    assert (stock.left, stock.right) == (Decimal(470), Decimal(702))
    assert stock.message == (
        "行政规范性文件：本年“现行有效件数”是470，按上年报告“现行有效件数”698 + “本年制发件数”5"
        " − “本年废止件数”1应为702，相差 232。"
        "因清理、到期失效或统计范围变化而不等的请说明原因，否则请核对这几格。"
    )


def test_documents_are_not_compared_across_the_editions() -> None:
    disclosed = "proactive | disclosed_total\n normative_documents | 166"
    assert found("proactive | in_force\n normative_documents | 665", disclosed, 2021) == []


def test_a_stock_not_known_is_not_compared() -> None:
    assert found("proactive | in_force\n normative_documents | ␣", STOCK) == []
    assert found("proactive | issued | in_force\n normative_documents | ␣ | 3", STOCK) == []


ITEMS = "proactive | items_last_year | change\n licences | 396 | -18"


def test_items_of_the_trial_edition_follow() -> None:
    assert found("proactive | items_last_year\n licences | 378", ITEMS, 2020) == []


def test_items_of_the_trial_edition_that_do_not_follow() -> None:
    (items,) = found("proactive | items_last_year\n licences | 396", ITEMS, 2020)
    assert (items.code, items.severity, items.right) == ("T2o-1", Severity.WARN, Decimal(378))


def test_documents_disclosed_in_all_follow() -> None:
    last = "proactive | disclosed_total\n normative_documents | 89"
    assert found("proactive|newly_disclosed|disclosed_total\n normative_documents|77|166", last, 2020) == []


def test_documents_disclosed_in_all_that_do_not_follow() -> None:
    (total,) = found(
        "proactive | disclosed_total\n regulations | 7", "proactive | made\n regulations | 0", 2020
    )
    assert (total.code, total.severity) == ("T2o-4", Severity.WARN)
    assert "“对外公开总数量”是7，按上年报告“对外公开总数量”0 + “本年新公开数量”0应为0" in total.message


MOVED = "requests | person | business | other\n new | 6 | 2 | 1\n granted | 6 | 2 | 1"


def alike(this: str, last: str) -> list[Finding]:
    return [finding for finding in found(this, last) if finding.code == "E-26"]


def test_figures_that_did_not_move() -> None:
    (unmoved,) = alike(MOVED, MOVED)
    assert (unmoved.severity, len(unmoved.cells)) == (Severity.WARN, 6)
    assert unmoved.message == (
        "两年中不为0的6格，有6格与上年报告的数字完全相同，可能把上年的数字带了过来。请逐格核对是否为本年的数字。"
    )


def test_one_figure_of_six_moved() -> None:
    assert alike(MOVED, MOVED.replace("new | 6", "new | 7")) == []


def test_two_years_of_zeros_are_no_wonder() -> None:
    assert alike("requests | person\n new | 0", "requests | person\n new | 0") == []


def test_a_stock_that_stays_is_no_wonder() -> None:
    stock = "proactive | in_force\n regulations | 9\n normative_documents | 12"
    assert alike(stock, stock) == []


def test_blanks_are_not_alike() -> None:
    blank = report({}, 2023)
    assert list(carryover.findings(report({}), Context(blank))) == []
