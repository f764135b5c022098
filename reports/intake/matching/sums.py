"""Reading the uncertain rows of a table together: its own sums decide, column by column, then all at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reports.figures import NOTHING, tidy
from reports.intake.matching.lines import Line
from reports.intake.matching.solve import (
    DASH,
    Row,
    consistent,
    dropped,
    filled,
    limited,
    run_together,
    summing,
)

MOST_KEPT = 400
PLAIN = re.compile(r"\d+(?:,\d{3})*(?:件|项)?")


@dataclass(frozen=True)
class Sums:
    """The sums of a table as signs: each is (rows with their signs that must add up to nothing in a column)."""

    across: tuple[tuple[tuple[int, ...], int], ...]  # (places of the parts, place of the total) within a row
    down: tuple[Mapping[str, int], ...]  # {row code: sign}, in every column

    def total_fits(self, row: Row) -> bool:
        """Whether a row's totals are the sums of their parts; a blank part counts nothing, a blank total fails."""
        return all(
            row[total] is not None and self._sum(row, parts) == row[total] for parts, total in self.across
        )

    @staticmethod
    def _sum(row: Row, parts: Sequence[int]) -> int:
        return sum(row[place] or 0 for place in parts)

    def groups(self, wide: int) -> list[int]:
        """The sizes of the groups of neighbours that each end in their total; empty where they do not tile the row."""
        sizes, start = [], 0
        for parts, total in self.across:
            if (*parts, total) != tuple(range(start, total + 1)):
                return []
            sizes.append(total + 1 - start)
            start = total + 1
        return sizes if start == wide else []

    def lost(self, row: Row, at: int) -> int | None:
        """The number a lost cell must have held."""
        for parts, total in self.across:
            if at == total:
                return self._sum(row, parts)
            if at in parts and row[total] is not None:
                return (row[total] or 0) - self._sum(row, parts)
        return None


def tokens(line: Line) -> list[str]:
    """The figures of a row as printed; a cell that holds several is taken apart at its blanks and dashes."""
    words = [part for piece in line.filled for part in tidy(piece.text).split()]
    return [part for word in words for part in (re.findall(r"/|[^/]+", word) if "/" in word else [word])]


def readings(line: Line, wide: int, sums: Sums) -> list[Row]:
    """Every way to read a row of more or fewer figures than columns that agrees with its own totals.

    An empty list where none does, where there are too many, or where the figures are no plain whole numbers.
    """
    parts = ["/" if part in NOTHING else part for part in tokens(line)]
    if not parts or not all(part == "/" or PLAIN.fullmatch(part) for part in parts):
        return []
    digits = [part if part == "/" else re.sub(r"[^\d]", "", part) for part in parts]
    if len(digits) == wide and max(map(len, digits)) <= 9:
        return [tuple(DASH if part == "/" else int(part) for part in digits)]
    together = len(digits) < wide and max(map(len, digits)) > 1
    for ways in (_exact(digits, wide, sums) if together else [], _shifted(line, digits, wide, sums)):
        if fitting := list(dict.fromkeys(row for row in ways if sums.total_fits(row))):
            return fitting
    return _both(digits, wide, sums) if together else []


def _exact(digits: list[str], wide: int, sums: Sums) -> list[Row]:
    """As many figures as cells, run together."""
    if len(digits) == 1 and (groups := sums.groups(wide)):
        return limited(summing(digits[0], groups))[0]
    found, many = limited(run_together(digits, wide))
    return [] if many else found


def _both(digits: list[str], wide: int, sums: Sums) -> list[Row]:
    """Run together, and one figure too many or too few."""
    found: list[Row] = []
    for row in limited(run_together(digits, wide + 1))[0]:
        found += dropped(row, wide)
    for row in limited(run_together(digits, wide - 1))[0]:
        found += filled(row, wide, sums.lost)
    fitting = dict.fromkeys(row for row in found if sums.total_fits(row))
    return list(fitting) if len(fitting) <= MOST_KEPT else []


def _shifted(line: Line, digits: list[str], wide: int, sums: Sums) -> list[Row]:
    """Separate figures, too many or too few of them."""
    if any(len(part) > 9 for part in digits) or (len(digits) == 1 and len(digits[0]) >= wide - 1):
        return []
    numbers: Row = tuple(DASH if part == "/" else int(part) for part in digits)
    if len(numbers) > wide:
        return list(dropped(numbers, wide)) if len(numbers) <= wide + 3 else []
    if len(numbers) == wide - 1:
        return list(filled(numbers, wide, sums.lost))
    blanks = len(line.values) - len(line.filled)
    if line.loose or not blanks or len(numbers) > 3:
        # one figure alone at the end of a row is its total; blanks before it stay blanks
        return [(*[None] * (wide - 1), numbers[0])] if len(numbers) == 1 else []
    return [
        tuple(dict(zip(places, numbers, strict=True)).get(i) for i in range(wide))
        for places in combinations(range(wide), len(numbers))
    ]


def settle(
    certain: Mapping[str, Row], uncertain: Mapping[str, Sequence[Row]], sums: Sums, wide: int
) -> dict[str, list[Row]]:
    """For each uncertain row the readings that the sums down the columns leave.

    Column by column a reading goes when no choice of the others lets the column's sums hold; columns that cannot
    hold at all (the report itself is wrong there) decide nothing, nor does a sum that lacks one of its rows.
    What remains is tried together.
    """
    left = {code: list(rows) for code, rows in uncertain.items()}
    down = [signs for signs in sums.down if all(code in certain or code in left for code in signs)]
    changed = True
    while changed:
        changed = False
        for column in range(wide):
            for signs in down:
                changed |= _prune(certain, left, signs, column)
    codes = list(left)

    def fits(joint: Sequence[Row]) -> int:
        rows = {**certain, **dict(zip(codes, joint, strict=True))}
        return sum(
            sum(sign * (rows[code][column] or 0) for code, sign in signs.items()) == 0
            for signs in down
            for column in range(wide)
        )

    together = consistent([left[code] for code in codes], fits)
    if together:
        left = {code: list(dict.fromkeys(joint[i] for joint in together)) for i, code in enumerate(codes)}
    return left


def _prune(
    certain: Mapping[str, Row], left: dict[str, list[Row]], signs: Mapping[str, int], column: int
) -> bool:
    """Remove readings with which this sum cannot hold in this column; whether any went."""
    fixed = sum(signs[code] * (row[column] or 0) for code, row in certain.items() if code in signs)
    terms = {
        code: {signs[code] * (row[column] or 0) for row in rows}
        for code, rows in left.items()
        if code in signs
    }
    if not terms:
        return False
    before: list[set[int]] = [{fixed}]
    names = list(terms)
    for code in names:
        before.append({value + term for value in before[-1] for term in terms[code]})
        if len(before[-1]) > 20_000:
            return False
    if 0 not in before[-1]:
        return False
    goal, changed = {0}, False
    for index in range(len(names) - 1, -1, -1):
        code = names[index]
        good = {term for term in terms[code] if any(target - term in before[index] for target in goal)}
        kept = [row for row in left[code] if signs[code] * (row[column] or 0) in good]
        changed |= len(kept) < len(left[code])
        left[code] = kept
        goal = {target - term for target in goal for term in good} & before[index]
    return changed
