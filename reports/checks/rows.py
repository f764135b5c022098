"""The figures a statement in prose can stand for: sums of rows, as printed and as computed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from reports.content import Content


def cells(content: Content, rows: Iterable[str]) -> tuple[str, ...]:
    """The cells of these rows in the report's edition: the cell itself, or the 总计 of every row beginning so."""
    rows = tuple(rows)
    inside = tuple(f"{row}." for row in rows)
    return tuple(
        name
        for name in content.edition.by_name
        if name in rows or (name.startswith(inside) and name.endswith(".total"))
    )


def amounts(content: Content, names: tuple[str, ...]) -> tuple[Decimal, ...]:
    """Their sum; two where printed totals differ from computed ones; none while a figure is not known."""
    readings = (
        [content.best(name) for name in names],
        [content.computed.get(name, content.best(name)) for name in names],
    )
    sums = [sum(filter(None, values), Decimal()) for values in readings if None not in values and values]
    return tuple(dict.fromkeys(sums))
