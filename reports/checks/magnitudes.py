"""Figures that are too large for what they count: 元 typed as 万元, （六）其他处理 used too freely."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reports.checks import rows
from reports.checks.chinese import statements
from reports.checks.context import ALONE, Context, is_year_before
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.schema import Kind, Severity

FEES = "proactive.fees.amount"
PLACES = 4
IN_YUAN = 10_000
HUNDREDFOLD = 100
MUCH = Decimal(1_000_000)  # 万元: a hundred 亿元 a year
NOTABLE = Decimal(10)  # 万元; below, a hundred times last year's may well be true
DOCUMENTS = ("regulations", "normative_documents")
A_LITTLE_MORE = Decimal("1.1")  # some documents of the years before are opened every year
FREELY = Decimal("0.2")
SOME = 3
EXPLAINED = ("撤回", "逾期不补正", "逾期未补正", "未补正", "放弃申请", "终止办理", "不再处理")

RULES: tuple[Rule, ...] = (
    Rule(
        "T2-6",
        f"收费金额不超过{PLACES}位小数。",
        None,
        "一些地方的填报要求“保留4位小数”，国家格式没有规定位数",
        Example({FEES: "12.345678"}),
        ceiling=Severity.WARN,
        editions=("2021",),
    ),
    Rule(
        "T2-7",
        "收费金额以万元为单位：不到上年的100倍，一个部门不到一百万万元。",
        Severity.WARN,
        "表二“本年收费金额（单位：万元）”",
        Example({FEES: "125000"}, last={FEES: "12.5"}),
        editions=("2021",),
    ),
    Rule(
        "T2o-6",
        "本年新公开的规章、规范性文件不应比本年新制作的多出一成以上；公开了往年文件的除外。",
        Severity.HINT,
        "国办公开办函〔2019〕60号附件：表二“本年新制作数量”“本年新公开数量”",
        Example(
            {
                "proactive.normative_documents.made": "3",
                "proactive.normative_documents.newly_disclosed": "5",
                "proactive.normative_documents.disclosed_total": "9",
            },
            year=2020,
        ),
        ceiling=Severity.WARN,
        editions=("2019",),
    ),
    Rule(
        "T3-6",
        "“（六）其他处理”低于“（七）总计”的20%，偏高的写明原因。",
        Severity.WARN,
        "国办公开办函〔2019〕60号：其他处理数量偏高的，主管部门要了解情况",
        Example(
            {"requests.new.person": "10", "requests.granted.person": "6", "requests.other.else.person": "4"}
        ),
        floor=Severity.HINT,
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Table two first, then table three."""
    cell = content.edition.by_name.get(FEES)
    if cell and cell.kind is Kind.MONEY and (value := content.best(FEES)):
        yield from _places(content)
        yield from _money(content, value, context)
    if "proactive.regulations.made" in content.edition.by_name:
        yield from _newly(content)
    yield from _other(content)


def _newly(content: Content) -> Iterator[Finding]:
    """T2o-6: more opened this year than made; the older ones opened may be why."""
    for row in DOCUMENTS:
        cells = tuple(f"proactive.{row}.{column}" for column in ("newly_disclosed", "made"))
        disclosed, made = (content.best(cell) for cell in cells)
        if disclosed is not None and made is not None and disclosed > A_LITTLE_MORE * made:
            label = content.edition.by_name[cells[0]].row.label
            message = (
                f"“{label}”本年新公开{disclosed:f}件，多于本年新制作的{made:f}件。请核对两格是否填反或者填错；"
                "公开了往年制作的文件的，不用修改。"
            )
            yield Finding("T2o-6", Severity.HINT, "proactive", message, cells, disclosed, made)


def _places(content: Content) -> Iterator[Finding]:
    text = content.text(FEES)
    if len(text.partition(".")[2]) > PLACES:
        message = f"本年收费金额填的是{text}，超过{PLACES}位小数，请四舍五入到{PLACES}位。"
        yield Finding("T2-6", Severity.WARN, "proactive", message, (FEES,))


def _money(content: Content, value: Decimal, context: Context) -> Iterator[Finding]:
    """T2-7; without last year's only what no department takes in."""
    unit = context.unit_of(content)
    last = context.last_year if is_year_before(context.last_year, content) else None
    before = last.best(FEES) if last else None
    if before and value >= NOTABLE and value >= HUNDREDFOLD * before:
        said = f"是上年报告{before:f}万元的{value / before:,.0f}倍"
    elif value >= MUCH and not unit.is_government and not unit.is_summary:
        said = "超过一百亿元"
    else:
        return
    message = (
        f"本年收费金额填的是{value:f}万元，{said}，可能把元填成了万元。这一格的单位是万元："
        f"如果实际是{value:f}元，应填{_plain(value / IN_YUAN)}。请核对。"
    )
    against = ((FEES, f"{before:f}"),) if before else ()
    yield Finding("T2-7", Severity.WARN, "proactive", message, (FEES,), value, before, against=against)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _other(content: Content) -> Iterator[Finding]:
    """T3-6: lighter where the prose says what these applications were."""
    names = rows.cells(content, ("requests.other",))
    other, handled = rows.amounts(content, names), content.best("requests.handled.total")
    if len(other) != 1 or not handled or other[0] < SOME or other[0] < FREELY * handled or other[0] > handled:
        return
    told = any(word in said.text for said in statements(content) for word in EXPLAINED)
    share = f"占“（七）总计”{handled:f}件的{other[0] / handled:.0%}"
    advice = "" if told else "，并在正文里写明这些申请的情况"
    message = (
        f"“（六）其他处理”合计{other[0]:f}件，{share}。这一项只用于极少数特殊情况，偏高的主管部门会了解情况。"
        f"请核对是否有应当计入（一）至（五）的{advice}。"
    )
    severity = Severity.HINT if told else Severity.WARN
    yield Finding(
        "T3-6", severity, "requests", message, (*names, "requests.handled.total"), other[0], handled
    )
