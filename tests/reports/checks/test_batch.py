"""Many reports at once: the same findings, in the same order, on however many cores."""

import pytest

from reports.checks import Context, findings
from reports.checks.batch import Case, check_all
from reports.filetypes import json
from tests.contents import report_of

LEFT = report_of("requests | person\n new | 3\n carried_out | 3", 2023)
RIGHT = report_of("requests | person\n carried_in | 3\n granted | 3")
WRONG = report_of("requests | person\n new | 3\n granted | 2")
CASES = [Case(json.data(content), json.data(LEFT)) for content in (RIGHT, WRONG, RIGHT)]


@pytest.mark.parametrize("cores", [1, 2])
def test_every_report_has_its_findings(cores):
    wanted = [findings(content, Context(LEFT)) for content in (RIGHT, WRONG, RIGHT)]
    assert list(check_all(CASES, cores)) == wanted
    assert [bool(found) for found in wanted] == [False, True, False]


def test_no_report_is_no_work():
    assert list(check_all([])) == []
