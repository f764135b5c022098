"""Numbers in the prose: what agrees, what does not, and what is none of the table's business."""

import pytest

from reports.checks import Finding
from reports.checks.prose_numbers import findings
from reports.schema import Severity
from tests.contents import WRITTEN, drawn, report, zeros

REQUESTS = """
    requests | person
    new | 74
    carried_in | 1
    granted | 21
    partly_granted | 9
    refused.internal_affairs | 3
    refused.inquiry | 1
    unavailable.not_held | 32
    unprocessed.repeated | 2
    other.else | 4
    carried_out | 3
"""
REMEDIES = "remedies | upheld | pending\n reconsideration | 2 | 1\n litigation_direct | 3 | 0\n litigation_after | 1 | 1"
DOCUMENTS = "proactive | issued | repealed | in_force\n regulations | 2 | 1 | 13\n normative_documents | 88 | 55 | 698"
DECISIONS = "proactive | decisions\n licences | 97"


def found(text: str, year: int = 2022, *, without: str = "") -> list[Finding]:
    figures = zeros(year)
    for drawing in (REQUESTS, REMEDIES, DOCUMENTS, DECISIONS):
        figures |= {name: raw for name, raw in drawn(drawing).items() if name in figures or year > 2020}
    figures |= drawn(without) if without else {}
    content = report(figures, year, WRITTEN | {"overview": text})
    return [finding for finding in findings(content) if finding.section == "overview"]


# code, a sentence that agrees, one that does not, the two numbers
CASES = [
    ("TX-1", "新收政府信息公开申请74件。", "新收政府信息公开申请75件。", 75, 74),
    ("TX-1", "依申请公开方面，新收74件。", "依申请公开方面，新收47件。", 47, 74),
    ("TX-1", "（二）依申请公开。本年新登记申请74件。", "（二）依申请公开。本年新登记申请73件。", 73, 74),
    ("TX-1", "信息公开申请应办理75件。", "信息公开申请应办理57件。", 57, 75),
    ("TX-1", "新收到公民、企业信息公开申请74件。", "新收到公民、企业信息公开申请72件。", 72, 74),
    ("TX-3", "信息公开申请中给予公开的21件。", "信息公开申请中给予公开的11件。", 11, 21),
    ("TX-3", "依申请公开方面，收到74件。公开21件。", "依申请公开方面，收到74件。公开12件。", 12, 21),
    ("TX-6", "信息公开行政诉讼中直接起诉3件。", "信息公开行政诉讼中直接起诉4件。", 4, 3),
    ("TX-6", "因信息公开被诉，2件为复议后起诉。", "因信息公开被诉，1件为复议后起诉。", 1, 2),
    (
        "TX-8",
        "出台规范性文件88份，清理废止55份，现有698份继续有效。",
        "出台规范性文件88份，清理废止55份，现有689份继续有效。",
        689,
        698,
    ),
    ("TX-1", "全年收到政府信息公开申请74件。", "全年收到政府信息公开申请76件。", 76, 74),
    ("TX-1", "共受理信息公开申请 七十四 件。", "共受理信息公开申请七十件。", 70, 74),
    ("TX-1", "依申请公开方面，共收到７４件申请。", "依申请公开方面，共收到70件申请。", 70, 74),
    ("TX-2", "收到依申请公开74件，办结72件。", "收到依申请公开74件，办结70件。", 70, 72),
    ("TX-2", "信息公开申请共答复72件。", "信息公开申请共答复71件。", 71, 72),
    ("TX-2", "新收申请74件，上年结转1件。", "新收申请74件，上年结转2件。", 2, 1),
    ("TX-2", "申请中有3件结转下年度办理。", "申请中有1件结转下年度办理。", 1, 3),
    ("TX-2", "结转至2023年继续办理3件。", "结转至2023年继续办理2件。", 2, 3),
    ("TX-3", "办结依申请公开72件，其中予以公开21件。", "办结依申请公开72件，其中予以公开22件。", 22, 21),
    ("TX-3", "信息公开申请中同意公开答复21件。", "信息公开申请中同意公开答复9件。", 9, 21),
    ("TX-3", "答复信息公开申请时，部分公开9件。", "答复信息公开申请时，部分公开8件。", 8, 9),
    ("TX-3", "信息公开申请予以公开及部分公开30件。", "信息公开申请予以公开及部分公开29件。", 29, 30),
    ("TX-3", "信息公开申请中4件不予公开。", "信息公开申请中5件不予公开。", 5, 4),
    ("TX-3", "信息公开申请无法提供的32件。", "信息公开申请无法提供的23件。", 23, 32),
    ("TX-3", "信息公开申请不予处理2件。", "信息公开申请不予处理3件。", 3, 2),
    ("TX-3", "信息公开申请作其他处理4件。", "信息公开申请作其他处理14件。", 14, 4),
    ("TX-6", "因信息公开被提起行政复议3件。", "因信息公开被提起行政复议2件。", 2, 3),
    ("TX-6", "涉及信息公开的行政诉讼5起。", "涉及信息公开的行政诉讼4起。", 4, 5),
    ("TX-6", "信息公开行政复议、行政诉讼共8件。", "信息公开行政复议、行政诉讼共9件。", 9, 8),
    ("TX-6", "有3件涉及政府信息公开工作的行政复议。", "有1件涉及政府信息公开工作的行政复议。", 1, 3),
    ("TX-8", "制发行政规范性文件88件。", "制发行政规范性文件62件。", 62, 88),
    ("TX-8", "行政规范性文件本年制发88件，废止55件。", "行政规范性文件本年制发88件，废止5件。", 5, 55),
    ("TX-8", "公开现行有效行政规范性文件698件。", "公开现行有效行政规范性文件643件。", 643, 698),
    ("TX-8", "规章制发2件，现行有效13件。", "规章制发2件，现行有效12件。", 12, 13),
    ("E-29", "依法作出行政许可97件。", "依法作出行政许可79件。", 79, 97),
    ("T2-5", "公布行政许可信息12条。", "公布行政处罚信息12条。", 12, 0),
    ("T2-5", "没有行政强制0件。", "实施强制措施3起。", 3, 0),
]


