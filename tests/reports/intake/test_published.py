"""Published reports through the whole intake: every figure as printed, every blank blank, the right name and year.

Their sentences are somebody else's: passages are known here by their length and a digest.
"""

from functools import cache
from hashlib import sha256

import pytest

from reports.figures import State, read
from reports.intake import understand
from reports.intake.draft import Confidence, Draft
from tests import seeds
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared
REPORTS = SHARED / "reports"
PINGTAN = "平潭综合实验区"
TITLES = {
    "hongze_district_2023.pdf": ("洪泽区人民政府", 2023, "洪泽区人民政府2023年政府信息公开工作年度报告"),
    "city_2025.html": ("测试市", 2025, "测试市2025年政府信息公开工作年度报告"),
    "shanghai_stc_2024.txt": ("上海市科委", 2024, "2024年上海市科委政府信息公开工作年度报告"),
    "blank_form_2021.docx": (None, None, None),
} | {
    f"pingtan_{year}.txt": (PINGTAN, year, f"{PINGTAN}{year}年度政府信息公开工作年度报告")
    for year in (2019, 2020, 2021, 2022)
}

# length, paragraphs, digest
PASSAGES = {
    "hongze_district_2023.pdf": {
        "overview": (646, 7, "8ba0e522"),
        "problems": (291, 1, "3bf5c39b"),
        "other": (49, 1, "f29d3de8"),
    },
    "city_2025.html": {
        "overview": (75, 3, "0d312f46"),
        "problems": (33, 1, "6a675a62"),
        "other": (45, 1, "fe3964f1"),
    },
    "pingtan_2019.txt": {
        "overview": (3830, 1, "d8c491d0"),
        "problems": (737, 1, "7807701c"),
        "other": (10, 1, "51c001e1"),
    },
    "pingtan_2020.txt": {
        "overview": (4079, 1, "12053375"),
        "problems": (329, 1, "2a40a8c4"),
        "other": (10, 1, "51c001e1"),
    },
    "pingtan_2021.txt": {
        "overview": (1553, 1, "0a491864"),
        "problems": (297, 1, "ca28c2ac"),
        "other": (17, 1, "8e0cb5d3"),
    },
    "pingtan_2022.txt": {
        "overview": (2035, 1, "222923f2"),
        "problems": (348, 1, "7ae083c5"),
        "other": (17, 1, "80ae14b5"),
    },
}
# read in the documents by a person
FIGURES = {
    "hongze_district_2023.pdf": """
        normative_documents 0 5 5
        licences 550
        penalties 4119
        coercive_measures 195
        fees 7730.28
        new 21 0 0 0 0 0 21
        carried_in 0 0 0 0 0 0 0
        granted 0 0 0 0 0 0 0
        partly_granted 4 0 0 0 0 0 4
        refused.state_secret 1 0 0 0 0 0 1
        refused.law_forbids 0 0 0 0 0 0 0
        refused.deliberative 1 0 0 0 0 0 1
        unavailable.not_held 10 0 0 0 0 0 10
        unavailable.needs_creation 3 0 0 0 0 0 3
        unprocessed.petition 1 0 0 0 0 0 1
        handled 21 0 0 0 0 0 21
        reconsideration 10 1 0 0 0
        litigation_direct 0 0 0 0 0
        litigation_after 5 0 0 0 0
    """,
    "city_2025.html": """
        regulations 3 5 74
        normative_documents 564 984 4185
        licences 11398889
        fees 316441
        new 13612 252 0 45 128 32 14069
        carried_in 535 6 0 1 18 0 560
        granted 5345 129 0 41 19 14 5548
        other.else 941 17 0 1 3 3 965
        handled 13364 252 0 44 121 29 13810
        carried_out 783 6 0 2 25 3 819
        reconsideration 376 97 196 121 790
        litigation_after 74 1 30 51 156
    """,
    "shanghai_stc_2024.txt": """
        regulations 0 0 0
        normative_documents 13 0 55
        licences 97
        fees 0
        new 32 2 0 0 0 0 34
        carried_in 2 0 0 0 0 0 2
        granted 9 0 0 0 0 0 9
        partly_granted 0 0 0 0 0 0 0
        refused.internal_affairs 1 0 0 0 0 0 1
        refused.deliberative 1 0 0 0 0 0 1
        unavailable.not_held 4 0 0 0 0 0 4
        unavailable.needs_creation 6 0 0 0 0 0 6
        other.not_clarified 8 2 0 0 0 0 10
        other.else 4 0 0 0 0 0 4
        handled 33 2 0 0 0 0 35
        carried_out 1 0 0 0 0 0 ␣
        reconsideration 1 0 0 0 1
    """,
    "pingtan_2019.txt": """
        regulations 0 0 0
        new 23 0 0 0 0 0 23
        granted 7 0 0 0 0 0 7
        partly_granted 1 0 0 0 0 0 1
        unavailable.not_held 7 0 0 0 0 0 7
        unprocessed.repeated 3 0 0 0 0 0 3
        other 0 0 0 0 0 0 0
        handled 23 0 0 0 0 0 23
        carried_out 0 0 0 0 0 0 0
        litigation_after 0 0 0 0 0
    """,
    "pingtan_2020.txt": """
        regulations 0 0 7
        new 20 0 0 0 0 1 21
        granted 6 0 0 0 0 1 7
        partly_granted 6 0 0 0 0 0 6
        other 4 0 0 0 0 0 4
        handled 20 0 0 0 0 1 21
        reconsideration 0 0 0 0 0
    """,
    "pingtan_2021.txt": """
        licences 2293
        penalties 1282
        coercive_measures 42
        fees 24252.311082
        new 64 0 0 2 0 4 70
        granted 27 0 0 2 0 1 30
        refused.enforcement_file 6 0 0 0 0 0 6
        unavailable.not_held 22 0 0 0 0 3 25
        handled 63 0 0 2 0 4 69
        carried_out 1 0 0 0 0 0 1
        reconsideration 1 0 2 0 3
        litigation_direct 12 0 0 0 12
    """,
    "pingtan_2022.txt": """
        normative_documents 88 55 698
        licences 10690
        penalties 2113
        fees 9116.36
        new 71 3 0 0 0 0 74
        carried_in 1 0 0 0 0 0 1
        partly_granted 8 1 0 0 0 0 9
        unavailable.not_held 37 0 0 0 0 0 37
        other.not_clarified 2 0 0 0 0 0 2
        other.else 0 2 0 0 0 0 2
        handled 72 3 0 0 0 0 75
        reconsideration 0 1 1 0 2
        litigation_direct 1 0 0 0 1
    """,
}
# figures that the document itself does not part, and no rule or sentence does
RUN_TOGETHER = ("normative_documents", "licences", "other_services", "penalties", "coercive_measures")
OPEN = {
    "pingtan_2019.txt": (*RUN_TOGETHER, "fees", "procurement"),
    "pingtan_2020.txt": (*RUN_TOGETHER, "procurement"),
    "pingtan_2021.txt": ("normative_documents",),
}


