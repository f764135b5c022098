"""Every broken equation of the edition, in the order of the form."""

from collections.abc import Iterator

from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.checks.rule import Rule
from reports.content import Content

RULES: tuple[Rule, ...] = ()


def findings(content: Content, context: Context = ALONE) -> Iterator[Finding]:
    """One finding for each equation both of whose sides are known and disagree."""
    values = content.values
    for equation in content.edition.equations:
        if equation.holds(values):
            continue
        left, right = equation.sides(values) or (None, None)
        yield Finding(
            equation.rule,
            equation.severity,
            content.edition.section_of(equation.cells[0]).code,
            equation.message(values),
            equation.cells,
            left,
            right,
        )
