"""How the number of applications is said to have changed where the number is not named: “申请量较上年增长50%”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import Sentence
from reports.checks.finding import Finding
from reports.checks.percentages import HUNDRED, RECEIVED, gives
from reports.checks.quantities import quantities
from reports.checks.scope import PERIOD, is_ours
from reports.content import Content
from reports.schema import Severity

LAST_YEAR = "(?:上一?年度?|去年|(?P<{}>20[0-9]{{2}})年度?)"
WHOSE = (
    "(?:全年|本年度?|今年|20[0-9]{2}年度?|[我本][局县市区委办厅镇乡]|共|新收到?|收到|受理|接收|的|政府|信息公开|依|公众|总体|"
    "其中|[一二三]是)*+"
)
VOLUME = f"{WHOSE}申请(?:公开)?的?(?:总?数量|总[量数]|件数|件量|受理量|办件量|量|数(?!据))"
THAN = (
    "(?:同比|环?[较比同与和]"
    + LAST_YEAR.format("year")
    + "(?:同期)?)(?:相比)?(?:（[0-9]{1,6}件）|的[0-9]{1,6}件)?[，,]?"
)
HOW = "(?:大幅|明显|有所|略有?|小幅|基本持平，|稳中有|显著|大量|整体|总体|同比|呈|数量)*"
UP = "净增加?|增加|增长|上升|增多|上涨|增幅|多|增"
DOWN = "减少|下降|降低|下滑|降幅|少|减|降"
BY = f"{HOW}(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:了|幅|率|度)?(?:为|达到?|是)?"
START = "(?:^|[，,：:、（(；])"
CHANGE = re.compile(f"{START}(?:{VOLUME}[，,]?{THAN}|{THAN.replace('year', 'than')}{VOLUME}){BY}(?=[0-9])")
# applications of another kind
OTHERS = re.compile(
    "许可|登记|审批|补贴|救助|专利|商标|职称|贷款|仲裁|援助|网上|信函|企业|自然人|复议|诉讼|资助|低保|入学|落户|名额"
)
LED_UP = 30


def wrong(sentence: Sentence, content: Content, last: Content) -> Iterator[Finding]:
    """TX-4b where neither what came in, with or without what was carried in, nor what was answered changed like that."""
    for match in CHANGE.finditer(sentence.text):
        said = match["year"] or match["than"]
        if (said and int(said) != content.year - 1) or PERIOD.search(sentence.text):
            continue
        begin = match.start() + (match[0][0] in "，,：:、（(；")
        led_up = (sentence.before[-LED_UP:] + sentence.text[:begin])[-LED_UP:] + match[0]
        if OTHERS.search(led_up) or not is_ours(sentence, begin, content):
            continue
        by = next(quantities(sentence.text, match.end()), None)
        both = pairs(content, last)
        if by is None or by.start != match.end() or not by.exact or by.unit not in ("%", "件") or not both:
            continue
        sign = 1 if match["up"] else -1
        grown = [(sign * (here - there), there) for here, there in both]
        if any(
            by.value == gap if by.unit == "件" else gap >= 0 and gives(gap, there, by) for gap, there in grown
        ):
            continue
        if by.unit == "%" and not all(there for _, there in grown):
            continue
        here, there = both[0]
        quote = sentence.raw[begin : by.end]
        gap = abs(here - there)
        rate = f"，幅度是{round(gap / there * HUNDRED, max(by.places, 1)):f}%" if there else ""
        message = (
            f"“{sentence.section.heading}”写的是“{quote}”，表三“一、本年新收”总计本年是{here:f}件、上年报告是{there:f}件，"
            f"{'增加' if here >= there else '减少'}{gap:f}件{rate}。请核对本年数、上年数和增减幅度。"
        )
        section, against = sentence.section.code, (("requests.new.total", f"{there:f}"),)
        yield Finding(
            "TX-4b", Severity.WARN, section, message, left=by.value, right=gap, quote=quote, against=against
        )


def pairs(content: Content, last: Content) -> list[tuple[Decimal, Decimal]]:
    """The number of both years, each way of counting; none where one of them is not known."""
    both = []
    for names in (*RECEIVED, ("requests.handled",)):
        here, there = (rows.amounts(each, rows.cells(each, names)) for each in (content, last))
        if len(here) != 1 or len(there) != 1:
            return []
        both.append((here[0], there[0]))
    return both
