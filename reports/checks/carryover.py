"""This year's report against last year's: what was left over, what is in force, figures that did not move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.checks.context import Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Severity

ALIKE = Decimal("0.9")
FEW = 3  # fewer figures than this may well be the same two years running
# what is on hand at the end of a year stays what it is in a quiet one
STOCKS = ("in_force", "disclosed_total", "items_last_year")


@dataclass(frozen=True)
class Chain:
    """A figure of this year that follows from last year's: ``stock`` = ``before`` + ``plus`` − ``minus``.

    ``before`` are columns of last year's report, ``plus`` and ``minus`` of this year's; both are written in
    ``edition``, as each notice counts something else.
    """

    code: str
    severity: Severity
    edition: str
    rows: tuple[str, ...]
    stock: str
    before: tuple[str, ...]
    advice: str
    plus: tuple[str, ...] = ()
    minus: tuple[str, ...] = ()


CHAINS = (
    Chain(
        "T2-1",
        Severity.EXPLAIN,
        "2021",
        ("proactive.regulations", "proactive.normative_documents"),
        "in_force",
        ("in_force",),
        "因清理、到期失效或统计范围变化而不等的请说明原因，否则请核对这几格。",
        plus=("issued",),
        minus=("repealed",),
    ),
    Chain(
        "T2o-1",
        Severity.WARN,
        "2019",
        tuple(
            f"proactive.{row}"
            for row in ("licences", "other_services", "penalties", "coercive_measures", "fees")
        ),
        "items_last_year",
        ("items_last_year", "change"),
        "请对照上年的报告核对这一格。",
    ),
    Chain(
        "T2o-4",
        Severity.WARN,
        "2019",
        ("proactive.regulations", "proactive.normative_documents"),
        "disclosed_total",
        ("disclosed_total",),
        "本年有废止的属于正常，否则请核对这几格。",
        plus=("newly_disclosed",),
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        "T3-5",
        "表三“二、上年结转”与上年报告“四、结转下年度继续办理”逐列相等；机构合并、新设、上年更正的写明原因。",
        Severity.EXPLAIN,
        "表三“结转”的含义；两种格式之间同样适用",
        Example(
            {"requests.carried_in.person": "1", "requests.granted.person": "1"},
            last={"requests.new.person": "2", "requests.carried_out.person": "2"},
        ),
        floor=Severity.WARN,
    ),
    Rule(
        "T2-1",
        "现行有效件数等于上年现行有效件数加本年制发件数减本年废止件数；因清理、到期失效等不等的写明原因。",
        Severity.EXPLAIN,
        "国办公开办函〔2021〕30号表二各栏的含义",
        Example(
            {"proactive.normative_documents.issued": "2", "proactive.normative_documents.in_force": "9"},
            last={"proactive.normative_documents.in_force": "6"},
        ),
        floor=Severity.HINT,
        editions=("2021",),
    ),
    Rule(
        "T2o-1",
        "上一年项目数量等于上年报告的上一年项目数量加本年增减数。",
        Severity.WARN,
        "国办公开办函〔2019〕60号表二各栏的含义",
        Example(
            {"proactive.licences.items_last_year": "15"},
            year=2020,
            last={"proactive.licences.items_last_year": "12", "proactive.licences.change": "1"},
        ),
        editions=("2019",),
    ),
    Rule(
        "T2o-4",
        "对外公开总数量等于上年对外公开总数量加本年新公开数量；有废止的除外。",
        Severity.WARN,
        "国办公开办函〔2019〕60号表二各栏的含义",
        Example(
            {
                "proactive.normative_documents.newly_disclosed": "1",
                "proactive.normative_documents.disclosed_total": "9",
            },
            year=2020,
            last={"proactive.normative_documents.disclosed_total": "5"},
        ),
        editions=("2019",),
    ),
    Rule(
        "E-26",
        "两年的数字不会格格相同：九成以上不为0的格与上年一样的，核对是否带入了上年的数字。",
        Severity.WARN,
        "第三方评估曾点名三年数字相同的报告",
        Example(
            (
                unmoved := {
                    "requests.new.person": "6",
                    "requests.granted.person": "4",
                    "requests.partly_granted.person": "2",
                }
            ),
            last=unmoved,
        ),
    ),
)


def findings(content: Content, context: Context) -> Iterator[Finding]:
    """Nothing without last year's report; one hint when the report at hand is of another year."""
    last = context.last_year
    if last is None:
        return
    if content.year and last.year and last.year != content.year - 1:
        message = (
            f"用来比对的是{last.year}年度报告，本报告是{content.year}年度，两份不是相邻年度，"
            f"没有做跨年比对。请换成{content.year - 1}年度报告。"
        )
        yield Finding("T3-5", Severity.HINT, "requests", message)
        return
    yield from _left_over(content, last)
    for chain in CHAINS:
        if content.edition.code == last.edition.code == chain.edition:
            for row in chain.rows:
                yield from _chain(chain, row, content, last)
    yield from _unmoved(content, last)


