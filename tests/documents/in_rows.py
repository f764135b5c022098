"""Numbers run together, in a row of a table or all over the page."""

from __future__ import annotations

from random import Random

from tests.documents import solve
from tests.documents.damage import SPANNED, Damage, does
from tests.documents.in_tables import _numbers, _unsettled
from tests.documents.paper import Box, Paper


@does(Damage.CELLS_TOGETHER, SPANNED)
def cells_together(paper: Paper, random: Random) -> None:
    """A converter did not see the lines of a row: all its numbers stand in one cell."""
    rows = _numbers(paper)
    damaged = {}
    for row in random.sample(list(rows), random.randint(1, 3)):
        text = "".join(box.text for box in rows[row])
        damaged[row] = _cut(text)
        line = next(line for line in paper.sheet("requests").rows if rows[row][0] in line)
        line[-7:] = [Box(text), *(Box("") for _ in range(6))]
        paper.changed += 1
    _unsettled(paper, rows, damaged)
    if random.random() < 0.4:
        _remedies(paper)


def _remedies(paper: Paper) -> None:
    """The fifteen numbers of table 四 in the first of its cells."""
    row = paper.sheet("remedies").rows[-1]
    _row(paper, row, 5)
    row[:] = [Box("".join(box.text for box in row)), *(Box("") for _ in row[1:])]


def _cut(text: str) -> set[solve.Row]:
    return {tuple(map(int, parts)) for parts in solve.splits(text, ("count",) * 7, 7)}


def page(paper: Paper) -> None:
    """Marks what a page without any gap between its numbers leaves open."""
    rows = _numbers(paper)
    damaged = {row: _cut("".join(box.text for box in boxes)) for row, boxes in rows.items()}
    if all(damaged.values()):
        _unsettled(paper, rows, damaged)
    for sheet in paper.official:
        if sheet.code != "requests":
            for row in sheet.rows:
                _row(paper, [box for box in row if box.cell], 5 if sheet.code == "remedies" else 0)


def _row(paper: Paper, boxes: list[Box], groups: int) -> None:
    kinds = [paper.kind(box) for box in boxes]
    readings = list(solve.splits("".join(box.text for box in boxes), kinds, groups)) if boxes else []
    for i, box in enumerate(boxes):
        if len({reading[i] for reading in readings}) != 1:
            paper.undetermined.add(box.cell)
