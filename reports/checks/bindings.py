"""Numbers in the prose and the claims they are bound to: which number says what, and whether of the whole agency."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge

from reports.checks.chinese import HAN, NUMBER, Sentence, amount, sentences
from reports.checks.claim import Claim
from reports.checks.claims import CLAIMS
from reports.checks.claims_details import DETAILS, NAMED
from reports.checks.claims_disputes import ON_DISPUTES
from reports.checks.claims_proactive import PROACTIVE
from reports.checks.scope import ASIDE, YEAR, is_ours
from reports.content import Content

BREAK = re.compile("[，,：:（）()]")
STOP = re.compile("[，,：:（）()、]")
# “予以公开（含部分公开）12件”: such a bracket belongs to the words before the number
HELD = re.compile("[（(]((?:含|包括|包含)[^（）()0-9，。]{1,16})[）)](?=[0-9一二三四五六七八九十]|共|总?计)")
# what applications ask for
TOPIC = re.compile("(?:集中[在于]|内容(?:主要)?(?:为|是|涉及))[^，。；0-9]{1,40}")
# what is said of some of them begins: “不予公开47件里属于执法案卷的”
OF_THEM = re.compile("^(?:的?申请)?[里中内]")
# “10件来自科研机构、公益组织”: of several together; “3件不予公开、2件…” begins anew
GOES_ON = re.compile(rf"[、和及与或](?![0-9{HAN}另其余均都])")
# “不予公开、无法提供共39件” is of both; “行政许可3件、行政处罚2件” is of each
LINKED = re.compile("(?<![件起宗例条份])(?<!^[一二三四五六七八九十])[、和及与或暨]$")
NEARBY = 12
REACH = 60
# a section on problems tells of single applications, unless it says that it means all
WHOLE = re.compile("全年|年度|年内|今年|当年|20[0-9]{2}年|[共总新]")

# no other kind of application, whatever else the sentence tells of: “受理热线1200件，收到政府信息公开申请76件”
IN_FULL = re.compile("信息公开申请|依申请公开")

PLAIN = (*CLAIMS, *ON_DISPUTES, *PROACTIVE)
EVERY = (*PLAIN, *DETAILS)

type_hit = tuple[Claim, int, int]


@dataclass(frozen=True)
class Bound:
    """A number and the claim it was bound to. ``start`` to ``end`` are its words and itself, ``middle`` its own start.

    ``grain`` is what its last digit is worth: 100 for 9.65万. ``digits`` is where the number without its unit ends.
    """

    claim: Claim
    sentence: Sentence
    value: int
    start: int
    middle: int
    end: int
    grain: int = 1
    digits: int = 0

    @property
    def quote(self) -> str:
        return self.sentence.quote(self.start, self.end)

    @property
    def says(self) -> str:
        return f"“{self.sentence.section.heading}”写的是“{self.quote}”"


def meant(content: Content, *besides: re.Pattern[str]) -> list[Bound]:
    """Every number of the prose that is said of this agency as a whole and of this year."""
    return [
        bound
        for sentence in sentences(content)
        for bound in bindings(sentence, *besides)
        if is_meant(bound, content)
    ]


def bindings(sentence: Sentence, *besides: re.Pattern[str]) -> Iterator[Bound]:
    """Numbers and claims, left to right; words that belong to one number are not taken for the next.

    ``besides`` are further ways to write a number, ROUNDED among them.
    """
    text = HELD.sub(r"〈\1〉", sentence.text)
    known = EVERY if NAMED.search(sentence.text) else PLAIN
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
            yield Bound(claim, sentence, value, begin + first, start, free, grain, match.end("number"))


def _before(claims: list[Claim], before: str, behind: str, about: str) -> type_hit | None:
    """The claim whose words lead up to the number; of several the one that begins first, being the fullest."""
    hits = [
        (match.start(), index)
        for index, claim in enumerate(claims)
        if (match := claim.words.search(before))
        and (claim.then is None or claim.then.match(behind))
        and claim.is_about(about)
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
            and claim.is_about(about)
        ):
            return claim, width, match.end()
    return None


def _far(claims: list[Claim], behind: str, width: int, about: str) -> type_hit | None:
    """The claim whose words follow in a clause of their own: “3件要求提供询问笔录，属于行政执法案卷”."""
    for claim in claims:
        if claim.far and (match := claim.far.match(behind)) and claim.is_about(about):
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
    if claim.unlike and claim.unlike.search(_own_clause(head) if IN_FULL.search(words) else head):
        return False
    return is_ours(sentence, bound.start, content)


def _own_clause(head: str) -> str:
    return head[max(head.rfind(mark) for mark in "，,：:") + 1 :]


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
