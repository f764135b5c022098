"""Figures run together that the report's own text parts."""

import pytest

from reports.intake.matching import evidence
from reports.intake.matching.lines import Line
from reports.intake.matching.outcome import Shift
from tests.reports.intake.matching.drawn import DOUBTFUL, REPAIRED, levels, values
from tests.reports.intake.matching.test_proactive import drawing, read

ROW = "proactive.normative_documents"


def settled(prose, code="normative_documents", line="行政规范性文件 | 8855698"):
    outcome = read(drawing("2021", **{code: line}))
    evidence.settle(outcome, {"overview": prose})
    return outcome


def test_two_numbers_the_text_names_leave_one_reading():
    outcome = settled("全年制发规范性文件88件，废止55件。")
    assert values(outcome.figures, ROW) == ["88", "55", "698"]
    assert levels(outcome.figures, ROW) == {REPAIRED}
    assert "按正文所说的数分开" in outcome.figures[f"{ROW}.issued"].note
    assert not outcome.shifted[0].is_open


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "全年制发规范性文件88件。",
        "全年公开水库信息88条，答复55件。",
        "制发规范性文件88件，5件；公开水库信息55条。",
        "规范性文件88件、855件、698件。",
    ],
)
def test_one_number_or_another_subject_or_two_readings_settle_nothing(prose):
    outcome = settled(prose)
    assert levels(outcome.figures, ROW) == {DOUBTFUL}
    assert outcome.shifted[0].is_open


def test_a_row_the_sums_had_settled_is_left_alone():
    outcome = settled("规章88件、55件。", "regulations", "规章 | 000")
    assert values(outcome.figures, "proactive.regulations") == ["0", "0", "0"]


def test_a_row_of_no_known_subject_stays_open():
    assert evidence._named(Shift("水库", Line((), 0), (), 1, ((1, 2), (12, None))), ["水库12件"]) is None


def test_a_row_without_any_reading_stays_open():
    outcome = settled("规范性文件88件、55件。", line="行政规范性文件 | 1.5x")
    assert levels(outcome.figures, ROW) == {DOUBTFUL}
