"""The kinds of results a list in the prose names, and whether what the list leaves out is what the table says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reports.checks import rows
from reports.content import Content

# the fuller name first: 不予公开 is no 公开
KINDS = {
    "partly_granted": "部分公开",
    "refused": "不予以?公开",
    "unavailable": "无法提供",
    "unprocessed": "不予以?处理",
    "other": "其他处理",
    "carried_out": "结转|转下",
    "granted": "(?:(?<!不)予以|同意|准予|全部|主动)公开",
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}
BOTH = re.compile("公开(?:以?及|和|与|或者?|、|含)部分公开")


def results(labels: Iterable[str]) -> frozenset[str]:
    """The rows of table 三 these words name, by their code."""
    named = set()
    for label in labels:
        if BOTH.search(label):
            named |= {"granted", "partly_granted"}
        else:
            named |= {kind for kind, pattern in PATTERNS.items() if pattern.search(label)}
    return frozenset(named)


def explained(content: Content, total: Decimal, parts: Decimal, named: frozenset[str]) -> bool:
    """Whether the parts and some of the rows that are not named make the total, with or without what was carried in.

    True also where the table does not say: then nobody can tell.
    """
    known = {
        kind: rows.amounts(content, rows.cells(content, (f"requests.{kind}",)))
        for kind in (*KINDS, "carried_in")
    }
    if any(len(values) != 1 for values in known.values()):
        return True
    sums = {parts}
    for kind in KINDS.keys() - named:
        sums |= {value + known[kind][0] for value in sums}
    return bool(sums & {total, total + known["carried_in"][0]})
