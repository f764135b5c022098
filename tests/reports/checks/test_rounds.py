"""Batches and quarters beside their total."""

import pytest

from reports.checks import breakdowns, specimen


def found(text):
    content = specimen.report(prose={"overview": text})
    return [(finding.code, f"{finding.left:f}≠{finding.right:f}") for finding in breakdowns.findings(content)]


SAID = [
    ("公布清单三批共45项，前两批（2022年、2023年）共30项，第三批（2024年）{}项。", "15", "25"),
    ("公布清单三批共45项，前两批（2022年、2023年）共30项，第三批（2024年）{}项。", "15", "10"),
    ("公布清单45项：第一批30项、第二批{}项。", "15", "25"),
    ("公布清单45项（首批30项，第二批{}项）。", "15", "25"),
    ("首批30项、第二批{}项，合计45项。", "15", "25"),
    ("一季度公开信息100条、二季度110条、三季度90条、四季度{}条，全年共公开400条。", "100", "120"),
    ("全年公开信息400条，第一季度100条，第二季度110条，第三季度90条，第四季度{}条。", "100", "80"),
    ("上半年公开信息100条、下半年{}条，全年200条。", "100", "110"),
    ("前三季度公开信息300条，第四季度{}条，累计400条。", "100", "10"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), SAID)
def test_what_all_rounds_make(text, right, wrong):
    assert found(text.format(right)) == []
    assert [code for code, _ in found(text.format(wrong))] == ["TX-9"]


LEFT_ALONE = [
    "公布清单45项，第一批20项、第二批15项。",  # there may be a third
    "公布清单45项，第二批30项、第三批25项。",
    "公布清单45项，第一批30项、第三批25项。",
    "公布清单45项，第二批30项。",
    "公布清单三批共45项，前两批共30余项，第三批20项。",
    "公布清单约45项，前两批共30项，第三批20项。",
    "公布清单45项，首批30条、第二批25项。",
    "全年公开信息400条，一季度100条，二季度110条。",
    "上半年公开信息100条、下半年120条。",
    "上半年100条、下半年120条，比上年增加20条。",
    "上半年100条、下半年120条，培训3期。",
    "培训3期，上半年100条、下半年120条。",
    "公开信息500条，其中一季度集中公开后上半年100条、下半年120条。",
    "公开信息500条，重点领域上半年100条、下半年120条。",
    "公开信息。上半年100条、下半年120条，发布动态500条。",
    "上半年召开会议2次，下半年召开会议3次，全年还组织抽查4次。",
    "一季度抽查10家、二季度12家、三季度9家、四季度11家，全年共抽查42家。",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_need_not_be_all(text):
    assert found(text) == []
