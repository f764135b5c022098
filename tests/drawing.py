"""A printed table as text: < continues the cell to the left, ^ the one above, · is a figure."""

from __future__ import annotations

from itertools import groupby

from reports.document import Grid, GridCell, RowGroup

Places = list[dict[int, str]]


def draw(grid: Grid) -> str:
    """One line a row; repeated marks stand together, merged cells may neither overlap nor leave a hole."""
    return "\n".join(_line(row, len(grid.widths)) for group in grid.groups for row in _places(group))


def same(drawing: str) -> str:
    """A drawing of the test without its indent and padding."""
    lines = drawing.strip().splitlines()
    return "\n".join(" | ".join(part.strip() for part in line.split("|")) for line in lines)


def _places(group: RowGroup) -> Places:
    rows = (*group.head, *group.body)
    places: Places = [{} for _ in rows]
    for y, row in enumerate(rows):
        for cell in row:
            x = next(x for x in range(99) if x not in places[y])
            _put(places, x, y, cell)
    return places


def _put(places: Places, x: int, y: int, cell: GridCell) -> None:
    for dy in range(cell.rowspan):
        for dx in range(cell.colspan):
            assert x + dx not in places[y + dy], f"{cell.text} lies over another cell"
            first = "·" if cell.role == "figure" else cell.text
            places[y + dy][x + dx] = "<" if dx else "^" if dy else first


def _line(row: dict[int, str], width: int) -> str:
    assert sorted(row) == list(range(width)), f"a row of {len(row)} places in a table of {width}"
    runs = ((mark, len(list(run))) for mark, run in groupby(row[x] for x in range(width)))
    return " | ".join(mark * count for mark, count in runs)
