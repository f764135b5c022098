"""The five aspects of section one, and what governments add to them."""

import pytest

from reports.checks import Context, Finding, Unit, aspects, findings, specimen
from reports.checks.specimen import OVERVIEW
from reports.schema import Severity

WARN, HINT = Severity.WARN, Severity.HINT
LINES = OVERVIEW.format(year=2024).splitlines()
NAMES = ["主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障"]
GOVERNMENT = "望溪县人民政府"


def found(text: str, **known: object) -> list[Finding]:
    unit = Unit("", bool(known.get("government")), str(known.get("level", "")))
    content = specimen.report(prose={"overview": text})
    return [f for f in aspects.findings(content, Context(unit=unit)) if f.code != "E-40"]


def without(*names: str) -> str:
    kept = [line for line in LINES if not any(f"）{name}" in line for name in names)]
    return "\n".join(kept) + "\n附：" + "以上内容由办公室逐项核实。" * 6


@pytest.mark.parametrize("name", NAMES)
def test_one_aspect_that_is_missing(name: str) -> None:
    (finding,) = found(without(name))
    assert (finding.code, finding.severity, finding.section) == ("E-42", HINT, "overview")
    assert f"没有看到“{name}”的内容" in finding.message


def test_two_aspects_that_are_missing_are_named_together() -> None:
    (finding,) = found(without("依申请公开", "监督保障"))
    assert (finding.code, finding.severity) == ("E-42", WARN)
    assert "没有看到“依申请公开”、“监督保障”的内容" in finding.message


@pytest.mark.parametrize(
    "title", ["（二）依申请公开。当面、邮寄和网上渠道畅通。", "（二）依申请公开\n当面、邮寄和网上渠道畅通。"]
)
def test_a_title_tells_of_its_aspect_where_few_are_titled(title: str) -> None:
    (finding,) = found("水库水位、供水水质和河道整治信息逐项公布。" * 6 + f"\n{title}")
    assert "依申请公开" not in finding.message


IN_ONE = (
    "全年在县政府网站发布水情信息320条，解读政策4次。收到公开申请3件，均按期答复。文件拟稿时确定公开属性，每季度清理一次。"
    "改版水务栏目，增加检索。办公室按月通报更新情况，培训两次，参加者40人，分管领导听取汇报两次，研究解决的事项7个。"
)
NUMBERED = """1.公开内容。水价、水质全部上网，共210条。
2.申请办理。无人申请。
3.信息资源管理。建立更新台账，逐条登记，每季度核对一次。
4.阵地建设。公众号推送90篇，咨询留言全部回复，栏目名称统一。
5.组织领导。局长任组长，专人负责，每季度研究一次，培训全体科室人员一次。"""


@pytest.mark.parametrize("text", [IN_ONE, NUMBERED])
def test_the_five_in_other_words(text: str) -> None:
    assert found(text) == []


IN_A_LINE = (
    "主动公开：在县政府网站发布水情信息320条。依申请公开：收到3件，均按期答复。政府信息管理：公文拟稿时确定属性。"
    "平台建设：网站专栏改版一次。监督保障：一名副局长分管，一名科员具体负责，按月抽查，每季度通报一次，年底总结。"
)


@pytest.mark.parametrize("name", ["平台建设", "监督保障"])
def test_heads_inside_a_paragraph(name: str) -> None:
    parts = IN_A_LINE.split("。")
    left = "。".join(part for part in parts if not part.startswith(name))
    assert found(IN_A_LINE) == []
    (finding,) = found(left + "工作平稳。" * 10)
    assert name in finding.message


def test_before_2021_nobody_told_of_the_management() -> None:
    content = specimen.report(prose={"overview": without("政府信息管理")}, year=2020)
    assert list(aspects.findings(content)) == []


def test_names_in_a_row_tell_of_nothing() -> None:
    listed = "本部分报告主动公开、依申请公开、政府信息管理、平台建设、监督保障等方面的情况。" * 4
    assert len(aspects.missing_aspects(listed)) >= 3


def test_a_passage_hardly_there_is_told_of_as_such() -> None:
    assert found("全年公开20条。") == []
    assert found("") == []


RESULTS = "政务公开纳入年度考核，占4分；社会评议满意度91%；没有需要追究责任的情形。"


def test_a_government_tells_of_three_results() -> None:
    assert found("\n".join(LINES) + RESULTS, government=True) == []


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("政务公开纳入年度考核，占4分；", "工作考核"),
        ("社会评议满意度91%；", "社会评议"),
        ("没有需要追究责任的情形。", "责任追究"),
    ],
)
def test_a_result_that_is_missing(part: str, name: str) -> None:
    (finding,) = found("\n".join(LINES) + RESULTS.replace(part, ""), government=True)
    assert (finding.code, finding.severity) == ("E-43", WARN)
    assert f"没有看到“{name}”。" in finding.message


def test_a_township_is_asked_less_sternly() -> None:
    assert [f.severity for f in found("\n".join(LINES), government=True, level="township")] == [HINT]


def test_a_department_has_no_results_to_tell_of() -> None:
    assert found("\n".join(LINES)) == []


EMPTY = (
    "坚持公开为常态、不公开为例外，深入推进主动公开和依申请公开，加强信息管理、平台建设和监督保障，取得明显成效。"
    * 3
)


def test_a_text_that_would_hold_anywhere_where_an_office_asks_for_it() -> None:
    content = specimen.report(prose={"overview": EMPTY})
    assert "E-40" not in {f.code for f in findings(content)}
    assert "E-40" in {f.code for f in findings(content, Context(weights={"E-40": HINT}))}
