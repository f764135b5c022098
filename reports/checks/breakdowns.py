"""Parts and their total inside the prose: “共80件，其中…74件、…6件”.

More than the total is wrong in any case; less only where the parts are said to be all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from reports.checks import enumerations, fee_sums, kinds, rounds, rows
from reports.checks.chinese import Sentence, statements
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.listings import FEWEST, MOST, NEAR, Listed, listings
from reports.checks.quantities import Quantity, quantities
from reports.checks.results import explained, results
from reports.checks.rule import Example, Rule
from reports.checks.unit import Unit
from reports.content import Content
from reports.schema import Severity

CHANNEL = re.compile(
    "网站|网页|门户|微信|公众号|微博|平台|客户端|APP|抖音|媒体|渠道|电视|报纸|公开栏|短视频|通过|方式|原创|转载"
)
MONEY = ("元",)
NARROW = 10  # of the total may be missing for a list to look like all of it
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


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Every total with its parts, statement by statement."""
    is_summary = context.unit_of(content).is_summary
    earlier: list[Quantity] = []
    for statement in statements(content):
        found = list(islice(quantities(statement.text), MOST))
        told = set()
        for at in range(len(found)):
            for listed in listings(statement.text, found, at):
                if severity := _judged(listed, content):
                    told |= {part.start for part in listed.parts}
                    yield _finding(listed, statement, is_summary, severity)
        for row, total in enumerations.wrong(content, statement, found, earlier):
            if not told & {part.start for part in row.parts}:
                yield _of_row(statement, row, total)
        for parts, whole in rounds.wrong(statement.text, found):
            if not told & {part.start for part in parts}:
                yield _finding(Listed(whole, True, parts), statement, is_summary, Severity.WARN)
        if statement.section.code == "other" and not told:
            yield from _of_fees(statement)
        earlier = [*earlier, *found][-NEAR:]


def _of_fees(statement: Sentence) -> Iterator[Finding]:
    for said, left, right, start, end in fee_sums.wrong(statement):
        quote = statement.raw[statement.clause(start) : end]
        message = f"“{statement.section.heading}”写的是“{_short(quote)}”：{said}。请核对件数和金额。"
        section = statement.section.code
        yield Finding("TX-10", Severity.WARN, section, message, left=left, right=right, quote=quote)


def _judged(listed: Listed, content: Content) -> Severity | None:
    """A hint where it may well be right but is put so that a reader cannot tell."""
    if listed.sum == listed.total.value:
        return None
    return Severity.WARN if _is_wrong(listed, content) else Severity.HINT if _is_near(listed) else None


def _is_near(listed: Listed) -> bool:
    """Several parts that come close to the total: some were forgotten, or counted twice, or one is wrong."""
    gap, least = listed.total.value - listed.sum, min(part.value for part in listed.parts)
    is_close = -least < gap and abs(gap) * NARROW < listed.total.value
    return len(listed.parts) >= FEWEST and listed.is_open and len(_results(listed)) < 2 and is_close


def _is_wrong(listed: Listed, content: Content) -> bool:
    named = _results(listed)
    if len(named) > 1:
        return not any(
            explained(content, total, listed.sum, named) for total in (listed.total.value, *listed.earlier)
        )
    if listed.sum < listed.total.value:
        return listed.is_all or _lacks_others(listed, content) or _is_slip(listed)
    if _may_overlap(listed):
        return False
    overlapping = not listed.is_of_requests and any(CHANNEL.search(label) for label in listed.labels)
    return (
        not overlapping or any(part.value > listed.total.value for part in listed.parts) or _is_slip(listed)
    )


def _may_overlap(listed: Listed) -> bool:
    """Whether no single number can be what is wrong: “500项，其中即办120项，网上可办480项，一次办好450项”."""
    largest = max(part.value for part in listed.parts)
    is_of_both = listed.sibling is not None and listed.sum <= listed.sibling + listed.total.value
    gap = listed.sum - listed.total.value
    return is_of_both or (largest <= gap and largest <= listed.total.value and not _is_slip(listed))


def _is_slip(listed: Listed) -> bool:
    """Whether two digits that changed places in one number make all the difference.

    That tells a slip from a list that is not meant to name everything; not among few or small numbers.
    """
    gap = listed.total.value - listed.sum
    if len(listed.parts) < FEWEST or listed.sum * 2 < listed.total.value or not listed.is_open:
        return False
    swaps = [value - part.value for part in listed.parts for value in _swapped(part.value)]
    return gap in swaps or -gap in [value - listed.total.value for value in _swapped(listed.total.value)]


def _swapped(value: Decimal) -> Iterator[Decimal]:
    digits = f"{value:f}"
    for at in range(len(digits) - 1):
        if digits[at : at + 2].isdigit() and digits[at] != digits[at + 1]:
            yield Decimal(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def _results(listed: Listed) -> frozenset[str]:
    """Rows of table three the list names; what a document is marked with is no result of an application."""
    return frozenset() if kinds.are_of(kinds.ATTRIBUTES, listed.labels) else results(listed.labels)


def _lacks_others(listed: Listed, content: Content) -> bool:
    """“其他处理12件，包括逾期不补正6件和撤回4件” where no line of the table is what is left out."""
    if not kinds.are_details_of_others(listed.labels, listed.led_up):
        return False
    lines = [content.best(name) for name in rows.cells(content, ("requests.other",))]
    return None not in lines and listed.total.value not in enumerations.with_some(listed.sum, lines)


def _of_row(statement: Sentence, row: enumerations.Row, total: Decimal) -> Finding:
    """A list with no total beside it."""
    quote = statement.raw[statement.clause(row.parts[0].start) : row.parts[-1].end]
    terms = " + ".join(f"{part.value:f}" for part in row.parts)
    message = (
        f"“{statement.section.heading}”写的是“{_short(quote)}”：所列各项 {terms} = {row.sum:f}，"
        f"与前文和表三的{total:f}件相差{abs(row.sum - total):f}件。请核对各项；没有列全的，请在文字中写明。"
    )
    code = "TX-5" if row.of is kinds.RESULTS else "TX-9"
    section = statement.section.code
    return Finding(code, Severity.WARN, section, message, left=row.sum, right=total, quote=quote)


def _finding(listed: Listed, statement: Sentence, is_summary: bool, severity: Severity) -> Finding:
    total, unit = listed.total, listed.total.unit
    is_of_fees = unit in MONEY or (statement.section.code == "other" and "收费通知" in statement.text)
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
        "TX-10" if is_of_fees else _code(listed, is_summary),
        severity,
        statement.section.code,
        message,
        left=listed.sum,
        right=total.value,
        quote=quote,
    )


def _short(quote: str) -> str:
    return quote if len(quote) <= 60 else f"{quote[:28]}……{quote[-28:]}"


def _code(listed: Listed, is_summary: bool) -> str:
    if len(_results(listed)) > 1:
        return "TX-5"
    if is_summary and sum(bool(AGENCIES.search(label)) for label in listed.labels) > 1:
        return "AG-2"
    return "TX-9"
