"""The words every edition of the report is written in: plain frozen data, no Django.

An edition (reports/editions) is data in these words. Forms, live checks, server checks, HTML, PDF and every
other format derive from it, so nothing about the official form is written twice. A figure has one name
everywhere, its *cell*: ``requests.new.person``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import product

from reports.equation import TOTAL_ADVICE, Equation, Severity

__all__ = ["Block", "Cell", "Edition", "Equation", "Kind", "Line", "Rule", "Section", "Severity", "Table"]


class Kind(StrEnum):
    """What may be typed into a cell."""

    COUNT = "count"  # a whole number, 0 or more
    CHANGE = "change"  # a whole number that may be negative: 本年增/减
    MONEY = "money"  # 万元, any number of decimals, printed as typed
    AMOUNT = "amount"  # money whose unit is typed inside the cell: 采购总金额 of the 2019 edition


@dataclass(frozen=True)
class Line:
    """A row or a column of a table.

    ``under`` holds the merged headings above (or left of) the label; lines that share them stand together.
    A total names its ``parts`` (codes of sibling lines), the ``rule`` that binds it, the words for its sum.
    """

    code: str
    label: str
    under: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    rule: str = ""
    says: str = ""
    kind: Kind = Kind.COUNT
    unit: str = "件"
    help: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        return (*self.under, self.label) if self.label else self.under

    @property
    def name(self) -> str:
        return "／".join(self.path)


@dataclass(frozen=True)
class Rule:
    """A sum against a sum, meant for every column (``over='rows'``) or every row (``over='columns'``)."""

    code: str
    left: tuple[str, ...]
    sign: str
    right: tuple[str, ...]
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    over: str = "rows"
    severity: Severity = Severity.BLOCK
    advice: str = "请核对这几格。"


@dataclass(frozen=True)
class Cell:
    """One figure of the report, where it stands and what it may hold. ``parts`` are the cells it sums up."""

    name: str
    section: str
    row: Line
    column: Line
    kind: Kind
    unit: str
    parts: tuple[str, ...]

    @property
    def is_total(self) -> bool:
        return bool(self.parts)

    @property
    def label(self) -> str:
        """The full name a screen reader speaks: row path, then column path."""
        return "，".join(filter(None, (self.row.name, self.column.name)))

    @property
    def help(self) -> str:
        return self.row.help or self.column.help


@dataclass(frozen=True)
class Block:
    """A rectangle of figures under one header. ``caption`` spans it; ``stub`` heads the label columns."""

    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    caption: str = ""
    stub: str = ""
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        for lines in (self.columns, self.rows):
            codes = [line.code for line in lines]
            if len(set(codes)) != len(codes):
                raise ValueError(f"a code stands twice among {codes}")
            for part in (part for line in lines for part in line.parts):
                if part not in codes:
                    raise ValueError(f"unknown part {part!r}; there are {codes}")
        for rule in self.rules:
            known = {line.code for line in (self.rows if rule.over == "rows" else self.columns)}
            if not known.issuperset(rule.left + rule.right):
                raise ValueError(f"{rule.code} names lines that are not there")


@dataclass(frozen=True)
class Table:
    """An official table. ``widths`` are the relative widths of its printed columns, labels included."""

    code: str
    section: str
    title: str
    blocks: tuple[Block, ...]
    widths: tuple[int, ...]

    def cell(self, row: Line | str, column: Line | str) -> str:
        """The one name of a figure."""
        codes = (line if isinstance(line, str) else line.code for line in (row, column))
        return ".".join(filter(None, (self.code, *codes)))

    def cells(self) -> Iterator[Cell]:
        """Every figure, row by row, as the form prints them."""
        for block in self.blocks:
            for row, column in product(block.rows, block.columns):
                parts = tuple(self.cell(row, part) for part in column.parts) or tuple(
                    self.cell(part, column) for part in row.parts
                )
                name = self.cell(row, column)
                yield Cell(name, self.section, row, column, column.kind, column.unit, parts)

    def inputs(self) -> dict[str, Cell]:
        """The cells a person types, under their names; the others are sums."""
        return {cell.name: cell for cell in self.cells() if not cell.is_total}

    def rows(self) -> dict[str, Line]:
        """Every row under its name: that of its cells, without the column."""
        return {self.cell(row, ""): row for block in self.blocks for row in block.rows}

    def equations(self) -> Iterator[Equation]:
        """Every sum and every rule, laid over every cell it binds."""
        for block in self.blocks:
            yield from self._rules(block)
            for row, column in product(block.rows, block.columns):
                if row.parts:
                    left = tuple(self.cell(part, column) for part in row.parts)
                    yield self._total(row, row.label, f"{column.label}列", left, self.cell(row, column))
                if column.parts:
                    left = tuple(self.cell(row, part) for part in column.parts)
                    place = row.name or column.under[-1]
                    yield self._total(column, column.label, place, left, self.cell(row, column))

    def _total(self, line: Line, label: str, place: str, left: tuple[str, ...], total: str) -> Equation:
        words = (line.says,)
        return Equation(
            line.rule, self.section, place, left, "=", (total,), words, (label,), Severity.BLOCK, TOTAL_ADVICE
        )

    def _rules(self, block: Block) -> Iterator[Equation]:
        for rule in block.rules:
            by_column = rule.over == "rows"
            for line in block.columns if by_column else block.rows:

                def cells(codes: tuple[str, ...], line: Line = line, by: bool = by_column) -> tuple[str, ...]:
                    return tuple(self.cell(c, line) if by else self.cell(line, c) for c in codes)

                yield Equation(
                    rule.code,
                    self.section,
                    f"{line.label}列" if by_column else line.name,
                    cells(rule.left),
                    rule.sign,
                    cells(rule.right),
                    rule.left_words,
                    rule.right_words,
                    rule.severity,
                    rule.advice,
                )


@dataclass(frozen=True)
class Section:
    """One of the six sections: a table, or prose with the code its text is stored under."""

    code: str
    number: str
    title: str
    guidance: tuple[str, ...]
    table: Table | None = None
    length: int | None = None  # characters, in principle

    @property
    def heading(self) -> str:
        return f"{self.number}、{self.title}"

    @property
    def is_prose(self) -> bool:
        return self.table is None


@dataclass(frozen=True)
class Edition:
    """One official format: the notice it rests on, the report years it is for, its six sections."""

    code: str
    notice: str
    first_year: int
    last_year: int | None
    sections: tuple[Section, ...]
    by_name: Mapping[str, Cell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cells = [cell for table in self.tables for cell in table.cells()]
        by_name = {cell.name: cell for cell in cells}
        if len(by_name) != len(cells):
            raise ValueError(f"edition {self.code}: a cell name stands twice")
        object.__setattr__(self, "by_name", by_name)

    @property
    def tables(self) -> tuple[Table, ...]:
        return tuple(section.table for section in self.sections if section.table)

    @property
    def passages(self) -> tuple[Section, ...]:
        return tuple(section for section in self.sections if section.is_prose)

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        return tuple(self.by_name.values())

    @cached_property
    def inputs(self) -> tuple[Cell, ...]:
        """The cells a person types; the others are sums."""
        return tuple(cell for cell in self.cells if not cell.is_total)

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        return tuple(equation for table in self.tables for equation in table.equations())

    def section(self, code: str) -> Section:
        """Errors: KeyError for a code this edition does not have."""
        return {section.code: section for section in self.sections}[code]

    def section_of(self, cell: str) -> Section:
        """The section whose table the cell stands in. Errors: KeyError for no such cell."""
        number = self.by_name[cell].section
        return next(section for section in self.sections if section.number == number)
