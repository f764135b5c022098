"""Parts listed beside their total in the prose: “共80件，其中…74件、…6件”, “…3件、…5件，共8件”. Reading, not judging."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from reports.checks import kinds
from reports.checks.quantities import Quantity

# “1308条，同比增长9.0%。其中…”: what is said of the total before its parts are named
INSET = (
    "(?:[，,（(](?:同比|环比|(?:增|减|上升|下降|降|提高)[^，,。；：:（()）0-9]{0,4}[0-9]|[较比与](?:上一?年|去年|20[0-9]{2}年))"
    "[^，,。；：:（()）]{0,30}[）)]?){0,3}"
)
LINK = re.compile(
    f"{INSET}"
    "[^，,：:；;（()）0-9]{0,8}?(?:[，,；;：:]?(?P<bracket>[（(])|[，,；;：:。]|(?=(?:政府|信息|公开|的|申请)*中[，,：:]?(?:通过)?[^0-9，,]{2}))(?:按[^，,：:；;0-9]{2,16}[，,：:])?"
    "(?:(?P<some>其中|主要|(?<=[件条份])(?:政府|信息|公开|的|申请)*中[，,：:]?)|(?P<all>各[^，,：:；;（()）0-9]{0,6}分别为|分别(?!由|对|向|就|在|被)|具体(?:为|是|包括)|分为)|(?P<maybe>包括|包含|涵盖|(?:申请人)?(?:分别)?来自)|(?P<bare>(?<=[：:（(])))"
)
# a list of kinds that leave nothing out needs no word before it
UNMARKED = re.compile(
    "(?P<bracket>(?!))?(?P<some>(?!))?(?P<all>(?!))?(?P<maybe>(?!))?(?P<bare>(?!))?[^，,：:；;（()）0-9]{0,8}[，,：:；;]"
    "(?=[^，,；;：:（()）0-9]{0,12}(?:公开|起诉|建议|提案|维持|纠正)[^，,；;：:（()）0-9]{0,2}[0-9])"
)
# “其余10件结转下年” is no part of what was answered
TURNS = re.compile("[^，,；;。、（(0-9]{0,4}(?:结转|转下|正在|尚在|仍在|顺延)")
# after these another count begins, or a number that is no part
NO_PART = re.compile(
    "同比|环比|较|比上|比去|比20|增长|增加|下降|减少|上年|去年|此外|另有|另外|同时|全年|累计|合计|总计|(?<!公)共|结转|平均|每|其中|包括|包含|分别|"
    "阅读|浏览|点击|转发|(?<!未经)复议(?!后)|诉讼|办结率|满意"
)
# “80件（网上52件、信函20件、当面8件）” lists parts without a word for it; “80件：办结77件、结转7件” does not
FEWEST = 3
VERB = re.compile("收到|受理|新收|办结|答复|含|扣除|已|未|尚|仅|即|约|[0-9]")
REST = re.compile("(?:^|[、，,；;：:和及与（(])(?:其他|其它|其余|剩余)(?!处理)")
NEW_THOUGHT = re.compile("；[^、，,；]{0,4}(?:收到|受理|办结|办理|新收|答复|制发|制定|公开|发布|开展)")
INSIDE = re.compile("(?:其中|包括|包含|分别)[^；]*$")
NESTED = re.compile("[（(][^（()）]{0,200}[）)]")
TOTAL_BEHIND = re.compile(
    "[，,、（(：:；;](?:以上|上述)?(?P<count>[两二三四五六]|)(?:[项类者种个]|部分|方面)?(?:共计|合计|总计|总共|一共|累计|共)(?:为|是|(?<=[共合总]计)(?:发布|公开|办理|印发|制作|推送|收到|开展)(?:了|各类)?)?$"
)
COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
ROW = re.compile("[、和及与以]")
# “较上年增加200条，其中…” is of what there was before
GROWN = re.compile("(?:同比|环比|[较比与])[^，,。；]{0,20}(?:[增减升降]|多|少)[^，,。；0-9]{0,3}$")
PAUSES = re.compile("[，,；;]")
IN_TURN = re.compile("(?:分别|依次)(?:为|是|收取)?[：:]?$")
# “2.全年办理建议8件、提案14件，共22件”
LED_IN = re.compile(
    r"^(?:[0-9]{1,2}[.．、]|[（(]?[一二三四五六七八九十]{1,2}[）)、])?(?:20[0-9]{2}年度?|全年|本年度?|年内)?"
)
PAUSE = re.compile("[。！？]")
MANY = 4
NEAR = 20
LONG = 30
MOST = 40  # numbers of one statement that are read
UNITS = (
    "件",
    "条",
    "份",
    "篇",
    "期",
    "起",
    "宗",
    "例",
    "个",
    "项",
    "场",
    "次",
    "人次",
    "家",
    "元",
    "则",
    "部",
)


@dataclass
class Listed:
    """A total and its parts, each with the words that name it. ``is_all``: said to be all there are."""

    total: Quantity
    is_all: bool
    parts: list[Quantity] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    led_up: str = ""
    is_of_requests: bool = False  # an application comes one way, what is published goes several
    sibling: Decimal | None = None  # “许可90条、处罚120条，其中…” may be of both
    is_open: bool = True  # not said to be some only: 主要, 等
    earlier: tuple[
        Decimal, ...
    ] = ()  # totals named before; “新收80件，结转7件，其中予以公开…” is of the first

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal())


def listings(text: str, found: list[Quantity], at: int) -> Iterator[Listed]:
    """The list that follows this number, for itself and for the total of another unit right before it."""
    total = found[at]
    if total.unit == "%" or GROWN.search(text, max(0, total.start - LONG), total.start):
        return
    if link := LINK.match(text, total.end):
        scope = _scope(text, link)
        totals = [total]
        if (
            at
            and found[at - 1].unit != total.unit
            and not set("；;其") & set(text[found[at - 1].end : total.start])
        ):
            totals.append(found[at - 1])
        for one in totals:
            if listed := _parts(text, found[at + 1 :], one, link, scope):
                listed.sibling = _sibling(text, found[:at], one) if link["some"] else None
                listed.is_of_requests = "申请" in listed.led_up or kinds.are_ways_in(listed.labels)
                listed.earlier = tuple(number.value for number in found[:at] if number.unit == one.unit)[
                    -MANY:
                ]
                yield listed
    elif (
        (link := UNMARKED.match(text, total.end))
        and (listed := _parts(text, found[at + 1 :], total, link, len(text)))
        and kinds.names_all(listed.labels, listed.led_up)
    ):
        yield listed
    if (behind := TOTAL_BEHIND.search(text, max(0, total.start - NEAR), total.start)) and (
        listed := _parts_before(text, found[:at], total, behind)
    ):
        yield listed


def _sibling(text: str, before: list[Quantity], total: Quantity) -> Decimal | None:
    """The number right before the total in a row with it."""
    if not before or before[-1].unit != total.unit:
        return None
    between = text[before[-1].end : total.start]
    return before[-1].value if between[:1] in "、，," and not PAUSES.search(between, 1) else None


def _scope(text: str, link: re.Match[str]) -> int:
    """Where the list ends at the latest: with the statement, or at its bracket; at once where that is never closed."""
    if not link["bracket"]:
        return len(text)
    depth = 1
    for at in range(link.end("bracket"), len(text)):
        depth += (text[at] in "（(") - (text[at] in "）)")
        if not depth:
            return at
    return link.end()


def _parts(
    text: str, following: list[Quantity], total: Quantity, link: re.Match[str], scope: int
) -> Listed | None:
    """None where the list cannot be told apart from what stands around it."""
    listed, free = Listed(total, bool(link["all"])), link.end()
    hidden = [match.span() for match in NESTED.finditer(text, free, scope)]
    is_inside = not link["bracket"] and bool(INSIDE.search(text, 0, total.start))
    for number in following:
        if number.start >= scope:
            break
        if number.unit != total.unit or any(start < number.start < end for start, end in hidden):
            continue
        label = text[free : number.start]
        if link["bare"] is not None and not listed.parts and not _names_a_part(label):
            return None
        if _ends(listed, label, is_inside):
            if is_inside and listed.is_all or INSIDE.search(label):
                return None
            break
        if not number.exact:
            return None
        if REST.search(label) and TURNS.match(text, number.end):
            break
        listed.parts.append(number)
        listed.labels.append(label)
        free = number.end
    if not listed.parts or not total.exact or total.unit not in UNITS:
        return None
    listed.led_up = text[max(0, total.start - NEAR) : total.start]
    if link["bare"] is not None and len(listed.parts) < FEWEST and not _is_known(listed):
        return None
    if _is_of_another(listed, link):
        return None
    listed.is_open = not _is_some(text, listed, link)
    listed.is_all = listed.is_open and _is_all(listed, link)
    return listed


def _names_a_part(label: str) -> bool:
    return bool(label) and (not VERB.search(label) or kinds.is_of_any(label))


def _is_of_another(listed: Listed, link: re.Match[str]) -> bool:
    """“结转4件，来自自然人78件”; “80件中，涉及征地50件，涉及社保40件” may overlap."""
    if "来自" in (link["maybe"] or ""):
        return any(part.value > listed.total.value for part in listed.parts)
    is_among = "中" in (link["some"] or "").replace("其中", "")
    return is_among and not any(kinds.are_of(each, listed.labels) for each in kinds.EVERY)


def _is_known(listed: Listed) -> bool:
    """Whether two parts are enough to see what is listed."""
    return (
        kinds.are_details_of_others(listed.labels, listed.led_up)
        or kinds.names_all(listed.labels, listed.led_up)
        or (
            listed.total.unit == "件"
            and kinds.are_of(kinds.CHANNELS, listed.labels)
            and "申请" in listed.led_up
        )
    )


def _ends(listed: Listed, label: str, is_inside: bool) -> bool:
    """Whether a number after these words is no part any more.

    A list inside another list goes on with 、 only. After a semicolon there goes on what was announced with a colon,
    or as all there is; and of that, what was not written with commas so far.
    """
    if NO_PART.search(label) or NEW_THOUGHT.search(label):
        return True
    if is_inside and listed.parts and set("，,；") & set(label):
        return True
    if listed.parts and ("主要" in label or _says_more(label)):
        return True
    if "；" not in label or not listed.labels:
        return False
    is_announced = listed.is_all or listed.labels[0][:1] in ("：", ":")
    return not is_announced or (len(listed.labels) > 1 and "；" not in listed.labels[1])


def _says_more(label: str) -> bool:
    """“，全部公开，解读2件”: a clause of its own stands between."""
    first, second = (PAUSES.split(label.strip("、"), maxsplit=2) + ["", ""])[1:3]
    return bool(second) and not any(character.isdigit() for character in first)


def _is_some(text: str, listed: Listed, link: re.Match[str]) -> bool:
    behind = text[listed.parts[-1].end : listed.parts[-1].end + 3]
    return "等" in behind or link["some"] == "主要" or "主要" in listed.labels[0]


def _is_all(listed: Listed, link: re.Match[str]) -> bool:
    if len(listed.parts) < 2:
        return False
    if link["all"] or REST.search(listed.labels[-1]):
        return True
    if kinds.names_all(listed.labels, listed.led_up):
        return listed.sum * 2 > listed.total.value
    is_likely = link["some"] is None and len(listed.parts) >= FEWEST
    return is_likely and listed.sum * 2 > listed.total.value


def _parts_before(text: str, before: list[Quantity], total: Quantity, behind: re.Match[str]) -> Listed | None:
    """“甲3件、乙5件，共8件”: only numbers in one row with 、 between them; “甲3件，乙5件，两项合计8件”: as many as said."""
    listed, end = Listed(total, is_all=True), total.start
    count = COUNTS.get(behind["count"], 0)
    for number in reversed(before):
        between = text[number.end : end]
        is_next = bool(ROW.match(between)) or (bool(count) and between[:1] in "，,；;")
        row = is_next and not PAUSE.search(between) if listed.parts else between == behind[0]
        if number.unit != total.unit or not number.exact or not row or len(listed.parts) == (count or MOST):
            break
        listed.parts.append(number)
        end = number.start
    start = max(text.rfind(mark, 0, end) for mark in "，,；;：:（(、") + 1
    first = LED_IN.sub("", IN_TURN.sub("", text[start:end]))
    is_clear = len(listed.parts) > 1 and total.exact and total.unit in UNITS and not NO_PART.search(first)
    listed.labels = [text[start : total.start]]
    if not is_clear or (count and len(listed.parts) != count):
        return None
    return None if NO_PART.search(first + text[end : listed.parts[0].end]) else listed
