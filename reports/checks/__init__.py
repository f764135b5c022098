"""findings(content): everything the software can say about a report. Pure: no Django, no database."""

from reports.checks import carryover, cells, equations, passages, prose_numbers, wording
from reports.checks.context import ALONE, Context
from reports.checks.finding import Finding
from reports.content import Content

FAMILIES = (equations, cells, passages, prose_numbers, wording)

__all__ = ["Context", "Finding", "findings"]


def findings(content: Content, context: Context = ALONE) -> tuple[Finding, ...]:
    """All findings: equations first, then single cells, then prose, then what other reports show."""
    own = [finding for family in FAMILIES for finding in family.findings(content)]
    return (*own, *carryover.findings(content, context))
