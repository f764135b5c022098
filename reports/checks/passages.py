"""The prose sections: written at all, and section one neither longer than the notice asks nor hardly there."""

from collections.abc import Iterator

from reports.checks.aspects import ASPECTS, SHORT
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.checks.specimen import OVERVIEW
from reports.checks.wording import TEMPLATE
from reports.content import Content
from reports.prose import length
from reports.schema import Severity

RULES: tuple[Rule, ...] = (
    Rule(
        "E-01",
        "六个部分一个不缺，各有内容，按规定的次序。",
        Severity.BLOCK,
        "条例第五十条；国办公开办函〔2021〕30号、〔2019〕60号“不能遗漏”",
        Example(passages={"other": ""}),
        statutory=True,
    ),
    Rule(
        "E-41",
        "“一、总体情况”原则上不超过一千字，也不能只有一两句话。",
        Severity.WARN,
        "国办公开办函〔2021〕30号一（一）：篇幅原则上不超过一千字",
        Example(passages={"overview": OVERVIEW.format(year=2024) * 5}),
        floor=Severity.WARN,
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-01 for a section that is empty, E-41 for one longer than in principle or far too short."""
    for section in content.edition.passages:
        passage = content.passages.get(section.code, "")
        written = length(passage)
        if not written:
            message = f"“{section.heading}”还没有写，六个部分都不能缺。"
            yield Finding("E-01", Severity.BLOCK, section.code, message, unfinished=True)
        elif section.length and written > section.length:
            message = f"“{section.heading}”有{written}字，原则上不超过{section.length}字，请精简。"
            yield Finding("E-41", Severity.WARN, section.code, message)
        elif section.code == "overview" and written < SHORT and TEMPLATE not in passage:
            message = (
                f"“{section.heading}”只有{written}字，写不下五个方面的内容。"
                f"请分{'、'.join(aspect.name for aspect in ASPECTS)}写明本年度的工作。"
            )
            yield Finding("E-41", Severity.WARN, section.code, message)
