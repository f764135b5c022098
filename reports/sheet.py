"""An official table while it is being filled: the printed grid, and what there is to say about each of its cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from reports.checks import Finding, live
from reports.content import Content
from reports.document import Grid, GridCell, RowGroup, grid
from reports.figures import State, tidy
from reports.last_year import Before, before, carried
from reports.schema import Cell, Severity, Table


@dataclass(frozen=True)
class Line:
    """A line under the table about one cell; ``shown`` False for what only a later keystroke may bring up."""

    cell: Cell
    text: str
    shown: bool = True
    computed: str = ""
    unfinished: bool = False  # nothing to compare with yet: a part of the total is blank or no number


@dataclass(frozen=True)
class Compared:
    """What stands beside a figure: last year's text, how far this year's is from it in number and share, how to take it."""

    text: str
    change: str
    share: str
    is_leap: bool
    is_nil: bool  # none in both years: not worth a word


@dataclass(frozen=True)
class Square:
    """A cell on screen: the printed cell, the input in it or the sum, its CSS classes, the label column it begins in."""

    at: GridCell
    css: str = ""
    start: int = 0
    help: str = ""
    input: object = None
    total: str = ""
    printed: Line | None = None
    found: str = ""  # the weight of what only the server can judge again
    last: Compared | None = None
    pointed: bool = False  # a row that was commented on

    @property
    def headers(self) -> str:
        return " ".join(self.at.headers)


@dataclass(frozen=True)
class Rows:
    """Rows that stand together, as squares."""

    head: tuple[tuple[Square, ...], ...]
    body: tuple[tuple[Square, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """What the template of a table's form needs to know; all of it derived."""

    table: Table
    content: Content
    points: Mapping[str, Sequence[str]]
    findings: tuple[Finding, ...] = ()
    checked: bool = False  # from now on what is wrong or missing is said in earnest
    weights: Mapping[str, Severity | None] = field(default_factory=dict)  # of the rules, as set for the area
    last: Content | None = None
    comparing: bool = False  # last year's figures are in sight

    @property
    def grid(self) -> Grid:
        return grid(self.table)

    @cached_property
    def cells(self) -> dict[str, Cell]:
        return {cell.name: cell for cell in self.table.cells()}

    @cached_property
    def rules(self) -> dict[str, Any]:
        return live.rules(self.table, self.weights)

    @property
    def depth(self) -> int:
        """How many label columns there are."""
        return len(self.grid.widths) - max(len(block.columns) for block in self.table.blocks)

    @property
    def columns(self) -> list[str]:
        """The CSS class of each column."""
        labels = [f"label label-{n + 1}" for n in range(self.depth)]
        return labels + ["number"] * (len(self.grid.widths) - self.depth)

    @cached_property
    def disputes(self) -> list[Line]:
        """The totals as the original prints them; shown while they differ from the computed ones."""
        names = [name for name, cell in self.cells.items() if cell.is_total and name in self.content.readings]
        return [self._dispute(self.cells[name]) for name in names]

    def _dispute(self, cell: Cell) -> Line:
        stated, computed = self.content.reading(cell.name).text, self.content.total_text(cell.name)
        return Line(cell, stated, cell.name in self.content.disputed, computed, self._is_partial(cell.name))

    def _is_partial(self, name: str) -> bool:
        return self.content.computed[name] is None

    @property
    def printed(self) -> dict[str, dict[str, str]]:
        """The same for the browser."""
        return {line.cell.name: {"text": line.text} for line in self.disputes}

    @property
    def remarks(self) -> list[Line]:
        """What is odd about single cells: letters, “/”, a missing unit."""
        odd = ((cell, self.content.reading(cell.name).remark) for cell in self._typed)
        return [Line(cell, remark) for cell, remark in odd if remark]

    @property
    def pointed(self) -> list[Line]:
        """The reviewer's words, in the order of the form."""
        named = ((cell, self.points.get(name)) for name, cell in self.cells.items())
        return [Line(cell, "；".join(texts)) for cell, texts in named if texts]

    @cached_property
    def before(self) -> dict[str, Before]:
        """Last year's figures of this table."""
        return {name: was for name, was in before(self.content, self.last).items() if name in self.cells}

    @property
    def bounds(self) -> dict[str, list[Any]]:
        """The same for the browser: {cell: [value, low, high, zero]}, the value as digits or null."""
        return {
            name: [None if was.value is None else f"{was.value:f}", was.low, was.high, was.zero]
            for name, was in self.before.items()
        }

    @cached_property
    def carried(self) -> list[Line]:
        """What 上年结转 is to hold, ``shown`` where it does not; ``computed`` is what stands there now."""
        figures = {n: t for n, t in carried(self.content, self.last).items() if n in self.cells}
        return [self._carried(self.cells[n], text) for n, text in figures.items()]

    def _carried(self, cell: Cell, text: str) -> Line:
        differs = self.content.best(cell.name) != Decimal(text)
        return Line(cell, text, differs, tidy(self.content.reading(cell.name).text))

    @property
    def to_carry(self) -> list[Line]:
        """The same, of the cells that would change."""
        return [line for line in self.carried if line.shown]

    @property
    def carried_words(self) -> str:
        """What would be filled in. In the browser: static/js/lastyear.js."""
        lines = self.to_carry
        if len(lines) > 1 and all((line.text, line.computed) == ("0", "") for line in lines):
            return "各列都是 0"  # it need not be told column by column
        now = {line.cell.name: f"（现在填的是 {line.computed}）" if line.computed else "" for line in lines}
        return "、".join(f"{line.cell.column.label} {line.text}{now[line.cell.name]}" for line in lines)

    @property
    def carries(self) -> list[list[str]]:
        """The same for the browser: [cell, column, text] of each."""
        return [[line.cell.name, line.cell.column.label, line.text] for line in self.carried]

    def _compared(self, name: str) -> Compared | None:
        if (was := self.before.get(name)) is None:
            return None
        here = None if self.content.reading(name).state is State.NA else self.content.best(name)
        change, _, share = was.change(here).partition(" ")
        return Compared(was.text, change, share, was.is_leap(here), here == was.value == 0)

    @property
    def progress(self) -> str:
        blank = sum(self._is_blank(cell) for cell in self._typed)
        return f"还有 {blank} 格未填" if blank else "已全部填写"

    @property
    def _typed(self) -> Iterator[Cell]:
        return (cell for cell in self.cells.values() if not cell.is_total)

    def _is_blank(self, cell: Cell) -> bool:
        return self.content.reading(cell.name).state is State.BLANK

    def drawn(self, inputs: Callable[[str], object]) -> list[Rows]:
        """The grid with an input, made by ``inputs``, in every cell a person fills."""
        return [self._rows(group, inputs) for group in self.grid.groups]

    def _rows(self, group: RowGroup, inputs: Callable[[str], object]) -> Rows:
        helps = {c.headers[-1]: c.cell.column.help for c in group.body[0] if c.cell}
        head = tuple(tuple(Square(c, help=helps.get(c.id, "")) for c in row) for row in group.head)
        return Rows(head, tuple(tuple(self._row(row, inputs)) for row in group.body))

    def _row(self, row: Sequence[GridCell], inputs: Callable[[str], object]) -> Iterator[Square]:
        stubs = [c for c in row if c.role == "stub"]
        help = next(c.cell.row.help for c in row if c.cell)
        start = self.depth - sum(c.colspan for c in stubs)
        for c in stubs:
            pointed = bool(self.points.get(c.row)) if c.row else False
            yield Square(c, start=start + 1, help=help if c is stubs[-1] else "", pointed=pointed)
            start += c.colspan
        yield from (self._square(c, c.cell, inputs) for c in row if c.cell)

    def _square(self, at: GridCell, cell: Cell, inputs: Callable[[str], object]) -> Square:
        name = cell.name
        css = " ".join(filter(None, self._classes(cell)))
        if not cell.is_total:
            return Square(
                at, css, input=inputs(name), found=self._found.get(name, ""), last=self._compared(name)
            )
        printed = next((line for line in self.disputes if line.cell == cell), None)
        return Square(
            at,
            css,
            total=self.content.total_text(name),
            printed=printed,
            found=self._found.get(name, ""),
            last=self._compared(name),
        )

    def _classes(self, cell: Cell) -> Iterator[str | None]:
        name = cell.name
        yield "total" if cell.is_total else None
        yield "partial" if cell.is_total and self._is_partial(name) else None
        yield "disputed" if name in self.content.disputed and not self._is_partial(name) else None
        yield "pointed" if self.points.get(name) else None
        yield "odd" if not cell.is_total and self.content.reading(name).remark else None
        yield "missing" if self.checked and not cell.is_total and self._is_blank(cell) else None
        yield "broken" if name in self._broken else None
        yield "grave" if name in self._grave else None

    @cached_property
    def _said(self) -> list[Finding]:
        """What is wrong, not only unfinished; of one cell the gravest last."""
        said = [finding for finding in self.findings if not finding.unfinished]
        return sorted(said, key=lambda finding: finding.severity is Severity.BLOCK)

    @cached_property
    def _broken(self) -> set[str]:
        """Cells of a finding, but for those whose own text says all there is to say."""
        return {
            *(name for finding in self._said for name in finding.cells if len(finding.cells) > 1),
            *self._found,
        }

    @cached_property
    def _grave(self) -> set[str]:
        """Cells that keep the report from being handed in: a word for a number, or a part of what does not agree."""
        words = {name for name in self.cells if self.content.reading(name).state is State.TEXT}
        return words.union(*(f.cells for f in self._said if f.severity is Severity.BLOCK))

    @cached_property
    def _found(self) -> dict[str, str]:
        """Cells of a finding the browser cannot judge again by itself; their mark stays until the next check."""
        live = {equation.rule for equation in self.table.equations()}
        named = {name: f.severity.value for f in self._said if f.code not in live for name in f.cells}
        return {name: weight for name, weight in named.items() if not self.content.reading(name).remark}
