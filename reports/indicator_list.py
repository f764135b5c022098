"""All indicators in one list: the derived ones, then every cell of the editions in the order of the form. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from reports.checks.carryover import CHAINS
from reports.editions import BY_CODE, EDITIONS
from reports.editions.y2019 import APPLICANT, APPLICANTS, RESULT
from reports.filetypes.csv import unit
from reports.indicators import Formula, Indicator
from reports.indicators_derived import (
    CROSSINGS,
    GRANTED,
    PARTLY,
    RESULTS,
    derived,
    group_of,
    pitfalls,
    rows,
)
from reports.schema import Cell, Edition

TYPED, SUM = "“{}”表中由报告机关填报的数字。", "“{}”表中各分项之和。"
CARRIED = ("requests.carried_in", "requests.carried_out")
RESULT_GROUPS = (
    "requests.granted.total",
    "requests.partly_granted.total",
    "refused",
    "unavailable",
    "unprocessed",
    "other",
    "requests.carried_out.total",
)
# what is looked at together, by the code it has in an address
SETS = {
    "results": ("办理结果", RESULT_GROUPS),
    "refusals": (
        "不予公开的理由",
        tuple(f"{name}.total" for name in rows(EDITIONS[-1].code, "requests.refused")),
    ),
    "applicants": ("申请人构成", ("requests.new.person", "new-organisations")),
    "rates": ("主要比率", ("disclosure-rate", "refused-rate", "unavailable-rate", "unprocessed-rate")),
    "remedies": (
        "复议诉讼",
        (
            "remedies.reconsideration.total",
            "reconsideration-correction-rate",
            "litigation",
            "litigation-correction-rate",
        ),
    ),
}

# of these sets the members are parts of one whole: how they are called beside each other
PARTS = {
    "results": (*map(group_of, (GRANTED, PARTLY)), *(label for _, label in RESULTS.values()), "结转下年度"),
    "refusals": tuple(
        name.rpartition("／")[2].partition(".")[2]
        for name in (
            BY_CODE[EDITIONS[-1].code].by_name[f"{row}.total"].row.name
            for row in rows(EDITIONS[-1].code, "requests.refused")
        )
    ),
    "applicants": (APPLICANTS[0].label, APPLICANTS[1].under[-1]),
}


@cache
def indicators() -> dict[str, Indicator]:
    """Every indicator by its code."""
    own = [replace(one, rules=_of_all(one)) for one in derived()]
    return {one.code: one for one in (*own, *_cells())}


@cache
def grouped() -> tuple[tuple[str, tuple[Indicator, ...]], ...]:
    """The list under its headings."""
    found: dict[str, list[Indicator]] = {}
    for one in indicators().values():
        found.setdefault(one.group, []).append(one)
    return tuple((heading, tuple(some)) for heading, some in found.items())


@dataclass(frozen=True)
class Shelf:
    """Indicators listed in one line: the row they share, and each by the label of its column."""

    label: str
    those: tuple[tuple[str, Indicator], ...]


@cache
def shelves() -> tuple[tuple[str, tuple[Indicator, ...], tuple[Shelf, ...]], ...]:
    """The list as it is read: under each heading the derived indicators, then the rows of the official table."""
    return tuple(
        (
            heading,
            tuple(one for one in some if one.is_derived),
            tuple(_shelves([one for one in some if not one.is_derived])),
        )
        for heading, some in grouped()
    )


def _shelves(some: Sequence[Indicator]) -> Iterator[Shelf]:
    found: dict[str, list[tuple[str, Indicator]]] = {}
    for one in some:
        edition, cell = official(one.code)[-1]
        row = _row(cell) or "／".join(cell.column.under)
        ended = "" if edition is EDITIONS[-1] else f"（{edition.code}年格式）"
        found.setdefault(f"{row}{ended}", []).append((cell.column.label, one))
    return (Shelf(label, tuple(those)) for label, those in found.items())


def of_cell(cell: str) -> Indicator:
    """Errors: KeyError for no such cell."""
    return indicators()[cell]


def chosen(codes: list[str]) -> tuple[Indicator, ...]:
    """The indicators of these codes, of a set all of its own; unknown codes are passed over, none stands twice."""
    single = (code for asked in codes for code in SETS.get(asked, ("", (asked,)))[1])
    return tuple(indicators()[code] for code in dict.fromkeys(single) if code in indicators())


def in_order() -> list[str]:
    """The names of all cells by table, in each those of the newest edition first."""
    names = dict.fromkeys(name for edition in reversed(EDITIONS) for name in edition.by_name)
    tables = [table.code for table in EDITIONS[-1].tables]
    return sorted(names, key=lambda name: tables.index(name.partition(".")[0]))


def _cells() -> Iterator[Indicator]:
    for name in in_order():
        having = [edition for edition in EDITIONS if name in edition.by_name]
        cell = having[-1].by_name[name]
        heading = having[-1].section_of(name).heading
        note, comparable = crossing(name)
        yield Indicator(
            name,
            _label(cell),
            heading,
            cell.help or (SUM if cell.is_total else TYPED).format(heading),
            unit(cell),
            {edition.code: Formula((name,)) for edition in having},
            "",
            pitfalls(name),
            note,
            comparable,
            rules(name),
        )


def _label(cell: Cell) -> str:
    """Row and column in one line, without the headings above that say nothing of their own."""
    return "，".join(filter(None, (_row(cell), cell.column.name.removeprefix(f"{APPLICANT}／"))))


def _row(cell: Cell) -> str:
    return cell.row.name.removeprefix(f"{RESULT[0]}／")


@dataclass(frozen=True)
class Across:
    """A cell between the editions: ``forms`` says in which it is, ``comparable`` 可以比较, 不能比较 or 只有一种格式."""

    of: Indicator
    forms: tuple[tuple[str, bool], ...]
    comparable: str
    why: str


@cache
def across() -> tuple[tuple[str, tuple[Across, ...]], ...]:
    """Every cell of every edition under the headings of the form."""
    return tuple(
        (heading, tuple(_across(one) for one in some if not one.is_derived))
        for heading, some in grouped()
        if not all(one.is_derived for one in some)
    )


def _across(of: Indicator) -> Across:
    forms = tuple((edition.code, edition.code in of.formulas) for edition in EDITIONS)
    single = "可以合并比较" if of.comparable and of.crossing else "只有一种格式"
    said = ("可以比较" if all(has for _, has in forms) else single) if of.comparable else "不能比较"
    return Across(of, forms, said, of.crossing)


def official(name: str) -> list[tuple[Edition, Cell]]:
    """A cell as each edition that has it prints it."""
    return [(edition, edition.by_name[name]) for edition in EDITIONS if name in edition.by_name]


def crossing(name: str) -> tuple[str, bool]:
    """What to mind of a cell between the editions, and whether its years stand on one line."""
    for one in CROSSINGS:
        if name in (*one.old, *one.new):
            return one.note, one.comparable
    return "两种格式都有这一格，行、列名称和含义相同。", True


def rules(name: str) -> tuple[tuple[str, str], ...]:
    """The rules that bind a cell: (edition code, rule code), sums first."""
    found = [
        (edition.code, equation.rule)
        for edition in EDITIONS
        for equation in edition.equations
        if name in equation.cells
    ]
    for chain in CHAINS:
        bound = (chain.stock, *chain.before, *chain.plus, *chain.minus)
        if name in {f"{row}.{column}" for row in chain.rows for column in bound}:
            found.append((chain.edition, chain.code))
    if name.startswith(CARRIED):
        found += [(code, "T3-5") for code in BY_CODE]
    return tuple(dict.fromkeys(found))


def _of_all(one: Indicator) -> tuple[tuple[str, str], ...]:
    cells = (cell for formula in one.formulas.values() for cell in formula.cells)
    return tuple(dict.fromkeys(rule for cell in cells for rule in rules(cell)))
