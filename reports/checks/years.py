"""E-35: years that slipped, as when a text was taken over from last year's report.

A report of the year Y may well speak of others: of the last in comparisons, of the next in plans, of any in the names of
documents, in history and in planning periods. Only what is said of the report's own year is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reports.checks.chinese import MOST, TITLES, blotted, compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.plans import is_swapped
from reports.checks.plans import slips as of_plans
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.spots import passages
from reports.content import Content
from reports.prose import paragraphs
from reports.schema import Severity

RULES = (
    Rule(
        "E-35",
        "正文写的年份应与报告年度一致。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一：各项数据核定时间点为报告年度的12月31日",
        Example(passages={"overview": OVERVIEW.format(year=2023)}),
    ),
)

Y = "(?P<year>20[0-9]{2})年"
TO = "(?:至|到|—+|-+|–|－|~|～)"
SENTENCE = re.compile("[^。！？；]{1,600}")

PERIOD = re.compile(rf"{Y}1月1日(?:0时)?(?:起|开始)?{TO}(?:(?P<end>20[0-9]{{2}})年)?(?:度)?12月31日")
OF_STATISTICS = re.compile("统计|数据|期限|时限|周期|起止|时段|时间(?:范围|段)|报告期|所列|本报告")
UP_TO = re.compile(f"截[至止]{Y}(?:度)?(?:12月(?:31日|底|末)|底|末|年底|年末)")
COMPARED = re.compile(
    "同比|环比|相比|比上|较|比20|比去|上年|上一年|去年|往年|历年|以来|增长|下降|减少了|增加了|连续|累计"
)
# what tells of last year's report or its problems
LOOKS_BACK = re.compile("今年|本年|整改|已(?:经)?(?:改|解决|完成)|年度报告|年报|指出|反馈|决算|考核结果")
WHO = "(?:我|本|全[省市县区州局镇乡街系]|[局县市区镇乡]|[\u4e00-\u9fa5]{2,12}(?:局|委|办|厅|镇|乡|街道|政府|管委会|中心))"
DID = (
    "(?:收到|受理|新收|办结|答复|公开|发布|公布|主动公开|制发|举办|组织|开展|召开|印发|未|没有|无|开设|更新|处理|接收|收取|"
    "共|累计|总计|全年|通过|围绕|按照|坚持|认真|在|严格|进一步|持续|主动|依申请|政府信息公开)(?!的)"
)
# a statement on a year: “2023年，本局……”, “2023年度共收到……”
STATES = re.compile(
    rf"^(?:[（(][一二三四五六七八九十]+[）)]|[0-9]+[.．、]|[一二三四五六七八九十]是|(?:一年来[，,])?(?:全[县市区局镇乡])?(?:在|回顾|回首|纵观|过去的|刚刚过去的)(?=20))?"
    rf"{Y}(?:度|来|里|中|内|期间|这一年|的?工作中)?(?:[，,]|(?={WHO}|{DID})|是(?!因|由|指)[^，。；]{{0,30}}(?:一年|之年|元年))"
)
IN_CLAUSE = re.compile(
    rf"(?:^|[，,])(?:[\u4e00-\u9fa5]{{0,12}}[局委办厅县市区镇乡道位关院心会社处馆])?{Y}(?:度)?(?:全年|共|累计|总共|一共|我[局委县市区镇乡]|本[局机单])*(?:新?收到|新收|受理|办结|公开|发布|主动公开|制发|举办|召开|未(?:收|发)|没有|未产生|政府信息公开工作(?!年度|报告|要点|计划|考核))(?!的)"
)
PLANS = re.compile(
    "将|拟|计划|下一?步|继续|打算|力争|确保|预计|准备|明年|次年|下年|要(?!求|素)|前(?:完成|实现|建成)|争取|结转|安排"
)
# “本年，我们将……” under the problems: the year meant is the next
WILL = re.compile(
    "将(?:进一步|继续|采取|从|着力|重点|加强|不断|围绕|针对|切实|持续|按照|努力|认真|严格|坚持|深入|以|在|加大|做好|着重)|下一?步|打算"
)
# the year of the report itself, however far it is off
OF_THE_WORK = re.compile("年度?政府信息公开工作(?!年度|报告|要点|计划|考核|方案|的?通知)")
HAPPENED = re.compile(
    rf"{Y}(?P<month>[0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?(?:[上中下]旬|底|初)?[，,]?[^。；，,]{{0,30}}?(?:举办|召开|开展|组织|举行|上线|参加|完成)(?:了)?(?!的)"
)
CALLS_ITSELF = re.compile(
    rf"(?:现将?|特|兹)(?:将|予以|向社会|面向社会|公开|公布|发布|编制|制作|形成|如下)*[^。；]{{0,30}}?{Y}(?:度)?[^。，；]{{0,30}}?政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)"
)
TOLD_AS = re.compile(
    rf"{Y}(?:度)?[^。，；]{{0,20}}(?:信息|政务)公开(?:工作)?(?:的)?(?:有关|主要|基本|总体|具体|工作)?(?:情况|事项)?(?:(?:报告|公布|公开|通报|汇报|总结|说明|介绍)?如下|是[：:])"
)
# what an agency tells of itself that cannot have come before its report is written
FOUNDED = re.compile(
    rf"(?:[我本](?:[局委办厅院]|中心|机关|单位|街道)|^)[^。，；]{{0,6}}?[于在]?{Y}(?P<month>[0-9]{{1,2}})月(?:[0-9]{{1,2}}日)?(?:正式)?(?:挂牌|成立|组建|揭牌|设立|更名)"
)
# so many items in one year, however long ago: nobody tells of that as history
COUNTED = re.compile(
    rf"^(?:[\u4e00-\u9fa5]{{0,4}}是)?{Y}(?:度)?[，,]?(?:共|累计|全年|总共)*(?:在|通过|利用|依托)?[^，。；]{{0,24}}?(?:发布|公开|公布|收到|受理|推送|办结)(?:了)?[^，。；的]{{0,12}}?[0-9]+余?(?:条|件|篇|期)(?!的)"
)
HISTORY = re.compile(
    "以来|起|开始|开通|建成|上线|设立|成立|清理|存量|补录|历史|遗留|当年|那年|曾|首次|之后|至今|回溯|梳理|复核|归档|移交|整理"
)
SIGNED = re.compile(f"^(?:[\u4e00-\u9fa5]{{0,30}}){Y}(?P<month>[0-9]{{1,2}})月[0-9]{{1,2}}日$")


LED_UP = 60  # characters before a sentence
FAR = 3  # years back; what is further is history


@dataclass(frozen=True)
class Text:
    """A sentence as it is judged. ``raw`` has the titles of documents in it, ``text`` has them blotted out."""

    section: str
    place: str
    text: str
    raw: str
    before: str = ""

    def finding(self, match: re.Match[str], message: str, severity: Severity = Severity.WARN) -> Finding:
        start = max(0, match.start() - 6)
        quote = self.raw[start : max(match.end(), start + 24)]
        says = f"{self.place}里写的是“{quote}”，{message}"
        return Finding("E-35", severity, self.section, says, quote=quote)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding for each kind of slip and year in a section: a copied text has the same year throughout."""
    if not content.year:
        return
    yield from _title(content)
    for passage in passages(content):
        told: set[tuple[str, int]] = set()
        for spoken in _sentences(passage.section.code, passage.place, passage.text):
            for kind, named, finding in _slips(spoken, content.year):
                if (kind, named) not in told:
                    told.add((kind, named))
                    yield finding
    yield from _signature(content)


