"""信息处理费: reported at all, and in agreement with itself and the tables."""

import pytest

from reports.checks import Finding, fees, specimen
from reports.schema import Severity

WARN, HINT = Severity.WARN, Severity.HINT
NOTICES = "全年发出收费通知2件，总金额300元，实际收取信息处理费240元。"


def found(
    text: str, amount: str = "0.03", unpaid: str = "0", year: int = 2024, **passages: str
) -> list[Finding]:
    figures = {"proactive.fees.amount": amount, "requests.other.fee_unpaid.person": unpaid}
    figures = figures if year > 2020 else {}
    return list(fees.findings(specimen.report(figures, passages | {"other": text}, year=year)))


@pytest.mark.parametrize("text", ["无", "没有其他需要报告的事项。", "本年度无其他事项，经费有保障。"])
def test_no_word_of_the_fee(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.section) == ("E-45", WARN, "other")
    assert "请写“本年度未收取信息处理费。”" in finding.message


REPORTED = [
    "本年度未收取信息处理费。",
    "2024年，无收取信息处理费情况。",
    "本机关未发生政府信息公开收费事项。",
    "全年收取政府信息公开信息处理费0元。",
    "全年未发出收费通知，未收取信息处理费。",
    "发出收费通知2件，申请人均未缴纳，未收取信息处理费。",
    "2023年收取信息处理费5000元。",
    "全年共收取信息处理费100元，另有一件未收取。",
    NOTICES,
    "",
    "（文字描述，收取信息处理费情况在此处报告。）",
]


@pytest.mark.parametrize("text", REPORTED)
def test_the_fee_is_reported(text: str) -> None:
    assert found(text) == []


def test_a_fee_reported_in_another_section() -> None:
    (finding,) = found("无", problems="本年度未收取信息处理费。")
    assert finding.severity is HINT
    assert "应移到这里" in finding.message


def test_the_trial_edition_asked_for_no_fee() -> None:
    assert found("无", year=2020) == []


@pytest.mark.parametrize(
    "text",
    [
        "全年收取信息处理费240元。本年度未收取信息处理费。",
        "发出收费通知3件，收费300元。全年未发出收费通知。",
    ],
)
def test_a_section_that_contradicts_itself(text: str) -> None:
    assert [finding.code for finding in found(text)] == ["E-46"]


def test_applications_not_paid_for_and_no_notice() -> None:
    (finding,) = found("本年度未收取信息处理费。", unpaid="2")
    assert (finding.code, finding.severity) == ("T3-7", WARN)
    assert "总计是2件" in finding.message
    assert [finding.code for finding in found("未发出收费通知，未收取信息处理费。", unpaid="2")] == ["T3-7"]


def test_applications_not_paid_for_and_a_notice() -> None:
    assert found("发出收费通知2件，申请人逾期未缴，未收取信息处理费。", unpaid="2") == []
    assert found(NOTICES, unpaid="1") == []


AMOUNTS = [
    ("实际收取信息处理费240元。", "0", True),
    ("实际收取信息处理费240元。", "0.024", False),
    ("实际收取信息处理费240元。", "0.02", False),
    ("实际收取信息处理费240元。", "0.01", True),
    ("全年收取信息处理费3件，共计1,200元。", "0.05", True),
    ("收取信息处理费1.5万元。", "1.2", True),
    ("收取信息处理费二百四十元。", "0", True),
    ("应收取信息处理费500元，实际收取240元。", "0.03", False),
    ("收取信息处理费240元。", "", False),
]


@pytest.mark.parametrize(("text", "amount", "wrong"), AMOUNTS)
def test_the_fee_and_table_two(text: str, amount: str, wrong: bool) -> None:
    codes = [finding.code for finding in found(text, amount)]
    assert codes == (["T2-8"] if wrong else [])


def test_what_the_clerk_reads() -> None:
    (finding,) = found("实际收取信息处理费240元。", "0")
    assert finding.message == (
        "第六部分写的是“实际收取信息处理费240元”，合0.024万元；表二“行政事业性收费”本年收费金额是0万元，"
        "少于这个数。信息处理费属于行政事业性收费，请核对两处的金额和单位。"
    )


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("本年度未收取任何费用，没有其他需要报告的事项。", True),
        ("2024年没有收费。", True),
        ("依申请公开未收取任何费用。", False),
        ("未向申请人收取费用。", False),
        ("没有发出收费通知。", False),
        ("未产生政府信息公开处理费。", False),
    ],
)
def test_the_fee_has_a_name(text, is_asked):
    content = specimen.report(prose={"other": text})
    found = [finding for finding in fees.findings(content) if finding.code == "E-45"]
    assert [finding.severity.value for finding in found] == ["hint"] * is_asked


def test_several_amounts_are_added_up() -> None:
    text = "收取信息处理费2件，分别为2000元、800元，共计2800元。"
    assert [amount for amount, _ in fees.amounts(text, 2024)] == [2800]
