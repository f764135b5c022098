"""Parts and their total inside the prose: “共80件，其中…74件、…6件”.

More than the total is wrong in any case; less only where the parts are said to be all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from reports.checks.chinese import Sentence, statements
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.quantities import Quantity, quantities
from reports.checks.results import explained, results
from reports.checks.rule import Example, Rule
from reports.checks.unit import Unit
from reports.content import Content
from reports.schema import Severity

LINK = re.compile(
    "[^，,：:；;（()）0-9]{0,8}(?:[，,；;：:]?(?P<bracket>[（(])|[，,；;：:。])(?:按[^，,：:；;0-9]{2,16}[，,：:])?"
    "(?:(?P<some>其中|主要)|(?P<all>分别(?!由|对|向|就|在|被)|具体(?:为|是|包括)|分为)|(?P<maybe>包括|包含)|(?P<bare>(?<=[：:（(])))"
)
# after these another count begins, or a number that is no part
NO_PART = re.compile(
    "同比|环比|较|比上|比去|比20|增长|增加|下降|减少|上年|去年|此外|另有|另外|同时|全年|累计|合计|总计|(?<!公)共|结转|平均|每|其中|包括|包含|分别|"
    "阅读|浏览|点击|转发|复议|诉讼|办结率|满意"
)
# “80件（网上52件、信函20件、当面8件）” lists parts without a word for it; “80件：办结77件、结转7件” does not
FEWEST = 3
VERB = re.compile("收到|受理|新收|办结|答复|含|扣除|已|未|尚|仅|即|约|[0-9]")
REST = re.compile("(?:^|[、，,；;：:和及与（(])(?:其他|其它|其余|剩余)(?!处理)")
NEW_THOUGHT = re.compile("；[^、，,；]{0,4}(?:收到|受理|办结|办理|新收|答复|制发|制定|公开|发布|开展)")
INSIDE = re.compile("(?:其中|包括|包含|分别)[^；]*$")
CHANNEL = re.compile(
    "网站|网页|门户|微信|公众号|微博|平台|客户端|APP|抖音|媒体|渠道|电视|报纸|公开栏|短视频|通过|方式|原创|转载"
)
NESTED = re.compile("[（(][^（()）]{0,200}[）)]")
TOTAL_BEHIND = re.compile("[，,、（(：:](?:以上)?(?:共计|合计|总计|共)$")
MONEY = ("元",)
MANY = 4
NEAR = 20
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
AGENCIES = re.compile("政府|部门|[局委办镇乡县区市]")

RULES: tuple[Rule, ...] = (
    Rule(
        "TX-5",
        "正文列出的各类办理结果之和，等于正文所写的总数。",
        Severity.WARN,
        "正文自身的加减关系，国办公开办函〔2021〕30号要求报得准",
        Example(
            {"requests.new.person": "70", "requests.granted.person": "70"},
            {"overview": "答复政府信息公开申请70件，其中予以公开40件、不予公开10件、其他处理7件。"},
        ),
    ),
    Rule(
        "TX-9",
        "正文中分项之和不大于总数；写明是全部分项的，与总数相等。",
        Severity.WARN,
        "正文自身的加减关系，国办公开办函〔2021〕30号要求报得准",
        Example(passages={"overview": "全年公开信息120条，其中通知类80条、公示类50条。"}),
    ),
    Rule(
        "TX-10",
        "正文中各项收费之和等于收费总数。",
        Severity.WARN,
        "《政府信息公开信息处理费管理办法》：发出通知和收取的金额专门报告",
        Example(passages={"other": "全年收取信息处理费2950元，分别为甲科室收取2000元、乙科室收取900元。"}),
    ),
    Rule(
        "AG-2",
        "汇总报告正文中各级各部门的数量之和，等于所写的总数。",
        Severity.WARN,
        "国办公开办函〔2021〕30号：县级以上地方人民政府汇总形成本级政府年度报告",
        Example(
            passages={"overview": "全县公开信息900条，其中县政府部门600条、乡镇400条。"},
            context=Context(unit=Unit("望溪县人民政府", True, "county", is_summary=True)),
        ),
    ),
)


@dataclass
class Listed:
    """A total and its parts, each with the words that name it. ``is_all``: said to be all there are."""

    total: Quantity
    is_all: bool
    parts: list[Quantity] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    is_of_requests: bool = False  # an application comes one way, what is published goes several
    earlier: tuple[
        Decimal, ...
    ] = ()  # totals named before; “新收80件，结转7件，其中予以公开…” is of the first

    @property
    def sum(self) -> Decimal:
        return sum((part.value for part in self.parts), Decimal())


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Every total with its parts, statement by statement."""
    is_summary = context.unit_of(content).is_summary
    for statement in statements(content):
        found = list(islice(quantities(statement.text), MOST))
        for at in range(len(found)):
            for listed in _listed(statement.text, found, at):
                if _is_wrong(listed, content):
                    yield _finding(listed, statement, is_summary)


