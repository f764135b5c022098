"""Published reports through the command: every known fault among the findings, none that stops a report that is right."""

import json
from collections import Counter

import pytest
from django.core.management import call_command

from tests.shared import SHARED, needs_shared

REPORTS = SHARED / "reports"
# exit code, and what has to be among the findings; labels and headings that differ are the reader's business
KNOWN = {
    "seeds/000": (1, {"E-16": 1, "TXT-23": 1, "E-42": 1, "E-45": 1}),
    "seeds/001": (0, {"TXT-06": 1, "E-42": 1, "E-45": 1}),
    "seeds/002": (1, {"E-16": 1, "E-42": 1, "E-45": 1}),
    "seeds/003": (1, {"E-16": 1, "E-36": 1, "TXT-19": 1, "TXT-23": 1, "E-45": 1}),
    "seeds/004": (1, {"T3-3": 1, "T3-2": 1, "T2-5": 1, "E-19": 1, "TXT-23": 1}),
    "real/city_2025": (0, {"E-41": 1, "E-44": 1}),
    "real/hongze_district_2023": (1, {"T4-1": 2, "E-07": 1, "E-43": 1}),
    "real/pingtan_2019": (0, {"TX-9": 1, "TXT-23": 2, "TXT-22": 1}),
    "real/pingtan_2020": (1, {"T3-2": 2, "T2-3": 1, "TX-9": 1, "TXT-23": 2}),
    "real/pingtan_2021": (0, {"E-41": 1, "TXT-17": 1, "TXT-23": 2}),
    "real/pingtan_2022": (0, {"E-41": 1, "TX-1": 1, "TXT-17": 1}),
    "real/shanghai_stc_2024": (
        1,
        {"E-12": 1, "E-49": 1, "E-41": 1, "E-01": 1, "T3-6": 1, "TX-9": 1, "TXT-17": 1, "E-02": 1},
    ),
}
READERS = {"E-03", "E-08", "E-18"}


@needs_shared
@pytest.mark.parametrize("name", KNOWN)
def test_a_published_report(name, capsys):
    folder, _, start = name.partition("/")
    (path,) = (REPORTS / folder).glob(f"{start}*")
    code = 0
    try:
        call_command("check_report", str(path), "--format", "json")
    except SystemExit as end:
        code = end.code
    data = json.loads(capsys.readouterr().out)
    found = Counter(finding["code"] for finding in data["findings"] if finding["code"] not in READERS)
    assert (code, dict(found)) == KNOWN[name]
