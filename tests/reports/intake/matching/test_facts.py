"""What a document says of itself: title, agency, year, edition."""

import pytest

from reports.intake.matching import facts as document
from reports.intake.matching.understand import understand
from reports.intake.source import Source, Text
from reports.schema import Severity
from tests.reports.intake.matching.drawn import source

TITLE = "望溪县水务局2023年政府信息公开工作年度报告"
NAME = "望溪县水务局"


def facts(*parts, name="", **more):
    found = document.facts(source(*parts, **more), name)
    return found.title, found.agency, found.year


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (TITLE, (TITLE, NAME, 2023)),
        ("望溪县水务局\n2023年政府信息公开工作年度报告", (TITLE, NAME, 2023)),
        ("望溪县水务局2023年政府信息\n公开工作年度报告", (TITLE, NAME, 2023)),
        ("望溪县水务局\n2023年政府信息\n公开工作年度报告", (TITLE, NAME, 2023)),
        ("标题：望溪县水务局2023年政府信息公开工作年度报告", (TITLE, NAME, 2023)),
        ("**2023年望溪县水务局政府信息公开年报**", ("2023年望溪县水务局政府信息公开年报", NAME, 2023)),
        (
            "望溪县水务局二〇二三年政府信息公开工作报告",
            ("望溪县水务局二〇二三年政府信息公开工作报告", NAME, 2023),
        ),
        (
            "关于望溪县水务局的2023年度政府信息公开年度报告",
            ("关于望溪县水务局的2023年度政府信息公开年度报告", NAME, 2023),
        ),
        ("2023年政府信息公开工作年度报告", ("2023年政府信息公开工作年度报告", None, 2023)),
        ("水库\n2023年政府信息公开工作年度报告", ("2023年政府信息公开工作年度报告", None, 2023)),
        ("按照2023年政府信息公开工作年度报告格式编制", (None, None, 2023)),
        (
            "本局认真学习了望溪县水务局2023年政府信息公开工作年度报告，并且把其中的每一项具体要求都落到了实处和细处",
            (None, None, 2023),
        ),
    ],
)
def test_the_title_names_agency_and_year(lines, found):
    assert facts(lines) == found


def test_the_title_may_stand_in_a_table():
    assert facts(f"{TITLE} | ") == (TITLE, NAME, 2023)


def test_a_page_names_itself_where_its_text_does_not():
    assert facts("总体情况", format="html", title=TITLE) == (TITLE, NAME, 2023)


def test_the_properties_of_a_word_file_are_not_asked():
    assert facts("总体情况", format="docx", title=TITLE) == (None, None, None)


def test_the_name_of_the_file_is_asked_last():
    assert facts("总体情况", name=f"{TITLE}.docx") == (None, NAME, 2023)
    assert facts("报告期为2022年1月1日起", name=f"{TITLE}.docx") == (None, NAME, 2022)


def test_the_preface_names_who_wrote_the_report():
    assert facts("本报告由望溪县水务局编制，共六个部分。")[1] == NAME
    assert facts("本报告由我们几个人根据条例编制。")[1] is None


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("统计期限自2022年1月1日至2022年12月31日，2023年公开。", 2022),
        ("截至二〇二二年12月31日，2023年公开。", 2022),
        ("2022年公开水库信息，2022年答复申请，2023年改进。", 2022),
        ("2022\n2023年改进。", 2022),
        ("12022年公开水库信息。", None),
        ("公开水库信息。", None),
    ],
)
def test_without_a_title_the_period_or_the_text_tells_the_year(text, year):
    assert facts(text)[2] == year


@pytest.mark.parametrize(
    ("text", "year"),
    [("2021", 2021), ("二〇二一", 2021), ("二零二一", 2021), ("二 ○ 二 一", 2021), ("２０２１", 2021)],
)
def test_a_year_in_any_digits(text, year):
    assert document.to_year(text) == year


@pytest.mark.parametrize(
    ("parts", "year", "found"),
    [
        (["本年制发件数 | 本年废止件数"], 2019, ("2021", True)),
        (["本年新制作数量 | 采购总金额"], 2023, ("2019", True)),
        (["上一年项目数量 本年增/减"], None, ("2019", True)),
        (["水库"], 2020, ("2019", False)),
        (["水库"], 2015, ("2019", False)),
        (["水库"], 2023, ("2021", False)),
        (["水库"], None, ("2021", False)),
        (["现行有效件数 | 采购总金额"], 2019, ("2019", False)),
    ],
)
def test_the_tables_tell_the_edition_before_the_year_does(parts, year, found):
    edition, told = document.edition_of(source(*parts), year)
    assert (edition.code, told) == found


OTHER = "某省教育厅2024年政府信息公开工作年度报告"


def test_a_heading_is_the_title_before_a_line_of_the_menu():
    made = Source("html", (Text(OTHER), Text(TITLE, heading=True), Text(OTHER), Text("一、总体情况")))
    assert document.facts(made) == document.Facts(TITLE, NAME, 2023, (OTHER,))


def test_of_several_lines_the_last_before_the_first_section_is_the_title():
    found = document.facts(source(OTHER, TITLE, f"{OTHER}如下", "一、总体情况", OTHER))
    assert (found.title, found.year) == (TITLE, 2023)


def test_titles_of_two_years_are_both_named():
    (finding,) = [
        f for f in understand(source(OTHER, TITLE, "一、总体情况", "无")).findings if f.code == "E-05"
    ]
    assert finding.severity is Severity.WARN
    assert TITLE in finding.message and OTHER in finding.message


def test_editions_are_told_apart_by_labels_only_one_of_them_has():
    marks = document._marks()
    assert {"本年制发", "本年废止", "现行有效"} <= set(marks["2021"])
    assert {"本年新制作", "对外公开总", "本年增减"} <= set(marks["2019"])
    assert "自然人" not in "".join((*marks["2019"], *marks["2021"]))
