"""The two doors of the intake: a file of any type, and what was pasted."""

import pytest

from reports import intake
from reports.filetypes import json
from reports.intake.source import Unreadable
from tests.contents import AGENCY, WRITTEN, report, zeros

TABLE = "规章\t0\t0\t0\n行政规范性文件\t2\t1\t9\n行政许可\t12\n行政处罚\t3\n行政强制\t4\n行政事业性收费\t5.5"
HTML = (
    "<table>"
    + "".join(f"<tr><td>{line.replace(chr(9), '</td><td>')}</td></tr>" for line in TABLE.splitlines())
    + "</table>"
)


def test_a_file_is_matched_by_its_labels():
    draft = intake.understand(TABLE.encode(), "望溪县水务局2022年政府信息公开工作年度报告.txt")
    assert (draft.year, draft.tables) == (2022, ("proactive",))
    assert draft.figures["proactive.fees.amount"].reading.text == "5.5"


def test_our_own_file_says_itself_what_every_cell_is():
    content = report(zeros() | {"requests.new.person": "约三件"}, passages={**WRITTEN, "other": ""})
    draft = intake.understand(json.write(content), "report.json")
    assert (draft.year, draft.agency, draft.title) == (2024, AGENCY, content.title)
    assert draft.figures["requests.new.person"].raw == "约三件"
    assert draft.passages.keys() == {"overview", "problems"}


@pytest.mark.parametrize("html", ["", HTML])
def test_what_is_pasted_is_matched_too(html):
    assert intake.understand_paste(TABLE, html).figures["proactive.licences.decisions"].reading.text == "12"


def test_what_is_nothing_is_refused_with_a_sentence():
    with pytest.raises(Unreadable):
        intake.understand(b"", "x.pdf")