BEFORE = [
    "全年举办培训班2期",
    "组织各部门业务培训2次",
    "走访单位12家",
    "深入街道、乡镇宣讲3次",
    "构建公开新格局",
    "主动公开信息900条，其中局门户网站500条",
    "局办公室开办讲堂1期",
    "受理热线工单1200件",
]


@pytest.mark.parametrize("words", BEFORE)
def test_a_clause_on_something_else_does_not_hide_the_number_after_it(words: str) -> None:
    assert found(f"{words}，新收政府信息公开申请74件。") == []
    assert [finding.left for finding in found(f"{words}，新收政府信息公开申请5件。")] == [5]


def test_a_clause_on_another_agency_does() -> None:
    assert found("县教育局组织各部门培训2次，新收申请5件。") == []


@pytest.mark.parametrize(("code", "good", "bad", "left", "right"), CASES)
def test_a_number_and_its_figure(code: str, good: str, bad: str, left: int, right: int) -> None:
    assert found(good) == []
    (finding,) = found(bad)
    assert (finding.code, finding.severity) == (code, Severity.WARN)
    assert (finding.left, finding.right) == (left, right)
    assert finding.cells and finding.place == "overview"


def test_what_the_clerk_reads() -> None:
    (finding,) = found("本年制定计划。依申请公开方面，新收75件。")
    assert finding.message == (
        "“一、总体情况”写的是“新收75件”，表三“一、本年新收”总计是74件，相差1件。请核对后改正文字或表格。"
    )


def test_one_kind_of_permit_beside_another_row_stands_for_its_row() -> None:
    assert found("办理建房许可97件，行政处罚0件。") == []
    (finding,) = found("办理建房许可90件，行政处罚0件。")
    assert (finding.code, finding.severity, finding.right) == ("E-29", Severity.HINT, 97)
    assert found("办理建房许可90件。") == []


def test_a_number_that_may_be_either_and_is_neither() -> None:
    (finding,) = found("收到政府信息公开申请80件。")
    assert "总计是74件，“一、本年新收”与“二、上年结转”总计之和是75件，都不相等。" in finding.message


def test_received_with_what_was_carried_in_is_said_to_be_so() -> None:
    (finding,) = found("全区收到政府信息公开申请75件，均已答复，另行结转至下年度。")
    assert (finding.code, finding.severity) == ("TX-1", Severity.HINT)
    assert finding.message == (
        "“一、总体情况”写的是“全区收到政府信息公开申请75件”：与表三“一、本年新收”总计74件不相等，"
        "与“一、本年新收”与“二、上年结转”总计之和75件相等。如包括上年结转的申请，建议在文字中写明。"
    )


def test_answers_without_other_handling_are_answers() -> None:
    assert found("信息公开申请共答复68件。") == []


def test_all_numbers_are_held_against_the_table() -> None:
    text = "收到政府信息公开申请70件，上年结转2件，办结71件，结转下年度4件。"
    assert [finding.left for finding in found(text)] == [70, 2, 71, 4]


