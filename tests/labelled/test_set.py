"""The labelled set is what it says it is: its reports are in order, its mistakes are real changes."""

from collections import Counter

import pytest

from reports.checks import equations
from reports.editions import EDITIONS
from tests.benchmarks import bench_rules
from tests.labelled import damaged, reports
from tests.labelled.reader import HALVES, PASSAGES, cell_name, read_labelled

SET = reports()


def test_it_is_large_enough():
    assert len(SET) >= 60
    assert sum(len(report.mistakes) for report in SET) >= 300


def test_half_of_it_is_held_out():
    halves = Counter(report.half for report in SET)
    assert set(halves) == set(HALVES)
    assert abs(halves["tuning"] - halves["held-out"]) <= 2


def test_a_part_of_it_is_blind():
    blind = [report for report in SET if report.half == "blind"]
    assert len(blind) >= 16
    assert sum(len(report.mistakes) for report in blind) >= 150
    assert sum(report.unit.is_summary for report in blind) == 2
    assert {report.edition for report in blind} == {edition.code for edition in EDITIONS}


def test_both_editions_and_many_kinds_of_agency_are_in_it():
    assert {report.edition for report in SET} == {edition.code for edition in EDITIONS}
    assert len({report.kind for report in SET}) >= 12


@pytest.mark.parametrize("report", SET, ids=lambda report: report.name)
def test_a_report_in_order(report):
    written = [report.report, *filter(None, [report.last])]
    assert not [finding for year in written for finding in equations.findings(year.content)]
    assert all(report.report.passages[code] for code in PASSAGES)
    if report.last:
        before, now = report.last.content.values, report.content.values
        columns = [cell.removeprefix("requests.new.") for cell in now if cell.startswith("requests.new.")]
        for column in columns:
            assert before[f"requests.carried_out.{column}"] == now[f"requests.carried_in.{column}"], column


@pytest.mark.parametrize("report", SET, ids=lambda report: report.name)
def test_every_mistake_changes_the_report(report):
    for mistake in report.mistakes:
        wrong = damaged(report, mistake)
        assert wrong != report, mistake.id
        assert all(written.content for written in (wrong.report, wrong.last) if written), mistake.id


def test_no_two_reports_share_their_words():
    sentences = Counter(
        sentence
        for report in SET
        for passage in report.report.passages.values()
        for sentence in set(passage.replace("\n", "。").split("。"))
        if len(sentence) > 24
    )
    assert not [sentence for sentence, times in sentences.items() if times > 1]


def test_a_replacement_must_stand_once():
    report = next(report for report in SET if report.mistakes)
    twice = type(report.mistakes[0])("x", ("TX-1",), ("。 → ！",))
    with pytest.raises(ValueError, match="not once"):
        damaged(report, twice)


def test_a_cell_must_exist():
    with pytest.raises(KeyError):
        cell_name("new.persons", 2024)
    with pytest.raises(KeyError):
        read_labelled("x", "agency: 甲\nyear: 2024\nhalf: tuning\nkind: 局\n# figures\nold person=1")


def test_the_blind_part_is_shown_only_by_its_name():
    assert bench_rules.halves(None, show=False) == HALVES
    assert bench_rules.halves(None, show=True) == ("tuning",)
    assert bench_rules.halves("all", show=True) == ("tuning", "held-out")
    assert bench_rules.halves("blind", show=True) == ("blind",)


def test_the_benchmark_counts(capsys):
    total = bench_rules.score(SET[:2])
    bench_rules.print_rules(total)
    assert total.planted.total() == sum(len(report.mistakes) for report in SET[:2])
    assert "T3-5" in capsys.readouterr().out
    assert len(bench_rules.goals(total)) == 4
