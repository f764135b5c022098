"""What a report says of the years to come: plans for a year that is over, applications carried on to the wrong one.

Each judge takes a sentence without blanks and titles and says of a year where it stands and what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class Slip(NamedTuple):
    """A year that is wrong: what kind of slip, the year, where it stands, what to say of it."""

    kind: str
    named: int
    match: re.Match[str]
    message: str


Y = "(?P<year>20[0-9]{2})年"
WHO = "(?:我们|[我本](?:[局委办厅县市区镇乡院中会]|街道|机关|单位)|全[县市区局镇乡])?"
# 将 that opens a plan; “将公开工作纳入考核” tells of something done
SHALL = (
    "将(?:对|会|要|于|把|从|进一步|继续(?!教育)|持续|更加|着力|不断|全面|加大|加强|深入|切实|努力|积极|扩大|逐步|探索|"
    "重点(?!领域|工作|任务|项目|人群|企业|民生|事项|区域|行业|单位|岗位))"
)
# of a year that is over any 将 but the one of “将……纳入”
SHALL_ONCE = (
    f"(?:{SHALL}|将(?:全部|完成|实现|建成|启动|推出|出台|制定|修订|推行|实行|试点|开展|举办|组织)"
    "(?![^，。；]{0,20}(?:纳入|列入|作为|列为)))"
)
TO_COME = re.compile(
    rf"{Y}(?:度|底|末|初|内|[上下]半年|[一二三四1-4]季度|春季|秋季|[0-9]{{1,2}}月(?:底|份)?)?(?:以?前)?[，,]?{WHO}"
    rf"(?:力争|打算|争取|(?:拟|计划)(?=在|于|对|再|新|全|开|建|推|完成|实现|出台|举办|启动|增|将|把|用|逐)|{SHALL_ONCE})"
)
OF_THIS_YEAR = re.compile(rf"{Y}(?:度|底|内)?[，,]?{WHO}(?:打算|{SHALL})")
# what is to be mended, in the year that is over
MENDS = re.compile(
    rf"(?:^|[，,]){Y}(?:度|底|内)?[，,]?{WHO}(?:拟(?=从|在|于|对|就|把|将|用|通过|重点|采取|进一步|围绕)|(?:准备|计划)(?=从[^，。；]{{1,12}}(?:着手|入手|改进|努力|发力))"
    "|(?:的)?(?:努力|改进|主攻|工作)方向|的?(?:改进|整改)(?:措施|打算|计划)(?:是|为|：|:|如下)|(?:的)?工作(?:打算|思路)|(?:重点|着力)(?:做好|抓好|从)(?:以下|[^，。；]{0,8}(?:着手|入手)))"
)
STRIVES = re.compile(f"(?:力争|争取|打算|预计|希望|目标是|有望)(?:在|到|于|至)?{Y}")
THEN = re.compile(
    f"(?:接下来|下一?步|今后|明年|我们将|[我本][局委办厅县市区镇乡院]将)[^。]{{0,80}}?[，,、](?:自|从|于|到|在|并于|拟于|预计)?{Y}"
    "[^，。；]{0,12}(?:执行|实施|施行|启用|完成|开展|实行|上线|建成|投入|推开|推行|实现|落实|到位|出台|印发|覆盖)(?![的了])"
)
FROM = re.compile(
    f"[从自]{Y}(?:[0-9]{{1,2}}月(?:[0-9]{{1,2}}日)?)?(?:起|开始)[，,]?(?:实行|推行|执行|启用|试行|开展|建立|按|每|对|将|由|全面|统一)"
)
# a plan of another time: it was made before, or it has come about
BEFORE = re.compile(
    "原|曾|当时|上年|去年|往年|此前|之前|年初|已[经于在全按如完]|完成了|部署|要求|提出|确定|明确|报告中|规划|方案|同比|相比|较20|比20|承诺|提到|延期|推迟"
)
CARRIED_ON = re.compile(
    f"(?:结转|转)(?P<to>至|到|入)?{Y}(?:度)?(?:继续)?(?:办理|处理|答复|$|[，。；、）)]|(?=[0-9一二三四五六七八九十]{{1,4}}件))"
)
FROM_LAST = re.compile("上年|上一年|去年|年初")
CLAUSE = re.compile("[，,；（(：:]")
AGAIN = re.compile("的|办理的|处理的|答复的")
ANSWERED = re.compile("办结|答复|办理完毕|予以公开|不予|无法提供|其他处理|结果")
TAKEN_IN = re.compile("新收|收到|受理|加上|包括|含")
RECEIVED = re.compile(
    "(?P<year>20[0-9]{2})年(?P<month>[0-9]{1,2})月(?:[0-9]{1,2}日|底|末|[上中下]旬)?[^。；，]{0,8}(?:收到|受理|登记|提交|新收|申请)"
    "[^。；]{0,16}?(?:期限|届满|到期|截止|期满|应于|答复期)[^。；0-9]{0,10}(?P<due>20[0-9]{2})年(?P<end>[0-9]{1,2})月"
)
LONGEST_ANSWER = 4  # months: twenty working days, twenty more, and the time third parties take
MONTHS = 12


def is_swapped(named: int, year: int) -> bool:
    """2012 for 2021."""
    return named != year and str(named)[2:] == str(year)[:1:-1]


def slips(text: str, year: int, section: str, before: str) -> Iterator[Slip]:
    """Every slip of a sentence; ``before`` is the end of what stands before it."""
    yield from _plans(text, year, section)
    yield from _carried(text, year, before)
    yield from _received(text)


def _plans(text: str, year: int, section: str) -> Iterator[Slip]:
    """A plan for a year that is over. What was planned once and has come about is none."""
    over = [match for match in TO_COME.finditer(text) if int(match["year"]) < year]
    over += [match for match in STRIVES.finditer(text) if int(match["year"]) < year]
    over += [match for match in OF_THIS_YEAR.finditer(text) if int(match["year"]) == year]
    if section == "problems":
        over += [match for match in MENDS.finditer(text) if int(match["year"]) <= year]
        over += [match for match in THEN.finditer(text) if int(match["year"]) < year]
        over += [
            match
            for match in FROM.finditer(text)
            if any(is_swapped(int(match["year"]), other) for other in (year, year + 1))
        ]
    if over and not BEFORE.search(text) and f"{year + 1}年" not in text:
        message = f"说的是今后的打算，{year}年度报告里应是{year + 1}年。请核对年份。"
        yield Slip("plan", int(over[0]["year"]), over[0], message)


def _carried(text: str, year: int, before: str) -> Iterator[Slip]:
    """What is not done in a year goes on in the next; what came from the last may stand as carried on to this one."""
    for match in CARRIED_ON.finditer(text):
        named = int(match["year"])
        head = text[: match.start()]
        clause = CLAUSE.split(head)[-1]
        there = head if AGAIN.match(text, match.end()) or AGAIN.search(match[0]) else clause
        if named == year + 1 or (named == year and (FROM_LAST.search(there) or f"{year - 1}年" in there)):
            continue
        if not match["to"] and named < year and not _is_rest(head, before):
            continue  # “结转2021年度8件” may be what came in from there
        message = f"{year}年度未办结的申请应结转至{year + 1}年。请核对年份。"
        yield Slip("carried", named, match, message)


def _is_rest(head: str, before: str) -> bool:
    """Whether what was answered has just been told, and nothing that came in."""
    told = head if head else before
    return bool(ANSWERED.search(told)) and not TAKEN_IN.search(told)


def _received(text: str) -> Iterator[Slip]:
    """An application that was to be answered more than a year after it came."""
    for match in RECEIVED.finditer(text):
        months = (int(match["due"]) - int(match["year"])) * MONTHS + int(match["end"]) - int(match["month"])
        if not 0 <= months <= LONGEST_ANSWER:
            message = (
                "收到申请到答复期限不会相隔这么久（二十个工作日，最多再延长二十个工作日）。请核对两个年份。"
            )
            yield Slip("received", int(match["year"]), match, message)
