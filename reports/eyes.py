"""What of a report needs a decider's eyes, and what he may leave folded. Pure.

He is held against one thing at a time: what his own agency (the *seat*) decided on last, what was published last, or the
year before. Whatever a finding names, or a point of his last return, is for his eyes in each of them. What he has
ticked is not, as long as it still reads as it did then and nothing new is said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from reports.checks import Finding, jumps
from reports.compare import Figure, Passage
from reports.compare import figure as figure_of
from reports.content import Content
from reports.prose import paragraphs
from reports.schema import Cell, Section
from reports.wordings import Pair, runs, sentences_apart


class Basis(StrEnum):
    """What the report is held against."""

    LAST_REVIEW = "last_review"
    PUBLISHED = "published"
    LAST_YEAR = "last_year"

    @property
    def label(self) -> str:
        return {"last_review": "自上次审核以来", "published": "与上次公布", "last_year": "与上年"}[self.value]

    @property
    def before(self) -> str:
        """What the earlier figure is called at the head of its column."""
        return {"last_review": "上次审核时", "published": "上次公布", "last_year": "上年"}[self.value]

    @property
    def changed(self) -> str:
        """What is said of something that is not as it was."""
        return "与上年不同" if self is Basis.LAST_YEAR else "改过"

    @property
    def same(self) -> str:
        """Why what does not need a look does not."""
        return {
            "last_review": "与上次看过的相同",
            "published": "与上次公布的相同",
            "last_year": "与上年相近",
        }[self.value]


@dataclass(frozen=True)
class Item:
    """One thing to look at: a typed cell or the prose of a section, under its ``place``.

    ``why`` says in words what brought it here, empty for what may stay folded; ``points`` are those of the last return.
    """

    place: str
    section: Section
    figure: Figure | None = None
    passage: Passage | None = None
    why: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    ticked: bool = False
    rest: str = ""  # why it may stay folded
    basis: Basis = Basis.LAST_YEAR

    @property
    def label(self) -> str:
        """The cell as its table calls it, its row short; of prose the heading."""
        if self.figure is None:
            return self.section.heading
        return short(self.figure.cell)

    @property
    def runs(self) -> list[tuple[str, tuple[Pair, ...]]]:
        """The sentences of a passage in stretches, those to fold named: of last year's nobody needs what was left out."""
        folded = ("same", "removed") if self.basis is Basis.LAST_YEAR else ("same",)
        return list(runs(self.passage.pairs, folded)) if self.passage else []


def short(cell: Cell) -> str:
    """“（一）予以公开 · 自然人”, “（三）不予公开／1.属于国家秘密 · 总计”: as a list has room for; the row's last words."""
    row, column = cell.row.path, cell.column.path
    words = "／".join(row[-2:] if len(row) > 2 else row[-1:])
    return f"{words} · {column[-1]}" if words else "／".join(column)


@dataclass(frozen=True)
class Group:
    """What is looked at together: findings and the cells they name; or, without one, what else has changed."""

    findings: tuple[Finding, ...]
    items: tuple[Item, ...]

    @property
    def is_done(self) -> bool:
        return bool(self.items) and all(item.ticked for item in self.items)


@dataclass(frozen=True)
class Part:
    """A section, and in it what needs a look."""

    section: Section
    groups: tuple[Group, ...]

    @property
    def items(self) -> list[Item]:
        return [item for group in self.groups for item in group.items]

    @property
    def left(self) -> int:
        return sum(not item.ticked for item in self.items)


@dataclass(frozen=True)
class Ticked:
    """What a tick holds on to: the digest of what stood there, and the marks of what was said of it."""

    digest: str
    heard: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ticks:
    """Those of a seat by place; ``said`` has the marks of what checks, answers to them and its returns say of a place."""

    by_place: Mapping[str, Ticked] = field(default_factory=dict)
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def hold(self, content: Content, place: str) -> bool:
        """Whether the place was ticked, reads as it did then, and nothing is said of it that was not said then."""
        tick = self.by_place.get(place)
        if tick is None or tick.digest != digest(content, place):
            return False
        return self.said.get(place, frozenset()) <= tick.heard


@dataclass(frozen=True)
class Seen:
    """What a seat knows of a report when it opens it.

    ``before`` is what the report is held against, None where there is nothing; ``findings`` all that were found;
    ``points`` the words of the last return by place, at the first place of each point, none at its others.
    """

    basis: Basis
    before: Content | None
    findings: Sequence[Finding] = ()
    points: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ticks: Ticks = field(default_factory=Ticks)


