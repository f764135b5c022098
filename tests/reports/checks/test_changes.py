"""Growth and decline in the prose, by its own numbers and by last year's report."""

from time import process_time

import pytest

from reports.checks import Context, changes, specimen
from tests.contents import drawn

NOW = drawn("requests|person\n new|80\n carried_in|4\n granted|77\n carried_out|7")
BEFORE = drawn("requests|person\n new|68\n carried_in|2\n granted|66\n carried_out|4")


def found(text, last=BEFORE, year=2023):
    context = Context(last_year=None if last is None else specimen.report(last, year=year))
    content = specimen.report(NOW, {"overview": text})
    return [(f.code, f.message) for f in changes.findings(content, context)]


# what last year's report tells: 80 against 68, 77 against 66
CASES = [
    ("新收政府信息公开申请80件，比上年增加{}件。", "12", "20"),
    ("新收政府信息公开申请80件，较2023年增长{}%。", "17.6", "15"),
    ("新收政府信息公开申请80件（同比增长{}%）。", "17.65", "12"),
    ("收到政府信息公开申请80件，同比增加12件，增长{}%。", "17.6", "15"),
    ("新收政府信息公开申请80件，比上年{}12件。", "增加", "减少"),
    ("新收政府信息公开申请80件，与上年相比{}17.6%。", "上升", "下降"),
    ("收到申请80件，信息公开申请办结77件，比去年增加{}件。", "11", "1"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), CASES)
def test_against_last_years_report(text, right, wrong):
    assert found(text.format(right)) == []
    assert [code for code, _ in found(text.format(wrong))] == ["TX-4b"]


OWN = [
    ("公开信息数量由上年的68条增加到80条，增幅{}%。", "17.6", "76.1"),
    ("公开信息量从2023年的80条降至68条，下降{}%。", "15", "51"),
    ("公开信息80条（2023年为68条），同比增长{}%。", "17.6", "71.6"),
    ("公开信息80条，2023年为68条，增长{}%。", "17.6", "71.6"),
    ("公开信息80条，数量比上年的68条增加{}条。", "12", "21"),
    ("公开信息80条。其中动态20条。与2023年的68条相比，增长{}%。", "17.6", "71.6"),
    ("收到申请80件。予以公开60件。与2023年的40件相比，增长{}%。", "100", "50"),
    ("更新信息3250条，较去年的2800条增加450条，增长{}%。", "16.1", "18.1"),
    ("更新信息3250条，与2023年2800条相比，增加{}条。", "450", "550"),
    ("更新信息3250条，比上年的2800条增长{}%。", "16", "26"),
    ("公开信息80条，比上年增加12条，增长{}%。", "17.6", "15"),
    ("公开信息80条，比上年减少20条，下降{}%。", "20", "25"),
    ("公开信息80条，同比增加40条，增幅为{}%。", "100", "50"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), OWN)
@pytest.mark.parametrize("last", [None, BEFORE])
def test_by_its_own_numbers(text, right, wrong, last):
    assert found(text.format(right), last) == []
    assert [code for code, _ in found(text.format(wrong), last)] == ["TX-4b"]


LEFT_ALONE = [
    "公开信息80条。与2020年的68条相比，增长71.6%。",
    "公开信息80条。与2023年的68件相比，增长71.6%。",
    "公开信息80条。与2023年的68条相比，增长21条。",
    "公开信息由2020年的68条增加到80条，增幅76.1%。",
    "公开信息由2023年的68条增加到80条，增幅较大。",
    "更新信息3250条，比2019年的2800条增加4条。",
    "更新信息3250条，比去年的2800次增加4条。",
    "更新信息3250条，比去年的2800条",
    "更新信息3250条，比去年的2800条减少文件4条。",
    "公开信息80条，比上年增加12条。",
    "新收政府信息公开申请80件，比2019年增加20件。",
    "新收政府信息公开申请80件，比上年增加近20件。",
    "新收政府信息公开申请80件，同比上升3个百分点。",
    "新收政府信息公开申请80件，增加20件。",
    "收到政府信息公开申请84件，同比增长20%。",  # with those carried in: 70
    "公开信息80条，比上年增加80条，增长100%。",  # from nothing
    "市场监管局收到政府信息公开申请80件，比上年增加30件。",
    "公开信息80条，比上年增加12条，满意率95%。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_may_well_be_right(text):
    assert found(text) == []


def test_another_year_is_no_judge():
    assert found("新收政府信息公开申请80件，比上年增加20件。", year=2021) == []


def test_from_nothing_there_is_no_rate():
    assert found("新收政府信息公开申请80件，比上年增加80件，增长100%。", {}) == []
    ((_, message),) = found("新收政府信息公开申请80件，比上年增加70件，增长100%。", {})
    assert "上年报告是0件，应为增加80件。" in message


def test_what_the_clerk_reads():
    ((_, message),) = found("新收政府信息公开申请80件，比上年增加12件，增长15%。")
    assert "上年报告是68件，应为增加12件，增长17.65%。" in message
    ((_, message),) = found("公开信息80条，比上年增加12条，增长15%。")
    assert "按本年80、上年68推算，增减12，幅度是17.6%。" in message


def test_a_hostile_passage_costs_little():
    piece = "申请1件，同比增长2%"
    start = process_time()
    found(piece * (10**6 // len(piece)))
    assert process_time() - start < 1.5
