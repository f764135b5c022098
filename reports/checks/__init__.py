"""findings(content): everything the software can say about a report. Pure: no Django, no database."""

from reports.checks import cells, equations, passages
from reports.checks.finding import Finding
from reports.content import Content

FAMILIES = (equations, cells, passages)

__all__ = ["Finding", "findings"]


def findings(content: Content) -> tuple[Finding, ...]:
    """All findings, equations first, then single cells, then prose."""
    return tuple(finding for family in FAMILIES for finding in family.findings(content))
