"""Charts: every number in the picture is in the table beside it, gaps stay gaps, editions are kept apart."""

from decimal import Decimal

import pytest
from lxml import etree

from reports.agency_charts import exhibits
from reports.charts import LINES, Series, lines, ticks
from reports.charts_bars import FILLS, Bar, ranked, stacked
from reports.exhibits import Year, breaks, folded, span
from tests.figured import BUSY, drawn, figures, listed

FEW = {"requests.new.person": "3", "requests.granted.person": "3"}
YEARS = [
    Year(2020, figures(2020, BUSY)),
    Year(2021, figures(2021, BUSY | {"requests.new.person": "70", "requests.carried_out.person": "40"})),
    Year(2022, None),
    Year(2023, None),
    Year(2024, figures(2024, FEW)),
]
FLOW, RESULTS, APPLICANTS, REASONS, REVIEWS, SUITS = exhibits(YEARS, "own")


def words(picture: str) -> str:
    return "｜".join(etree.fromstring(picture).itertext())


def test_the_lines_show_the_numbers_of_the_table() -> None:
    assert sorted(drawn(FLOW)) == sorted(listed(FLOW, 0, 2)) == sorted(["58", "78", "3", "40", "40", "3"])


@pytest.mark.parametrize("exhibit", [REVIEWS, SUITS], ids=lambda one: one.key)
def test_the_bars_show_the_numbers_of_the_table(exhibit) -> None:
    assert drawn(exhibit) == listed(exhibit, 0, 1, 2, 3)


def test_a_bar_of_shares_shows_the_counts_of_the_table() -> None:
    assert drawn(RESULTS) + ["3", "0", "0", "0", "0", "0", "0"] == listed(RESULTS, *range(7))
    assert [item.beside for item in RESULTS.rows[0].items][0] == "40.0%"
    assert drawn(APPLICANTS) == listed(APPLICANTS, *range(6))[:12]


def test_few_are_counted_and_not_made_shares() -> None:
    assert {item.beside for item in RESULTS.rows[-1].items} == {""}
    assert "共3件，样本少于30，不计算比率" in words(RESULTS.svg)


def test_the_reasons_stand_by_their_number() -> None:
    last = Year(2024, figures(2024, BUSY))
    reasons = exhibits([last], "own")[3]
    assert drawn(reasons) == ["5", "3"] == listed(reasons)[:2]
    assert reasons.rows[0].label == "保护第三方合法权益"
    assert not REASONS.svg and not REASONS.rows and "没有不予公开" in REASONS.summary


def test_a_break_stands_between_2020_and_2021() -> None:
    assert breaks([2019, 2020, 2021, 2022]) == {2: "2021年度起用新格式"}
    assert breaks([2020, 2024]) and not breaks([2021, 2022])
    assert [row.label for row in FLOW.rows if row.break_says] == ["2021年"]
    assert "2021年度起用新格式" in words(FLOW.svg) and 'class="break"' in RESULTS.svg


def test_no_line_crosses_a_break_or_a_gap() -> None:
    strokes = [one.get("points").split() for one in etree.fromstring(FLOW.svg).iter("{*}polyline")]
    assert [len(points) for points in strokes] == [1, 1, 1] * 2


def test_a_gap_is_no_zero_and_several_are_one() -> None:
    gap = FLOW.rows[2]
    assert (gap.label, gap.items, gap.instead) == ("2022—2023年", (), "无报告")
    assert "0" not in drawn(FLOW)
    assert [one.label for one in folded([Year(year, None) for year in range(2019, 2023)])] == [
        "2019—2020",
        "2021—2022",
    ]
    assert span([2024, 2021]) == [2021, 2022, 2023, 2024] and span([]) == []


def test_a_blank_is_no_zero() -> None:
    of = figures(
        2024,
        {"requests.new.person": "", "requests.granted.person": "", "remedies.reconsideration.upheld": ""},
    )
    flow, results, *_, reviews, _ = exhibits([Year(2024, of)], "own")
    assert flow.rows[0].items[0].text == "0"  # as the report prints a total that is still open
    assert results.rows[0].items[-1].text == "空白"
    assert flow.summary == "各年度报告没有填写新收申请数量。" and drawn(flow) == []
    assert "有空白" in results.summary and results.svg == ""  # a picture would be its legend alone
    assert reviews.rows[0].items[0].text == "空白"


