"""A 汇总 report against the reports it adds up: cell by cell, who has not published yet, numbers named in its prose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.checks.context import ALONE, Below, Context
from reports.checks.finding import Finding
from reports.checks.named_below import named
from reports.checks.rule import Example, Rule
from reports.checks.unit import Unit
from reports.content import Content
from reports.schema import Section, Severity

NAMED = 3
SUITS = "remedies.litigation"
OURS = Context(unit=Unit("望溪县人民政府", True, "county", is_summary=True))
SCOPE = (
    "国办公开办函〔2021〕30号：县级汇总所属部门和乡镇，市级汇总所属部门和县级政府，垂直领导的单位不在本级汇总"
)


def _example(name: str, cell: str, value: str, missing: tuple[str, ...] = ()) -> Context:
    return Context(unit=OURS.unit, below=Below({name: {cell: Decimal(value)}}, missing))


RULES: tuple[Rule, ...] = (
    Rule(
        "AG-1",
        "汇总报告各格等于汇总范围内各机关报告之和。",
        Severity.EXPLAIN,
        SCOPE,
        Example(
            {"requests.new.person": "12", "requests.granted.person": "12"},
            context=_example("望溪县水务局", "requests.new.person", "11"),
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "AG-3",
        "汇总报告正文写到某个机关的申请、许可等数量，与该机关自己的报告一致。",
        Severity.WARN,
        "数据可核查：国办公开办函〔2021〕30号要求统得出、报得准",
        Example(
            {"requests.new.person": "11", "requests.granted.person": "11"},
            {"overview": "县教育局收到政府信息公开申请12件。"},
            context=_example("望溪县教育局", "requests.new.total", "11"),
        ),
    ),
    Rule(
        "AG-4",
        "行政诉讼件数少于各机关之和的，核对是否只少了共同被告重复统计的案件。",
        Severity.WARN,
        "国办公开办函〔2021〕30号表四填报要求：复议机关作共同被告的，由原行为主体统计",
        Example(context=_example("望溪县水务局", "remedies.litigation_direct.upheld", "1")),
    ),
    Rule(
        "E-27",
        "汇总范围内的机关都已经发布年度报告。",
        Severity.WARN,
        SCOPE,
        Example(context=_example("望溪县水务局", "requests.new.person", "0", ("望溪县教育局",))),
        floor=Severity.WARN,
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Nothing for an agency's own report. While some have not published, sums are only the least there must be."""
    below = context.below
    if below is None:
        return
    if below.missing:
        yield _missing(below)
    for section in content.edition.sections:
        if section.table:
            yield from _table(content, section, below)
    yield from named(content, context.unit_of(content), below)


def _missing(below: Below) -> Finding:
    names = "、".join(below.missing[:10]) + ("等" if len(below.missing) > 10 else "")
    message = (
        f"汇总范围内还有{len(below.missing)}个机关没有发布年度报告：{names}。"
        "请催报；确实不编制报告的，请核对汇总范围。在此之前，只核对各格是否少于已发布报告之和。"
    )
    return Finding("E-27", Severity.WARN, "overview", message)


def _table(content: Content, section: Section, below: Below) -> Iterator[Finding]:
    """One finding a table; cases that were added up twice are a matter of their own."""
    assert section.table
    sums = {name: _sum(name, below.figures) for name in section.table.inputs()}
    known = {name: (content.best(name), value) for name, value in sums.items()}
    apart = {
        name: (here, there)
        for name, (here, there) in known.items()
        if here is not None and there is not None and (here < there or (here > there and not below.missing))
    }
    # a reviewing body is a co-defendant in court only
    once = {name: pair for name, pair in apart.items() if name.startswith(SUITS) and pair[0] < pair[1]}
    others = {name: pair for name, pair in apart.items() if name not in once}
    if others:
        advice = "汇总时改正过下级数字或者范围有变化的请说明，否则请改正。"
        yield _apart("AG-1", Severity.EXPLAIN, content, section, others, advice)
    if once:
        advice = "共同被告的案件只由原行为机关统计一次，因此减少的不用修改；否则请改正。"
        yield _apart("AG-4", Severity.WARN, content, section, once, advice)


def _sum(cell: str, figures: Mapping[str, Mapping[str, Decimal]]) -> Decimal | None:
    """None where nobody is below, or one of them has no number there."""
    values = [of.get(cell) for of in figures.values()]
    known = [value for value in values if value is not None]
    return sum(known, Decimal()) if known and len(known) == len(values) else None


def _apart(
    code: str,
    severity: Severity,
    content: Content,
    section: Section,
    apart: Mapping[str, tuple[Decimal, Decimal]],
    advice: str,
) -> Finding:
    label = content.edition.by_name
    first = "；".join(
        f"{label[name].label}填的是{here:f}，各机关之和是{there:f}"
        for name, (here, there) in list(apart.items())[:NAMED]
    )
    more = f"……共{len(apart)}格" if len(apart) > NAMED else ""
    message = f"“{section.heading}”与汇总范围内各机关已发布报告之和不等：{first}{more}。{advice}"
    against = tuple((name, f"{there:f}") for name, (_, there) in apart.items())
    return Finding(code, severity, section.code, message, tuple(apart), against=against)
