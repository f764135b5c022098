"""Percentages in the prose, recomputed: shares of what was named before, rates of the applications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from reports.checks import rows
from reports.checks.chinese import Sentence, statements
from reports.checks.claims import ANSWERED, LAST_SPOKEN_OF
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.kinds import APPLICANTS, CHANNELS, RESULTS
from reports.checks.quantities import Quantity, quantities
from reports.checks.rule import Example, Rule
from reports.checks.scope import is_ours
from reports.content import Content
from reports.schema import Severity

HUNDRED, NONE = Decimal(100), Decimal()
# “74件，占92.5%”, “74件（占比92.5%）”: the number that is a share stands right before
SHARE = re.compile(
    "(?:申请)?(?:[，,（(、]?(?:约)?占(?!比?(?:分别|依次))(?P<of>[^，,。；;0-9%（()）]{0,14})|[（(])"
)
RATIO = re.compile("[，,、（(]?(?:所占)?(?:比例|比重)(?:为|是|达到?)?")
OUTER = re.compile("[包（(]|含")
RATE = re.compile(
    "(?<![按及准])(?:(?P<handled>办结|答复|办理)|(?<!不)(?P<open>公开))率(?:均|已)?(?:为|达到?|是|高达)?$"
)
NOT_A_RATE = re.compile(
    "按[时期]|及时|规范|准[确时]|合格|满意|主动公开率|法定|如期|热线|工单|留言|诉求|建议|提案|投诉|信件|咨询|举报|许可|处罚|信访|"
    "公文|文件|事项|政策|复议|诉讼|目标|要求|应当|力争|同比|上年|去年|提[高升]"
)
REQUESTS = re.compile("申请")
OF_REQUESTS = re.compile("申请|办结|答复|受理|收件|办理")
# of what else a share may be, so that nothing here tells its whole
ELSEWHERE = re.compile(
    "财政|预算|投资|考核|权重|分值|人口|面积|同期|上年|去年|全[省市县]|各级|编制|人员|职工"
)
# a share of a share, or of the half that is told last
DISPUTED_WHOLE = re.compile("其余|剩余|前者|后者")
OF = re.compile("占(?P<of>[^，,。；;0-9%（()）]{0,14})$")
EACH = re.compile(
    "(?:申请)?[，,（(、]?(?:(?:分别|依次)占[^，,。；;0-9%（()）]{0,14}|(?:所占)?(?:占比|比例|比重)(?:分别|依次)(?:为|是)?)"
)
SAYS_LITTLE = re.compile("比[例重]?|为|达到?|了")
GROWN = re.compile("[增减升降率较比]|满意")
ROW = re.compile("[、，,和及]")
WHOLE = re.compile("总[数量]|全部|申请|合计")
REACH = 12
PARTS = 3
MOST_READ = 120
HANDLED = ("requests.handled",)
RECEIVED = (("requests.new",), ("requests.new", "requests.carried_in"))
WHOLES = (HANDLED, *RECEIVED)
MANY = 12  # percentages of one statement that are judged, and numbers that may be their whole
NEAR = 3  # statements before in which the whole may stand

RULES: tuple[Rule, ...] = (
    Rule(
        "TX-4",
        "正文中的百分比、增减数与它所依据的数字一致。",
        Severity.WARN,
        "正文与表格、上年报告的对应关系，国办公开办函〔2021〕30号要求报得准",
        Example(
            {"requests.new.person": "80", "requests.granted.person": "80"},
            {"overview": "收到政府信息公开申请80件，其中网上申请60件，占85.0%。"},
        ),
    ),
)


@dataclass(frozen=True)
class Place:
    """A statement and the numbers of those before it."""

    statement: Sentence
    earlier: list[list[Quantity]]


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """TX-4 where no whole that is named, in the prose nearby or in the table, gives the percentage."""
    earlier: list[list[Quantity]] = []
    for statement in statements(content):
        found = list(quantities(statement.text))
        exact = (at for at, number in enumerate(found) if number.unit == "%" and number.exact)
        for at in islice(exact, MANY):
            yield from _share(content, Place(statement, earlier), found, at)
            yield from _rate(content, statement, found, found[at])
            yield from _ratio(content, Place(statement, earlier), found, at)
        yield from _shares(statement, found)
        earlier = [*earlier, found[:MANY]][-NEAR:]


def gives(
    part: Decimal, whole: Decimal, percent: Quantity, slack: Decimal = NONE, rest: Decimal = NONE
) -> bool:
    """Whether part of whole is this percentage, rounded or cut at the decimals given; ``slack`` and ``rest`` are theirs."""
    if whole <= rest:
        return False
    least, most = (part - slack) / (whole + rest) * HUNDRED, (part + slack) / (whole - rest) * HUNDRED
    step = Decimal(10) ** -percent.places
    return least - step < percent.value < most + step


def wholes(content: Content, of: str) -> set[Decimal]:
    """Totals of table three a share may be of."""
    named = (*WHOLES, ANSWERED.rows) if "答复" in of else WHOLES
    return {value for names in named for value in rows.amounts(content, rows.cells(content, names))}


def _share(content: Content, place: Place, found: list[Quantity], at: int) -> Iterator[Finding]:
    """“74件，占92.5%”: the number right before; “74件、6件，分别占92.5%、7.5%”: each of as many numbers before."""
    text, percent = place.statement.text, found[at]
    parts = _parts(text, found, at)
    for one, part in zip(found[at:], parts, strict=False):
        of = OF.search(text, part.end, percent.start)
        what = of["of"] if of else ""
        if not ELSEWHERE.search(what):
            yield from _judge(content, place, found, part, one, what)


def _parts(text: str, found: list[Quantity], at: int) -> list[Quantity]:
    """The numbers whose shares begin here; none where that is not plain."""
    before, percent = found[:at], found[at]
    if not before or before[-1].unit == "%" or not before[-1].is_known:
        return []
    between = text[before[-1].end : percent.start]
    if SHARE.fullmatch(between) and not DISPUTED_WHOLE.search(
        text, max(0, before[-1].start - REACH), before[-1].start
    ):
        is_share = "占" in between or (
            text.startswith(("）", ")"), percent.end)
            and not GROWN.search(text, max(0, before[-1].start - REACH), before[-1].start)
        )
        return before[-1:] if is_share else []
    run = 1
    for one, other in zip(found[at:], found[at + 1 :], strict=False):
        if other.unit != "%" or not ROW.fullmatch(text, one.end, other.start):
            break
        run += 1
    row = before[-run:]
    is_row = run > 1 and len(row) == run and all(number.unit == row[0].unit for number in row)
    return row if is_row and EACH.fullmatch(between) else []


def _judge(
    content: Content, place: Place, found: list[Quantity], part: Quantity, percent: Quantity, of: str
) -> Iterator[Finding]:
    """Nothing unless a whole is named, in the statement itself or, as “总数”, nearby or in the table."""
    statement = place.statement
    before = [number for number in found if number.end <= part.start][-MANY:]
    is_requests = bool(REQUESTS.search(statement.before + statement.text))
    named = _wholes_of(part, before)
    if WHOLE.search(of):
        named += [number for line in place.earlier for number in _wholes_of(part, line)]
    about_requests = bool(OF_REQUESTS.search(of)) and is_requests and is_ours(statement, part.start, content)
    about_requests |= is_requests and not SAYS_LITTLE.sub("", of) and _is_of_requests(content, place, part)
    if not (named or about_requests) or not all(number.is_known for number in named):
        return
    known = {
        (number.value, number.slack)
        for line in (*place.earlier, before, found[-MANY:])
        for number in line
        if number.unit != "%"
    }
    row = [number for number in (*before, part) if number.unit == part.unit]
    known |= {
        (part.value, NONE),
        (sum((one.value for one in row), NONE), sum((one.slack for one in row), NONE)),
    }
    ours = wholes(content, of) if is_requests else set()
    known |= {(whole, NONE) for whole in ours}
    if not any(gives(part.value, whole, percent, part.slack, slack) for whole, slack in known):
        whole = named[0].value if named else max(ours) if ours else max(known)[0]
        yield _wrong(
            statement, part.start, percent, f"{part.value:f}÷{whole:f}", part.value / whole * HUNDRED
        )


def _is_of_requests(content: Content, place: Place, part: Quantity) -> bool:
    """“从结果看，公开13件，占46.4%”, of the applications told before: a result, a way or an applicant of table three."""
    statement = place.statement
    label = statement.text[statement.clause(part.start) : part.start]
    told = {number.value for line in place.earlier for number in line} & wholes(content, "答复")
    is_one = any(kinds.member(label) for kinds in (RESULTS, APPLICANTS, CHANNELS))
    return bool(told) and part.unit == "件" and is_one and is_ours(statement, part.start, content)


def _ratio(content: Content, place: Place, found: list[Quantity], at: int) -> Iterator[Finding]:
    """“其他处理12件，包括…8件和…4件，比例为1.6%”: of whichever of the numbers right before it."""
    statement, percent, before = place.statement, found[at], found[max(0, at - PARTS) : at]
    if not before or not RATIO.fullmatch(statement.text, before[-1].end, percent.start):
        return
    nested = OUTER.search(statement.text, before[0].end, percent.start)
    parts = [number for number in (before if nested else before[-1:]) if number.unit == before[-1].unit]
    earlier = [number for line in place.earlier for number in line]
    known = {number.value for number in (*earlier, *found[:at]) if number.unit == before[-1].unit}
    if REQUESTS.search(statement.before + statement.text):
        known |= wholes(content, "答复")
    is_told = len(known) > 1 and parts and all(number.exact for number in found[:at])
    if (
        before[-1].unit != "%"
        and is_told
        and not any(gives(part.value, whole, percent) for part in parts for whole in known)
    ):
        quote = statement.quote(parts[0].start, percent.end)
        message = (
            f"“{statement.section.heading}”写的是“{quote}”，按前文的各个数字计算都不是这个比例。"
            "请核对百分比和它所依据的数字。"
        )
        section = statement.section.code
        yield Finding("TX-4", Severity.WARN, section, message, left=percent.value, quote=quote)


def _wholes_of(part: Quantity, numbers: list[Quantity]) -> list[Quantity]:
    return [number for number in numbers if number.unit == part.unit and number.value >= part.value]


def _rate(
    content: Content, statement: Sentence, found: list[Quantity], percent: Quantity
) -> Iterator[Finding]:
    """办结率 of the applications, of table three or of two numbers of the statement; 100% is another rule's."""
    text = statement.text
    start = statement.clause(percent.start)
    match = RATE.search(text, start, percent.start)
    if not match or NOT_A_RATE.search(text, start, percent.end) or percent.value == HUNDRED:
        return
    if percent.value > HUNDRED:
        yield _wrong(statement, start, percent, "", HUNDRED)
        return
    led_up = statement.before + text[max(0, start - MOST_READ) : start]
    if not match["handled"] or not LAST_SPOKEN_OF.search(led_up) or not is_ours(statement, start, content):
        return
    handled = rows.amounts(content, rows.cells(content, HANDLED))
    received = [rows.amounts(content, rows.cells(content, names)) for names in RECEIVED]
    if len(handled) != 1 or not all(received) or not received[0][0]:
        return
    in_text = [number.value for number in found[:MANY] if number.unit == "件"]
    wholes_said = [value for value in (*in_text, *received[0], *received[1]) if value]
    if not any(gives(one, other, percent) for one in (*in_text, *handled) for other in wholes_said):
        whole = received[1][0]
        formula = f"表三（七）总计{handled[0]:f}÷收到和结转之和{whole:f}"
        yield _wrong(statement, start, percent, formula, handled[0] / whole * HUNDRED)


