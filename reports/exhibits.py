"""A chart and the table of the same numbers: what the public sees of figures over years. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from reports.editions import EDITIONS
from reports.indicators import Amount, Figures, Sort

NO_REPORT = "无报告"
WORD = ' class="word"'


@dataclass(frozen=True)
class Item:
    """A cell of the table: what it says, and the counts or the share beside it."""

    text: str
    beside: str = ""
    link: str = ""

    @property
    def is_word(self) -> bool:
        """Not a number: set softly."""
        return not any(sign.isdigit() for sign in self.text)

    @property
    def markup(self) -> str:
        """Its td, written here: a table may have ten thousand, for which a template takes a second."""
        text, beside = escape(self.text), escape(self.beside)
        text = f"<a href={quoteattr(self.link)}>{text}</a>" if self.link else text
        beside = f' <span class="besides">{beside}</span>' if beside else ""
        return f"<td{WORD * self.is_word}>{text}{beside}</td>"


@dataclass(frozen=True)
class Row:
    """A row: its label, what is in it, or the one word that stands for all of it. ``link`` is where its label leads."""

    label: str
    items: tuple[Item, ...] = ()
    instead: str = ""
    break_says: str = ""  # the words between this row and the one above it
    link: str = ""
    above: str = ""  # a heading that begins with this row

    @property
    def markup(self) -> str:
        return "".join(item.markup for item in self.items)


@dataclass(frozen=True)
class Column:
    """A column; ``breaks`` where another edition begins with it."""

    label: str
    breaks: bool = False


@dataclass(frozen=True)
class Exhibit:
    """A figure: picture and table of the same numbers, one sentence on them. ``corner`` heads the labels of the rows."""

    key: str
    title: str
    summary: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    svg: str = ""
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return len(self.columns) + 1


@dataclass(frozen=True)
class Year:
    """A year of an agency's reports of one kind; ``figures`` None where no version is in force.

    Several such years in a row are one, up to ``last``.
    """

    year: int
    figures: Figures | None
    last: int = 0

    @property
    def label(self) -> str:
        return f"{self.year}—{self.last}" if self.last > self.year else f"{self.year}"


def folded(years: Sequence[Year]) -> list[Year]:
    """The same with gaps of several years made one; a gap ends where another edition begins."""
    at = breaks([one.year for one in years])
    found: list[Year] = []
    for n, one in enumerate(years):
        if found and n not in at and one.figures is None and found[-1].figures is None:
            found[-1] = Year(found[-1].year, None, one.year)
        else:
            found.append(one)
    return found


def span(years: Sequence[int]) -> list[int]:
    """Every year from the first to the last: a year without a report has its place on an axis."""
    return list(range(min(years), max(years) + 1)) if years else []


def breaks(years: Sequence[int]) -> dict[int, str]:
    """What begins at which index: the first year of another edition than that of the year before it."""
    return {
        n: f"{edition.first_year}年度起用新格式"
        for n in range(1, len(years))
        for edition in EDITIONS[1:]
        if years[n - 1] < edition.first_year <= years[n]
    }


def columns(years: Sequence[int]) -> tuple[Column, ...]:
    at = breaks(years)
    return tuple(Column(f"{year}年", n in at) for n, year in enumerate(years))


def item(amount: Amount, link: str = "") -> Item:
    """How a table shows it: a rate with its counts beside it."""
    return Item(amount.says, amount.counts, link)


def plotted(amount: Amount) -> Decimal | None:
    """What a chart draws of it: nothing but numbers."""
    return amount.value if amount.sort is Sort.NUMBER else None
