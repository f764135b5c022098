"""Days that are in no calendar and periods that end before they begin."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from reports.checks.chinese import compact
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.spots import passages
from reports.content import Content
from reports.schema import Severity

RULES = (
    Rule(
        "TXT-05",
        "日期应当存在，起止时间应先起后止。",
        Severity.WARN,
        "日历",
        Example(passages={"other": "本年度未收取信息处理费。2024年2月30日发布补充说明。"}),
    ),
)

DAY = re.compile(
    r"(?:(?<![0-9])(?P<year>(?:19|20)[0-9]{2})年)?(?<![0-9.])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日"
)
MONTH = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}年(?P<month>[0-9]{1,2})月")
FROM_TO = re.compile(
    r"(?<![0-9])(?P<y1>(?:19|20)[0-9]{2})年(?:(?P<m1>[0-9]{1,2})月(?:(?P<d1>[0-9]{1,2})日)?)?(?:起|开始)?(?:至|到|—+|-+|–|－|~|～)"
    r"(?P<y2>(?:19|20)[0-9]{2})年(?:(?P<m2>[0-9]{1,2})月(?:(?P<d2>[0-9]{1,2})日)?)?"
)
LEAP = 2000  # a year with a 29th of February, for days without one
MONTHS = 12


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """TXT-05 once for every impossible date."""
    for passage in passages(content):
        for quote, wrong in dict(impossible(compact(passage.text))).items():
            message = f"{passage.place}里的“{quote}”{wrong}，请核对。"
            yield Finding("TXT-05", Severity.WARN, passage.section.code, message, quote=quote)


def impossible(text: str) -> Iterator[tuple[str, str]]:
    """The words of each date that cannot be, and what is wrong with them."""
    for match in (*DAY.finditer(text), *MONTH.finditer(text)):
        month = int(match["month"])
        if not 1 <= month <= MONTHS:
            yield match[0], "没有这个月份"
        elif "day" in match.groupdict():
            last = monthrange(int(match["year"] or LEAP), month)[1]
            if not 1 <= int(match["day"]) <= last:
                yield match[0], "没有这一天"
    for match in FROM_TO.finditer(text):
        pairs = [(match[f"{part}1"], match[f"{part}2"]) for part in "ymd"]
        known = [(int(one), int(other)) for one, other in pairs if one and other]
        if [one for one, _ in known] > [other for _, other in known]:
            yield match[0], "结束时间早于开始时间"
