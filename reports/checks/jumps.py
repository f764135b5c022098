"""Figures that leap from one year to the next, cases that vanish between two years, a count from the start that falls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import Sentence, number, sentences
from reports.checks.context import ALONE, Context, is_year_before
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

# what is counted, its rows, how many there must be before a leap is worth a word, and what explains it in the prose
COUNTED = (
    ("本年新收政府信息公开申请", ("requests.new",), 20, "申请"),
    ("行政复议", ("remedies.reconsideration",), 20, "复议"),
    ("行政诉讼", ("remedies.litigation_direct", "remedies.litigation_after"), 20, "诉讼"),
    ("行政许可", ("proactive.licences.decisions",), 200, "许可"),
    ("行政处罚", ("proactive.penalties.decisions",), 200, "处罚"),
    ("行政强制", ("proactive.coercive_measures.decisions",), 200, "强制"),
)
REQUESTS = COUNTED[0][1]
ENOUGH = 20  # of what has no line of its own above
MUCH_MORE = 3  # than the reviews of the same year
FEWER, FURTHER = 10, 10  # a leap of tenfold shows among fewer applications
REASON = re.compile(
    "增[加长多幅]|激增|减少|下降|上升|翻[了番一]|[0-9两几数]倍|首次|划转|划入|移交|承接|下放|改革|取消|原因|由于|所致|口径"
)
# by how many applications or cases it is said to have grown
GROWTH = re.compile(
    "[较比](?:上一?年|去年|20[0-9]{2}年)[^，,。；：:（(]{0,14}[，,]?(?:增加|增长|减少|下降|多|少)了?(?P<number>[0-9]{1,6})件"
)
LEAP = 5
MANY = 100  # cases: beyond, chance explains no leap
CASES = (
    ("行政复议", ("reconsideration",)),
    ("行政诉讼", ("litigation_direct", "litigation_after")),
)
SINCE_THE_START = re.compile(
    "(?:历年(?:来)?|以来|截至[^，,。；]{0,16}[，,]?)[^，,。；0-9]{0,10}累计(?P<what>[\u4e00-\u9fff]{2,14}?)"
    "(?:共|达到?|为|总数|总量)*(?P<number>[0-9]{1,9})(?P<unit>[条件])(?![次以])"
)

RULES: tuple[Rule, ...] = (
    Rule(
        "T3-8",
        "数量与上年相比不应有5倍以上的增减，确有原因的不用修改；不到100件的，只作提示。",
        Severity.WARN,
        "数据可核查：国办公开办函〔2021〕30号要求统得出、报得准",
        Example(
            {"requests.new.person": "240", "requests.granted.person": "240"},
            last={"requests.new.person": "12"},
        ),
        ceiling=Severity.WARN,
    ),
    Rule(
        "T4-3",
        "上年“尚未审结”的案件，本年应当有下落。",
        Severity.HINT,
        "表四“尚未审结”的含义；按收案年度统计的不适用",
        Example(last={"remedies.reconsideration.pending": "4"}),
        ceiling=Severity.WARN,
    ),
    Rule(
        "T4-4",
        "复议后起诉的案件不多于本年与上年行政复议之和。",
        Severity.HINT,
        "复议后起诉以先有复议为前提",
        Example({"remedies.litigation_after.upheld": "5"}, last={"remedies.reconsideration.upheld": "1"}),
        ceiling=Severity.WARN,
    ),
    Rule(
        "E-28",
        "正文里的历年累计数不少于上年报告所写的累计数。",
        Severity.WARN,
        "累计数只增不减；统计口径变化的应当写明",
        Example(
            passages={"overview": "历年累计公开政府信息1200条。"},
            context=Context(
                last_year=Example(passages={"overview": "历年累计公开政府信息8500条。"}, year=2023).content
            ),
        ),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Nothing without the report of the year before, nor for a sum that is not complete yet."""
    last = context.last_year
    if context.below and context.below.missing:
        return
    if last is None:
        yield from _many_after_review(content)
    if last is None or not is_year_before(last, content):
        return
    yield from _leaps(content, last)
    for what, kinds in CASES:
        yield from _vanished(content, last, what, kinds)
    yield from _after_review(content, last)
    yield from _fallen(content, last)


def _sum(content: Content, names: tuple[str, ...]) -> Decimal | None:
    """Their sum where there is only one; None where a figure is missing or a printed total is disputed."""
    sums = rows.amounts(content, names)
    return sums[0] if len(sums) == 1 else None


def _leaps(content: Content, last: Content) -> Iterator[Finding]:
    """T3-8, one for a table; nothing where the prose says why."""
    leaps: dict[str, list[tuple[str, tuple[str, ...], Decimal, Decimal]]] = {}
    for what, names, enough, word in COUNTED:
        cells = rows.cells(content, names)
        here, there = _sum(content, cells), _sum(last, rows.cells(last, names))
        if here is None or there is None or not _is_leap(here, there, enough, names is REQUESTS):
            continue
        if not any(_is_reason(said.text, word, abs(here - there)) for said in sentences(content)):
            leaps.setdefault(content.edition.section_of(cells[0]).code, []).append((what, cells, here, there))
    for section, found in leaps.items():
        told = "；".join(f"{what}：本年是{here:f}件，上年报告是{there:f}件" for what, _, here, there in found)
        message = f"{told}，增减很大。请核对是否多写、漏写了数字或者换了统计口径；确实如此的，建议在正文里写明原因。"
        _, cells, here, there = found[0]
        against = tuple((names[0], f"{before:f}") for _, names, _, before in found)
        every = tuple(cell for _, names, _, _ in found for cell in names)
        most = max(max(here, there) for _, _, here, there in found)
        severity = Severity.WARN if most >= MANY else Severity.HINT
        yield Finding("T3-8", severity, section, message, every, here, there, against=against)


