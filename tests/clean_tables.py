"""Figures as agencies report them, drawn at random and right in every sum, and the slips by which they go wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from reports.checks.evidence import Change
from reports.content import Content
from reports.editions import edition_for
from reports.figures import Reading, State, read
from tests import seeds
from tests.contents import AGENCY

APPLICANTS = ("person", "business", "research", "nonprofit", "legal_service", "other")
type_figures = dict[str, int]
type_slip = Callable[[type_figures, str, Random], type_figures | None]


def decided(year: int) -> list[str]:
    """The rows （一） to （六） of table 三."""
    handled = next(c for c in edition_for(year).cells if c.name == "requests.handled.person")
    return [part.removeprefix("requests.").removesuffix(".person") for part in handled.parts]


def requests(year: int, random: Random) -> type_figures:
    """Typed figures of table 三: most applicants are persons, most results few kinds, most cells 0."""
    rows = decided(year)
    usual = random.choices([0.02, 0.2, 1, 3, 8], k=len(rows))
    usual[0] += 5
    figures: type_figures = {}
    for column, scale in zip(APPLICANTS, (1, 0.25, 0.02, 0.02, 0.04, 0.04), strict=True):
        many = int(random.lognormvariate(3.7, 1.3) * scale)
        counts = dict.fromkeys(rows, 0)
        for row in random.choices(rows, usual, k=many):
            counts[row] += 1
        carried_in = min(many, int(random.expovariate(8 / (many + 1))))
        carried_out = int(random.expovariate(8 / (many + 1)))
        figures |= {f"requests.{row}.{column}": value for row, value in counts.items()}
        figures[f"requests.carried_in.{column}"] = carried_in
        figures[f"requests.carried_out.{column}"] = carried_out
        figures[f"requests.new.{column}"] = many + carried_out - carried_in
    return figures


def remedies(random: Random) -> type_figures:
    procedures = ("reconsideration", "litigation_direct", "litigation_after")
    outcomes = ("upheld", "corrected", "other", "pending")
    return {
        f"remedies.{procedure}.{outcome}": int(random.expovariate(1 / 6)) * (random.random() < 0.4)
        for procedure in procedures
        for outcome in outcomes
    }


def drawn(year: int, random: Random) -> type_figures:
    """The typed figures of tables 三 and 四."""
    return requests(year, random) | remedies(random)


def of_seed(number: str) -> type_figures:
    """Those of a published report; a blank is 0."""
    cells = edition_for(seeds.year(number)).by_name
    return {
        name: int(read(raw, cells[name].kind).summand or 0)
        for name, raw in seeds.figures(number).items()
        if not cells[name].is_total and not name.startswith("proactive.")
    }


def with_totals(figures: type_figures, year: int) -> type_figures:
    """With every total printed."""
    computed = content(figures, year).computed
    return figures | {
        n: int(v) for n, v in computed.items() if v is not None and not n.startswith("proactive")
    }


def content(figures: type_figures, year: int, passages: dict[str, str] | None = None) -> Content:
    edition = edition_for(year)
    readings = {name: read(str(value), edition.by_name[name].kind) for name, value in figures.items()}
    return Content(edition, year, AGENCY, "", readings, passages or {})


# slips: the figures that come to stand otherwise, or None where this slip cannot befall the cell


def swapped(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    digits = str(figures[cell])
    places = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1]]
    if not places:
        return None
    at = random.choice(places)
    return {cell: int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])}


def dropped(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    digits = str(figures[cell])
    at = random.randrange(len(digits))
    return {cell: int(digits[:at] + digits[at + 1 :] or "0")}


def doubled(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    digits = str(figures[cell])
    at = random.randrange(len(digits))
    return {cell: int(digits[:at] + digits[at] + digits[at:])}


def mistyped(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    digits = str(figures[cell])
    at = random.randrange(len(digits))
    return {cell: int(digits[:at] + random.choice("0123456789") + digits[at + 1 :])}


def off_by_some(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    return {cell: max(0, figures[cell] + random.choice([-3, -2, -1, 1, 2, 3]))}


def left_out(figures: type_figures, cell: str, random: Random) -> type_figures | None:
    return {cell: 0}


def neighbours(cell: str, figures: type_figures, year: int) -> dict[str, list[str]]:
    """The cells beside it in its row, and above and below it, totals among them where they are printed."""
    order = [c.name for c in edition_for(year).cells if c.name in figures]
    row, _, column = cell.rpartition(".")
    found = {}
    for kind, line in (
        ("row", [c for c in order if c.rpartition(".")[0] == row]),
        ("column", [c for c in order if c.startswith("requests.") and c.rpartition(".")[2] == column]),
    ):
        at = line.index(cell) if cell in line else -1
        found[kind] = [line[i] for i in (at - 1, at + 1) if at >= 0 and 0 <= i < len(line)]
    return found


def exchanged(kind: str, year: int) -> type_slip:
    """It and a cell beside it have changed places; 0 beside it: it stands one row or one column off."""

    def slip(figures: type_figures, cell: str, random: Random) -> type_figures | None:
        beside = neighbours(cell, figures, year)[kind]
        if not beside:
            return None
        other = random.choice(beside)
        return {cell: figures[other], other: figures[cell]}

    return slip


ONE = {
    "digits swapped": swapped,
    "digit dropped": dropped,
    "digit doubled": doubled,
    "digit mistyped": mistyped,
    "off by some": off_by_some,
    "left out": left_out,
}


def damaged(figures: type_figures, slip: type_slip, random: Random, cells: list[str]) -> type_figures:
    """What now stands where, for a slip in one of the cells that do not hold 0; nothing where it cannot be."""
    filled = [cell for cell in cells if figures[cell]]
    changes = slip(figures, random.choice(filled), random) if filled else None
    return {cell: value for cell, value in (changes or {}).items() if value != figures[cell]}


def is_total(cell: str, year: int) -> bool:
    return edition_for(year).by_name[cell].is_total


def applied(content: Content, changes: Iterable[Change]) -> Content:
    """The report with the changes made; a total that then agrees with its parts is the computed one again."""
    readings = dict(content.readings)
    for change in changes:
        state = State.NUMBER if change.should else State.ZERO
        readings[change.cell] = Reading(state, change.should, f"{change.should:f}")
    return replace(content, readings=readings)