def _title(content: Content) -> Iterator[Finding]:
    """The year in the title: everybody finds the report by it."""
    match = re.search(Y, content.title)
    if match and int(match["year"]) != content.year:
        message = f"标题是“{content.title}”，报告年度是{content.year}年。请改正标题里的年份，或核对报告年度。"
        yield Finding("E-35", Severity.EXPLAIN, "overview", message)


def outside(text: str, year: int, place: str) -> Iterator[Finding]:
    """The period and the year a preface names, which stands in none of the sections."""
    for spoken in _sentences("overview", place, text):
        for judge in (_period, _itself):
            yield from (finding for _, _, finding in judge(spoken, year) if year)


def _sentences(section: str, place: str, passage: str) -> Iterator[Text]:
    raw = compact(passage)
    text = blotted(TITLES, raw)
    for match in SENTENCE.finditer(text):
        before = text[max(0, match.start() - LED_UP) : match.start()]
        yield Text(section, place, match[0], raw[match.start() : match.end()], before)


type_slip = tuple[str, int, Finding]


def _slips(spoken: Text, year: int) -> Iterator[type_slip]:
    """Of one sentence: the kind of slip, the year named, the finding."""
    if "20" not in spoken.text:
        return
    for judge in (_period, _up_to, _statement, _ahead, _happened, _founded, _itself):
        yield from judge(spoken, year)


def _period(spoken: Text, year: int) -> Iterator[type_slip]:
    """The period the figures are of. It is a form of words that leaves no doubt, and it says what the whole report is
    about: whoever keeps it must give a reason."""
    for match in PERIOD.finditer(spoken.text):
        first, last = int(match["year"]), int(match["end"] or match["year"])
        if first <= last and (first, last) != (year, year) and OF_STATISTICS.search(spoken.text):
            message = (
                f"统计期限与报告年度{year}年不一致。请改为{year}年1月1日至{year}年12月31日，"
                "并核对数据是否为本年度的。"
            )
            yield "period", last, spoken.finding(match, message, Severity.EXPLAIN)


