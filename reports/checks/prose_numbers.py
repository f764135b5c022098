"""Numbers in the prose against the tables: every number that is bound to words of a claim, and nothing else.

The clerk reads which words were held against which figures. Where a figure is not known, or the words may
speak of another unit, another year or a part only, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from heapq import merge

from reports.checks import prose_rules, purchases, rows, sayings
from reports.checks.chinese import HAN, NUMBER, ROUNDED, Sentence, amount, sentences
from reports.checks.claim import Claim, Side
from reports.checks.claims import CLAIMS, NEW
from reports.checks.claims_details import DETAILS, NAMED
from reports.checks.claims_disputes import ON_DISPUTES
from reports.checks.claims_proactive import PROACTIVE
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Rule
from reports.checks.scope import ASIDE, YEAR, is_ours
from reports.checks.slips import is_swap
from reports.content import Content
from reports.schema import Severity

BREAK = re.compile("[，,：:（）()]")
STOP = re.compile("[，,：:（）()、]")
SAID = re.compile(
    "[，,（(]?(?:含|包括|包含|其中|加|连同|本年|年内|全年|当年|新收)[^。]{0,20}(?:结转|转来|转入|遗留|未办[结完])"
)
# “予以公开（含部分公开）12件”: such a bracket belongs to the words before the number
HELD = re.compile("[（(]((?:含|包括|包含)[^（）()0-9，。]{1,16})[）)](?=[0-9一二三四五六七八九十]|共|总?计)")
# what applications ask for
TOPIC = re.compile("(?:集中[在于]|内容(?:主要)?(?:为|是|涉及))[^，。；0-9]{1,40}")
# what is said of some of them begins: “不予公开47件里属于执法案卷的”
OF_THEM = re.compile("^(?:的?申请)?[里中内]")
# “不予公开、无法提供共39件” is of both; “行政许可3件、行政处罚2件” is of each
# “10件来自科研机构、公益组织”: of several together; “3件不予公开、2件…” begins anew
GOES_ON = re.compile(rf"[、和及与或](?![0-9{HAN}另其余均都])")
LINKED = re.compile("(?<![件起宗例条份])(?<!^[一二三四五六七八九十])[、和及与或暨]$")
NEARBY = 12
REACH = 60
SHOWN_SIDES = 2
ON_REQUESTS = ("TX-1", "TX-2", "TX-3")
# a section on problems tells of single applications, unless it says that it means all
WHOLE = re.compile("全年|年度|年内|今年|当年|20[0-9]{2}年|[共总新]")

type_hit = tuple[Claim, int, int]


@dataclass(frozen=True)
class Bound:
    """A number and the claim it was bound to. ``start`` to ``end`` are its words and itself, ``middle`` its own start.

    ``grain`` is what its last digit is worth: 100 for 9.65万.
    """

    claim: Claim
    sentence: Sentence
    value: int
    start: int
    middle: int
    end: int
    grain: int = 1

    @property
    def quote(self) -> str:
        return self.sentence.quote(self.start, self.end)

    @property
    def says(self) -> str:
        return f"“{self.sentence.section.heading}”写的是“{self.quote}”"


RULES: tuple[Rule, ...] = prose_rules.RULES


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Each number that agrees with none of the figures it can stand for, then what is said without a number."""
    spoken = list(sentences(content))
    meant = [
        bound for sentence in spoken for bound in bindings(sentence, ROUNDED) if is_meant(bound, content)
    ]
    names = rows.cells(content, ("requests",))
    if rows.amounts(content, names) == (Decimal(),):
        reported = [bound for bound in meant if bound.value and bound.claim.code in ON_REQUESTS]
        meant = [bound for bound in meant if bound not in reported]
        yield from (_nothing_in_table(bound, names) for bound in reported[:1])
    for bound in meant:
        yield from _judge(bound, content)
    for sentence in spoken:
        yield from sayings.findings(content, sentence)
        yield from sayings.verdicts(content, sentence)
        yield from purchases.findings(content, sentence)


