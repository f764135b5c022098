"""Single cells: left blank, “/” for a number, letters, unlikely sizes."""

from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Example, Rule
from reports.content import Content
from reports.equation import TOTAL_ADVICE
from reports.figures import State
from reports.schema import Cell, Kind, Severity

WRONG = {"requests": "T3-4", "remedies": "T4-2"}
HUGE = 10**9

RULES: tuple[Rule, ...] = (
    Rule(
        "E-16",
        "表格每一格都要填，没有发生的填0，不留空。",
        Severity.BLOCK,
        "国办公开办函〔2021〕30号、〔2019〕60号“数据要统得出、报得准、可核查”；空格无法与0区分，也无法汇总",
        Example({"remedies.reconsideration.upheld": ""}),
        statutory=True,
    ),
    Rule(
        "E-12",
        "总计不留空：各分项已经填写的，总计是各分项之和。",
        Severity.BLOCK,
        "国办公开办函〔2021〕30号、〔2019〕60号所附表格的“总计”",
        Example(
            {"requests.carried_in.person": "1", "requests.granted.person": "1", "requests.granted.total": ""}
        ),
        statutory=True,
    ),
    Rule(
        "E-17",
        "数字格里不填“/”“-”“无”，没有发生的填0；确实不适用的写明原因。",
        Severity.EXPLAIN,
        "第三方评估和主管部门抽查的通行要求",
        Example({"proactive.licences.decisions": "/"}),
        floor=Severity.WARN,
        ceiling=Severity.BLOCK,
    ),
    Rule(
        "T3-4",
        "表三各格填不小于0的整数。",
        Severity.BLOCK,
        "表三以件计数",
        Example({"requests.new.person": "1.5"}),
        statutory=True,
    ),
    Rule(
        "T4-2",
        "表四各格填不小于0的整数。",
        Severity.BLOCK,
        "表四以件计数",
        Example({"remedies.reconsideration.other": "两件"}),
        statutory=True,
    ),
    Rule(
        "E-19",
        "表二各格填阿拉伯数字，金额按表上的单位填；数字大得不像实际的，请核对位数。",
        Severity.BLOCK,
        "表二以件、项和万元计数",
        Example({"proactive.licences.decisions": "若干"}),
        statutory=True,
    ),
    Rule(
        "T2o-7",
        "采购总金额写明单位：元或者万元。",
        Severity.WARN,
        "国办公开办函〔2019〕60号的表格没有印单位，不写明就无法汇总",
        Example({"proactive.procurement.amount": "251000"}, year=2020),
        editions=("2019",),
    ),
)


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """Section by section: the blanks together, then each cell that is not a plain number.

    A total counts only while it is disputed; otherwise it is computed, whatever was printed.
    """
    for section in content.edition.sections:
        if not section.table:
            continue
        cells = [c for c in section.table.cells() if not c.is_total or c.name in content.disputed]
        blank = [c for c in cells if not c.is_total and content.reading(c.name).state is State.BLANK]
        if blank:
            yield _blanks(section.code, blank)
        for cell in cells:
            yield from _cell(content, section.code, cell)


def _blanks(section: str, cells: list[Cell]) -> Finding:
    named = "；".join(cell.label for cell in cells[:3])
    more = "等" if len(cells) > 3 else ""
    message = f"还有{len(cells)}格没有填：{named}{more}。没有发生的请填0。"
    names = tuple(cell.name for cell in cells)
    return Finding("E-16", Severity.BLOCK, section, message, names, unfinished=True)


def _cell(content: Content, section: str, cell: Cell) -> Iterator[Finding]:
    reading = content.reading(cell.name)
    where = f"{cell.label}："
    if reading.state is State.BLANK and cell.is_total:
        message = f"{where}总计空着，各分项之和是{content.total_text(cell.name)}。{TOTAL_ADVICE}"
        yield Finding("E-12", Severity.BLOCK, section, message, (cell.name,))
    elif reading.state is State.NA:
        message = f"{where}{reading.remark}确实不适用的，请说明原因。"
        yield Finding("E-17", Severity.EXPLAIN, section, message, (cell.name,))
    elif reading.state is State.TEXT:
        code = WRONG.get(section, "E-19")
        yield Finding(code, Severity.BLOCK, section, where + reading.remark, (cell.name,))
    elif reading.state is State.NUMBER and reading.value is None:
        yield Finding("T2o-7", Severity.WARN, section, where + reading.remark, (cell.name,))
    elif cell.kind is Kind.COUNT and reading.value and reading.value > HUGE:
        message = f"{where}填的是{reading.text}，超过十亿，请核对位数。"
        yield Finding("E-19", Severity.WARN, section, message, (cell.name,))
