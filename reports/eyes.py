"""What of a report needs a decider's eyes, and what he may leave folded. Pure.

He is held against one thing at a time: what his own agency (the *seat*) decided on last, what was published last, or the
year before. Whatever a finding names, or a point of his last return, is for his eyes in each of them. What he has
ticked is not, as long as it still reads as it did then and nothing new is said of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from reports.checks import Finding, jumps
from reports.compare import Figure, Passage
from reports.compare import figure as figure_of
from reports.content import Content
from reports.schema import Cell, Section
from reports.ticked import Ticks, clusters, digest, places
from reports.wordings import Pair, runs, sentences_apart

UNSEEN = "没有改动、也没有勾选过核对"  # he finds them in the view against last year
NEAR, SHARE = Decimal(3), Decimal("0.25")  # what a figure may differ from last year's and stay folded


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
            "last_review": "与上次审核时相同",
            "published": "与上次公布的相同",
            "last_year": "与上年相近（相差不超过3或四分之一）",
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
class Seen:
    """What a seat knows of a report when it opens it.

    ``before`` is what the report is held against, None where there is nothing; ``first`` what it was held against before
    anything was decided, as a decision alone is no look: of a report that ``corrects`` a published one that one.
    ``findings`` are all that were found; ``points`` the words of the last return by place, at the first place of each
    point, none at its others.
    """

    basis: Basis
    before: Content | None
    findings: Sequence[Finding] = ()
    points: Mapping[str, Sequence[str]] = field(default_factory=dict)
    ticks: Ticks = field(default_factory=Ticks)
    first: Content | None = None
    corrects: bool = False

    def never_ticked(self, content: Content, place: str) -> bool:
        """Whether the place was decided on and never ticked as it reads now."""
        tick = self.ticks.by_place.get(place)
        return self.basis is Basis.LAST_REVIEW and (tick is None or tick.digest != digest(content, place))


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
        for findings, named in clusters([(f, frozenset(places(f, self.content))) for f in found]):
            yield Group(findings, tuple(here.pop(place) for place in list(here) if place in named))
        if here:
            yield Group((), tuple(here.values()))


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
        if _unseen(cell, content, seen):
            rest = UNSEEN
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
    if not both.now or not both.was:
        return "" if both.now == both.was else "上年是0" if both.now else "变为0"
    return "与上年相差大" if is_far(both.now, both.was) else ""


def is_far(now: Decimal, was: Decimal) -> bool:
    """Whether a decider is shown the difference: more than a quarter of last year's figure, and more than 3."""
    return abs(now - was) > max(NEAR, abs(was) * SHARE)


def _unseen(cell: Cell, content: Content, seen: Seen) -> bool:
    """Whether a figure that is as it was decided on last was for his eyes at first, and never ticked."""
    if seen.first is None or not seen.never_ticked(content, cell.name):
        return False
    basis = Basis.PUBLISHED if seen.corrects else Basis.LAST_YEAR
    return bool(_changed(figure_of(cell, seen.first, content), basis))


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
            rest=UNSEEN if seen.never_ticked(content, code) and text else seen.basis.same,
            basis=seen.basis,
        )


def beyond(content: Content, last: Content) -> list[Figure]:
    """The typed figures that leap from last year's, as the checks call it, are no number, or new to the form."""
    both = [figure_of(cell, last, content) for cell in content.edition.inputs]
    return [figure for figure in both if _leaps(figure)]


def _leaps(both: Figure) -> bool:
    if both.now is None or both.was is None:
        return both.now != 0
    return jumps.is_leap(both.cell.name, both.now, both.was)
