"""What section one has to speak of: five aspects, and in a government's report three results more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.chinese import MOST, compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.content import Content
from reports.prose import length, paragraphs
from reports.schema import Severity

NOTICE = "国办公开办函〔2021〕30号一（一）"
RULES = (
    Rule(
        "E-42",
        "“一、总体情况”应包括主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面。",
        Severity.WARN,
        NOTICE,
        Example(
            passages={
                "overview": "\n".join(
                    line for line in OVERVIEW.format(year=2024).splitlines() if line[1] not in "三四"
                )
            }
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "E-43",
        "各级人民政府的报告应写明工作考核、社会评议和责任追究结果。",
        Severity.WARN,
        "《中华人民共和国政府信息公开条例》第五十条第四项",
        Example(agency="望溪县人民政府"),
        floor=Severity.WARN,
    ),
    Rule(
        "E-40",
        "“一、总体情况”应有本机关的名称、数字或者具体工作，不能只有放在哪里都成立的话。",
        None,
        "国办公开办函〔2021〕30号一：客观、具体，避免笼统模糊",
        Example(
            passages={
                "overview": "坚持公开为常态、不公开为例外，深入推进主动公开、依申请公开，加强信息管理、平台建设和监督保障，"
                "各项工作稳步推进，取得明显成效。" * 3
            },
        ),
    ),
)


@dataclass(frozen=True)
class Aspect:
    """One of the five. ``head`` is what a paragraph on it begins with, ``sure`` words that report on it wherever
    they stand, ``loose`` words that may be meant of it: enough where the passage is not ordered by aspects."""

    name: str
    head: re.Pattern[str]
    sure: re.Pattern[str]
    loose: re.Pattern[str]


ASPECTS = (
    Aspect(
        "主动公开",
        re.compile(
            "主动公开|公开(?:内容|重点|力度|范围)|重点(?:领域|公开)|政策(?:公开|发布|解读)|信息发布|公开[^。]{0,8}(?:信息|内容)"
        ),
        re.compile(
            "(?:公开|发布|公布)[^。；]{0,30}[0-9]+余?多?[条篇件次]|重点领域|政策解读|解读材料|应公开尽公开"
        ),
        re.compile("主动公开|公开|发布|公布"),
    ),
    Aspect(
        "依申请公开",
        re.compile("依申请|申请|来件|答复"),
        re.compile(
            "依申请|(?:信息|公开)申请|申请(?:公开|人|办理|表|受理|答复|渠道)|"
            "(?:收到|受理|新收|办结|答复|接收|提出|办理)[^。；]{0,12}申请"
        ),
        re.compile("申请"),
    ),
    Aspect(
        "政府信息管理",
        re.compile(
            "信息[^。]{0,8}管理|管[理好住][^。]{0,8}信息|管理(?:情况|方面)|信息资源|规范化|公文|目录|制度(?:建设|落实)"
        ),
        re.compile(
            "信息管理|管[理好住](?:政府|政务|公开)?信息|信息资源|公开属性|属性(?:源头)?(?:认定|标注)|事项清单|公开指南|保密审查|审批制度|"
            "(?:发布|公开|三级|分级|内容|信息|层层)审[查核]|审核(?:发布|把关|机制|制度)|三审|先审|失泄?密|"
            "规范性文件[^。，；]{0,12}(?:清理|集中|库|统一)|清理|动态(?:更新|调整)|归档|移交|台账|公文|存量|"
            "标准化|全生命周期|历史(?:信息|文件|政府信息)|失效|信息源头|效力"
        ),
        re.compile("制度|规范性文件|审[查核]|更新|规范|管理|目录"),
    ),
    Aspect(
        "政府信息公开平台建设",
        re.compile("平台|网站|载体|渠道|新媒体|阵地|专栏|栏目|形式多样"),
        re.compile(
            "平台建设|集约化|无障碍|适老|IPv6|专区|查阅[点室]|查阅场所|公开栏|公报|检索|"
            "(?:网站|平台|栏目|专栏|公众号|新媒体|账号)(?:的?(?:信息)?(?:建设|升级|改版|改造|运维|运行|维护|管理|监管|巡查|普查|检查|"
            "设置|调整|优化|更新|关注|粉丝|访问|浏览|点击))|"
            "(?:调整|优化|改版|升级|维护|完善|开设|开通|设立|设置|设有|新增|新设|打造|建设|建好|管好|运行|规范|加强|整合|合并|注销|依托|"
            "用好|强化|没有|无)[^。，；]{0,20}(?:网站|平台|栏目|专栏|公众号|新媒体|账号|客户端)"
        ),
        re.compile("网站|平台|公众号|新媒体|专栏|栏目|微博|微信|载体|渠道|公[示开告]栏|公示单|查阅|广播"),
    ),
    Aspect(
        "监督保障",
        re.compile("监督|保障|组织(?:领导|机构|建设)?|领导重视|培训|考核|队伍|机制|责任|人员"),
        re.compile(
            "监督(?!权|管理|抽[检查]|电话)|考核|评议|评估|自评|领导小组|责任追究|追责|问责|通报|自查|督[查导促办]|"
            "组织领导|(?:工作|组织|监督|机制|制度|人员|队伍)保障|保障(?:机制|措施|工作|有力)|队伍建设|"
            "(?:业务|专题|专项|公开|全员|集中|系统|工作)[^。，；]{0,12}培训|(?:组织|开展|参加|举办)[^。；]{0,20}培训|培训会|培训班|"
            "责任体系"
        ),
        re.compile("监督|考核|培训|责任|领导|机构|人员|保障|检查|机制|专人|专职|队伍|抽查|学习|信息员"),
    ),
)
NAMES = "主动公开|依申请公开|(?:政府)?信息管理|(?:政府)?(?:信息)?(?:公开)?平台建设|监督保障"
# all of them merely named in a row say nothing of any; “主动公开、依申请公开等制度” says that there are some
NAMED = re.compile(f"(?:{NAMES})(?:情况|工作)?(?:(?:、|和|与|及|以及)(?:{NAMES})(?:情况|工作)?){{2,}}")
MANAGED = "政府信息管理"
HEAD = re.compile("[^。：:，,；]{1,24}")  # what a paragraph begins with
INLINE = re.compile("(?<=。)([^。：:，,；、]{2,24})[：:]")  # “……26条。依申请公开：……”
ORDERED = 3  # heads recognised before a passage counts as ordered by aspects
SHORT = 100  # characters of section one: five aspects cannot be told in fewer, and passages tells of it

RESULTS = (
    ("工作考核", re.compile("考核|考评|绩效|评分|打分|计分|测评")),
    (
        "社会评议",
        re.compile("评议|满意度|问卷|(?:社会|群众|公众|第三方)[^。，；]{0,8}(?:评[价估]|测评|调查)|测评"),
    ),
    ("责任追究", re.compile("追究|追责|问责|约谈|责任[^。，；]{0,8}(?:处分|处理)")),
)
HAN_DIGIT = re.compile("[0-9]|[一二三四五六七八九十百]+余?[条件次个篇项期场]")
OWN = re.compile("[我本][局委办厅县市区镇乡州省旗院会中街]|本机关|本单位|我单位")


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-42 and E-40 where section one is written, E-43 for a government."""
    passage = content.passages.get("overview", "")[:MOST]
    if length(passage) >= SHORT:
        yield from _aspects(content, passage)
        yield from _generic(content, passage)
    if passage and context.unit_of(content).is_government:
        yield from _results(content, context)