def bindings(sentence: Sentence, *besides: re.Pattern[str]) -> Iterator[Bound]:
    """Numbers and claims, left to right; words that belong to one number are not taken for the next."""
    text = HELD.sub(r"〈\1〉", sentence.text)
    known = (*CLAIMS, *ON_DISPUTES, *PROACTIVE, *(DETAILS if NAMED.search(sentence.text) else ()))
    free = 0
    found = (pattern.finditer(text) for pattern in (NUMBER, *besides))
    for match in merge(*found, key=lambda each: each.start()):
        start, end = match.span()
        begin = max([free, start - REACH, *(stop.end() for stop in BREAK.finditer(text, free, start))])
        before, behind = text[begin:start], STOP.split(text[end:], maxsplit=1)[0]
        about = sentence.under + sentence.before + "。" + text[:end] + behind[:NEARBY]
        claims = [claim for claim in known if match["unit"] in claim.units]
        hit = _before(claims, before, behind, about) or _after(claims, behind, text[end:], len(before), about)
        hit = hit or _far(claims, text[end : end + REACH], len(before), about)
        free = end
        if hit:
            claim, first, taken = hit
            free = end + taken
            value, grain = amount(match)
            yield Bound(claim, sentence, value, begin + first, start, free, grain)


def _before(claims: list[Claim], before: str, behind: str, about: str) -> type_hit | None:
    """The claim whose words lead up to the number; of several the one that begins first, being the fullest."""
    hits = [
        (match.start(), index)
        for index, claim in enumerate(claims)
        if (match := claim.words.search(before))
        and (claim.then is None or claim.then.match(behind))
        and (claim.about is None or claim.about.search(about))
    ]
    if not hits:
        return None
    first, index = min(hits)
    return claims[index], first, 0


def _after(claims: list[Claim], behind: str, rest: str, width: int, about: str) -> type_hit | None:
    """The claim whose words follow the number at once."""
    for claim in claims:
        if (
            claim.after
            and (match := claim.after.match(behind))
            and not GOES_ON.match(rest, match.end())
            and (claim.about is None or claim.about.search(about))
        ):
            return claim, width, match.end()
    return None


def _far(claims: list[Claim], behind: str, width: int, about: str) -> type_hit | None:
    """The claim whose words follow in a clause of their own: “3件要求提供询问笔录，属于行政执法案卷”."""
    for claim in claims:
        if (
            claim.far
            and (match := claim.far.match(behind))
            and (claim.about is None or claim.about.search(about))
        ):
            return claim, width, match.end()
    return None


def is_meant(bound: Bound, content: Content) -> bool:
    """Whether the number is said of this agency as a whole and of this year."""
    claim, sentence = bound.claim, bound.sentence
    head = TOPIC.sub("", ASIDE.sub("", sentence.text[: bound.end]))
    words = sentence.text[bound.start : bound.end]
    if bound.start < bound.middle and LINKED.search(sentence.text[: bound.start]):
        return False
    if content.year and any(int(year) != content.year + claim.year for year in YEAR.findall(words)):
        return False
    if (claim.beside and not claim.beside.search(sentence.text)) or (
        claim.unless and claim.unless.search(sentence.text)
    ):
        return False
    if claim.narrow and claim.narrow.search(clause_of(bound)) and not is_part(bound):
        return False
    if claim.unlike and claim.unlike.search(head):
        return False
    return is_ours(sentence, bound.start, content)


def clause_of(bound: Bound) -> str:
    """The clause of a number without what stands in brackets, and a little of what follows."""
    text = bound.sentence.text
    clause = text[bound.sentence.clause(bound.middle) : bound.end]
    behind = STOP.split(text[bound.end :], maxsplit=1)[0][:NEARBY]
    return ASIDE.sub("", clause) + ("" if OF_THEM.match(behind) else behind)


def is_part(bound: Bound) -> bool:
    """Whether the number is of some of what the claim counts: then it may be any that is not larger."""
    claim, clause = bound.claim, clause_of(bound)
    of_a_problem = bound.sentence.section.code == "problems" and claim.code == "TX-1"
    is_some = claim.is_some and not (claim.whole and claim.whole.search(bound.sentence.text))
    return (is_some or (of_a_problem and not WHOLE.search(clause))) or bool(
        claim.part
        and claim.narrow
        and claim.narrow.search(clause)
        and not claim.narrow.search(claim.part.sub("", clause))
    )


