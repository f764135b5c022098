"""Reading a labelled report: header, figures, passages, what it is held against, the mistakes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from reports.checks import Below, Context, Sister, Unit
from reports.checks.unit import unit_of
from reports.content import Content
from reports.editions import edition_for
from reports.figures import read
from reports.schema import Severity

FOLDER = Path(__file__).parent / "reports"
PASSAGES = ("overview", "problems", "other")
SECTIONS = ("proactive", "requests", "remedies")
BLANK = "␣"
HALVES = ("tuning", "held-out", "blind")


@dataclass(frozen=True)
class Written:
    """A report as a clerk leaves it: cells that are not 0 as typed, printed totals among them, and the prose."""

    agency: str
    year: int
    figures: Mapping[str, str]
    passages: Mapping[str, str]
    title: str = ""

    @property
    def content(self) -> Content:
        edition = edition_for(self.year)
        raws = {cell.name: "0" for cell in edition.inputs} | dict(self.figures)
        readings = {
            name: read(raw.replace(BLANK, ""), edition.by_name[name].kind) for name, raw in raws.items()
        }
        title = self.title or f"{self.agency}{self.year}年政府信息公开工作年度报告"
        return Content(edition, self.year, self.agency, title, readings, dict(self.passages))


@dataclass(frozen=True)
class Mistake:
    """What was planted: the rules any of which should name it, how the report is changed, what may fire along.

    The first of ``codes`` is the one it is counted under.
    """

    id: str
    codes: tuple[str, ...]
    changes: tuple[str, ...]
    along: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labelled:
    """A report in order with all it is held against. ``kind`` is the kind of agency in a word."""

    name: str
    half: str
    kind: str
    report: Written
    unit: Unit
    neighbours: tuple[str, ...] = ()
    last: Written | None = None
    below: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    sisters: tuple[Sister, ...] = ()
    weights: Mapping[str, Severity] = field(default_factory=dict)
    mistakes: tuple[Mistake, ...] = ()

    @property
    def content(self) -> Content:
        return self.report.content

    @property
    def context(self) -> Context:
        return Context(
            last_year=self.last and self.last.content,
            unit=self.unit,
            neighbours=self.neighbours,
            sisters=self.sisters,
            below=self._below,
            weights=dict(self.weights),
        )

    @property
    def _below(self) -> Below | None:
        if not self.below:
            return None
        known = {name: _values(figures, self.report.year) for name, figures in self.below.items()}
        return Below(known, self.missing)

    @cached_property
    def edition(self) -> str:
        return edition_for(self.report.year).code


def _values(figures: Mapping[str, str], year: int) -> dict[str, object]:
    values = Written("", year, figures, {}).content.values
    return {name: value for name, value in values.items() if value is not None}


def cell_name(short: str, year: int) -> str:
    """The full name of a cell; the section's name may be left out. Errors: KeyError for a cell the form has not."""
    cells = edition_for(year).by_name
    for name in (short, *(f"{section}.{short}" for section in SECTIONS)):
        if name in cells:
            return name
    raise KeyError(f"no cell {short} in {year}")


def figures_of(lines: Iterable[str], year: int) -> dict[str, str]:
    """Figures from lines of a row and its columns: ``new person=12 business=1``."""
    figures = {}
    for row, *pairs in (line.split() for line in lines if line.strip()):
        for column, _, raw in (pair.partition("=") for pair in pairs):
            figures[cell_name(f"{row}.{column}", year)] = raw
    return figures


@cache
def reports() -> tuple[Labelled, ...]:
    """The whole set, in order of the files' names."""
    return tuple(read_labelled(path.stem, path.read_text()) for path in sorted(FOLDER.glob("*.txt")))


def read_labelled(name: str, text: str) -> Labelled:
    """One file. Errors: KeyError for a header, cell or passage that is not there."""
    head, *blocks = _blocks(text)
    header = dict(line.split(": ", 1) for line in head[1] if line.strip())
    year, agency = int(header["year"]), header["agency"]
    parts = {title: lines for title, lines in blocks if not title.startswith("below ")}
    below = {
        title.removeprefix("below "): figures_of(lines, year)
        for title, lines in blocks
        if title.startswith("below ")
    }
    figures = figures_of(parts["figures"], year) if "figures" in parts else _summed(below, year)
    report = Written(agency, year, figures, {code: _passage(parts[code]) for code in PASSAGES})
    return Labelled(
        name,
        header["half"],
        header["kind"],
        report,
        _unit(agency, header.get("unit", "")),
        neighbours=tuple(filter(None, header.get("neighbours", "").split("、"))),
        last=_last(parts, agency, year - 1),
        below=below,
        mistakes=tuple(_mistakes(name, parts["mistakes"])),
    )


def _blocks(text: str) -> list[tuple[str, list[str]]]:
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.splitlines():
        if line.startswith("# "):
            blocks.append((line[2:].strip(), []))
        else:
            blocks[-1][1].append(line)
    return blocks


def _passage(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line.strip())


def _unit(agency: str, words: str) -> Unit:
    unit, said = unit_of(agency), words.split()
    levels = [word for word in said if word in ("province", "city", "county", "township")]
    return replace(
        unit,
        level=levels[0] if levels else unit.level,
        is_government="government" in said,
        makes_regulations="regulations" in said,
        is_summary="summary" in said,
    )


def _last(parts: Mapping[str, list[str]], agency: str, year: int) -> Written | None:
    if "last" not in parts:
        return None
    passages = {code: _passage(parts.get(f"last {code}", [])) for code in PASSAGES}
    return Written(agency, year, figures_of(parts["last"], year), passages)


def _summed(below: Mapping[str, Mapping[str, str]], year: int) -> dict[str, str]:
    """What a 汇总 adds up."""
    totals: dict[str, object] = {}
    children = [Written("", year, figures, {}).content for figures in below.values()]
    for cell in edition_for(year).inputs:
        total = sum(child.values[cell.name] or 0 for child in children)
        totals[cell.name] = f"{total:f}" if total else "0"
    return {name: str(total) for name, total in totals.items()}


def _mistakes(name: str, lines: Iterable[str]) -> Iterator[Mistake]:
    """``CODE/OR-CODE | change && change | codes that may come along``, the last part optional."""
    for number, line in enumerate(filter(str.strip, lines), 1):
        code, change, *along = (part.strip() for part in line.split(" | "))
        yield Mistake(
            f"{name}#{number}",
            tuple(code.split("/")),
            tuple(change.split(" && ")),
            tuple(along[0].split()) if along else (),
        )