@dataclass(frozen=True)
class Looking:
    """The whole report as a decider meets it: every typed cell and every passage is one of ``items``."""

    content: Content
    seen: Seen
    items: tuple[Item, ...]

    @property
    def total(self) -> int:
        return len(self.items)

    @cached_property
    def needed(self) -> tuple[Item, ...]:
        """All that needs a look, or needed it until it was ticked."""
        return tuple(item for item in self.items if item.why)

    @property
    def left(self) -> int:
        return sum(not item.ticked for item in self.needed)

    @property
    def done(self) -> int:
        return len(self.needed) - self.left

    @property
    def rest(self) -> int:
        return self.total - len(self.needed)

    @property
    def rest_says(self) -> str:
        """“与上年相近56项，为0 108项”, the most first; the reason alone where there is but one."""
        reasons = Counter(item.rest for item in self.items if not item.why)
        if len(reasons) == 1:
            return next(iter(reasons))
        return "，".join(f"{reason} {count}项" for reason, count in reasons.most_common())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The sections in which there is something to look at."""
        parts = (Part(s, tuple(self._groups(s))) for s in self.content.edition.sections)
        return tuple(part for part in parts if part.groups)

    def _groups(self, section: Section) -> Iterator[Group]:
        """Findings that share a cell stand together, over all the cells they name; then what no finding names."""
        here = {item.place: item for item in self.needed if item.section == section}
        found = [f for f in self.seen.findings if f.section == section.code]
        clusters = _clusters([(f, frozenset(places(f, self.content))) for f in found])
        for findings, named in clusters:
            yield Group(findings, tuple(here.pop(place) for place in list(here) if place in named))
        if here:
            yield Group((), tuple(here.values()))


def _clusters(
    named: Iterable[tuple[Finding, frozenset[str]]],
) -> list[tuple[tuple[Finding, ...], frozenset[str]]]:
    """Findings with their places, those that share one put together."""
    clusters: list[tuple[tuple[Finding, ...], frozenset[str]]] = []
    for finding, places in named:
        near = [cluster for cluster in clusters if cluster[1] & places]
        together = (
            tuple(f for one, _ in near for f in one) + (finding,),
            places.union(*(p for _, p in near)),
        )
        at = clusters.index(near[0]) if near else len(clusters)
        clusters = [cluster for cluster in clusters if cluster not in near]
        clusters.insert(at, together)
    return clusters


def places(finding: Finding, content: Content) -> list[str]:
    """What a finding asks to be looked at. For a total that is what was typed into it, as far as it is not 0."""
    prose = {section.code for section in content.edition.passages}
    if finding.section in prose:
        return [finding.section]
    known = [cell for cell in finding.cells if cell in content.edition.by_name]
    return list(dict.fromkeys(place for cell in known for place in _typed(content, [cell])))


def pointed(content: Content, section: str, row: str = "", cell: str = "") -> list[str]:
    """What a point asks to be looked at: on a row, a whole table or a total it is what was typed there, likewise."""
    table = content.edition.section(section).table if section else None
    if table is None:
        return [section] if section else []
    cells = [
        c.name for c in table.cells() if cell == c.name or (not cell and row in ("", table.cell(c.row, "")))
    ]
    return _typed(content, cells)


def _typed(content: Content, cells: Iterable[str]) -> list[str]:
    """The typed cells among and under these that are not 0; the first of them where all are."""
    leaves = dict.fromkeys(leaf for cell in cells for leaf in content.leaves(cell))
    return [leaf for leaf in leaves if content.values[leaf] != 0] or list(leaves)[:1]


def look(content: Content, seen: Seen) -> Looking:
    """Every typed cell and every passage, and why it needs a look or does not."""
    named = {place for finding in seen.findings for place in places(finding, content)}
    items = [*_figures(content, seen, named), *_passages(content, seen, named)]
    order = {section.code: n for n, section in enumerate(content.edition.sections)}
    return Looking(content, seen, tuple(sorted(items, key=lambda item: order[item.section.code])))


def _figures(content: Content, seen: Seen, named: set[str]) -> Iterator[Item]:
    by_number = {section.number: section for section in content.edition.sections}
    for cell in content.edition.inputs:
        name, section = cell.name, by_number[cell.section]
        both = (
            figure_of(cell, seen.before, content)
            if seen.before
            else Figure(cell, None, content.text(name), None, content.values[name])
        )
        change = _changed(both, seen.basis)
        points = tuple(seen.points.get(name, ()))
        rest = "为0" if both.now == 0 and seen.basis is Basis.LAST_YEAR else seen.basis.same
        yield Item(
            name,
            section,
            both,
            why=_why(change, name in named, name in seen.points),
            points=points,
            ticked=seen.ticks.hold(content, name),
            rest=rest,
        )


def _why(change: str, named: bool, pointed_at: bool) -> tuple[str, ...]:
    reasons = (change, "校核提到" if named else "", "上次有要点" if pointed_at else "")
    return tuple(filter(None, reasons))


def _changed(both: Figure, basis: Basis) -> str:
    """What is new about a figure, in words; empty where nothing is."""
    if basis is not Basis.LAST_YEAR:
        return basis.changed if both.differs else ""
    if both.now is None:
        return "不是数字"
    if both.was is None:
        return "没有上年数" if both.now else ""
    return "增减很大" if jumps.is_leap(both.cell.name, both.now, both.was) else ""


def _passages(content: Content, seen: Seen, named: set[str]) -> Iterator[Item]:
    for section in content.edition.passages:
        code, text = section.code, content.passages.get(section.code, "")
        before = seen.before.passages.get(code, "") if seen.before else ""
        both = Passage(section, sentences_apart(before, text))
        change = "" if not both.differs else seen.basis.changed if before else "没有可比的正文"
        points = tuple(seen.points.get(code, ()))
        yield Item(
            code,
            section,
            passage=both,
            why=_why(change, code in named, code in seen.points),
            points=points,
            ticked=seen.ticks.hold(content, code),
            rest=seen.basis.same,
            basis=seen.basis,
        )


def digest(content: Content, place: str) -> str:
    """SHA-256, in hex, of what stands in a cell or of what the prose of a section prints as."""
    if place in content.edition.by_name:
        said = content.text(place)
    else:
        said = "\n".join(p.lead + p.text for p in paragraphs(content.passages.get(place, "")))
    return sha256(f"{place}\n{said}".encode()).hexdigest()


def beyond(content: Content, last: Content | None) -> list[Figure]:
    """The typed figures that are further from last year's than the tolerance, or have none to be held against."""
    seen = Seen(Basis.LAST_YEAR, last)
    return [item.figure for item in _figures(content, seen, set()) if item.why and item.figure]
