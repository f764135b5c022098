"""Which cell is probably wrong: drawn tables, what is named, what it should be and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reports.checks import Context, findings
from reports.checks.localise import Located, is_concerned, localise
from reports.content import Content
from tests import clean_tables as clean
from tests.contents import drawn, report, zeros

IN_ORDER = """
    requests             | person | business | total
    new                  |     21 |        5 |    26
    carried_in           |      2 |        0 |     2
    granted              |     12 |        4 |    16
    unavailable.not_held |      6 |        1 |     7
    handled              |     18 |        5 |    23
    carried_out          |      5 |        0 |     5
"""
TYPED = "\n".join(line.rpartition("|")[0] for line in IN_ORDER.strip().splitlines() if "handled" not in line)


def printed(changes: dict[str, str], year: int = 2024) -> Content:
    """The table in order, its totals printed, with these figures in it."""
    return report(zeros(year) | totals(year) | full(changes), year)


def totals(year: int) -> dict[str, str]:
    figures = {name: int(raw) for name, raw in (zeros(year) | drawn(TYPED)).items()}
    return {name: str(value) for name, value in clean.with_totals(figures, year).items()}


def typed(changes: dict[str, str], passages: dict[str, str] | None = None) -> Content:
    """The same with its totals computed."""
    return report(zeros() | drawn(TYPED) | full(changes), 2024, passages)


def full(changes: dict[str, str]) -> dict[str, str]:
    return {f"requests.{name}": raw for name, raw in changes.items()}


def named(located: tuple[Located, ...]) -> list[dict[str, int]]:
    """What each suspect should be."""
    return [
        {change.cell.removeprefix("requests."): int(change.should) for change in suspect.changes}
        for each in located
        for suspect in each.suspects
    ]


def reasons(located: tuple[Located, ...]) -> tuple[str, ...]:
    return located[0].suspects[0].reasons


def test_the_drawn_table_is_in_order() -> None:
    assert localise(printed({})) == localise(typed({})) == ()


PRINTED = [
    ({"granted.person": "21"}, {"granted.person": 12}, "21与12像是两位数字颠倒"),
    ({"granted.total": "0"}, {"granted.total": 16}, "各分项之和正是16"),
    ({"handled.person": "8"}, {"handled.person": 18}, "8与18像是少打了一位数字"),
    ({"new.business": "55"}, {"new.business": 5}, "55与5像是重复的数字多打了一个"),
    (
        {"granted.person": "4", "granted.business": "12"},
        {"granted.person": 12, "granted.business": 4},
        "两格的数字互换后正好相等，像是填串了栏",
    ),
    (
        {"unavailable.not_held.person": "0", "unavailable.needs_creation.person": "6"},
        {"unavailable.not_held.person": 6, "unavailable.needs_creation.person": 0},
        "两格的数字互换后正好相等，像是填串了行",
    ),
]


@pytest.mark.parametrize(("changes", "should", "why"), PRINTED)
def test_where_totals_are_printed_rows_and_columns_cross_in_the_cell(changes, should, why) -> None:
    located = localise(printed(changes))
    assert named(located)[0] == should
    assert why in reasons(located)


def test_the_only_way_is_said_to_be_the_only_one() -> None:
    located = localise(printed({"granted.person": "21"}))
    assert located[0].ways == 1
    assert reasons(located)[-1] == "只有改这1格，有关的各条勾稽关系才都成立"
    assert {(s.rule, s.place[:3]) for s in located[0].suspects[0].mends} == {
        ("T3-2", "自然人"),
        ("T3-3", "三、本"),
    }


def test_a_finding_is_told_from_those_of_other_rules() -> None:
    content = printed({"granted.person": "21"})
    (located,) = localise(content)
    about = [finding.code for finding in findings(content) if located.is_about(finding)]
    assert sorted(about) == ["T3-2", "T3-3"]


def test_where_totals_are_computed_only_evidence_tells() -> None:
    located = localise(typed({"new.person": "12"}))
    assert named(located)[0] == {"new.person": 21}
    assert reasons(located) == ("12与21像是两位数字颠倒",)


def test_without_evidence_nothing_is_pretended() -> None:
    (located,) = localise(typed({"granted.person": "10"}))
    assert located.suspects == ()
    assert located.note == (
        "自然人列的24格中，任何一格填错2都会这样：收到的（第一、二项）多填了2，或者办理结果和结转下年度的少填了2。"
        "没有线索表明是哪一格，请对照台账逐格核对。"
    )


def test_the_prose_tells_which_cell() -> None:
    passages = {"overview": "全年收到政府信息公开申请26件，其中予以公开16件。"}
    located = localise(typed({"granted.person": "9"}, passages))
    assert named(located)[0] == {"granted.person": 12}
    assert reasons(located) == ("“一、总体情况”写的是“其中予以公开16件”",)


def test_what_was_carried_over_last_year_tells_which_cell() -> None:
    last = report(zeros(2023) | {"requests.carried_out.person": "2"}, 2023)
    located = localise(typed({"carried_in.person": "7"}), Context(last_year=last))
    assert named(located)[0] == {"carried_in.person": 2}
    assert reasons(located) == ("上年报告“四、结转下年度继续办理”是2",)


def test_last_years_figure_may_have_been_left_in() -> None:
    last = report(zeros(2023) | full({"granted.person": "17", "carried_out.person": "2"}), 2023)
    (located,) = localise(printed({"granted.person": "17"}), Context(last_year=last))
    assert "与上年报告同一格的数字相同，可能带了上年的数字" in located.suspects[0].reasons


def test_a_report_of_another_year_is_no_evidence() -> None:
    last = report(zeros(2021) | full({"carried_out.person": "2"}), 2021)
    against = Context(last_year=last)
    assert localise(typed({"carried_in.person": "7"}), against) == localise(typed({"carried_in.person": "7"}))


def test_a_doubtful_reading_is_suspected_first() -> None:
    located = localise(typed({"granted.business": "9"}), doubts={"requests.granted.business": "导入时存疑"})
    assert named(located)[0] == {"granted.business": 4}
    assert "导入时存疑" in reasons(located)


@pytest.mark.parametrize(("raw", "why"), [("", "这一格空着"), ("/", "这一格填的是“/”，按0计算")])
def test_a_place_left_empty_beside_printed_totals_can_be_filled(raw: str, why: str) -> None:
    content = printed({"unavailable.not_held.person": raw})
    (located,) = localise(content)
    assert named((located,)) == [{"unavailable.not_held.person": 6}]
    assert reasons((located,))[0] == why
    assert any(located.is_about(finding) for finding in findings(content))


@pytest.mark.parametrize("raw", ["", "六"])
def test_an_unfinished_column_is_not_judged(raw: str) -> None:
    assert localise(typed({"unavailable.not_held.person": raw})) == ()


def test_a_total_left_blank_is_left_to_its_own_rule() -> None:
    assert localise(printed({"new.total": ""})) == ()


def test_a_figure_like_its_neighbour_may_be_copied_from_it() -> None:
    located = localise(printed({"granted.business": "12"}))
    assert "与左边一栏的数字相同，可能填串了" in reasons(located)


def test_two_figures_typed_in_each_others_columns() -> None:
    (located,) = localise(typed({"granted.person": "4", "granted.business": "12"}))
    assert named((located,))[0] == {"granted.person": 12, "granted.business": 4}
    assert {each.place for each in located.broken} == {"自然人列", "商业企业列"}


def test_columns_with_different_mistakes_are_mended_one_after_the_other() -> None:
    content = typed({"new.person": "12", "new.business": "55"})
    for _ in range(2):
        content = clean.applied(content, localise(content)[0].suspects[0].changes)
    assert (content.text("requests.new.person"), content.text("requests.new.business")) == ("21", "5")
    assert localise(content) == ()


def test_many_wrong_totals_are_given_up_together() -> None:
    wrong = {f"{row}.total": "0" for row in ("new", "carried_in", "granted", "handled", "carried_out")}
    (located,) = localise(printed(wrong))
    assert len(located.suspects[0].changes) == 5
    assert localise(clean.applied(printed(wrong), located.suspects[0].changes)) == ()


def test_of_too_many_wrong_cells_those_are_named_in_which_row_and_column_cross() -> None:
    wrong = {
        f"{row}.person": "99" for row in ("new", "granted", "partly_granted", "refused.inquiry", "other.else")
    }
    certain, rest = localise(printed(wrong))
    assert named((certain,)) == [{"new.person": 21}]
    assert reasons((certain,)) == ("改这一格，它所在的行和列就都相符",)
    assert (rest.suspects, rest.note[:8]) == ((), "要改的不止三格，")


def test_mistakes_that_have_nothing_to_do_with_each_other_are_told_apart() -> None:
    moved = {"granted.person": "15", "granted.business": "1"}
    located = localise(printed({"new.person": "12"} | moved))
    assert sorted(each.ways for each in located) == [1, 2]
    assert {"new.person": 21} in named(located)
    assert {"granted.person": 12, "granted.business": 4} in named(located)


def test_a_suspect_is_named_by_its_values() -> None:
    (located,) = localise(printed({"granted.person": "21"}))
    assert located.suspects[0].key == "requests.granted.person=21>12"


@pytest.mark.parametrize(("changes", "concerned"), [({}, False), ({"granted.person": "21"}, True)])
def test_only_broken_sums_are_a_reason_to_look(changes: dict[str, str], concerned: bool) -> None:
    for content in (printed(changes), typed(changes)):
        assert is_concerned(content, findings(content)) is concerned


def test_many_ways_without_a_clue_are_only_counted() -> None:
    """Two columns with 2 too many, in any of eight rows: which row was counted twice nobody can tell."""
    rows = clean.decided(2024)[2:10]
    more = {f"{row}.{column}": str(20 + at) for at, row in enumerate(rows) for column in ("person", "total")}
    handled = {"person": 18 + 8 * 20 + 28 - 2, "total": 23 + 8 * 20 + 28 - 2}
    received = {"person": 21 + 8 * 20 + 28 - 2, "total": 26 + 8 * 20 + 28 - 2}
    sums = {
        f"{row}.{c}": str(v) for row, v in (("handled", handled), ("new", received)) for c, v in v.items()
    }
    (located,) = localise(printed(more | sums))
    assert (
        located.note
        == f"有{located.ways}种改法都能使勾稽关系成立，没有线索表明是哪一种，请对照台账逐格核对。"
    )


def test_columns_off_by_the_same_are_looked_at_one_by_one_unless_figures_were_exchanged() -> None:
    located = localise(typed({"granted.person": "9", "granted.business": "7"}))
    assert [[each.place for each in some.broken] for some in located] == [["自然人列"], ["商业企业列"]]
    assert "商业企业列的差数正好相反，也可能是3件填错了栏。" in located[0].note


def test_prose_on_another_table_or_on_totals_that_stand_is_no_clue() -> None:
    prose = "全年办理行政许可3件，收到政府信息公开申请26件，制定规范性文件2件。"
    content = printed({"granted.person": "21"})
    assert localise(replace(content, passages={"overview": prose})) == localise(content)


@pytest.mark.parametrize("carried", ["2", "9"])
def test_what_last_year_does_not_ask_for_is_left_alone(carried: str) -> None:
    last = report(zeros(2023) | {"requests.carried_out.person": carried}, 2023)
    located = localise(typed({"granted.person": "21"}), Context(last_year=last))
    assert {"carried_in.person": 11} not in named(located)


def test_a_word_for_a_number_leaves_its_row_and_column_out() -> None:
    located = localise(printed({"unavailable.not_held.person": "六", "granted.total": "0"}))
    assert {"granted.total": 16} in named(located)


STOCK = "proactive | issued | repealed | in_force\n normative_documents | {} | 2 | {}"


@pytest.mark.parametrize(
    ("issued", "in_force", "should"), [("5", "51", 15), ("5", "15", None), ("5", "14", None)]
)
def test_the_chain_of_documents_in_force_is_used_only_with_a_good_reason(issued, in_force, should) -> None:
    last = report(zeros(2023) | drawn(STOCK.format("0", "12")), 2023)
    content = report(zeros() | drawn(STOCK.format(issued, in_force)))
    shown = [suspect for each in localise(content, Context(last_year=last)) for suspect in each.suspects]
    assert [int(suspect.changes[0].should) for suspect in shown] == ([should] if should else [])


def test_a_chain_that_begins_with_a_blank_is_not_judged() -> None:
    last = report(zeros(2023) | drawn(STOCK.format("0", "␣")), 2023)
    assert localise(report(zeros() | drawn(STOCK.format("5", "51"))), Context(last_year=last)) == ()
