"""The parts of a whole side by side: one table, one chart, shares only of what is enough."""

from reports.comparison import Line
from reports.comparison_parts import exhibit
from reports.indicator_list import PARTS, SETS, chosen
from tests.figured import BUSY, drawn, figures, listed

LINKS = {2020: "/2020/swj/", 2021: "/2021/swj/"}
BUSY_OF = {2020: figures(2020, BUSY), 2021: figures(2021, BUSY)}
WATER = Line("水务局", "/agencies/swj/", BUSY_OF, LINKS, {2020: 1, 2021: 2}, gone={2022: "/2022/swj/"})
FEW = Line("教育局", "/agencies/jyj/", {2021: figures(2021, {"requests.granted.person": "3"})})
BLANK = Line("民政局", "", {2021: figures(2021, {"requests.granted.person": ""})})


def shown(those: list[Line], years: list[int], of: str = "results"):
    return exhibit(SETS[of][0], PARTS[of], chosen([of]), those, years, "p")


def test_one_year_is_a_row_an_agency_with_its_total() -> None:
    of = shown([WATER, FEW], [2021])
    assert [column.label for column in of.columns] == [*PARTS["results"], "总计"]
    assert listed(of, 0, 7) == ["24", "60", "3", "3"]
    assert [row.items[0].beside for row in of.rows] == ["40.0%", ""]
    assert drawn(of) == ["24", "4", "8", "4", "0", "0", "20"]


def test_several_years_are_a_block_an_agency() -> None:
    of = shown([WATER, FEW], [2020, 2021])
    assert [(row.above, row.label) for row in of.rows] == [
        ("水务局", "2020年"), ("", "2021年"), ("教育局", "2020年"), ("", "2021年"),
    ]  # fmt: skip
    assert of.rows[2].instead == "无报告" and "教育局" in of.svg
    assert sum("经过更正" in note for note in of.notes) == 1


def test_a_sum_leads_to_its_cells() -> None:
    links = [item.link for item in shown([WATER], [2021]).rows[0].items]
    assert links[:3] == [
        f"/2021/swj/#requests.{row}.total" for row in ("granted", "partly_granted", "refused.state_secret")
    ]


def test_what_is_blank_has_no_total_and_what_is_gone_says_why() -> None:
    assert listed(shown([BLANK], [2021]), 7) == ["空白"] and not shown([BLANK], [2021]).svg
    of = shown([WATER, BLANK], [2021, 2022])
    assert (of.rows[1].items[0].text, of.rows[1].items[0].link) == ("已撤销", "/2022/swj/")
    assert "有空白" in of.svg and "已撤销" in of.svg


def test_the_reasons_of_refusals_are_a_set() -> None:
    of = shown([WATER], [2021], "refusals")
    assert [column.label for column in of.columns][0] == "属于国家秘密" and len(of.columns) == 9
    assert listed(of, 8) == ["8"]
    empty = Line("水利局", "", {2021: figures(2021, {})})
    assert "共0件" in shown([WATER, empty], [2021]).svg
