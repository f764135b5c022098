"""Marks that say a paper is not for everybody. Prose that speaks of secrecy is no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import matches, passages
from reports.content import Content
from reports.schema import Severity

LEVEL = "(?:绝[ 　]{0,4}密|机[ 　]{0,4}密|秘[ 　]{0,4}密)"
TERM = "(?:[ 　]*[★☆*＊]?[ 　]*(?:长期|[0-9０-９一二三四五六七八九十]{1,3}[ 　]*(?:年|个月)))"
INSIDE = (
    "(?:内部使用[，,：:、 　]{0,3}(?:请?勿外传|(?:严禁|不得|禁止)外传)"
    "|内部(?:资料|文件|材料|刊物|事项)?[，,：:、 　]{0,3}(?:注意保存|请?勿外传|(?:严禁|不得|"
    "禁止)外传|注意保[密管]|妥善保管)"
    "|仅供内部(?:参考|使用|传阅|掌握|参阅|交流)|(?:仅限|限于?)内部(?:使用|传阅|掌握|参阅)"
    "|(?:阅后即焚|阅后销毁|(?:严禁|不得|请勿|禁止)(?:外传|扩散|翻印)))"
)
SAYS = f"(?:{INSIDE}|注意保存|内部(?:资料|文件|材料|使用))"
SAID = f"{SAYS}(?:[，,、；; 　]{{0,2}}{SAYS}){{0,3}}"
NOT_FOR_ALL = "此件(?:不(?:予|宜)?公开(?:发布)?|不(?:得|宜)上网|依申请公开|内部(?:使用|掌握))"
BARE = f"(?:{LEVEL}{TERM}?|内部(?:资料|文件|材料|使用|事项|传阅)|工作秘密{TERM}?|商密|密件|{INSIDE})"
OPEN, CLOSE = "[（(【〔\\[“《]", "[）)】〕\\]”》]"
# a word and a star; a line that is nothing else; a label with its value; in brackets
MARK = re.compile(
    f"(?:{LEVEL}|内部|工作秘密)[ 　]*[★☆]"
    f"|(?m:^[ \t　]*{OPEN}?[ 　]*{BARE}[ 　]*{CLOSE}?[ \t　]*[。！!]?[ \t　]*$)"
    f"|(?:密级|秘密等级|保密等级|保密级别)[ 　]*[:：][ 　]*(?:{LEVEL}|内部|工作秘密)"
    f"|[（(【〔\\[][ 　]*(?:{LEVEL}{TERM}|{INSIDE}|{SAID}|{NOT_FOR_ALL})[！!。]?[ 　]*[）)】〕\\]]"
    f"|【[ 　]*(?:{LEVEL}|工作秘密|商密|密件|内部(?:资料|文件|材料|事项)){TERM}?[ 　]*】(?!字样)"
    f"|(?m:(?:^|(?<=[。；]))[ \t　]*[（(〔\\[][ 　]*{LEVEL}[ 　]*[）)〕\\]](?![级件文等、和]))"
    "|(?<![“‘《标注印有])内部(?:资料|文件|材料)[，,：:、 　]{1,3}(?:注意保存|请?勿外传)(?![”’》]?(?:字样|"
    "等|的|标))"
)
LIKE_A_MARK = re.compile(
    f"(?<![级为注含密定件属是])[（(〔\\[][ 　]*{LEVEL}[ 　]*[）)〕\\]](?![级件文等、和])|"
    f"(?<=[0-9处件条份个次项。；])[（(〔\\[][ 　]*(?:工作秘密|商密|密件)[ 　]*[）)〕\\]]|"
    f"(?m:(?<=[。！；\n])[ 　]*{INSIDE}[ 　]*[。！!]?[ \t　]*$)|(?<![“‘《标注印有])仅供内部(?:参考|"
    f"使用|传阅|掌握|参阅)(?=[。，；！!]|$)"
    "|(?m:^[ \t　]*(?:公开属性|公开方式)[ 　]*[:：][ 　]*(?:不予公开|不公开|依申请公开))|(?m:^[ \t　]*不予公开"
    "[ \t　]*$)"
)
BASIS = "《中华人民共和国保守国家秘密法》；《中华人民共和国政府信息公开条例》第十四条、第十七条"
RULES = (
    Rule(
        "TXT-04",
        "正文里带有密级或者内部资料的标志。谈保密审查、国家秘密的文字不在此列。",
        Severity.BLOCK,
        BASIS,
        Example(passages={"other": "机密★1年\n本年度没有其他需要报告的事项。"}),
        floor=Severity.WARN,
        ceiling=Severity.BLOCK,
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """What is a mark beyond doubt stops the report, what looks like one asks for a look."""
    for passage in passages(content):
        marks = matches(MARK, passage.text)
        says = "是密级或者内部资料的标志，年度报告是公开文件，请核对来源并经保密审查后删去。"
        yield from passage.told("TXT-04", Severity.BLOCK, marks, says)
        like = [
            spot
            for spot in matches(LIKE_A_MARK, passage.text)
            if not any(mark.start < spot.end and spot.start < mark.end for mark in marks)
        ]
        says = "像是内部资料的标志，请核对，是的请删去。"
        yield from passage.told("TXT-04", Severity.WARN, like, says)