def _aspects(content: Content, passage: str) -> Iterator[Finding]:
    asked = content.edition.code == "2021"
    missing = missing_aspects(passage, asked)
    if not missing:
        return
    severity = Severity.WARN if asked and len(missing) > 1 else Severity.HINT
    heading = content.edition.section("overview").heading
    named = "、".join(f"“{name}”" for name in missing)
    message = (
        f"“{heading}”应包括五个方面，没有看到{named}的内容。请补写本年度做了什么；没有开展的，如实写明。"
    )
    yield Finding("E-42", severity, "overview", message)


def missing_aspects(passage: str, asked: bool = True) -> list[str]:
    """The names of the aspects a passage says nothing of.

    ``asked``: the notice of 2021 asks for them one by one. Before it nobody told of the management by itself.
    """
    text = NAMED.sub("※", compact(passage))
    begins = (HEAD.match("".join((part.lead + part.text).split())) for part in paragraphs(passage))
    heads = [begin[0] for begin in begins if begin] + INLINE.findall(text)
    headed = {aspect.name for aspect in ASPECTS if any(aspect.head.search(head) for head in heads)}
    ordered = asked and len(headed) >= ORDERED and len(heads) > ORDERED
    return [
        aspect.name
        for aspect in ASPECTS
        if not (aspect.name in headed and ordered)
        and not aspect.sure.search(text)
        and (ordered or not aspect.loose.search(text))
        and (asked or aspect.name != MANAGED)
    ]


def _results(content: Content, context: Context) -> Iterator[Finding]:
    """E-43. A township judges nobody below it: there the same is no more than a hint."""
    text = compact(content.passages.get("overview", "")) + compact(content.passages.get("other", ""))
    missing = [name for name, words in RESULTS if not words.search(text)]
    if not missing:
        return
    unit = context.unit_of(content)
    severity = Severity.HINT if unit.level == "township" else Severity.WARN
    heading = content.edition.section("overview").heading
    named = "、".join(f"“{name}”" for name in missing)
    message = (
        f"各级人民政府的报告应写明工作考核、社会评议和责任追究结果，没有看到{named}。"
        f"请在“{heading}”的监督保障部分补写；没有发生的，写明“没有”。"
    )
    yield Finding("E-43", severity, "overview", message)


def _generic(content: Content, passage: str) -> Iterator[Finding]:
    """E-40: no number, no name of its own."""
    text = compact(passage)
    if HAN_DIGIT.search(text) or OWN.search(text) or (content.agency and content.agency in text):
        return
    heading = content.edition.section("overview").heading
    message = f"“{heading}”没有一个数字，也没有提到本机关，放在哪个机关的报告里都成立。请写上本机关本年度的具体工作和数字。"
    yield Finding("E-40", Severity.HINT, "overview", message)