def _up_to(spoken: Text, year: int) -> Iterator[type_slip]:
    for match in UP_TO.finditer(spoken.text):
        named = int(match["year"])
        if named != year and not COMPARED.search(spoken.text) and f"{year}年" not in spoken.text:
            message = f"本报告的数据应核定到{year}年12月31日。请核对年份，写上年数字的请写明“上年”。"
            yield "stated", named, spoken.finding(match, message)


def _statement(spoken: Text, year: int) -> Iterator[type_slip]:
    """What is said of a year as if it were the report's."""
    text = spoken.text
    match = STATES.match(text) or IN_CLAUSE.search(text)
    if not match:
        return
    named = int(match["year"])
    problems = spoken.section == "problems"
    if problems and named != year + 1 and named >= year - FAR and WILL.search(text, match.end()):
        if f"{year + 1}年" not in text and not _is_own_past(text, match.end(), named == year):
            message = f"说的是今后的打算，{year}年度报告里应是{year + 1}年。请核对年份。"
            yield "plan", named, spoken.finding(match, message)
        return
    if named == year or f"{year}年" in text or COMPARED.search(text):
        return
    if named < year - FAR and not is_swapped(named, year) and not _is_of_the_year(text, match):
        return
    if named > year and (problems or PLANS.search(text)):
        return
    if named < year and problems and LOOKS_BACK.search(text):
        return
    message = f"与报告年度{year}年不一致，像是别的年度的内容。请核对年份和后面的内容。"
    yield "stated", named, spoken.finding(match, message)


def _is_of_the_year(text: str, match: re.Match[str]) -> bool:
    """Whether what is said of a year long ago can only be meant of the report's own."""
    if OF_THE_WORK.match(text, match.end("year")):
        return True
    return bool(COUNTED.match(text)) and not HISTORY.search(text)


def _founded(spoken: Text, year: int) -> Iterator[type_slip]:
    """An agency that was set up after the year it reports on."""
    match = FOUNDED.search(spoken.text)
    if match and int(match["year"]) == year + 1 and not PLANS.search(spoken.text):
        message = f"晚于报告年度{year}年。{year}年度尚未成立的机关没有这一年度的报告，请核对年份。"
        yield "founded", year + 1, spoken.finding(match, message)


def _ahead(spoken: Text, year: int) -> Iterator[type_slip]:
    for slip in of_plans(spoken.text, year, spoken.section, spoken.before):
        yield slip.kind, slip.named, spoken.finding(slip.match, slip.message)


def _is_own_past(text: str, start: int, own: bool) -> bool:
    """Whether a sentence on the report's own year tells first what was done: “2024年……取得成效，但……，下一步将……”."""
    will = WILL.search(text, start)
    return own and (will is None or "，" in text[start : will.start()].strip("，"))


def _happened(spoken: Text, year: int) -> Iterator[type_slip]:
    """A day or month of last year on which something is said to have been done, in section one."""
    if spoken.section != "overview" or f"{year}年" in spoken.text or COMPARED.search(spoken.text):
        return
    for match in HAPPENED.finditer(spoken.text):
        named = int(match["year"])
        if (
            named in (year - 1, year + 1)
            and not PLANS.search(spoken.text)
            and not LOOKS_BACK.search(spoken.text)
        ):
            if named > year and int(match["month"]) <= 3:
                continue  # the weeks in which the report itself is written
            message = f"不在报告年度{year}年之内。请核对年份；确是其他年度的工作，不宜写入本年度报告。"
            yield "happened", named, spoken.finding(match, message)


def _itself(spoken: Text, year: int) -> Iterator[type_slip]:
    match = CALLS_ITSELF.search(spoken.text) or TOLD_AS.search(spoken.text)
    if match and int(match["year"]) != year:
        message = f"报告自称的年度与报告年度{year}年不一致。请改正年份。"
        yield "itself", int(match["year"]), spoken.finding(match, message)


def _signature(content: Content) -> Iterator[Finding]:
    """A date at the foot of the last section: a report of a year is signed in the next, or on the year's last days."""
    lines = paragraphs(content.passages.get("other", "")[-MOST:])
    match = SIGNED.match("".join(lines[-1].text.split())) if lines else None
    if not match:
        return
    named = int(match["year"])
    if named < content.year or (named == content.year and int(match["month"]) < 12):
        message = f"落款日期是“{match[0]}”，早于{content.year}年度结束的时间。报告在年度结束后编制，请核对落款年份。"
        yield Finding("E-35", Severity.WARN, "other", message, quote=match[0])