SHARES = re.compile("占[^，,。；;0-9%]{0,14}$")
NO_SHARE = re.compile("其中|同比|率|；|满意|[增减升降]")
ALL_SAID = re.compile("其他|其余|剩余")
MOST_OF_IT = 60  # shares of something else add up to anything


def _shares(statement: Sentence, found: list[Quantity]) -> Iterator[Finding]:
    """Three shares or more of one whole, of which the last is the rest: 100% together."""
    text = statement.text
    shares = [number for number in found if number.unit == "%"]
    if len(shares) < 3 or not all(number.exact for number in shares):
        return
    between = [text[one.end : other.start] for one, other in zip(shares, shares[1:], strict=False)]
    first = SHARES.search(text, statement.clause(shares[0].start), shares[0].start)
    if not first or not ALL_SAID.search(between[-1]) or any(NO_SHARE.search(words) for words in between):
        return
    total = sum((number.value for number in shares), Decimal())
    room = sum((Decimal(10) ** -number.places for number in shares), Decimal())
    if total > MOST_OF_IT and abs(total - HUNDRED) > room:
        terms = " + ".join(f"{number.value:f}%" for number in shares)
        message = f"“{statement.section.heading}”列出的各项占比 {terms} = {total:f}%，合起来应为100%。请核对各项占比。"
        quote = statement.quote(shares[-1].start, shares[-1].end)
        yield Finding(
            "TX-4", Severity.WARN, statement.section.code, message, left=total, right=HUNDRED, quote=quote
        )


def _wrong(statement: Sentence, start: int, percent: Quantity, formula: str, right: Decimal) -> Finding:
    quote = statement.quote(start, percent.end).rpartition("；")[2]
    right = round(right, max(percent.places, 1))
    reckoned = f"按{formula}计算是{right:f}%" if formula else "不会超过100%"
    message = f"“{statement.section.heading}”写的是“{quote}”，{reckoned}。请核对百分比和它所依据的数字。"
    return Finding(
        "TX-4", Severity.WARN, statement.section.code, message, left=percent.value, right=right, quote=quote
    )