@cache
def draft(name: str) -> Draft:
    (path,) = REPORTS.glob(f"*/{name}*")
    return understand(path.read_bytes(), path.name)


def says(name: str, row: str) -> list[str]:
    """A row of any of the tables as read; ␣ for a blank, ? for what was left open."""
    return [
        "?"
        if found.confidence is Confidence.DOUBTFUL
        else "␣"
        if found.reading.state is State.BLANK
        else found.reading.text
        for cell, found in draft(name).figures.items()
        if cell.partition(".")[2].rpartition(".")[0] == row
    ]


@pytest.mark.parametrize("number", seeds.SEEDS)
def test_every_figure_of_a_seed_is_the_one_printed(number: str) -> None:
    found = draft(number)
    assert {name: each.reading for name, each in found.figures.items()} == {
        name: read(raw, found.edition.by_name[name].kind) for name, raw in seeds.figures(number).items()
    }
    assert (found.year, Confidence.DOUBTFUL in {f.confidence for f in found.figures.values()}) == (
        seeds.year(number),
        False,
    )


@pytest.mark.parametrize(
    ("name", "line"),
    [(name, line.strip()) for name, drawing in FIGURES.items() for line in drawing.strip().splitlines()],
)
def test_a_row_is_read_as_it_is_printed(name: str, line: str) -> None:
    row, *figures = line.split()
    assert says(name, row) == figures


@pytest.mark.parametrize(("name", "row"), [(name, row) for name, rows in OPEN.items() for row in rows])
def test_figures_that_nothing_parts_stay_open(name: str, row: str) -> None:
    assert "?" in says(name, row)


@pytest.mark.parametrize("name", TITLES)
def test_title_agency_and_year_are_those_printed(name: str) -> None:
    found = draft(name)
    assert (found.agency, found.year, found.title) == TITLES[name]


@pytest.mark.parametrize("name", TITLES)
def test_nothing_in_doubt_passes_for_a_number(name: str) -> None:
    doubtful = {
        cell: found.reading.value
        for cell, found in draft(name).figures.items()
        if found.confidence is Confidence.DOUBTFUL
    }
    assert set(doubtful.values()) <= {None}
    rows = {cell.partition(".")[2].rpartition(".")[0] for cell in doubtful}
    assert rows == set(OPEN.get(name, ()))


@pytest.mark.parametrize("name", PASSAGES)
def test_the_passages_are_whole(name: str) -> None:
    assert {
        code: (len(text), len(text.splitlines()), sha256(text.encode()).hexdigest()[:8])
        for code, text in draft(name).passages.items()
    } == PASSAGES[name]


def test_the_passages_of_a_converter_begin_and_end_where_they_should() -> None:
    found = draft("shanghai_stc_2024.txt").passages
    assert {code: (text[:5], text[-6:]) for code, text in found.items()} == {
        "overview": ("上海市科委", "136888 次。"[-6:]),
        "problems": ("（一）主要", "正在有序进行中。"[-6:]),
        "other": ("本年度信息", "政府信息公开收费事项。"[-6:]),
    }


@pytest.mark.parametrize("name", ["hongze_district_2023.pdf", "city_2025.html"])
def test_a_table_with_its_lines_has_no_blank_cell(name: str) -> None:
    assert State.BLANK not in {found.reading.state for found in draft(name).figures.values()}


def test_the_one_blank_of_a_report_is_the_only_one() -> None:
    blanks = [
        cell
        for cell, found in draft("shanghai_stc_2024.txt").figures.items()
        if found.reading.state is State.BLANK
    ]
    assert blanks == ["requests.carried_out.total"]


def test_the_blank_form_is_blank_and_sure_in_every_cell() -> None:
    found = draft("blank_form_2021.docx")
    assert {each.reading.state for each in found.figures.values()} == {State.BLANK}
    assert {each.confidence for each in found.figures.values()} == {Confidence.SURE}
    assert (len(found.figures), found.tables) == (200, ("proactive", "requests", "remedies"))
    assert found.findings == ()


def test_one_row_of_zeros_for_three_is_said() -> None:
    found = draft("hongze_district_2023.pdf")
    repaired = [name for name, each in found.figures.items() if each.confidence is Confidence.REPAIRED]
    assert len(repaired) == 21 and all(name.startswith("requests.other.") for name in repaired)
    assert "E-07" in [finding.code for finding in found.findings]
