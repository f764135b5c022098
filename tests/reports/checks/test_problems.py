"""Section five: a problem and what is done about it."""

import pytest

from reports.checks import Finding, problems, specimen
from reports.schema import Severity


def found(text: str) -> list[Finding]:
    return list(problems.findings(specimen.report(prose={"problems": text})))


LACKING = [
    ("无", "只写了“无”"),
    ("暂无。", "只写了“暂无。”"),
    ("本单位没有存在的问题。", "只写了"),
    ("加强学习。", "只有5字，只有措施，没有写出具体问题"),
    ("工作稳步推进。", "只有7字，没有写出具体问题，也没有改进措施"),
    ("公开不够及时。", "没有写出改进措施"),
    (
        "2024年，本局政府信息公开工作取得显著成效，各项任务圆满完成，得到了群众的一致好评，公开水平走在全县前列，成绩十分突出。",
        "没有写出具体问题",
    ),
    (
        "（一）存在的主要问题。无。（二）改进情况。下一步，我局将继续加强组织领导，健全工作机制，强化业务培训，丰富公开形式，提升水平。",
        "只有措施，没有写出具体问题",
    ),
    (
        "存在的问题：一是公开内容不够全面；二是公开渠道较为单一；三是业务培训不足；四是解读材料质量不高，群众看不懂，反映较多。",
        "只有问题，没有写出改进措施",
    ),
    (
        "主要问题是公开的广度和深度还不够，信息更新不及时，工作人员业务能力有待提高，与群众的期待还有一定差距，公开渠道单一。",
        "只有问题，没有写出改进措施",
    ),
]
WRITTEN = [
    "1.存在的主要问题。平台知晓面较小，群众不清楚查询渠道。\n2.改进措施。下一步将扩大覆盖面，在社区开展宣传，让群众了解政策信息。",
    "一是公开内容还不够丰富，二是队伍力量薄弱。对此，本机关组织跟班学习12人次，配备专职人员1名，更新周期由30天缩短到15天。",
    "部分河道信息公布较晚，目录与台账对不上，申请人问得最多的是补偿标准。已建立工程信息台账，批复后五个工作日内公布，目录按月核对。",
    "虽然做了一些工作，仍有差距：解读材料文字多、图表少，老年人看不明白。明年与县融媒体中心合作拍摄短视频，每季度不少于两期。",
    "（一）存在的问题\n审批事项的办理进度只能电话查询；同时，旧文件的附件打不开。\n（二）改进措施\n1.开通网上查询。\n2.逐件重新上传附件。",
    "（1）停水通知发得晚，引起投诉较多；（2）水价说明不清。\n（1）已统一由调度室提前一天发布；（2）每月向用水户公布一次构成，全年八期。",
    "",
    "（文字描述）",
]


@pytest.mark.parametrize(("text", "says"), LACKING)
def test_what_section_five_lacks(text: str, says: str) -> None:
    (finding,) = found(text)
    assert (finding.code, finding.severity, finding.section) == ("E-44", Severity.WARN, "problems")
    assert says in finding.message


@pytest.mark.parametrize("text", WRITTEN)
def test_problems_and_measures(text: str) -> None:
    assert found(text) == []