def test_a_slash_is_printed_and_not_drawn() -> None:
    of = figures(2024, BUSY | {"requests.new.business": "/", "remedies.reconsideration.upheld": "/"})
    _, _, applicants, _, reviews, _ = exhibits([Year(2024, of)], "own")
    assert [(item.text, item.beside) for item in applicants.rows[0].items[:2]] == [
        ("50", "100.0%"),
        ("/", ""),
    ]
    assert applicants.rows[0].items[-1].text == "50" and drawn(applicants) == ["50", *["0"] * 4]
    assert reviews.rows[0].items[0].text == "/" and drawn(reviews) == ["10", "0", "0"]


def test_a_sentence_says_what_the_newest_year_is() -> None:
    said = exhibits(YEARS[:2], "own")[0].summary
    assert said == "2021年新收申请78件，与2020年相比增加20件；2020年以来最多的是2021年，78件。"
    assert FLOW.summary.startswith("2024年新收申请3件，与2021年相比减少75件")
    same = exhibits([Year(2023, YEARS[0].figures), Year(2024, YEARS[0].figures)], "own")[0]
    assert "与2023年相比相同" in same.summary


def test_a_year_of_nothing_says_so() -> None:
    empty = exhibits([Year(2024, figures(2024, {}))], "own")
    assert empty[1].svg == ""  # a picture would be its legend alone
    assert empty[4].summary == "2024年行政复议共0件。"


def test_without_a_report_there_is_nothing_to_show() -> None:
    assert exhibits([Year(2024, None)], "own") == []


def test_every_picture_has_its_words_and_no_style() -> None:
    for one in (FLOW, RESULTS, APPLICANTS, REVIEWS):
        picture = etree.fromstring(one.svg)
        names = picture.get("aria-labelledby").split()
        assert [picture.find(f".//*[@id='{name}']").text for name in names] == [one.title, one.summary]
        assert not picture.xpath("//@style | //*[local-name()='style']")


def test_marks_are_told_apart_without_colour() -> None:
    assert len({(dash, shape) for _, dash, shape in LINES}) == len(LINES)
    assert len({(ground if not tile else "", stroke, tile) for ground, stroke, tile in FILLS}) == len(FILLS)


@pytest.mark.parametrize(
    ("low", "high", "marks"),
    [
        (0, 17, [0, 5, 10, 15, 20]),
        (-12, 30, [-20, -10, 0, 10, 20, 30]),
        (0, 0, [0, 1]),
        (-20, 0, [-20, -15, -10, -5, 0]),
    ],
)
def test_the_scale_is_round(low: int, high: int, marks: list[int]) -> None:
    assert ticks(Decimal(low), Decimal(high)) == marks


def test_lines_have_every_kind_of_mark_and_a_label_for_each() -> None:
    series = [
        Series(f"第{n}家机关的一个很长很长很长很长的名称", (Decimal(n), Decimal(n + 1))) for n in range(6)
    ]
    picture = lines("k", "题", "述", ["2023", "2024"], series, breaks={})
    assert all(one.label in words(picture) for one in series)
    assert words(lines("k", "题", "述", ["2024"], [Series("甲", (Decimal(7),))])).split("｜").count("7") == 1


def test_a_label_is_written_where_there_is_room() -> None:
    late = lines("k", "题", "述", [str(year) for year in range(2008, 2026)], [Series("甲", (Decimal(1),) * 18)],
                 breaks={13: "2021年度起用新格式"})  # fmt: skip
    assert "2025" in words(late) and "2024" not in late.replace("2024：", "")
    bars = stacked(
        "k", "题", "述", ["甲", "乙"], [Bar("2024", (Decimal(99), Decimal(1)), "共100件")], share=True
    )
    assert "99.0%" in words(bars).split("｜") and "1.0%" not in words(bars).split("｜")


def test_bars_of_nothing_are_drawn_as_nothing() -> None:
    assert "rect" not in ranked("k", "题", "述", [("甲", Decimal())])
    assert "共0件" in stacked("k", "题", "述", ["甲"], [Bar("2024", (Decimal(),), "共0件")], share=False)
