"""信息处理费: section six has to speak of it, and what it says has to agree with itself and with the tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import HAN, MOST, compact, number
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.scope import OTHER_TIME, YEAR
from reports.checks.wording import TEMPLATE
from reports.content import Content
from reports.schema import Severity

SENTENCE_TO_WRITE = "本年度未收取信息处理费。"
NOTICE = "国办公开办函〔2021〕30号一（六）：收取信息处理费的情况在此处专门报告"
RULES = (
    Rule(
        "E-45",
        "“六、其他需要报告的事项”应报告收取信息处理费的情况。",
        Severity.WARN,
        NOTICE,
        Example(passages={"other": "无"}),
        floor=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "E-46",
        "第六部分不能既说收取了信息处理费，又说没有收取。",
        Severity.WARN,
        NOTICE,
        Example(
            figures={"proactive.fees.amount": "0.024"},
            passages={"other": "全年收取信息处理费240元。本年度未收取信息处理费。"},
        ),
        floor=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "T3-7",
        "表三有逾期不缴费而不再处理的申请，第六部分应写明发出收费通知的情况。",
        Severity.WARN,
        NOTICE,
        Example(figures={"requests.new.person": "1", "requests.other.fee_unpaid.person": "1"}),
        floor=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "T2-8",
        "表二行政事业性收费不应少于第六部分写的实际收取的信息处理费。",
        Severity.WARN,
        "《政府信息公开信息处理费管理办法》：信息处理费按行政事业性收费管理",
        Example(passages={"other": "全年发出收费通知2件，实际收取信息处理费240元。"}),
        editions=("2021",),
    ),
)

FEE = "(?:信息公开)?(?:信息)?处理费|信息公开[^。，；]{0,8}(?:收费|费用)"
ANY_FEE = re.compile(f"{FEE}|收费|费用|收取[^。，；]{{0,12}}费|处理[^。，；]{{0,4}}收取")
NAMED_FEE = re.compile("信息处理费|信息公开处理费")
OF_INFORMATION = re.compile(
    "收费通知|缴费通知|"
    f"{FEE}|(?:依申请|信息|申请人)[^。，；]{{0,12}}(?:费|收费)|费[^。，；]{{0,12}}(?:信息公开|依申请)"
)
NO = "(?:未|没有|无|不|从未|均未)"
NOT_COLLECTED = re.compile(
    f"(?:{NO}(?:曾|有|发生|产生|实际|存在|涉及|向[^。，；]{{1,12}})*(?:收取|收费|征收)(?!通知)(?:任何|过|政府|相关|有关)*(?:{FEE})?|"
    f"{NO}(?:有|发生|产生|存在|涉及)+(?:收取)?[^。，；]{{0,12}}(?:{FEE})(?!通知))"
)
NOTIFIED = re.compile(
    "(?<![未无])(?<!没有)(?:发出|下发|送达|开具|出具)[^。；]{0,20}通知[^。；]{0,8}?(?P<count>[1-9][0-9]*)[件份次]"
)
NOT_NOTIFIED = re.compile(f"{NO}(?:有)?(?:发出|下发|送达|开具|出具)[^。，；]{{0,20}}通知")
# why an application may have gone unpaid, or that notices were sent at all
UNPAID = re.compile("通知|逾期|未缴|不缴|未按[^。，；]{0,8}缴")
AMOUNT = rf"(?P<amount>[0-9][0-9,]*(?:\.[0-9]+)?|[{HAN}]{{1,9}})(?P<unit>万?)元"
ALL_TOLD = re.compile(rf"[^。；]{{0,80}}?(?:共计|合计|总计|一共|共){AMOUNT}")
COLLECTED = re.compile(
    "(?<![未应拟需无不须])(?<!没有)(?:实际)?(?:收取|计收|实收|征收|收缴|收到|入库|缴纳|缴费(?!人|通知|期|金额|标准))"
    rf"(?![^。；]{{0,40}}(?:通知|应收))[^。；]{{0,40}}?(?<![0-9.,，]){AMOUNT}"
)
SENTENCE = re.compile("[^。！？]{1,600}")
IN_10000 = 10000


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """What section six says of the fee, in the edition that asks for it."""
    text = compact(content.passages.get("other", "")[:MOST])
    if content.edition.code != "2021" or not text or text.startswith(TEMPLATE):
        return
    if not ANY_FEE.search(text):
        yield _not_reported(content, text)
    elif not OF_INFORMATION.search(text):
        yield _not_named(content)
    collected = [amount for amount in amounts(text, content.year) if amount[0]]
    yield from _contradiction(text, collected)
    if collected:
        yield from _too_little(content, max(collected))
    else:
        yield from _unpaid(content, text)


def amounts(text: str, year: int) -> Iterator[tuple[Decimal, str]]:
    """What is said to have been collected this year, in 元, and the words that say so."""
    for sentence in SENTENCE.finditer(text):
        for match in COLLECTED.finditer(sentence[0]):
            head = sentence[0][: match.end()]
            years = {int(named) for named in YEAR.findall(head)}
            about_fee = ANY_FEE.search(sentence[0])
            if not about_fee or (year and years - {year}) or OTHER_TIME.search(head):
                continue
            total = ALL_TOLD.match(sentence[0], match.end()) if head_is_one(match) else None
            yield _in_yuan(total or match), match[0] + (total[0] if total else "")


def head_is_one(match: re.Match[str]) -> bool:
    """Whether the amount is the first of several that are added up at the end."""
    return "分别" in match[0]


def _in_yuan(match: re.Match[str]) -> Decimal:
    raw = match["amount"].replace(",", "")
    value = Decimal(raw) if raw[0].isascii() else Decimal(number(raw))
    return value * IN_10000 if match["unit"] else value


def _not_reported(content: Content, text: str) -> Finding:
    heading = content.edition.section("other").heading
    elsewhere = [
        section.heading
        for section in content.edition.passages
        if section.code != "other" and NAMED_FEE.search(content.passages.get(section.code, ""))
    ]
    written = f"（“{elsewhere[0]}”里写了，应移到这里）" if elsewhere else ""
    message = (
        f"“{heading}”没有报告收取信息处理费的情况{written}。没有收取的，请写“{SENTENCE_TO_WRITE}”；"
        "收取了的，请写明发出收费通知的件数、总金额和实际收取的金额。"
    )
    severity = Severity.HINT if elsewhere else Severity.WARN
    return Finding("E-45", severity, "other", message)


def _not_named(content: Content) -> Finding:
    """Some fee or other: the notice asks for this one by its name."""
    message = (
        f"“{content.edition.section('other').heading}”写了收费，但没有写明是信息处理费。"
        f"没有收取的，请写“{SENTENCE_TO_WRITE}”；收取了的，请写明件数和金额。"
    )
    return Finding("E-45", Severity.HINT, "other", message)


def _contradiction(text: str, collected: list[tuple[Decimal, str]]) -> Iterator[Finding]:
    """E-46: collected and not collected, notices and no notices."""
    sent = NOTIFIED.search(text)
    pairs = (
        (collected[0][1] if collected else "", NOT_COLLECTED.search(text)),
        (sent[0] if sent else "", NOT_NOTIFIED.search(text)),
    )
    for one, other in pairs:
        if one and other and ("费" in other[0] or "通知" in other[0]):
            message = f"第六部分既写“{one}”，又写“{other[0]}”，前后矛盾。请核对后留下属实的一句。"
            yield Finding("E-46", Severity.WARN, "other", message, quote=one)
            return


def _unpaid(content: Content, text: str) -> Iterator[Finding]:
    """T3-7: an application ended because a fee was not paid, but no notice of a fee is reported."""
    names = rows.cells(content, ("requests.other.fee_unpaid",))
    known = rows.amounts(content, names)
    silent = not UNPAID.search(text) or NOT_NOTIFIED.search(text)
    if not known or not max(known) or not silent:
        return
    message = (
        f"表三“（六）其他处理”第2行（逾期未按收费通知缴费）总计是{max(known):f}件，"
        "第六部分却没有报告发出收费通知的情况。请在第六部分写明收费通知的件数和总金额，或核对表三这一行。"
    )
    yield Finding("T3-7", Severity.WARN, "other", message, names, max(known))


def _too_little(content: Content, collected: tuple[Decimal, str]) -> Iterator[Finding]:
    """T2-8: the fee is one of the charges of table two. A figure rounded to its last decimal is right."""
    name = "proactive.fees.amount"
    amount, words = collected
    due, stated = amount / IN_10000, content.best(name)
    if stated is None:
        return
    exponent = stated.as_tuple().exponent
    rounding = Decimal((0, (5,), int(exponent) - 1)) if stated else Decimal()
    if stated + rounding >= due:
        return
    message = (
        f"第六部分写的是“{words}”，合{due.normalize():f}万元；表二“行政事业性收费”本年收费金额是{stated:f}万元，"
        "少于这个数。信息处理费属于行政事业性收费，请核对两处的金额和单位。"
    )
    yield Finding("T2-8", Severity.WARN, "other", message, (name,), due, stated, quote=words)
