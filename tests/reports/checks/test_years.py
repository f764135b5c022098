"""Years that slipped, and years that may well stand there."""

from dataclasses import replace

import pytest

from reports.checks import Finding, specimen, years
from reports.content import Content
from reports.schema import Severity
from tests.contents import WRITTEN, report

EXPLAIN, WARN = Severity.EXPLAIN, Severity.WARN


def found(text: str, section: str = "overview") -> list[Finding]:
    return list(years.findings(report({}, 2024, WRITTEN | {section: text})))


SLIPPED = [
    ("overview", "2023年，本局主动公开信息100条。"),
    ("overview", "2022年，我局认真落实条例。"),
    ("overview", "（一）主动公开。2023年度共收到申请8件。"),
    ("overview", "2023年望溪县水务局公开信息100条。"),
    ("overview", "政务公开稳步推进，2023年共受理申请8件。"),
    ("overview", "截至2023年12月31日，共公开信息60条。"),
    ("overview", "截止2023年底，公开栏目20个。"),
    ("overview", "截至2023年12月底，公开栏目20个。"),
    ("overview", "全局2023年共公开信息120条。"),
    ("overview", "望溪县水务局2023年政府信息公开工作总体平稳。"),
    ("overview", "2025年，全局共举办培训3期。"),
    ("overview", "2023年5月，本局举办培训班2期。"),
    ("overview", "2025年6月12日，召开了座谈会。"),
    ("overview", "其余3件结转至2024年继续办理。"),
    ("overview", "3件结转2026年办理。"),
    ("overview", "现公布望溪县水务局2023年政府信息公开工作年度报告。"),
    ("problems", "2023年，我局存在更新不及时的不足。"),
    ("problems", "2024年，我局将进一步完善制度。"),
    ("problems", "2023年，将继续加强培训。"),
    ("problems", "2026年，我局将着力加强培训。"),
    ("other", "2023年，本机关未收取信息处理费。"),
    ("other", "本年度未收取信息处理费。\n望溪县水务局\n2024年1月20日"),
    ("other", "本年度未收取信息处理费。\n2023年12月30日"),
    ("overview", "2023年是机构改革后的第一年，我局公开信息120条。"),
    ("overview", "一年来，全镇在2023年的工作中，主动公开信息120条。"),
    ("overview", "望溪县水务局2042年政府信息公开工作总体平稳。"),
    ("overview", "办结22件。结转2022年度8件。"),
    ("overview", "2023年结转1件，年内办结9件，延期1件结转至2024年。"),
    ("overview", "1件（2023年12月25日收到，答复期限至2025年1月22日）。"),
    ("problems", "我局逐项改进：2022年拟新增专栏两个。"),
    ("problems", "2024年将对解读效果开展测评。"),
    ("problems", "未配解读稿的退回起草部门，力争2023年解读率达到100%。"),
    ("problems", "下一步，完善检索，2022年底前上线。"),
    ("other", "本街道2023年没有收取信息处理费。"),
]
ALLOWED = [
    ("overview", "2023年公开的权责清单本年度动态调整2次。"),
    ("overview", "继续执行2022年发布的目录，2023年发布的实施细则同时有效。"),
    ("overview", "2024年将12个领域目录公开情况列入督查。"),
    ("overview", "年初确定2024年将对六个领域开展抽查，现已完成。"),
    ("overview", "原计划2023年完成的系统改造于本年完成。"),
    ("overview", "按照2023年拟定的时间表，分三批更新指南。"),
    ("overview", "新收22件，结转2023年度8件。"),
    ("overview", "本年新收22件。结转2023年度8件。"),
    ("overview", "2023年12月收到、结转2024年的1件已答复。"),
    ("overview", "1件于2024年11月28日收到，因征求第三方意见，答复期限延至2025年2月。"),
    ("problems", "接下来，将对2018年以来完成的项目补录信息。"),
    ("problems", "从2024年10月起实行周巡查，问题明显减少。"),
    ("problems", "下一步，计划于2025年上半年完成改版，2026年实现全覆盖。"),
    ("other", "2023年11月发出的收费通知，申请人于2024年1月缴费240元。"),
    ("overview", "2024年，本局公开信息100条，比2023年增加12条。"),
    ("overview", "2023年收到10件，2024年收到12件。"),
    ("overview", "2023年结转的2件均已办结，结转至2025年3件。"),
    ("overview", "上年结转至2024年办理的2件已经办结。"),
    ("overview", "自2019年以来，累计公开3000条。"),
    ("overview", "2019年，机构改革后更名。"),
    ("overview", "编制并发布2023年度政府信息公开工作年度报告。"),
    ("overview", "现公布望溪县水务局2024年政府信息公开工作年度报告。"),
    ("overview", "公开2023年度部门决算和2024年度预算。"),
    ("overview", "按照《2023年政务公开工作要点》和县政办〔2023〕5号文件推进。"),
    ("overview", "落实“十四五”规划（2021—2025年）。"),
    ("overview", "2025年，我局将继续加强培训。"),
    ("overview", "2025年1月，组织编制本报告。"),
    ("overview", "2023年5月印发的办法继续执行。"),
    ("overview", "截至2023年底，较上年增加20条。"),
    ("overview", "统计期限为2024年1月1日至12月31日。"),
    ("overview", "清理2015年1月1日至2023年12月31日制发的文件。"),
    ("overview", "2023年6月，召开会议部署，本年完成整改。"),
    ("problems", "2025年，我局将进一步完善制度。"),
    ("problems", "2024年，我局取得一定成效，但仍有不足，下一步将继续加强培训。"),
    ("problems", "2023年，我局存在的更新不及时问题，今年已整改。"),
    ("problems", "2023年5月，召开会议。"),
    ("other", "本年度未收取信息处理费。\n望溪县水务局\n2025年1月20日"),
    ("other", "本年度未收取信息处理费。\n2024年12月31日"),
    ("other", ""),
]


