"""Single cells: left blank, “/” for a number, letters, unlikely sizes."""

from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Rule
from reports.content import Content
from reports.equation import TOTAL_ADVICE
from reports.figures import State
from reports.schema import Cell, Kind, Severity

WRONG = {"requests": "T3-4", "remedies": "T4-2"}
HUGE = 10**9


RULES: tuple[Rule, ...] = ()


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
    message = f"还有{len(cells)}格没有填：{named}{more}。没有发生的请填0，可以用“空白填0”。"
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
