"""The smallest changes that make sums agree: cells, the equations they stand in, and an exact search.

A change of one cell moves every equation it stands in, two or three at most. In a smallest set some equation is
touched by one cell only, which thereby knows its value; with that cell mended the same holds of the rest. So the
search mends one broken equation with one cell at a time and never has to guess a number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

MOST = 3
type_changes = Mapping[str, Decimal]  # what is added to each cell
type_terms = Mapping[str, int]  # +1 or -1 before each cell


@dataclass(frozen=True)
class Sum:
    """One equation as terms that add up to nothing, ``constant`` being a figure of another report.

    ``cells`` are those of the rule as a finding on it names them.
    """

    rule: str
    place: str
    cells: tuple[str, ...]
    terms: type_terms
    constant: Decimal = Decimal()

    def off(self, values: Mapping[str, Decimal]) -> Decimal:
        return sum((values[cell] * sign for cell, sign in self.terms.items()), self.constant)


@dataclass(frozen=True)
class System:
    """Sums over ``values``; the cells in ``signed`` may fall below 0."""

    sums: Sequence[Sum]
    values: Mapping[str, Decimal]
    signed: Collection[str] = ()

    @cached_property
    def touches(self) -> dict[str, list[tuple[int, int]]]:
        """The equations each cell stands in, with its sign."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for at, each in enumerate(self.sums):
            for cell, sign in each.terms.items():
                found[cell].append((at, sign))
        return found

    @cached_property
    def broken(self) -> dict[int, Decimal]:
        """How much each broken equation is off."""
        return {at: off for at, each in enumerate(self.sums) if (off := each.off(self.values))}

    def parts(self) -> Iterator[System]:
        """The system in pieces that share no cell, those only in which something is broken."""
        reached: dict[int, int] = {}
        for start in self.broken:
            if start not in reached:
                self._reach(start, reached)
        for root in dict.fromkeys(reached.values()):
            sums = [each for at, each in enumerate(self.sums) if reached.get(at) == root]
            yield System(sums, self.values, self.signed)

    def _reach(self, start: int, reached: dict[int, int]) -> None:
        reached[start], waiting = start, [start]
        while waiting:
            for cell in self.sums[waiting.pop()].terms:
                for at, _ in self.touches[cell]:
                    if at not in reached:
                        reached[at] = start
                        waiting.append(at)

    def groups(self, cells: Iterable[str]) -> list[tuple[frozenset[str], frozenset[int]]]:
        """Cells that hang together by the equations they stand in, with these."""
        found: list[tuple[frozenset[str], frozenset[int]]] = []
        for cell in cells:
            own = frozenset(at for at, _ in self.touches[cell])
            near = [group for group in found if group[1] & own]
            found = [group for group in found if group not in near]
            found.append((frozenset({cell}).union(*(c for c, _ in near)), own.union(*(e for _, e in near))))
        return found

    def crossings(self) -> dict[str, Decimal]:
        """Cells in which broken equations cross, all off by what this one cell explains, and no other cell does."""
        found = {
            cell: delta
            for at, off in self.broken.items()
            for cell, sign in self.sums[at].terms.items()
            if len(self.touches[cell]) > 1
            and self._may(cell, delta := -off * sign)
            and all(self.broken.get(other, 0) == -how * delta for other, how in self.touches[cell])
        }
        claims = Counter(at for cell in found for at, _ in self.touches[cell])
        return {
            cell: by for cell, by in found.items() if all(claims[at] == 1 for at, _ in self.touches[cell])
        }

    def changed(self, by: type_changes) -> System:
        values = {**self.values, **{cell: self.values[cell] + delta for cell, delta in by.items()}}
        return System(self.sums, values, self.signed)

    def smallest(self, most: int = MOST) -> tuple[type_changes, ...]:
        """Every set of the fewest cells whose change makes all hold; none where it takes more than ``most``."""
        for size in range(1, most + 1) if self.broken else ():
            if found := tuple(self._mending(self.broken, {}, size, set())):
                return found
        return ()

    def _needs(self, broken: Mapping[int, Decimal]) -> int:
        """At least so many cells: none stands in two equations of one rule."""
        count: dict[str, int] = defaultdict(int)
        for at in broken:
            count[self.sums[at].rule] += 1
        return max(count.values(), default=0)

    def _mending(
        self, broken: Mapping[int, Decimal], chosen: type_changes, room: int, seen: set[frozenset[object]]
    ) -> Iterator[type_changes]:
        # the last cell stands in every equation that is left, so that one of them is enough
        leading = [min(broken, key=lambda at: len(self.sums[at].terms))] if room == 1 else list(broken)
        for at in leading:
            for cell, sign in self.sums[at].terms.items():
                delta = -broken[at] * sign
                if cell in chosen or not self._may(cell, delta):
                    continue
                after = self._after(broken, cell, delta)
                if self._needs(after) > room - 1:
                    continue
                more = {**chosen, cell: delta}
                key: frozenset[object] = frozenset(more.items())
                if key in seen:
                    continue
                seen.add(key)
                if after:
                    yield from self._mending(after, more, room - 1, seen)
                else:
                    yield more

    def _may(self, cell: str, delta: Decimal) -> bool:
        return cell in self.signed or self.values[cell] + delta >= 0

    def _after(self, broken: Mapping[int, Decimal], cell: str, delta: Decimal) -> dict[int, Decimal]:
        after = dict(broken)
        for at, sign in self.touches[cell]:
            off = after.get(at, Decimal()) + sign * delta
            if off:
                after[at] = off
            else:
                after.pop(at, None)
        return after
