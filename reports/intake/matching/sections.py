"""Where the six sections begin: official headings found again, renumbered, reworded or run into the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reports.intake.matching.words import flat, likeness, squash
from reports.intake.source import Block, Grid, Source, Text
from reports.schema import Edition

ORDINALS = "一二三四五六七八九十"
LONGEST = 42
ALIKE = 0.8
BULLET = "*# l1"  # what a converter leaves of a mark before a heading
# what makes the words of a heading part of a sentence: 二、主动公开政府信息情况方面，…
GOES_ON = re.compile(r"\s*(?:方面|中(?!共|国|央|心|小)|的|[，,])")
# how headings are reworded in published reports; each must keep these words of the official one
KEYS = {
    "overview": re.compile("总体情况|概述|总体概况"),
    "proactive": re.compile("主动公开.*政府信息|政府信息主动公开"),
    "requests": re.compile("(收到|处理|办理).*申请"),
    "remedies": re.compile("复议.*诉讼"),
    "problems": re.compile("问题.*(改进|措施|打算|计划)|不足.*改进"),
    "other": re.compile("其[他它]需要?(报告|说明)的|需要(报告|说明)的其[他它]"),
}
LOOSE = {
    "overview",
    "problems",
    "other",
    "remedies",
}  # recognised by those words alone, where they stand as a heading


@dataclass(frozen=True)
class Heading:
    """A heading found: the section, the atom it is, how it is printed, how near to the official words."""

    code: str
    at: int
    printed: str
    score: float


@dataclass(frozen=True)
class Outline:
    """The document cut at its headings: ``atoms`` are (number of the block, block), ``headings`` by section."""

    atoms: tuple[tuple[int, Block], ...]
    headings: dict[str, Heading]

    def span(self, code: str, default_start: int = 0) -> tuple[int, int]:
        """The atoms between the heading of a section and the next heading."""
        start = self.headings[code].at + 1 if code in self.headings else default_start
        later = [heading.at for heading in self.headings.values() if heading.at >= start]
        return start, min(later, default=len(self.atoms))


def outline(source: Source, edition: Edition) -> Outline:
    """Cut the document at the official headings."""
    titles = {section.code: section.title for section in edition.sections}
    atoms = tuple(atom for number, block in enumerate(source.blocks) for atom in _cut(number, block, titles))
    return Outline(atoms, _chain(_candidates(atoms, titles), list(titles)))


def _cut(number: int, block: Block, titles: dict[str, str]) -> list[tuple[int, Block]]:
    """A paragraph into which headings have run, cut at “一、总体情况” and the like."""
    if isinstance(block, Grid):
        return [(number, block)]
    marks: set[int] = set()
    for title in titles.values():
        spaced = r"\s*".join(map(re.escape, title.replace("、", "")))
        spaced = spaced.replace("及", "[及和与]").replace("复\\s*议\\s*", "法?复\\s*议\\s*[、和]?\\s*")
        for match in re.finditer(rf"[{ORDINALS}]\s*、\s*(?:政府信息公开工作)?{spaced}", block.text):
            if _begins(block.text, match.start()) and not GOES_ON.match(block.text, match.end()):
                before, after = block.text[: match.start()], block.text[match.end() :]
                marks.add(len(before) if before.strip(BULLET) else 0)
                marks.add(match.end() if after.strip("*# ") else len(block.text))
    if not marks:
        return [(number, block)]
    edges = [0, *sorted(marks), len(block.text)]
    parts = [block.text[a:b].strip() for a, b in zip(edges, edges[1:], strict=False)]
    return [(number, Text(part, block.where, block.heading)) for part in parts if part]


def _begins(text: str, at: int) -> bool:
    """A heading run into the text; not one that is only spoken of, in quotes or brackets."""
    before = text[:at].rstrip()
    return not before or before[-1] not in "“‘《（("


def _candidates(atoms: Sequence[tuple[int, Block]], titles: dict[str, str]) -> list[Heading]:
    found: list[Heading] = []
    for at, (_, block) in enumerate(atoms):
        line = _title_row(block) if isinstance(block, Grid) else block
        if line and (heading := _heading(at, line, titles)):
            if found and found[-1].code == heading.code and found[-1].at == at - 1:
                heading = max(found.pop(), heading, key=lambda each: (each.score, len(flat(each.printed))))
            found.append(heading)  # of a heading and the caption of its table below, the one with the number
    return found


def _title_row(grid: Grid) -> Text | None:
    """A table that consists of a heading only, as web pages lay it out."""
    texts = [cell.text for cell in grid.cells if cell.text.strip()]
    return Text(texts[0], grid.where) if len(texts) == 1 else None


def _heading(at: int, block: Text, titles: dict[str, str]) -> Heading | None:
    text = block.text.strip()
    if len(text) > LONGEST or re.search("[。；？！]", text.rstrip("。")):
        return None
    if re.match("[*# ]*(无|没有|暂无|未)", text) or (
        text.endswith("。") and not re.match(rf"[{ORDINALS}]", text)
    ):
        return None  # 无其他需要报告的事项。
    numbered = bool(re.match(rf"[\s*#]*(第?[{ORDINALS}]+\s*(、|部分|[.．])|[l1]?[{ORDINALS}]\s*、)", text))
    sub = bool(re.match(rf"[\s*#]*[（(]\s*[{ORDINALS}]+\s*[）)]", text))
    printed = squash(re.sub(r"^[l1]", "", text.lstrip("*# ")))
    for code, title in titles.items():
        score = likeness(printed, squash(title))
        if not KEYS[code].search(printed) and score < 0.9:
            continue
        plain = numbered or block.heading or score >= ALIKE
        if score >= ALIKE or (code in LOOSE and plain and len(printed) <= 24):
            return Heading(code, at, text, score - 0.3 * sub)
    return None


def _chain(candidates: Sequence[Heading], order: Sequence[str]) -> dict[str, Heading]:
    """The longest run of headings in the official order; of equals the better worded, then the later."""
    best: list[tuple[float, tuple[Heading, ...]]] = []
    for heading in candidates:
        place = order.index(heading.code)
        before = [entry for entry in best if order.index(entry[1][-1].code) < place]
        score, path = max(before, key=lambda entry: entry[0], default=(0.0, ()))
        best.append(
            (score + 1 + 0.5 * heading.score + 0.001 * heading.at / (1 + candidates[-1].at), (*path, heading))
        )
    _, path = max(best, key=lambda entry: entry[0], default=(0.0, ()))
    return {heading.code: heading for heading in path}


def is_official(heading: Heading, edition: Edition) -> bool:
    """Whether a heading is printed with the official words and number (blanks do not count)."""
    return flat(heading.printed) == flat(edition.section(heading.code).heading)
