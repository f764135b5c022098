"""Published reports: what is wrong with their prose is found, and nothing else."""

import re

import pdfplumber
import pytest

from reports.checks import findings
from reports.content import Content
from tests import seeds
from tests.contents import drawn, report, zeros
from tests.shared import SHARED, needs_shared

REPORTS = SHARED / "reports"
ENDS = "[一二三四五六]、(?:主动公开政府信息情况|其他需要报告)"
TABLES = {
    ("pingtan_2019.txt", 2019, "平潭综合实验区"): [
        "requests|person\n new|23\n granted|23",
        "proactive|decisions\n licences|181",
    ],
    ("pingtan_2020.txt", 2020, "平潭综合实验区"): [
        "requests|person|total\n new|21|␣\n granted|27|␣\n handled|21|21",
        "proactive|decisions\n licences|278",
    ],
    ("pingtan_2021.txt", 2021, "平潭综合实验区"): ["requests|person\n new|70\n granted|69\n carried_out|1"],
    ("pingtan_2022.txt", 2022, "平潭综合实验区"): [
        "requests|person|business\n new|71|3\n carried_in|1|0\n granted|72|3",
        "proactive|issued|repealed|in_force\n normative_documents|88|55|698",
        "remedies|upheld\n reconsideration|2\n litigation_direct|1",
    ],
    ("shanghai_stc_2024.txt", 2024, "上海市科委"): [
        "requests|person|total\n new|34|34\n carried_in|2|2\n granted|9|9\n carried_out|1|␣",
        "requests|person\n refused.inquiry|2\n unavailable.not_held|10\n other.else|14",
        "remedies|upheld\n reconsideration|1",
    ],
    ("hongze_district_2023.pdf", 2023, "洪泽区人民政府"): [
        "requests|person\n new|21\n granted|21",
        "remedies|upheld|corrected|total\n reconsideration|10|1|0\n litigation_after|5|0|0",
    ],
}
# 2533 of 2599, 2603 of 2602, 2160 of 2139
FAULTS = {
    "pingtan_2019.txt": ["TX-9"],
    "pingtan_2020.txt": ["TX-9"],
    "pingtan_2021.txt": ["TXT-17"],
    "pingtan_2022.txt": ["TX-1", "TXT-17"],
    "shanghai_stc_2024.txt": ["E-49", "TX-9", "TXT-17"],
}
SEED_AGENCIES = {"002": "老城区商务和工业信息化局", "003": "产业集聚区管委会"}
SEED_FAULTS = {"001": ["TXT-06"] * 3, "003": ["E-36", "TXT-19"], "004": ["T2-5"]}
# of the content and of passages cut out roughly: test_check_published reads the same reports in full
NOT_PROSE = {
    *("E-01", "E-02", "E-06", "E-12", "E-16", "E-41", "E-42", "E-43", "E-44", "E-45", "TXT-22", "TXT-23"),
}


def text(name: str) -> str:
    path = REPORTS / "real" / name
    if path.suffix == ".pdf":
        with pdfplumber.open(path) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    return path.read_text()


def passages(whole: str) -> dict[str, str]:
    """The three prose sections, cut out by the words of their headings."""
    overview = re.search(f"一、总体情况(.*?){ENDS}", whole, re.DOTALL)
    problems = re.search(f"(?:五、存在.{{0,12}}情况|（一）主要问题)(.*?){ENDS}", whole, re.DOTALL)
    other = re.split("[五六]、其他需要报告的事项", whole)[-1]
    assert overview and problems
    return {"overview": overview[1], "problems": problems[1], "other": other}


def faults(figures: dict[str, str], year: int, agency: str, whole: str) -> list[str]:
    base = report(figures, year, passages(whole))
    content = Content(base.edition, year, agency, "", base.readings, base.passages)
    found = [finding for finding in findings(content) if finding.section in base.passages]
    return [finding.code for finding in found if finding.code not in NOT_PROSE]


@needs_shared
@pytest.mark.parametrize(("name", "year", "agency"), TABLES)
def test_the_prose_of_a_published_report(name: str, year: int, agency: str) -> None:
    figures = zeros(year)
    for drawing in TABLES[name, year, agency]:
        figures |= drawn(drawing)
    assert faults(figures, year, agency, text(name)) == FAULTS.get(name, [])


@needs_shared
@pytest.mark.parametrize("number", seeds.SEEDS)
def test_the_prose_of_a_seed(number: str) -> None:
    (path,) = (REPORTS / "seeds").glob(f"{number}_*")
    agency = SEED_AGENCIES.get(number, "")
    found = faults(seeds.figures(number), seeds.year(number), agency, path.read_text())
    assert found == SEED_FAULTS.get(number, [])
