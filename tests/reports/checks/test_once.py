"""One slip, one finding."""

import pytest

from reports.checks import findings, specimen

LAW = "《中华人民共和国政府信息公开条例》"
SPELLING = {"TXT-14", "TXT-15", "TXT-17"}


def codes(text: str) -> list[str]:
    found = findings(specimen.report(prose={"overview": text}))
    return [finding.code for finding in found if finding.code in SPELLING]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (specimen.OVERVIEW.replace(LAW, LAW.replace("例", "列")), ["TXT-14"]),
        (specimen.OVERVIEW.replace(LAW, LAW.replace("例", "列")) + "\n已经布署。", ["TXT-14", "TXT-17"]),
        (specimen.OVERVIEW + "\n已经布署。", ["TXT-17"]),
        (specimen.OVERVIEW, []),
    ],
)
def test_a_slip_is_told_once(text: str, said: list[str]) -> None:
    assert codes(text.format(year=2024)) == said