def _listed(text: str, found: list[Quantity], at: int) -> Iterator[Listed]:
    """The list that follows this number, for itself and for the total of another unit right before it."""
    total = found[at]
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
                listed.is_of_requests = "申请" in text[max(0, one.start - NEAR) : one.start]
                listed.earlier = tuple(number.value for number in found[:at] if number.unit == one.unit)[
                    -MANY:
                ]
                yield listed
    elif TOTAL_BEHIND.search(text, 0, total.start) and (listed := _parts_before(text, found[:at], total)):
        yield listed


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
        if link["bare"] is not None and not listed.parts and (not label or VERB.search(label)):
            return None
        if _ends(listed, label, is_inside):
            if is_inside and listed.is_all or INSIDE.search(label):
                return None
            break
        if not number.exact:
            return None
        listed.parts.append(number)
        listed.labels.append(label)
        free = number.end
    if not listed.parts or not total.exact or total.unit not in UNITS:
        return None
    if link["bare"] is not None and len(listed.parts) < FEWEST:
        return None
    listed.is_all = _is_all(text, listed, link)
    return listed


def _ends(listed: Listed, label: str, is_inside: bool) -> bool:
    """Whether a number after these words is no part any more.

    A list inside another list goes on with 、 only. After a semicolon there goes on what was announced with a colon,
    or as all there is; and of that, what was not written with commas so far.
    """
    if NO_PART.search(label) or NEW_THOUGHT.search(label):
        return True
    if is_inside and listed.parts and set("，,；") & set(label):
        return True
    if "；" not in label or not listed.labels:
        return False
    is_announced = listed.is_all or listed.labels[0][:1] in ("：", ":")
    return not is_announced or (len(listed.labels) > 1 and "；" not in listed.labels[1])


def _is_all(text: str, listed: Listed, link: re.Match[str]) -> bool:
    behind = text[listed.parts[-1].end : listed.parts[-1].end + 3]
    if len(listed.parts) < 2 or "等" in behind or link["some"] == "主要" or "主要" in listed.labels[0]:
        return False
    if link["all"] or REST.search(listed.labels[-1]):
        return True
    is_likely = link["some"] is None and len(listed.parts) >= FEWEST
    return is_likely and listed.sum * 2 > listed.total.value


def _parts_before(text: str, before: list[Quantity], total: Quantity) -> Listed | None:
    """“甲3件、乙5件，共8件”: only numbers that stand in one row with 、 between them."""
    listed, end = Listed(total, is_all=True), total.start
    for number in reversed(before):
        between = text[number.end : end]
        row = between[:1] == "、" if listed.parts else bool(TOTAL_BEHIND.fullmatch(between))
        if number.unit != total.unit or not number.exact or not row:
            break
        listed.parts.append(number)
        end = number.start
    start = max(text.rfind(mark, 0, end) for mark in "，,；;：:（(、") + 1
    first = text[start:end]
    is_clear = len(listed.parts) > 1 and total.exact and total.unit in UNITS and not NO_PART.search(first)
    listed.labels = [text[start : total.start]]
    return listed if is_clear and not NO_PART.search(text[start : listed.parts[0].end]) else None


def _is_wrong(listed: Listed, content: Content) -> bool:
    if listed.sum == listed.total.value:
        return False
    named = results(listed.labels)
    if len(named) > 1:
        return not any(
            explained(content, total, listed.sum, named) for total in (listed.total.value, *listed.earlier)
        )
    if listed.sum < listed.total.value:
        return listed.is_all
    overlapping = not listed.is_of_requests and any(CHANNEL.search(label) for label in listed.labels)
    return not overlapping or any(part.value > listed.total.value for part in listed.parts)


def _finding(listed: Listed, statement: Sentence, is_summary: bool) -> Finding:
    total, unit = listed.total, listed.total.unit
    ends = [number.end for number in (total, *listed.parts)]
    quote = statement.raw[
        statement.clause(min(total.start, listed.parts[-1].start, listed.parts[0].start)) : max(ends)
    ]
    terms = " + ".join(f"{part.value:f}" for part in sorted(listed.parts, key=lambda part: part.start))
    message = (
        f"“{statement.section.heading}”写的是“{_short(quote)}”：所列各项 {terms} = {listed.sum:f}，"
        f"{'大于' if listed.sum > total.value else '小于'}总数{total.value:f}{unit}，"
        f"相差{abs(listed.sum - total.value):f}{unit}。请核对总数和各项；各项有重叠或者没有列全的，请在文字中写明。"
    )
    return Finding(
        _code(listed, is_summary),
        Severity.WARN,
        statement.section.code,
        message,
        left=listed.sum,
        right=total.value,
        quote=quote,
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:28]}……{quote[-28:]}"


def _code(listed: Listed, is_summary: bool) -> str:
    if listed.total.unit in MONEY:
        return "TX-10"
    if len(results(listed.labels)) > 1:
        return "TX-5"
    if is_summary and sum(bool(AGENCIES.search(label)) for label in listed.labels) > 1:
        return "AG-2"
    return "TX-9"
