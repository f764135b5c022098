"""Which cell is probably wrong: the fewest changes that make a table's sums agree, the likeliest first.

Where totals were printed every one of them is a number of its own, and a broken row and a broken column cross in one
cell. Where they are computed they follow their parts, only T3-1 can break, and any cell of the column may be the
one: then only evidence ranks, and without it nothing is pretended.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product
from math import exp

from reports.checks import table_sums
from reports.checks.context import ALONE, Context, is_year_before
from reports.checks.evidence import Change, Evidence
from reports.checks.finding import Finding
from reports.checks.system import Sum, System, type_changes
from reports.content import Content
from reports.schema import Section, Table

SHOWN = 3
FEW_WAYS = 5  # so few are worth looking at whatever speaks for them
SURE = 0.7  # the least chance, as far as the weights go, that the cell is among the first of many
FAR_BEHIND = 6.0
STRONG = 4.0  # the least weight of the reasons where the rule may be broken rightly
BLANKS = "E-16"
CHAINED = ("T2-1", "T2o-1", "T2o-4")  # broken for good reasons as well


@dataclass(frozen=True)
class Suspect:
    """Cells that are probably wrong, what each should be, and why. ``mends`` are the rules that then hold.

    ``score`` is what ranks it, ``weight`` that of the reasons alone.
    """

    changes: tuple[Change, ...]
    reasons: tuple[str, ...]
    mends: tuple[Sum, ...]
    score: float
    weight: float

    @property
    def key(self) -> str:
        """What a page names it by: another one as soon as a value is another."""
        return ",".join(f"{change.cell}={change.now:f}>{change.should:f}" for change in self.changes)


@dataclass(frozen=True)
class Located:
    """What can be said of some broken rules together: the likeliest suspects, or in a sentence why there are none.

    ``ways`` is how many smallest sets of cells there are.
    """

    section: str
    broken: tuple[Sum, ...]
    ways: int
    suspects: tuple[Suspect, ...] = ()
    note: str = ""

    def is_about(self, finding: Finding) -> bool:
        """Whether it is one of the broken rules, or tells of a blank that is to be filled."""
        if finding.code == BLANKS:
            return any(c.cell in finding.cells for suspect in self.suspects for c in suspect.changes)
        return any((each.rule, each.cells) == (finding.code, finding.cells) for each in self.broken)


def is_concerned(content: Content, findings: Iterable[Finding]) -> bool:
    """Whether there is anything to look for: a rule that sums up is broken, or beside printed totals a cell is blank."""
    rules = {each.rule for each in content.edition.equations if each.sign == "="} | set(CHAINED)
    rules |= {BLANKS} if content.disputed else set()
    return any(finding.code in rules for finding in findings)


def localise(
    content: Content, context: Context = ALONE, doubts: Mapping[str, str] | None = None
) -> tuple[Located, ...]:
    """For every table whose sums do not agree the cells that are probably wrong; nothing, and fast, where all do.

    ``doubts`` says of a cell how it was read where that was not sure; it is shown as a reason.
    """
    last = context.last_year if is_year_before(context.last_year, content) else None
    found = (_table(content, section, last, doubts or {}) for section in content.edition.sections)
    return tuple(located for some in found for located in some)


def _table(
    content: Content, section: Section, last: Content | None, doubts: Mapping[str, str]
) -> Iterator[Located]:
    if section.table is None or (last is None and table_sums.agrees(content, section.table)):
        return
    system = table_sums.system(content, section.table, last)
    if not system.broken:
        return
    printed = table_sums.is_printed(content, section.table)
    evidence = Evidence(content, system.values, printed, last, doubts)
    if printed:
        parts = [piece for part in system.parts() for piece in _solved(part, content, section.table)]
    else:
        parts = _joined([Part(part, part.smallest()) for part in system.parts()], evidence)
    for part in parts:
        suspects = _ranked(part, evidence)
        is_chain = part.system.sums[0].rule in CHAINED
        if suspects or not is_chain:
            note = "" if suspects else _note(part, parts, printed)
            yield Located(section.code, part.broken, len(part.sets), suspects, note)


@dataclass(frozen=True)
class Part:
    """Sums that share cells, and the smallest sets that mend those that are broken, or ``some`` of them.

    ``is_all`` unless there may be other ways.
    """

    system: System
    sets: tuple[type_changes, ...]
    some: frozenset[int] | None = None
    is_all: bool = True

    @property
    def broken(self) -> tuple[Sum, ...]:
        some = self.system.broken if self.some is None else self.some
        return tuple(self.system.sums[at] for at in self.system.broken if at in some)

    @property
    def off(self) -> Decimal:
        """By how much its first broken sum is off, the left side being higher."""
        return next(iter(self.system.broken.values()))


def _solved(system: System, content: Content, table: Table) -> list[Part]:
    """The ways to mend it; where too many cells are wrong, first those in which a row and a column cross."""
    if sets := system.smallest() or _all_totals(content, table, system):
        return _pieces(Part(system, sets))
    crossings = system.crossings()
    if not crossings:
        return [Part(system, ())]
    single = [
        Part(system, ({cell: by},), frozenset(at for at, _ in system.touches[cell]), is_all=False)
        for cell, by in crossings.items()
    ]
    return single + [p for rest in system.changed(crossings).parts() for p in _solved(rest, content, table)]


def _pieces(part: Part) -> list[Part]:
    """Mistakes that have nothing to do with each other, each with its own ways: they are mended one by one."""
    classes: list[frozenset[int]] = []
    groups = [
        (group, touched & part.system.broken.keys())
        for by in part.sets
        for group, touched in part.system.groups(by)
    ]
    for _, touched in groups:
        near = [each for each in classes if each & touched]
        classes = [each for each in classes if each not in near] + [frozenset(touched).union(*near)]
    return [Part(part.system, _of_class(part, some), some) for some in sorted(classes, key=min)]


def _of_class(part: Part, some: frozenset[int]) -> tuple[type_changes, ...]:
    sets = []
    for by in part.sets:
        cells = {cell for group, touched in part.system.groups(by) if touched & some for cell in group}
        if (own := {cell: delta for cell, delta in by.items() if cell in cells}) not in sets:
            sets.append(own)
    return tuple(sets)


def _ranked(part: Part, evidence: Evidence) -> tuple[Suspect, ...]:
    """The first suspects; none where the likeliest are hardly likelier than all the rest together."""
    suspects = [_suspect(part, changes, evidence) for changes in part.sets if _keeps(changes, evidence)]
    suspects.sort(key=lambda suspect: -suspect.score)
    if part.system.sums[0].rule in CHAINED:
        suspects = [suspect for suspect in suspects if suspect.weight >= STRONG]
    elif len(suspects) > FEW_WAYS:
        chances = [exp(suspect.score - suspects[0].score) for suspect in suspects]
        told = [suspect for suspect in suspects[:SHOWN] if suspect.weight]
        suspects = told if sum(chances[:SHOWN]) >= SURE * sum(chances) else []
    return tuple(each for each in suspects[:SHOWN] if each.score > suspects[0].score - FAR_BEHIND)


def _suspect(part: Part, by: type_changes, evidence: Evidence) -> Suspect:
    now = part.system.values
    changes = tuple(
        Change(cell, now[cell], now[cell] + by[cell]) for cell in sorted(by, key=evidence.places.__getitem__)
    )
    clues = sorted(evidence.clues(changes), key=lambda clue: -clue.weight)
    told = [clue for clue in clues if clue.words]
    reasons = list(dict.fromkeys(clue.words for clue in told))
    if not part.is_all:
        reasons.append("改这一格，它所在的行和列就都相符")
    elif len(part.sets) == 1:
        reasons.append(f"只有改这{len(by)}格，有关的各条勾稽关系才都成立")
    elif not reasons:
        reasons.append(f"能使勾稽关系成立的{len(part.sets)}种改法之一")
    mends = tuple(each for each in part.broken if not by.keys().isdisjoint(each.terms))
    weight = sum(clue.weight for clue in told)
    return Suspect(changes, tuple(reasons), mends, sum(clue.weight for clue in clues), weight)


def _keeps(by: type_changes, evidence: Evidence) -> bool:
    """Whether what has to be at least or at most something else stays so."""
    values = {**evidence.values, **{cell: evidence.values[cell] + delta for cell, delta in by.items()}}
    return all(
        each.holds(values) or not each.holds(evidence.values)
        for each in evidence.content.edition.equations
        if each.sign != "=" and not by.keys().isdisjoint(each.cells)
    )


def _all_totals(content: Content, table: Table, system: System) -> tuple[type_changes, ...]:
    """Every total that is printed otherwise than its parts add up to, if that is all that is wrong."""
    values = dict(system.values)
    for cell in table.cells():
        right = content.computed.get(cell.name)
        if cell.name in content.disputed and cell.name in system.touches and right is not None:
            values[cell.name] = right
    if any(each.off(values) for each in system.sums):
        return ()
    return (
        {cell: right - system.values[cell] for cell, right in values.items() if right != system.values[cell]},
    )


def _joined(parts: list[Part], evidence: Evidence) -> list[Part]:
    """Columns of which one is as much too high as another too low are taken together where two figures of a row
    exchanged explain both."""
    left = list(parts)
    for one, other in combinations(parts, 2):
        if one.off == -other.off and one in left and other in left:
            both = System([*one.system.sums, *other.system.sums], one.system.values, one.system.signed)
            pairs = ({**a, **b} for a, b in product(one.sets, other.sets))
            joint = Part(both, tuple(pair for pair in pairs if len(set(map(_row, pair))) == 1))
            swapped = [by for by in joint.sets if _is_exchange(by, evidence)]
            if swapped:
                left[left.index(one)] = Part(both, tuple(swapped))
                left.remove(other)
    return left


def _row(cell: str) -> str:
    return cell.rpartition(".")[0]


def _is_exchange(by: type_changes, evidence: Evidence) -> bool:
    """Two figures that change places."""
    one, other = by
    return evidence.values[one] + by[one] == evidence.values[other]


def _note(part: Part, parts: list[Part], printed: bool) -> str:
    """Why no cell is named."""
    if not part.sets:
        return "要改的不止三格，看不出是哪几格填错，请对照台账逐格核对。"
    if printed:
        return f"有{len(part.sets)}种改法都能使勾稽关系成立，没有线索表明是哪一种，请对照台账逐格核对。"
    gap = abs(part.off)
    more, less = ("多", "少") if part.off > 0 else ("少", "多")
    opposite = next((each.broken[0].place for each in parts if each.off == -part.off), "")
    moved = f"{opposite}的差数正好相反，也可能是{gap:f}件填错了栏。" if opposite else ""
    return (
        f"{part.broken[0].place}的{len(part.sets)}格中，任何一格填错{gap:f}都会这样："
        f"收到的（第一、二项）{more}填了{gap:f}，或者办理结果和结转下年度的{less}填了{gap:f}。"
        f"{moved}没有线索表明是哪一格，请对照台账逐格核对。"
    )
