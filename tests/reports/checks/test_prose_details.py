"""Single rows, kinds of applicants and outcomes of cases: what agrees, what does not, what is said of something else."""

import pytest

from reports.checks import findings
from reports.schema import Severity
from tests.contents import WRITTEN, drawn, report, zeros

TABLES = (
    "requests|person|business|other\n new|70|3|1\n carried_in|1|0|0\n granted|20|1|0\n partly_granted|9|0|0",
    "requests|person|business|other\n refused.state_secret|1|0|0\n refused.internal_affairs|3|0|0\n refused.inquiry|2|0|0",
    "requests|person|business|other\n unavailable.not_held|25|2|0\n unavailable.needs_creation|3|0|0",
    "requests|person|business|other\n unavailable.unclear|1|0|0",
    "requests|person|business|other\n unprocessed.petition|2|0|0\n unprocessed.repeated|1|0|1",
    "requests|person|business|other\n other.not_clarified|2|0|0\n other.else|1|0|0\n carried_out|1|0|0",
    "remedies|upheld|corrected|other|pending\n reconsideration|4|1|0|2\n litigation_direct|3|0|0|0",
    "remedies|upheld|corrected|other|pending\n litigation_after|1|0|1|1",
)


def found(text: str) -> list[tuple[str, str]]:
    figures = zeros(2023)
    for drawing in TABLES:
        figures |= drawn(drawing)
    content = report(figures, 2023, WRITTEN | {"overview": text})
    marks = [f for f in findings(content) if f.quote and f.code in ("TX-1", "TX-3", "TX-6")]
    assert all(finding.severity is Severity.WARN for finding in marks)
    return [(finding.code, f"{finding.left:f}≠{finding.right:f}") for finding in marks]


ABOUT = "信息公开申请中，"
CASES = [
    ("TX-3", "不予公开6件，其中属于国家秘密{}件。", 1),
    ("TX-3", "因内部事务不予公开{}件。", 3),
    ("TX-3", "属于三类内部事务信息的{}件。", 3),
    ("TX-3", "{}件属于行政查询事项。", 2),
    ("TX-3", "本机关不掌握相关政府信息的{}件。", 27),
    ("TX-3", "没有现成信息、需要另行制作的{}件。", 3),
    ("TX-3", "补正后申请内容仍不明确{}件。", 1),
    ("TX-3", "信访举报投诉类申请{}件。", 2),
    ("TX-3", "属于重复申请的{}件。", 2),
    ("TX-3", "申请人无正当理由逾期不补正{}件。", 2),
    ("TX-3", "未收到逾期未缴费{}件。", 0),
    ("TX-1", "新收74件，其中自然人申请{}件。", 70),
    ("TX-1", "自然人提出{}件，法人或者其他组织提出4件。", 70),
    ("TX-1", "法人或其他组织提交申请{}件。", 4),
    ("TX-1", "共收到74件（自然人70件、商业企业{}件）。", 3),
    ("TX-1", "其中{}件由自然人提出。", 70),
]


@pytest.mark.parametrize(("code", "text", "right"), CASES)
def test_a_row_or_an_applicant(code: str, text: str, right: int) -> None:
    assert found(ABOUT + text.format(right)) == []
    assert found(ABOUT + text.format(right + 15)) == [(code, f"{right + 15}≠{right}")]


OUTCOMES = [
    ("因政府信息公开引起行政复议7件，其中维持{}件。", 4),
    ("因政府信息公开被申请行政复议7件，结果纠正{}件，尚未审结2件。", 1),
    ("因政府信息公开被申请行政复议7件（维持4件、纠正1件、未审结{}件）。", 2),
    ("涉及政府信息公开的行政诉讼6件，维持{}件，其他结果1件。", 4),
    ("涉及政府信息公开的行政复议7件，维持4件；行政诉讼6件，尚未审结{}件。", 1),
]


