"""Two reports held against each other: figures that differ, prose sentence by sentence. Pure.

Whatever two they are: two versions of one report, two years of an agency, two editions. A cell that one edition does
not have is said to be lacking there; what stands in it is never guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from reports.content import Content
from reports.figures import State
from reports.schema import Block, Cell, Section, Table
from reports.wordings import Pair, sentences_apart

FEW = Decimal(30)  # of less than this the public is told no share


@dataclass(frozen=True)
class Figure:
    """A cell in both reports, as each prints it; None where the edition of that report has no such cell.

    ``was`` and ``now`` are the numbers, in the unit of the cell, None where it holds none, as with “/”.
    """

    cell: Cell
    before: str | None
    after: str | None
    was: Decimal | None = None
    now: Decimal | None = None

    @property
    def differs(self) -> bool:
        return self.before != self.after

    @property
    def says(self) -> str:
        """How far apart they are; empty where there is nothing to subtract."""
        return apart(self.was, self.now)

    @property
    def says_to_all(self) -> str:
        """The same for readers at large: of a few applications a share says more than there is to say."""
        return apart(self.was, self.now, FEW)


def apart(was: Decimal | None, now: Decimal | None, least: Decimal = Decimal(0)) -> str:
    """“+3 +25%”, “+1” from zero; empty where they are equal or one is no number. In the browser: static/js/lastyear.js.

    No share is given of what is less than ``least``.
    """
    if was is None or now is None or was == now:
        return ""
    gap, sign = abs(now - was), "+" if now > was else "−"
    words = f"{sign}{gap.normalize():f}"
    return f"{words} {sign}{int(gap * 100 / was + Decimal('0.5'))}%" if was > 0 and was >= least else words


@dataclass(frozen=True)
class Passage:
    """The prose of one section in both, aligned by sentence; both sides empty where neither has any."""

    section: Section
    pairs: tuple[Pair, ...]

    @property
    def differs(self) -> bool:
        return any(pair.kind != "same" for pair in self.pairs)

    @property
    def is_new(self) -> bool:
        """Whether there was nothing before it: then nothing of it has changed."""
        return all(pair.kind == "added" for pair in self.pairs)

    @cached_property
    def counts(self) -> Counter[str]:
        """How many sentences are same, changed, added and removed."""
        return Counter(pair.kind for pair in self.pairs)

    @property
    def says(self) -> str:
        """“改2句，增1句，删1句”."""
        kinds = (("changed", "改"), ("added", "增"), ("removed", "删"))
        return "，".join(f"{word}{self.counts[kind]}句" for kind, word in kinds if self.counts[kind])


@dataclass(frozen=True)
class Comparison:
    """Everything of the two: ``all_figures`` and ``all_passages`` in official order, those that differ picked out."""

    before: Content
    after: Content
    all_figures: tuple[Figure, ...]
    all_passages: tuple[Passage, ...]

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(figure for figure in self.all_figures if figure.differs)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        return tuple(passage for passage in self.all_passages if passage.differs)

    @cached_property
    def by_cell(self) -> dict[str, Figure]:
        return {figure.cell.name: figure for figure in self.all_figures}

    @property
    def is_empty(self) -> bool:
        return not self.figures and not self.passages


def compare(before: Content, after: Content) -> Comparison:
    """All cells of both editions, in the order of the later report's form; those only the earlier has come last."""
    cells = {**after.edition.by_name, **_only(before, after)}
    figures = tuple(figure(cell, before, after) for cell in cells.values())
    return Comparison(before, after, figures, tuple(passages(before, after)))


def is_same(before: Content, after: Content) -> bool:
    """Whether two versions of a report print alike: every cell, and every passage to the last character."""
    cells = after.edition.by_name
    codes = [section.code for section in after.edition.passages]
    figures = all(before.text(name) == after.text(name) for name in cells)
    return figures and all(before.passages.get(code, "") == after.passages.get(code, "") for code in codes)


def _only(before: Content, after: Content) -> dict[str, Cell]:
    known = after.edition.by_name
    return {name: cell for name, cell in before.edition.by_name.items() if name not in known}


def figure(cell: Cell, before: Content, after: Content) -> Figure:
    """One cell in both."""
    name = cell.name
    old, new = (c.text(name) if name in c.edition.by_name else None for c in (before, after))
    return Figure(cell, old, new, counted(name, before), counted(name, after))


def counted(name: str, content: Content) -> Decimal | None:
    """What may be subtracted: “/” adds nothing to a sum, yet it is no 0 that somebody counted."""
    return None if content.reading(name).state is State.NA else content.values.get(name)


def passages(before: Content, after: Content) -> Iterable[Passage]:
    """The prose of every section one of them has."""
    sections = {section.code: section for c in (before, after) for section in c.edition.passages}
    for code, section in sections.items():
        yield Passage(section, sentences_apart(before.passages.get(code, ""), after.passages.get(code, "")))


def only(table: Table, cells: Iterable[str]) -> Table:
    """The official table with none but the rows in which one of these cells stands, its headings as printed."""
    wanted = set(cells)
    blocks = (_only_rows(table, block, wanted) for block in table.blocks)
    return replace(table, blocks=tuple(block for block in blocks if block.rows))


def _only_rows(table: Table, block: Block, wanted: set[str]) -> Block:
    """A total keeps its place and loses its parts: they may not be shown, and nothing is summed here."""
    rows = [row for row in block.rows if any(table.cell(row, column) in wanted for column in block.columns)]
    return replace(
        block,
        columns=tuple(replace(column, parts=()) for column in block.columns),
        rows=tuple(replace(row, parts=()) for row in rows),
        rules=(),
    )
