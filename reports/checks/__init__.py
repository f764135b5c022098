"""findings(content): everything the software can say about a report. Pure: no Django, no database."""

from collections.abc import Iterable

from reports.checks.context import ALONE, Below, Context, Sister
from reports.checks.finding import Finding
from reports.checks.once import once
from reports.checks.rule import weighed
from reports.checks.rules import BY_CODE, FAMILIES
from reports.checks.unit import Unit
from reports.content import Content

__all__ = ["Below", "Context", "Finding", "Sister", "Unit", "findings", "weigh"]


def findings(content: Content, context: Context = ALONE) -> tuple[Finding, ...]:
    """All findings: equations first, then single cells, then prose, then what other reports show.

    Each has the weight its rule has by itself, or the one set for the area (``context.weights``).
    """
    return weigh(once(f for family in FAMILIES for f in family.findings(content, context)), context)


def weigh(found: Iterable[Finding], context: Context) -> tuple[Finding, ...]:
    """Findings with the weights of the area; what is not in force there is left out."""
    return tuple(weighty for finding in found if (weighty := _weighed(finding, context)))


def _weighed(finding: Finding, context: Context) -> Finding | None:
    rule = BY_CODE.get(finding.code)
    if rule is None or finding.code not in context.weights:
        return finding if rule is None or rule.severity else None
    return weighed(finding, rule, context.weights[finding.code])
