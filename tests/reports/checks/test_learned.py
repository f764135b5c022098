"""Manners of writing that the labelled set has shown, each beside a true sentence that is like it."""

from types import ModuleType

import pytest

from reports.checks import (
    aspects,
    basis,
    letters,
    numbering,
    phrases,
    privacy,
    problems,
    repeats,
    secrecy,
    specimen,
    typos,
    unsuitable,
    wording,
    years,
)
from tests.passages import found

TWICE = "对居民身份信息先脱敏再公示，并逐件登记台账"
LEARNED: list[tuple[ModuleType, str, str, str]] = [
    (privacy, "E-47", "申请人王建国对答复表示满意。", "申请人对答复表示满意。"),
    (privacy, "E-47", "原告李文强已撤回起诉。", "原告已撤回起诉。"),
    (privacy, "E-47", "村民张桂兰咨询补贴。", "村民林权证咨询较多。"),
    (privacy, "TXT-03", "请联系办公室周晓芸（电话：0571-88880000）。", "请联系办公室（电话：0571-88880000）。"),
    (privacy, "TXT-03", "联系人张丽娟，办公室主任。", "联系人常年更新，经办人员变动快。"),
    (privacy, "TXT-03", "申请人住安和路38号2栋。", "局机关住所地为安和路38号，入住安和路38号的家庭已公示。"),
    (typos, "TXT-17", "有效的提高了透明度。", "有效的机制提高了透明度。"),
    (typos, "TXT-17", "政务公开政务公开", "市人民政府政府信息公开工作"),
    (phrases, "TXT-15", "学习党的二十次大会精神。", "学习党的第二十次全国代表大会精神。"),
    (phrases, "TXT-15", "学习党的十九界六中全会精神。", "学习党的十九届六中全会精神。"),
    (phrases, "TXT-15", "学习党的二十届三种全会精神。", "学习党的二十届三中全会精神。"),
    (phrases, "TXT-15", "学习党的第二十大精神。", "学习党的二十大精神。"),
    (phrases, "TXT-15", "坚持以人民为中兴的发展思想。", "牢固树立以人民为中心的发展思想。"),
    (wording, "TXT-06", "发放资料（）份。", "发放资料（折页）1份。"),
    (wording, "TXT-06", "召开会议X次。", "召开会议1次，X光机2台。"),
    (wording, "TXT-06", "公开信息？条。", "公开了吗？条条有回音。"),
    (wording, "E-34", "国办公开办函〔2012〕30号", "国办公开办函〔2021〕30号"),
    (wording, "E-34", "国办公开办函〔2021〕3号", "国办公开办函〔2021〕45号"),
    (wording, "E-34", "国办公开办函〔2018〕60号", "国办公开办函〔2018〕62号"),
    (wording, "E-34", "国公开办函〔2021〕30号", "国办函〔2020〕109号"),
    (wording, "E-34", "《政府信息公开条例》（国令第771号）", "《政府信息公开条例》（国令第711号）"),
    (letters, "TXT-07", "注册用户１.４万，120人。", "注册用户1.4万，120人。\n２．无其他事项。"),
    (letters, "TXT-07", "公开１２０条，答复3件。", "公开１２０条，答复３件。"),
    (secrecy, "TXT-04", "清理信息312条【工作秘密】。", "标注为【工作秘密】字样的不公开。"),
    (secrecy, "TXT-04", "清理信息312处（工作秘密）。", "国家秘密（工作秘密）经审查。"),
    (unsuitable, "TXT-19", "高价收购银行卡。", "打击收购银行卡的违法行为。"),
    (unsuitable, "TXT-19", "标注学校、色情场所。", "依法查处色情场所。"),
    (unsuitable, "TXT-19", "组织干部转发帖文320条。", "公众号文章被转发评论320次。"),
    (unsuitable, "TXT-19", "做好维稳工作。", "以安保维稳为主线。"),
    (numbering, "E-06", "第一件，公开。第二件，答复。第四件，管理。", "第一件，公开。第二件，答复。第三件，管理。"),
    (numbering, "E-06", "一、公开。\n二、答复。\n四、管理。", "一、公开。\n二、答复。\n三、四季度管理。"),
    (numbering, "E-06", "一、公开。三、答复。", "三、公开。"),
    (repeats, "TXT-22", f"{TWICE}，{TWICE}；成效明显。", f"{TWICE}，并逐件登记；成效明显。"),
    (basis, "E-32", "不同意公开1件。", "第三方不同意公开1件。"),
    (years, "E-35", "本局于2025年6月挂牌成立。", "本局于2019年6月挂牌成立。"),
    (years, "E-35", "2023年度政府信息公开工作情况如下。", "2024年度政府信息公开工作情况如下。"),
    (years, "E-35", "2019年在公众号上发布50条公开信息。", "2019年以来在公众号上发布50条公开信息。"),
    (years, "E-35", "2012年度政府信息公开工作中，本局发布信息50条。", "2012年，本局成立。"),
    (years, "E-35", "2018年政府信息公开工作扎实推进。", "2018年，本局成立。"),
    (years, "E-35", "2019年，本局发布信息50条。", "2019年，本局在网站开通专栏，发布信息50条。"),
]  # fmt: skip


@pytest.mark.parametrize(("family", "code", "bad", "good"), LEARNED)
def test_what_is_told_and_what_is_not(family: ModuleType, code: str, bad: str, good: str) -> None:
    assert code not in {finding.code for finding in found(family, good)}
    assert code in {finding.code for finding in found(family, bad)}


MENDED = [
    ("2024年拟从三处着手改进。", "2025年拟从三处着手改进。"),
    ("2024年努力方向：完善制度。", "2025年努力方向：完善制度。"),
    ("2024年，我局拟在两方面努力。", "2024年已从三处着手改进。"),
]


@pytest.mark.parametrize(("bad", "good"), MENDED)
def test_plans_for_the_year_that_is_over(bad: str, good: str) -> None:
    def told(text: str) -> bool:
        return bool(list(years.findings(specimen.report(prose={"problems": text}))))

    assert (told(bad), told(good)) == (True, False)


DONE = [
    "答复前没有征求法制部门意见，导致1件被纠正；原创比例有待提高，群众不爱看。下一阶段，一要上线审核流程；二要建立选题制度。",
    "能耗数据一年才公布一次，公众关心的内容还不够细，群众意见较多。我们计划把能耗数据改为按季度公布，并配上说明。",
    "法制把关不严，中队公开意识不强，案件公示有超期现象。案件发生后，我局组织全员学习，给执法终端加装倒计时提醒。",
]


@pytest.mark.parametrize("text", DONE)
def test_measures_in_other_manners(text: str) -> None:
    assert list(problems.findings(specimen.report(prose={"problems": text}))) == []


def test_before_the_notice_nobody_was_asked_for_each_aspect() -> None:
    text = "建立了主动公开、依申请公开等制度，明确了责任分工。通过政府网站公开信息120条，加强监督检查。"
    assert aspects.missing_aspects(text * 3, asked=False) == []
    assert aspects.missing_aspects("全年公开信息120条，办理申请2件。" * 9, asked=False) == [
        "政府信息公开平台建设",
        "监督保障",
    ]