@pytest.mark.parametrize(("section", "text"), SLIPPED)
def test_a_year_that_slipped(section: str, text: str) -> None:
    (finding,) = found(text, section)
    assert (finding.code, finding.severity, finding.section) == ("E-35", WARN, section)
    assert finding.quote in text


@pytest.mark.parametrize(("section", "text"), ALLOWED)
def test_a_year_that_may_stand_there(section: str, text: str) -> None:
    assert found(text, section) == []


@pytest.mark.parametrize(
    "text",
    ["数据统计期限自2023年1月1日起至2023年12月31日止。", "本报告所列数据为2023年1月1日至12月31日。"],
)
def test_another_period_wants_a_reason(text: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity) == ("E-35", EXPLAIN)
    assert "请改为2024年1月1日至2024年12月31日" in finding.message


def test_a_text_taken_over_from_last_year_is_told_of_once() -> None:
    text = "2023年，本局公开信息100条。2023年，本局举办培训3期。截至2023年底，共有栏目20个。"
    assert len(found(text)) == 1


def test_without_a_year_there_is_nothing_to_compare() -> None:
    base = specimen.report()
    assert list(years.findings(Content(base.edition, 0, "", "", {}, base.passages))) == []
    assert list(years.findings(base)) == []


def test_a_period_in_a_preface() -> None:
    text = "本报告数据的统计期限为2023年1月1日至12月31日。"
    (finding,) = years.outside(text, 2024, "第1段")
    assert finding.message.startswith("第1段里写的是“")
    assert list(years.outside(text, 0, "第1段")) == []


def test_the_year_in_the_title() -> None:
    base = specimen.report()
    wrong = replace(base, title="望溪县水务局2023年政府信息公开工作年度报告")
    (finding,) = years.findings(wrong)
    assert (finding.code, finding.severity) == ("E-35", EXPLAIN)
    assert list(years.findings(replace(base, title="望溪县水务局年度报告"))) == []


def test_digits_that_changed_places() -> None:
    content = replace(specimen.report(year=2020), passages={"problems": "从2012年1月起，实行台账月报。"})
    (finding,) = years.findings(content)
    assert "应是2021年" in finding.message
