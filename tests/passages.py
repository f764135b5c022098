"""One sentence in a report, and what one family of checks finds in it."""

from __future__ import annotations

from types import ModuleType

from reports.checks import Context, Finding, specimen


def found(
    family: ModuleType, text: str, agency: str = specimen.AGENCY, context: Context | None = None
) -> list[Finding]:
    """What the family says of a report of which nothing is written but this text, as its last section."""
    content = specimen.report(prose={"overview": "", "problems": "", "other": text}, agency=agency)
    return list(family.findings(content, context or Context()))


def told(family: ModuleType, text: str, agency: str = specimen.AGENCY) -> set[tuple[str, str]]:
    """Codes and weights of what it says."""
    return {(finding.code, finding.severity.name) for finding in found(family, text, agency)}