LEFT_ALONE = [
    "2021年收到政府信息公开申请60件。",
    "上年收到政府信息公开申请60件。",
    "县市场监管局收到政府信息公开申请12件。",
    "经济发展局收到政府信息公开申请12件。",
    "其中，县教育局收到政府信息公开申请12件。",
    "收到政府信息公开申请近80件。",
    "收到政府信息公开申请80余件。",
    "通过网络收到政府信息公开申请12件。",
    "收到政府信息公开申请74件，其中收到信息公开申请12件为企业提出。",
    "清理规范性文件30份，20份继续有效。",
    "依申请公开方面，受理74件，应当场答复5件，其余按程序办理。",
    "依申请公开方面，应办理延期手续的6件，均已办理。",
    "依申请公开方面，公开答复文书样式6份。",
    "新公开栏目8个，累计公开文件90件。",
    "出台规范性文件88件，其中2件有效期两年。",
    "应诉信息公开行政诉讼案件中，直接起诉的维持3件。",
    "新发放采砂许可3件、取水许可5件，行政处罚0件。",
    "受理各类群众诉求259起，办结259件。",
    "收到信息公开申请74件，办理群众热线工单30件，办结30件。",
    "政务服务大厅受理申请12000件。",
    "结转至2022年12件。",
    "办理行政复议案件230件。",
    "全年备案规范性文件134件。",
    "制定规章制度6项、印发规范性文件解读12件。",
    "公布行政许可信息69条。",
    "办理人大建议50件、政协提案85件，均予以公开。",
    "预计收到政府信息公开申请100件。",
    "收到政府信息公开申请，3天内答复。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_none_of_the_tables_business(text: str) -> None:
    assert found(text) == []


SAID_OF_US = [
    "我局收到政府信息公开申请80件。",
    "全县收到政府信息公开申请80件。",
    "县水务局收到政府信息公开申请80件。",
    "配合县政府办公室开展培训，收到政府信息公开申请80件。",
    "2021年上线平台。2022年收到政府信息公开申请80件。",
]


@pytest.mark.parametrize("text", SAID_OF_US)
def test_what_is_said_of_this_agency_and_year(text: str) -> None:
    assert [finding.code for finding in found(text)] == ["TX-1"]


def test_a_figure_not_known_is_not_held_against_anything() -> None:
    assert found("收到政府信息公开申请80件。", without="requests | person\n carried_in | ␣") == []
    assert found("办结信息公开申请80件。", without="requests | person\n granted | ␣") == []


def test_a_total_in_dispute_may_be_either() -> None:
    assert found("新收政府信息公开申请80件。", without="requests | total\n new | 80") == []
    assert found("新收政府信息公开申请74件。", without="requests | total\n new | 80") == []


def test_a_report_without_a_year_is_read_as_it_stands() -> None:
    content = report(
        zeros() | drawn(REQUESTS), passages=WRITTEN | {"overview": "2021年新收信息公开申请60件。"}
    )
    unknown = type(content)(content.edition, 0, "", "", content.readings, content.passages)
    assert "TX-1" in [finding.code for finding in findings(unknown)]


def test_the_trial_edition_has_no_documents_repealed() -> None:
    assert found("已宣布废止规范性文件5件，经清理废止规范性文件5件。", 2020) == []


MADE = "proactive | made | newly_disclosed | disclosed_total\n normative_documents | 27 | 25 | 316"
BEFORE = "印发规范性文件27件，其中2件在2021年1月公开，"


@pytest.mark.parametrize("text", ["新公开{}件。", "累计对外公开{}件。"])
def test_the_trial_edition_counts_what_was_made_public(text: str) -> None:
    for number, codes in ((25 if "新" in text else 316, []), (52, ["TX-8"])):
        assert [each.code for each in found(BEFORE + text.format(number), 2020, without=MADE)] == codes


def test_what_lapsed_is_asked_after() -> None:
    (finding,) = found("出台规范性文件88份，宣布失效50份。")
    assert (finding.code, finding.severity, finding.right) == ("TX-8", Severity.HINT, 55)
    assert found("出台规范性文件88份，废止55份，宣布失效3份。") == []


def test_text_that_reports_what_the_table_does_not() -> None:
    text = "收到政府信息公开申请5件，办结5件，予以公开5件；制发规范性文件0件。"
    content = report(zeros(), passages=WRITTEN | {"overview": text})
    (finding,) = findings(content)
    assert (finding.code, finding.severity, finding.left) == ("E-24", Severity.WARN, 5)
    assert finding.message == (
        "“一、总体情况”写的是“收到政府信息公开申请5件”，但表三各格都是0。请补填表三，或改正文字。"
    )


def test_zeros_in_both_agree() -> None:
    text = "收到政府信息公开申请0件，办结0件。"
    assert list(findings(report(zeros(), passages=WRITTEN | {"overview": text}))) == []
