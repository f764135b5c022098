"""What a report is checked against besides itself."""

from __future__ import annotations

from dataclasses import dataclass

from reports.content import Content


@dataclass(frozen=True)
class Context:
    """``last_year`` is the same agency's report of the year before, where there is one to compare with."""

    last_year: Content | None = None


ALONE = Context()
