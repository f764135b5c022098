"""The prose sections: written at all, and section one not longer than the notice asks."""

from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
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
        floor=Severity.BLOCK,
        ceiling=Severity.BLOCK,
        statutory=True,
    ),
    Rule(
        "E-41",
        "“一、总体情况”原则上不超过一千字。",
        Severity.WARN,
        "国办公开办函〔2021〕30号“篇幅原则上不超过一千字”",
        Example(added={"overview": "向社会公布每一项水利工程的批复、招标、进度和验收情况。" * 38}),
        floor=Severity.WARN,
        editions=("2021",),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """E-01 for a section that is empty, E-41 for one longer than in principle."""
    for section in content.edition.passages:
        written = length(content.passages.get(section.code, ""))
        if not written:
            message = f"“{section.heading}”还没有写，六个部分都不能缺。"
            yield Finding("E-01", Severity.BLOCK, section.code, message, unfinished=True)
        elif section.length and written > section.length:
            message = f"“{section.heading}”有{written}字，原则上不超过{section.length}字，请精简。"
            yield Finding("E-41", Severity.WARN, section.code, message)