def _judge(bound: Bound, content: Content) -> Iterator[Finding]:
    sides = [(side, rows.cells(content, side.rows)) for side in bound.claim.sides]
    amounts = [rows.amounts(content, names) for _, names in sides]
    side, known = sides[0][0], amounts[0]
    if not all(amounts) or any(abs(bound.value - value) < bound.grain for value in known):
        return
    if is_part(bound) and bound.value <= max(max(more) for more in amounts):
        yield from _swapped(bound, sides[0], known)
        return
    code = bound.claim.code
    if bound.claim.zero and known == (Decimal(),):
        code = bound.claim.zero
    elif any(bound.value in more for more in amounts[1:]):
        if side is NEW and not SAID.match(bound.sentence.text[bound.end :]):
            yield _received_in_all(bound, sides, amounts)
        return
    if code:
        cells = tuple(dict.fromkeys(cell for _, names in sides for cell in names))
        yield _differs(bound, code, cells, known[0], _sides(bound, sides, amounts))


def _swapped(
    bound: Bound, side: tuple[Side, tuple[str, ...]], known: tuple[Decimal, ...]
) -> Iterator[Finding]:
    """A number of some of them that may be any, but is that of all with two digits changing places."""
    for value in known:
        if is_swap(str(bound.value // bound.grain), f"{value // bound.grain:f}"):
            message = (
                f"{bound.says}，{side[0].words}是{value:f}件，只有两位数字前后颠倒。"
                "说的是全部的，请改正文字或表格；只是其中一部分的，不用修改。"
            )
            section, left = bound.sentence.section.code, Decimal(bound.value)
            code = bound.claim.code
            yield Finding(code, Severity.HINT, section, message, side[1], left, value, quote=bound.quote)


def _sides(
    bound: Bound, sides: list[tuple[Side, tuple[str, ...]]], amounts: list[tuple[Decimal, ...]]
) -> str:
    """“表三…总计是74件，…之和是75件”: of many, the two that come nearest."""
    gaps = [min(abs(value - bound.value) for value in values) for values in amounts]
    nearest = sorted(sorted(range(len(sides)), key=lambda each: gaps[each])[:SHOWN_SIDES])
    terms = [
        f"{sides[each][0].words}是{'或'.join(f'{value:f}' for value in amounts[each])}件" for each in nearest
    ]
    return "，".join(terms)


def _differs(bound: Bound, code: str, cells: tuple[str, ...], right: Decimal, against: str) -> Finding:
    left = Decimal(bound.value)
    gap = f"相差{abs(left - right):f}件" if "，" not in against else "都不相等"
    message = f"{bound.says}，{against}，{gap}。请核对后改正文字或表格。"
    severity, section = Severity.WARN, bound.sentence.section.code
    if bound.claim.shown and bound.claim.shown.search(clause_of(bound)):
        message = f"{bound.says}，{against}，{gap}。{bound.claim.remark}"
        severity = Severity.HINT
    return Finding(code, severity, section, message, cells, left, right, quote=bound.quote)


def _received_in_all(
    bound: Bound, sides: list[tuple[Side, tuple[str, ...]]], amounts: list[tuple[Decimal, ...]]
) -> Finding:
    """TX-1: the number is that of new applications and those carried in together; to be said so, not wrong."""
    message = (
        f"{bound.says}：与{sides[0][0].words}{amounts[0][0]:f}件不相等，与{sides[1][0].words}{bound.value}件相等。"
        "如包括上年结转的申请，建议在文字中写明。"
    )
    return Finding(
        "TX-1",
        Severity.HINT,
        bound.sentence.section.code,
        message,
        sides[1][1],
        Decimal(bound.value),
        amounts[0][0],
        quote=bound.quote,
    )


def _nothing_in_table(bound: Bound, cells: tuple[str, ...]) -> Finding:
    """E-24: the text reports applications, the whole table is 0."""
    message = f"{bound.says}，但表三各格都是0。请补填表三，或改正文字。"
    return Finding(
        "E-24",
        Severity.WARN,
        bound.sentence.section.code,
        message,
        cells,
        Decimal(bound.value),
        Decimal(),
        quote=bound.quote,
    )


def meant(content: Content) -> list[Bound]:
    """Every number of the prose that is said of this agency as a whole and of this year."""
    return [bound for each in sentences(content) for bound in bindings(each) if is_meant(bound, content)]