@pytest.mark.parametrize(("text", "right"), OUTCOMES)
def test_an_outcome(text: str, right: int) -> None:
    assert found(text.format(right)) == []
    assert found(text.format(right + 20)) == [("TX-6", f"{right + 20}≠{right}")]


IN_ORDER = [
    "信息公开申请中自然人71件、商业企业3件。",  # with those carried in
    "信息公开申请中企业4件。",  # every organisation
    "收到信息公开申请74件，予以公开21件，其中自然人20件、企业1件。",
    "信息公开申请中，网上提交的自然人申请12件。",
    "信息公开申请中，较上年重复申请增加5件。",
    "信息公开工作中，收到信访举报投诉类来信80件、留言12件。",
    "因信息公开提起行政诉讼：未经复议直接起诉的维持3件，复议后起诉的维持1件。",
    "本机关审理信息公开行政复议案件30件，其中维持20件、纠正5件。",
    "维护群众权益，维持秩序12件。",
    "办理企业12件事。",
    "新收信息公开申请74件，其余10件来自科研机构、公益组织和其他主体。",
    "因信息公开行政复议、诉讼共13件，其中维持8件。",
]


@pytest.mark.parametrize("text", IN_ORDER)
def test_a_sentence_in_order(text: str) -> None:
    assert found(text) == []


def test_applications_told_of_among_the_problems() -> None:
    def codes(text: str) -> list[str]:
        content = report(zeros(2023) | drawn("requests|person\n new|70"), 2023, WRITTEN | {"problems": text})
        return [each.code for each in findings(content) if each.section == "problems" and each.quote]

    assert codes("指南没有跟着改，误导群众提出9件申请。") == []
    assert codes("全年收到信息公开申请90件，人手不足。") == ["TX-1"]


def of(agency: str, text: str) -> list[str]:
    figures = zeros(2023) | drawn("requests|person\n new|70\n granted|70")
    content = report(figures, 2023, WRITTEN | {"overview": text})
    own = type(content)(content.edition, 2023, agency, "", content.readings, content.passages)
    return [finding.code for finding in findings(own) if finding.quote and finding.code.startswith("TX")]


OFFICES = [
    ("安和镇人民政府", "镇党政办收到信息公开申请80件。", ["TX-1"]),
    ("望溪县水务局", "镇党政办收到信息公开申请80件。", []),
    ("望溪县人民政府", "县政府及县政府办公室收到信息公开申请80件。", ["TX-1"]),
    ("望溪县人民政府", "全县收到信息公开申请70件，县政府本级收到信息公开申请12件。", []),
    ("望溪县人民政府", "沙口县收到信息公开申请12件。", []),
    ("望溪县水务局", "望溪县收到信息公开申请80件。", ["TX-1"]),
]


@pytest.mark.parametrize(("agency", "text", "codes"), OFFICES)
def test_who_acts(agency: str, text: str, codes: list[str]) -> None:
    assert of(agency, text) == codes


def test_of_many_figures_the_two_that_come_nearest_are_shown() -> None:
    figures = zeros(2023) | drawn("requests|business|other\n new|9|4\n carried_in|2|9\n granted|11|13")
    content = report(figures, 2023, WRITTEN | {"overview": "信息公开申请中，企业12件。"})
    (finding,) = [finding for finding in findings(content) if finding.code == "TX-1"]
    assert finding.message == (
        "“一、总体情况”写的是“企业12件”，表三“一、本年新收”与“二、上年结转”之和商业企业是11件，"
        "表三“（七）总计”商业企业是11件，都不相等。请核对后改正文字或表格。"
    )


def test_a_part_that_is_the_whole_with_two_digits_the_wrong_way_round() -> None:
    content = report(
        zeros(2023) | drawn("proactive|decisions\n licences|3210"),
        2023,
        WRITTEN | {"overview": "窗口办理行政许可3120件。"},
    )
    (finding,) = [finding for finding in findings(content) if finding.code == "E-29"]
    assert finding.severity is Severity.HINT
    assert "表二“行政许可”本年处理决定数量是3210件，只有两位数字前后颠倒。" in finding.message
