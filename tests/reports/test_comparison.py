"""Side by side: counts beside rates, the official order, a note for what was corrected, one scale."""

from lxml import etree

from reports.comparison import Line, exhibit, exhibits, records, table
from reports.indicator_list import chosen, of_cell
from tests.figured import BUSY, drawn, figures, listed

BUSY_OF = {2020: figures(2020, BUSY), 2021: figures(2021, BUSY)}
WATER = Line("水务局", "/agencies/swj/", BUSY_OF, {2021: "/2021/swj/"}, {2020: 1, 2021: 2})
SCHOOLS = Line("教育局", "/agencies/jyj/", {2021: figures(2021, {"requests.new.person": "90"})})
BUSINESS = of_cell("requests.new.business")
NEW, (RATE,), FEES = (
    of_cell("requests.new.total"),
    chosen(["disclosure-rate"]),
    of_cell("proactive.fees.amount"),
)


def test_the_picture_and_the_table_show_the_same() -> None:
    of = exhibit(NEW, [WATER, SCHOOLS], [2020, 2021], "c0")
    assert drawn(of) == ["58", "58", "90"]
    assert listed(of) == ["58", "58", "无报告", "90"]
    assert [column.breaks for column in of.columns] == [False, True]


def test_one_year_is_shown_in_the_official_order_whatever_the_values() -> None:
    of = exhibit(NEW, [WATER, SCHOOLS], [2021], "c0")
    assert drawn(of) == ["58", "90"] and [row.label for row in of.rows] == ["水务局", "教育局"]
    assert of.summary == "2家机关2021年有2个数字，在58件和90件之间。"


def test_counts_stand_beside_a_rate() -> None:
    of = exhibit(RATE, [WATER, SCHOOLS], [2021], "c0")
    assert [(row.items[0].text, row.items[0].beside) for row in of.rows] == [
        ("70.0%", "28／40"),
        ("—", "0／0"),
    ]
    assert drawn(of) == ["70"]


def test_what_is_too_few_is_explained() -> None:
    few = Line("民政局", "", {2021: figures(2021, {"requests.granted.person": "3"})})
    assert any("样本少于30" in note for note in exhibit(RATE, [few], [2021], "c0").notes)


def test_a_corrected_version_is_noted() -> None:
    notes = exhibit(NEW, [WATER, SCHOOLS], [2020, 2021], "c0").notes
    assert "水务局2021年度报告经过更正，数字取自现行的第2版。" in notes
    assert "两种格式都有这一格，行、列名称和含义相同。" in notes


def test_what_cannot_be_drawn_has_a_table_all_the_same() -> None:
    of = exhibit(FEES, [Line("税务局", "", {2020: BUSY_OF[2020]})], [2019, 2020], "c0")
    assert of.svg == "" and listed(of) == ["无报告", "不设此项"]
    assert of.summary == "税务局2019至2020年没有可以比较的数字。"
    fewer = Line("甲", "", {2020: figures(2020, {"proactive.licences.change": "-3"})})
    assert exhibit(of_cell("proactive.licences.change"), [fewer], [2020], "c0").svg == ""


def test_a_slash_is_a_gap_in_the_picture_and_no_number_in_the_file() -> None:
    none = Line("丙", "", {2021: figures(2021, BUSY | {"requests.new.business": "/"})}, versions={2021: 1})
    of = exhibit(BUSINESS, [none, WATER], [2021], "c0")
    assert listed(of) == ["/", "8"] and drawn(of) == ["8"]
    assert next(records(BUSINESS, [none], [2021])) == ("丙", "2021", "1", "", "", "", "/")


def test_indicators_of_one_unit_have_one_scale() -> None:
    both = exhibits([NEW, of_cell("requests.granted.total")], [WATER], [2020, 2021])
    tops = [max(int(t.text) for t in etree.fromstring(one.svg).iter("{*}text") if t.text.isdigit() and len(t.text) < 4)
            for one in both]  # fmt: skip
    assert tops == [60, 60] and [one.key for one in both] == ["c0", "c1"]


def test_a_year_that_was_not_chosen_keeps_its_place_and_stays_empty() -> None:
    of = exhibit(NEW, [Line("甲", "", dict.fromkeys((2021, 2022, 2023), BUSY_OF[2021]))], [2021, 2023], "c0")
    assert len(drawn(of)) == 2 and ">2022<" in of.svg
    assert of.summary == "甲2021至2023年有2个数字，都是58件。"
    assert exhibit(NEW, [SCHOOLS], [2021], "c0").summary == "教育局2021年是90件。"


def test_a_figure_leads_to_its_place_in_the_report() -> None:
    links = [item.link for item in table(NEW, [WATER], [2020, 2021])[0].items]
    assert links == ["", "/2021/swj/#requests.new.total"]
    assert table(RATE, [WATER], [2021])[0].items[0].link == ""
    assert (
        table(FEES, [Line("甲", "", {2020: BUSY_OF[2020]}, {2020: "/2020/a/"})], [2020])[0].items[0].link
        == ""
    )


def test_the_file_keeps_blank_from_zero() -> None:
    blank = Line("丙", "", {2021: figures(2021, {"requests.granted.person": ""})}, versions={2021: 1})
    assert [*records(RATE, [WATER, blank], [2021])] == [
        ("水务局", "2021", "2", "70", "28", "40", ""),
        ("丙", "2021", "1", "", "", "", "空白"),
    ]
    few = Line("丁", "", {2021: figures(2021, {"requests.granted.person": "3"})})
    assert [*records(RATE, [few], [2021])] == [("丁", "2021", "", "", "3", "3", "样本少于30，不计算比率")]
