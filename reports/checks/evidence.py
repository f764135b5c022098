"""What speaks for one change rather than another: slips of the hand, last year, the prose, doubt at the reading.

Weights are about the logarithm of how much likelier a clue makes a change; only their order matters.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import combinations
from math import log10

from reports.checks import rows
from reports.checks.bindings import meant
from reports.checks.carryover import STOCKS
from reports.checks.slips import Clue, slip
from reports.content import Content
from reports.figures import State

EXCHANGED, EXCHANGED_AFAR = 8.0, 3.0
CARRIED, DOUBTED, SAID, UNSAID, EMPTY, STALE, ADDED_UP, COPIED, USED = (
    6.0,
    4.0,
    5.0,
    -4.0,
    3.0,
    2.5,
    2.0,
    2.0,
    1.0,
)
JUMP = -0.7
FEW = 2  # smaller numbers are alike too often to mean anything
MANY = 21  # three rows; where more was read with doubt that tells nothing of one cell


@dataclass(frozen=True)
class Change:
    """One cell, what it holds and what it should hold. ``now`` is 0 where it was left blank."""

    cell: str
    now: Decimal
    should: Decimal

    @property
    def by(self) -> Decimal:
        return self.should - self.now


@dataclass(frozen=True)
class Said:
    """A number of the prose; ``sums`` are the cells whose sum it may name, with what that is now."""

    words: str
    value: Decimal
    sums: tuple[tuple[frozenset[str], Decimal], ...]

    def agrees(self, changes: Collection[Change]) -> bool:
        return any(
            now + sum((c.by for c in changes if c.cell in cells), Decimal()) == self.value
            for cells, now in self.sums
        )


@dataclass(frozen=True)
class Evidence:
    """What is known beside one table. ``printed``: its totals are numbers of their own, not computed.

    ``doubts`` says of a cell how its reading was come by, where that was not sure.
    """

    content: Content
    values: Mapping[str, Decimal]
    printed: bool
    last: Content | None = None
    doubts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def said(self) -> tuple[Said, ...]:
        found = []
        for bound in meant(self.content):
            sums = [self._sum(rows.cells(self.content, side.rows)) for side in bound.claim.sides]
            known = tuple((cells, now) for cells, now in sums if cells and cells <= self.values.keys())
            if bound.claim.code and known:
                found.append(Said(bound.says, Decimal(bound.value), known))
        return tuple(found)

    def _sum(self, names: tuple[str, ...]) -> tuple[frozenset[str], Decimal]:
        if not self.printed:
            names = tuple(leaf for name in names for leaf in self.content.leaves(name))
        return frozenset(names), sum((self.values.get(name, Decimal()) for name in names), Decimal())

    @cached_property
    def places(self) -> dict[str, tuple[int, int, int]]:
        """Block, row and column of every cell, counted as printed."""
        return {
            table.cell(row, column): (100 * t + b, r, c)
            for t, table in enumerate(self.content.edition.tables)
            for b, block in enumerate(table.blocks)
            for r, row in enumerate(block.rows)
            for c, column in enumerate(block.columns)
        }

    @cached_property
    def standing(self) -> dict[tuple[int, int, int], str]:
        return {place: cell for cell, place in self.places.items()}

    def clues(self, changes: Sequence[Change]) -> Iterator[Clue]:
        """Everything that speaks for or against these changes taken together."""
        for change in changes:
            yield from self._of_one(change)
        yield from self._exchanges(changes)
        yield from self._prose(changes)

    def _of_one(self, change: Change) -> Iterator[Clue]:
        if clue := slip(change.now, change.should):
            yield clue
        yield Clue(JUMP * abs(log10((abs(change.should) + 1) / (abs(change.now) + 1))))
        yield Clue(USED * bool(change.now))
        state = self.content.reading(change.cell).state
        if state is State.BLANK and not self.content.edition.by_name[change.cell].is_total:
            yield Clue(EMPTY, "这一格空着")
        if state is State.NA:
            yield Clue(EMPTY, "这一格填的是“/”，按0计算")
        if len(self.doubts) <= MANY and (note := self.doubts.get(change.cell)):
            yield Clue(DOUBTED, note)
        yield from self._added_up(change)
        yield from self._last_year(change)
        yield from self._copied(change)

    def _added_up(self, change: Change) -> Iterator[Clue]:
        parts = self.content.edition.by_name[change.cell].parts
        known = [self.values[part] for part in parts if part in self.values]
        if parts and len(known) == len(parts) and sum(known, Decimal()) == change.should:
            yield Clue(ADDED_UP, f"各分项之和正是{change.should:f}")

    def _last_year(self, change: Change) -> Iterator[Clue]:
        if self.last is None:
            return
        row, _, column = change.cell.rpartition(".")
        if row == "requests.carried_in":
            there = self.last.best(f"requests.carried_out.{column}")
            if there == change.should:
                yield Clue(CARRIED, f"上年报告“四、结转下年度继续办理”是{there:f}")
            elif there == change.now:
                yield Clue(-CARRIED)
        elif change.now >= FEW and column not in STOCKS and self.last.best(change.cell) == change.now:
            yield Clue(STALE, "与上年报告同一格的数字相同，可能带了上年的数字")

    def _copied(self, change: Change) -> Iterator[Clue]:
        block, row, column = self.places[change.cell]
        near = {
            "上一行": (row - 1, column),
            "下一行": (row + 1, column),
            "左边一栏": (row, column - 1),
            "右边一栏": (row, column + 1),
        }
        for words, (r, c) in near.items():
            other = self.standing.get((block, r, c), "")
            if change.now >= FEW and self.values.get(other) == change.now:
                yield Clue(COPIED, f"与{words}的数字相同，可能填串了")
                return

    def _exchanges(self, changes: Sequence[Change]) -> Iterator[Clue]:
        for one, other in combinations(changes, 2):
            if (one.should, other.should) != (other.now, one.now):
                continue
            (b, r, c), (block, row, column) = self.places[one.cell], self.places[other.cell]
            beside = b == block and abs(r - row) + abs(c - column) == 1
            word = "栏" if r == row else "行"
            yield Clue(EXCHANGED if beside else EXCHANGED_AFAR, f"两格的数字互换后正好相等，像是填串了{word}")

    def _prose(self, changes: Sequence[Change]) -> Iterator[Clue]:
        for said in self.said:
            before, after = said.agrees(()), said.agrees(changes)
            if after and not before:
                yield Clue(SAID, said.words)
            elif before and not after:
                yield Clue(UNSAID)
