"""Prose for made-up reports: sentences with gaps, written for this purpose, with numbers in them as traps."""

from __future__ import annotations

from random import Random

PLACES = ("望溪", "云川", "青坪", "石渡", "临江", "白沙", "长岭", "安和", "东屏", "丰泽")
LEVELS = ("市", "县", "区")
BODIES = (
    *("水务局", "教育局", "发展和改革局", "农业农村局", "市场监督管理局", "卫生健康委员会"),
    *("人民政府", "人民政府办公室", "经济开发区管理委员会", "档案馆", "司法局", "城市管理执法局"),
)
TITLES = (
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年政府信息公开工作年度报告",
    "{agency}{year}年度政府信息公开工作年度报告",
    "{year}年{agency}政府信息公开工作年度报告",
    "{agency}\n{year}年政府信息公开工作年度报告",
    "",
)
PREFACE = (
    (
        "根据《中华人民共和国政府信息公开条例》第五十条的规定，现公布{agency}{year}年的情况。"
        "所列数据统计期限自{year}年1月1日起至{year}年12月31日止，共六个部分。"
    ),
    "本报告由{agency}编制，电子版可以在政府门户网站下载。联系电话：0{x}-88{y}6{z}2。",
)
OVERVIEW = (
    "（一）主动公开情况\n全年在门户网站发布信息{x}条，其中政策文件{y}件，图解{z}篇，更新栏目{z}个。",
    "（二）依申请公开情况\n申请由办公室统一登记，{y}次来电咨询当场答复，没有超过20个工作日的。",
    "（三）政府信息管理\n对历年文件逐件核对，注明有效、失效和废止，共核对{x}件，改正日期和文号{z}处。",
    "（四）平台建设\n栏目由{y}个合并为{z}个，附件改为可以直接打开的网页，搜索按年份和文号排列。",
    "（五）监督保障\n办公室每季度抽查一次，指出问题{y}项，当月改正；培训{z}期，参加{x}人次。",
)
PROBLEMS = (
    "主要问题：一是栏目更新快慢不一；二是解读多为文字，图表较少。\n改进情况：一是按月列出到期事项；二是全年增加图解{z}篇。",
    "一是答复文书写法不统一，二是基层人员变动频繁。下一步编写答复样例{z}份，岗位变动时当面交接。",
    "（一）存在的问题\n目录中有{z}项长期没有内容。\n（二）改进措施\n1.逐项写明责任科室。\n2.半年核对一次。",
)
OTHER = (
    "本年度未发出收费通知，未收取信息处理费。",
    "无",
    "无其他需要报告的事项。",
    "依据信息处理费管理办法，全年发出收费通知{z}件，实际收取{y}0元。",
)


def agency(random: Random) -> str:
    """A name that no agency has."""
    return random.choice(PLACES) + random.choice(LEVELS) + random.choice(BODIES)


def title(random: Random, agency: str, year: int) -> str:
    """The ways offices write their title; sometimes there is none."""
    return random.choice(TITLES).format(agency=agency, year=year)


def preface(random: Random, agency: str, year: int) -> str:
    return _filled(random.choice(PREFACE), random, agency=agency, year=year)


def passages(random: Random) -> dict[str, str]:
    """The three sections of prose, one paragraph a line."""
    return {
        "overview": "\n".join(_filled(text, random) for text in OVERVIEW[: random.randint(2, 5)]),
        "problems": _filled(random.choice(PROBLEMS), random),
        "other": _filled(random.choice(OTHER), random),
    }


def _filled(text: str, random: Random, **words: object) -> str:
    numbers = {"x": random.randint(310, 990), "y": random.randint(12, 99), "z": random.randint(2, 9)}
    return text.format(**numbers, **words)
