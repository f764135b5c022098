"""What a tick holds on to, and which places a finding or a point asks to be looked at. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from reports.checks import Finding
from reports.content import Content
from reports.prose import paragraphs


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


def clusters(
    named: Iterable[tuple[Finding, frozenset[str]]],
) -> list[tuple[tuple[Finding, ...], frozenset[str]]]:
    """Findings with their places, those that share one put together."""
    found: list[tuple[tuple[Finding, ...], frozenset[str]]] = []
    for finding, there in named:
        near = [cluster for cluster in found if cluster[1] & there]
        together = (
            tuple(f for one, _ in near for f in one) + (finding,),
            there.union(*(p for _, p in near)),
        )
        at = found.index(near[0]) if near else len(found)
        found = [cluster for cluster in found if cluster not in near]
        found.insert(at, together)
    return found


def digest(content: Content, place: str) -> str:
    """SHA-256, in hex, of what stands in a cell or of what the prose of a section prints as."""
    if place in content.edition.by_name:
        said = content.text(place)
    else:
        said = "\n".join(p.lead + p.text for p in paragraphs(content.passages.get(place, "")))
    return sha256(f"{place}\n{said}".encode()).hexdigest()
