"""What a report says without a number: nothing received, nothing disputed, everything answered. Words and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import HAN, Sentence, number
from reports.checks.claims_disputes import OFFICE
from reports.checks.finding import Finding
from reports.checks.sayings_words import SAYINGS
from reports.checks.scope import is_ours
from reports.content import Content
from reports.schema import Severity

VERDICT = re.compile(
    rf"(?P<kind>复议|诉讼)(?:案件|申请)?(?:共|为|有)?(?P<number>[0-9]{{1,5}}|[{HAN}]{{1,5}})[件起宗][，,、（(]?"
    "(?:结果|(?<!未)审结[，,]?|[，,]|复议机关|法院|一审|终审|全部|均|都|被|已|予以|为|是|作出|判决|决定|经审理)*"
    "(?:(?P<upheld>维持)|(?P<corrected>纠正|纠错|撤销|败诉))(?=[，,、）)]|原|$)"
)
KINDS = {
    "复议": ("表四“行政复议”", ("reconsideration",)),
    "诉讼": ("表四两类行政诉讼", ("litigation_direct", "litigation_after")),
}
OTHERS_CASES = re.compile(f"{OFFICE.pattern}|审理(?!中)|代理|承办|指导")
OUTCOMES = {"upheld": "结果维持", "corrected": "结果纠正"}

NEARBY = 6


def verdicts(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """TX-6: “行政复议2件，均维持” says that as many were upheld, unless it is told of another's cases."""
    for match in VERDICT.finditer(sentence.text):
        outcome = "upheld" if match["upheld"] else "corrected"
        label, kinds = KINDS[match["kind"]]
        names = rows.cells(content, tuple(f"remedies.{kind}.{outcome}" for kind in kinds))
        amounts, said = rows.amounts(content, names), number(match["number"])
        told = OTHERS_CASES.search(sentence.text) or not is_ours(sentence, match.start(), content)
        if told or not amounts or max(amounts) >= said:
            continue
        quote = sentence.quote(match.start(), match.end())
        message = (
            f"“{sentence.section.heading}”写的是“{quote}”，但{label}“{OUTCOMES[outcome]}”是{max(amounts):f}件。"
            "请核对后改正文字或表格。"
        )
        left, section = Decimal(said), sentence.section.code
        yield Finding("TX-6", Severity.WARN, section, message, names, left, max(amounts), quote=quote)


def findings(content: Content, sentence: Sentence) -> Iterator[Finding]:
    """The sayings of one sentence that the table denies."""
    told: set[tuple[str, ...]] = set()
    for saying in SAYINGS:
        match = saying.pattern.search(sentence.text)
        if (
            not match
            or saying.rows in told
            or saying.unless.search(sentence.text)
            or not saying.about.search(sentence.under + sentence.text)
        ):
            continue
        clause = sentence.text[sentence.clause(match.start()) : match.end() + NEARBY].partition("，")[0]
        if saying.apart and saying.apart.search(clause):
            continue
        names = rows.cells(content, saying.rows)
        amounts = rows.amounts(content, names)
        if not amounts or not all(amounts) or not is_ours(sentence, match.start(), content):
            continue
        told.add(saying.rows)
        quote = sentence.quote(match.start(), match.end())
        message = (
            f"“{sentence.section.heading}”写的是“{quote}”，但{saying.words}是{amounts[0]:f}件。"
            "请核对后改正文字或表格。"
        )
        section = sentence.section.code
        yield Finding(saying.code, Severity.WARN, section, message, names, right=amounts[0], quote=quote)