def _is_reason(text: str, word: str, gap: Decimal) -> bool:
    """What names another growth than the tables of both years show explains nothing."""
    if word not in text or not REASON.search(text):
        return False
    by = GROWTH.search(text)
    return by is None or abs(number(by["number"]) - gap) <= 1


def is_leap(cell: str, here: Decimal, there: Decimal) -> bool:
    """Whether a single cell leaps as its row would in T3-8; rows that are not counted there by the strictest of them."""
    own = (
        (enough, names is REQUESTS)
        for _, names, enough, _ in COUNTED
        if cell.startswith(tuple(f"{name}." for name in names)) or cell in names
    )
    return _is_leap(here, there, *next(own, (ENOUGH, False)))


def _is_leap(here: Decimal, there: Decimal, enough: int, is_requests: bool) -> bool:
    """From nothing, or to nothing, only for applications: a power may be new, a case the first."""
    large, small = max(here, there), min(here, there)
    if not is_requests:
        return bool(small) and large >= enough and large > LEAP * small
    if large < enough:
        return bool(small) and large >= FEWER and large > FURTHER * small
    return large > LEAP * small


def _vanished(content: Content, last: Content, what: str, kinds: tuple[str, ...]) -> Iterator[Finding]:
    """T4-3. Who counts by the year a case came in has good reasons; so it is a hint."""
    totals = tuple(f"remedies.{kind}.total" for kind in kinds)
    here = _sum(content, totals)
    pending = _sum(last, tuple(f"remedies.{kind}.pending" for kind in kinds))
    if here is not None and pending is not None and here < pending:
        message = (
            f"上年报告{what}“尚未审结”{pending:f}件，本年{what}总计只有{here:f}件，少于上年未审结的件数。"
            "上年未审结的案件本年审结的，请计入本年结果；按收案年度统计的不用修改。"
        )
        against = tuple((f"remedies.{kind}.pending", last.text(f"remedies.{kind}.pending")) for kind in kinds)
        yield Finding("T4-3", Severity.HINT, "remedies", message, totals, here, pending, against=against)


def _after_review(content: Content, last: Content) -> Iterator[Finding]:
    name, review = ("remedies.litigation_after.total",), ("remedies.reconsideration.total",)
    suits, here, there = _sum(content, name), _sum(content, review), _sum(last, review)
    if suits is None or here is None or there is None or suits <= here + there:
        return
    message = (
        f"“复议后起诉”总计{suits:f}件，多于本年行政复议{here:f}件与上年报告行政复议{there:f}件之和。"
        "复议后起诉以先有复议为前提，请核对是否应填在“未经复议直接起诉”。"
    )
    against = ((review[0], f"{there:f}"),)
    yield Finding(
        "T4-4", Severity.HINT, "remedies", message, (*name, *review), suits, here + there, against=against
    )


def _many_after_review(content: Content) -> Iterator[Finding]:
    """T4-4 where last year's report is not there: far more than this year's reviews let expect."""
    name, review = ("remedies.litigation_after.total",), ("remedies.reconsideration.total",)
    suits, here = _sum(content, name), _sum(content, review)
    if suits is not None and here is not None and suits >= FEWER and suits > MUCH_MORE * here:
        message = (
            f"“复议后起诉”总计{suits:f}件，远多于本年行政复议{here:f}件。复议后起诉以先有复议为前提，"
            "请核对是否应填在“未经复议直接起诉”；上年复议较多的不用修改。"
        )
        yield Finding("T4-4", Severity.HINT, "remedies", message, (*name, *review), suits, here)


def _fallen(content: Content, last: Content) -> Iterator[Finding]:
    """E-28: the same thing, counted from the start, was more a year ago."""
    before = {what: value for what, value, *_ in _counts(last)}
    for what, value, sentence, match in _counts(content):
        if value < before.get(what, 0):
            quote = sentence.quote(*match.span())
            message = (
                f"“{sentence.section.heading}”写的是“{quote}”，上年报告写的累计数是{before[what]}，累计数不会减少。"
                "请核对；统计口径有变化的请在文字中写明。"
            )
            left, right = Decimal(value), Decimal(before[what])
            yield Finding(
                "E-28", Severity.WARN, sentence.section.code, message, left=left, right=right, quote=quote
            )


def _counts(content: Content) -> Iterator[tuple[str, int, Sentence, re.Match[str]]]:
    for sentence in sentences(content):
        for match in SINCE_THE_START.finditer(sentence.text):
            yield match["what"] + match["unit"], number(match["number"]), sentence, match
