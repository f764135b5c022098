"""A table's rules as sums over its cells, the way they stand in one report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from reports.checks.carryover import CHAINS, Chain
from reports.checks.system import Sum, System
from reports.content import Content
from reports.equation import Equation
from reports.figures import State
from reports.schema import Kind, Table


def equations(content: Content, table: Table) -> list[Equation]:
    return [each for each in content.edition.equations if each.section == table.section]


def is_printed(content: Content, table: Table) -> bool:
    """Whether its totals are numbers of their own: one of them differs from its parts."""
    return any(cell.name in content.disputed for cell in table.cells())


def agrees(content: Content, table: Table) -> bool:
    """Whether nothing is to be looked for: mostly so, and quickly known."""
    return not is_printed(content, table) and all(
        each.holds(content.values) for each in equations(content, table) if each.sign == "="
    )


def system(content: Content, table: Table, last: Content | None) -> System:
    """Every equation of the table that can be judged, and what follows from last year's figures.

    Beside printed totals a blank counts as 0; where nothing is printed the form may just not be finished.
    """
    values = dict(_values(content, table))
    sums = [*_sums(content, table, values), *_chains(content, table, last, values)]
    signed = {cell.name for cell in table.cells() if cell.kind is Kind.CHANGE}
    return System(sums, values, signed)


def _values(content: Content, table: Table) -> Iterator[tuple[str, Decimal]]:
    for cell in table.cells():
        leaves = [content.reading(leaf) for leaf in content.leaves(cell.name)]
        value = content.best(cell.name)
        if value is None and all(leaf.summand is not None or leaf.state is State.BLANK for leaf in leaves):
            value = sum(filter(None, (leaf.summand for leaf in leaves)), Decimal())
        if value is not None:
            yield cell.name, value


def _sums(content: Content, table: Table, values: Mapping[str, Decimal]) -> Iterator[Sum]:
    printed = is_printed(content, table)
    for equation in equations(content, table):
        if equation.sign != "=" or not values.keys() >= set(equation.cells):
            continue
        follows = all(content.edition.by_name[cell].is_total for cell in equation.cells)
        terms = _terms(equation, content, printed)
        if not terms or (follows and not printed):  # totals that are computed agree by themselves
            continue
        found = Sum(equation.rule, equation.place, equation.cells, terms)
        if equation.sides(content.values) is not None or (printed and _has_totals(equation, content)):
            yield found


def _terms(equation: Equation, content: Content, printed: bool) -> dict[str, int]:
    terms: dict[str, int] = {}
    for side, sign in ((equation.left, 1), (equation.right, -1)):
        for cell in side:
            for leaf in (cell,) if printed else content.leaves(cell):
                terms[leaf] = terms.get(leaf, 0) + sign
    return {cell: sign for cell, sign in terms.items() if sign}


def _has_totals(equation: Equation, content: Content) -> bool:
    """Whether none of its totals was left blank."""
    return all(content.values[cell] is not None for cell in equation.cells if cell in content.disputed)


def _chains(
    content: Content, table: Table, last: Content | None, values: Mapping[str, Decimal]
) -> Iterator[Sum]:
    """What follows from last year's figures: those are given, this year's may be wrong."""
    for chain in CHAINS:
        if last is None or not content.edition.code == last.edition.code == chain.edition:
            continue
        for row in chain.rows:
            found = _chain(chain, row, last) if row.startswith(f"{table.code}.") else None
            if found and found.terms.keys() <= values.keys():
                yield found


def _chain(chain: Chain, row: str, last: Content) -> Sum | None:
    before = [last.best(f"{row}.{column}") for column in chain.before]
    if None in before:
        return None
    plus = {f"{row}.{column}": -1 for column in chain.plus}
    minus = {f"{row}.{column}": 1 for column in chain.minus}
    terms = {f"{row}.{chain.stock}": 1, **plus, **minus}
    return Sum(
        chain.code,
        last.edition.by_name[f"{row}.{chain.stock}"].row.label,
        tuple(terms),
        terms,
        -sum(filter(None, before), Decimal()),
    )
