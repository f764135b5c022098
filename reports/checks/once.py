"""One slip is told once: rules that look at the same words from different sides would each name it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from reports.checks.finding import Finding

# the name of a law, a set phrase, a word: whoever comes first says it best
SPELLING = ("TXT-14", "TXT-15", "TXT-17")
ONE_SLIP = re.compile("”一处：“([^“”]{2,60})”应为")


def once(found: Iterable[Finding]) -> Iterator[Finding]:
    """The findings without those on one slip that stands inside the words another one of its section quotes."""
    quoted: defaultdict[str, list[str]] = defaultdict(list)
    for finding in found:
        if finding.code in SPELLING:
            slip = ONE_SLIP.search(finding.message)
            if slip and any(slip[1] in quote for quote in quoted[finding.section]):
                continue
            quoted[finding.section].append(finding.quote)
        yield finding