def _left_over(content: Content, last: Content) -> Iterator[Finding]:
    """T3-5: what was carried in is what was carried out, in each of the seven columns."""
    for cell in content.edition.cells:
        row, _, column = cell.name.rpartition(".")
        if row != "requests.carried_in":
            continue
        source = f"requests.carried_out.{column}"
        here, there = content.best(cell.name), last.best(source)
        if here is None or there is None or here == there:
            continue
        message = (
            f"{cell.column.label}列：本年“二、上年结转”是{here:f}，上年报告“四、结转下年度继续办理”是{there:f}，"
            f"相差 {abs(here - there):f}，两数应相等。机构合并、新设或者上年数字更正的请说明原因，否则请改正。"
        )
        against = ((source, f"{there:f}"),)
        yield Finding(
            "T3-5", Severity.EXPLAIN, "requests", message, (cell.name,), here, there, against=against
        )


def _chain(chain: Chain, row: str, content: Content, last: Content) -> Iterator[Finding]:
    terms = [
        *((last, column, 1) for column in chain.before),
        *((content, column, 1) for column in chain.plus),
        *((content, column, -1) for column in chain.minus),
    ]
    stock = f"{row}.{chain.stock}"
    here = content.best(stock)
    values = [of.best(f"{row}.{column}") for of, column, _ in terms]
    known = [value for value in values if value is not None]
    if here is None or len(known) < len(values):
        return
    there = sum((value * sign for value, (*_, sign) in zip(known, terms, strict=True)), Decimal())
    if here == there:
        return
    cell = content.edition.by_name[stock]
    sums = "".join(
        f"{' + ' if sign > 0 else ' − '}{'上年报告' if of is last else ''}“{_word(of, row, column)}”{value:f}"
        for value, (of, column, sign) in zip(known, terms, strict=True)
    )
    message = (
        f"{cell.row.label}：本年“{cell.column.label}”是{here:f}，按{sums.removeprefix(' + ')}应为{there:f}，"
        f"相差 {abs(here - there):f}。{chain.advice}"
    )
    cells = (stock, *(f"{row}.{column}" for column in (*chain.plus, *chain.minus)))
    against = tuple((f"{row}.{column}", f"{last.best(f'{row}.{column}'):f}") for column in chain.before)
    section = cell.name.partition(".")[0]
    yield Finding(chain.code, chain.severity, section, message, cells, here, there, against=against)


def _word(content: Content, row: str, column: str) -> str:
    return content.edition.by_name[f"{row}.{column}"].column.label


def _unmoved(content: Content, last: Content) -> Iterator[Finding]:
    """E-26: almost every figure that is not 0 is the same as last year."""
    moving = [cell.name for cell in content.edition.inputs if cell.column.code not in STOCKS]
    pairs = {name: (content.reading(name).value, last.reading(name).value) for name in moving}
    counted = {name: pair for name, pair in pairs.items() if any(pair) and None not in pair}
    same = tuple(name for name, (here, there) in counted.items() if here == there)
    if len(counted) < FEW or len(same) <= ALIKE * len(counted):
        return
    message = (
        f"两年中不为0的{len(counted)}格，有{len(same)}格与上年报告的数字完全相同，可能把上年的数字带了过来。"
        "请逐格核对是否为本年的数字。"
    )
    section = content.edition.section_of(same[0]).code
    # the same figures for a third year are to be looked at again
    against = (("E-26", f"{last.year}"),)
    yield Finding("E-26", Severity.WARN, section, message, same, against=against)
