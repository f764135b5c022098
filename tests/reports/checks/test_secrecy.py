"""Marks of secrecy, and prose that only speaks of it."""

import pytest

from reports.checks import secrecy
from tests.passages import found, told

MARKS = [
    ("BLOCK", "议题26期（注意保存，仅供内部使用）", "（内部事务信息1件）"),
    ("BLOCK", "【机密】对文件定密", "文件（绝密、机密、秘密）均不上网"),
    ("BLOCK", "（绝密）依法公布", "（绝密级）文件不上网"),
    ("BLOCK", "全年30条（此件不公开）", "（此件公开发布）"),
    ("WARN", "全年（秘密）公开30条", "属国家秘密（机密级）"),
    ("BLOCK", "机密★1年", "涉及国家秘密的不予公开。"),
    ("BLOCK", "秘密 ★", "落实保密审查制度，防止泄露国家秘密、工作秘密。"),
    ("BLOCK", "无其他事项。\n绝密\n", "绝密、机密、秘密三级文件均不上网。"),
    ("BLOCK", "秘密10年\n无其他事项。", "定密期限为10年的文件已解密。"),
    ("BLOCK", "密级：内部", "核定密级：由保密办负责"),
    ("BLOCK", "（内部资料，注意保存）\n无其他事项。", "对标注“内部资料，注意保存”的文件重新审查。"),
    ("BLOCK", "内部资料 注意保存", "内部资料管理办法已经修订。"),
    ("BLOCK", "【仅供内部参考】无其他事项。", "原仅供内部参考的图集已向社会公布。"),
    ("BLOCK", "内部文件", "内部文件管理规范。"),
    ("BLOCK", "工作秘密★3年", "工作秘密管理办法已经制定。"),
    ("BLOCK", "“内部使用”\n无其他事项。", "内部使用的系统一套。"),
    ("BLOCK", "无其他事项。（严禁外传）", "严禁外传涉密资料。"),
    ("BLOCK", "本报告为内部资料，请勿外传。", "内部资料，注意保存等字样已经清理。"),
    ("WARN", "本材料仅供内部参考。", "不再保留仅供内部参考的版本。"),
    ("WARN", "公开属性：不予公开", "公开属性：主动公开"),
    ("WARN", "不予公开\n无其他事项。", "（三）不予公开"),
]


@pytest.mark.parametrize(("severity", "bad", "good"), MARKS)
def test_marks(severity: str, bad: str, good: str) -> None:
    assert told(secrecy, good) == set()
    assert told(secrecy, bad) == {("TXT-04", severity)}


def test_what_the_clerk_reads() -> None:
    (finding,) = found(secrecy, "机密★1年\n无其他事项。")
    assert finding.message == (
        "“六、其他需要报告的事项”中“机密★1年无其他事项。”一处：“机密★”是密级或者内部资料的标志，"
        "年度报告是公开文件，请核对来源并经保密审查后删去。"
    )
