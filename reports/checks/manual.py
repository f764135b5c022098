"""The rules manual: every rule of an edition with its weight, what it rests on and a report that breaks it. Pure.

The messages in it are those the checks really give on the example: nothing in the manual is written twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from reports.checks import findings
from reports.checks.finding import Finding
from reports.checks.rule import LADDER, Example, Rule, type_weight
from reports.checks.rules import RULES
from reports.editions import EDITIONS
from reports.schema import Edition

OFF = "不启用"
WHOLE = "整份报告"
BROUGHT_IN = "导入文件时"
SHOWN = 60  # characters of a passage
YEARS = {"2019": 2020, "2021": 2024}  # a report year of each edition


@dataclass(frozen=True)
class Entry:
    """A rule as one edition prints it. ``finding`` is what its example yields there, None where it is a sentence."""

    rule: Rule
    finding: Finding | None
    chapter: str
    typed: tuple[str, ...] = ()

    @property
    def weight(self) -> str:
        return weight_label(self.rule.severity)

    @property
    def range(self) -> str:
        """What an office may make of it, in words."""
        if len(choices := self.rule.choices) == 1:
            return "全国一致，不能调整" if self.rule.statutory else "不能调整"
        return "主管部门可以定为" + "、".join(weight_label(weight) for weight in choices)


def weight_label(weight: type_weight) -> str:
    return weight.label if weight else OFF


def example_in(rule: Rule, edition: str) -> Example | None:
    """The example laid over a report of this edition, or as it is where it speaks of cells only its own has."""
    example = rule.example
    if isinstance(example, str):
        return None
    if example.content.edition.code == edition or not _fits(example, edition):
        return example
    moved = replace(example, year=YEARS[edition])
    return moved if finding_of(rule, moved) else example


def _fits(example: Example, edition: str) -> bool:
    known = edition_of(edition).by_name
    return all(cell in known for cell in (*example.figures, *(example.last or ())))


def finding_of(rule: Rule, example: Example) -> Finding | None:
    """What the checks say of an example, of this rule; a rule that is off is tried with the weight it may have."""
    weights = {} if rule.severity else {rule.code: next(weight for weight in rule.choices if weight)}
    found = findings(example.content, replace(example.against, weights=weights))
    return next((finding for finding in found if finding.code == rule.code), None)


@cache
def entries(edition: str) -> tuple[Entry, ...]:
    """The rules of an edition by chapters, in the order of the form. Errors: StopIteration for an unknown edition."""
    found = [_entry(rule, edition) for rule in RULES if edition in rule.editions]
    order = [*chapters(edition_of(edition)), BROUGHT_IN]
    return tuple(sorted(found, key=lambda entry: order.index(entry.chapter)))


def edition_of(code: str) -> Edition:
    return next(edition for edition in EDITIONS if edition.code == code)


def chapters(edition: Edition) -> dict[str, str]:
    """The headings of the manual, with the codes of their sections."""
    return {WHOLE: ""} | {section.heading: section.code for section in edition.sections}


def _entry(rule: Rule, edition: str) -> Entry:
    example = example_in(rule, edition)
    if example is None:
        return Entry(rule, None, BROUGHT_IN)
    finding = finding_of(rule, example)
    chapter = edition_of(edition).section(finding.section).heading if finding else WHOLE
    return Entry(rule, finding, chapter, tuple(_typed(example, finding.quote if finding else "")))


def _typed(example: Example, quote: str = "") -> Iterator[str]:
    """What the example holds besides the specimen, a line each; of a long passage what stands around the quoted words."""
    edition = example.content.edition
    for year, figures in ((example.year - 1, example.last or {}), (example.year, example.figures)):
        for cell, raw in figures.items():
            yield f"{year}年度报告，{edition.by_name[cell].label}：{raw or '空白'}"
    for section, text in (*example.passages.items(), *example.added.items()):
        said = f"“{_around(' '.join(text.split()), quote)}”" if text.strip() else "空白"
        yield f"{edition.section(section).heading}：{said}"


def _around(words: str, quote: str) -> str:
    """A stretch of the words that holds the quoted ones, where they stand there so."""
    at = words.find(quote) if quote else -1
    start = max(0, at - (SHOWN - len(quote)) // 2) if at + len(quote) > SHOWN else 0
    cut = words[start : start + max(SHOWN, len(quote))]
    return f"{'……' if start else ''}{cut}{'……' if start + len(cut) < len(words) else ''}"


def by_chapter(edition: str) -> list[tuple[str, list[Entry]]]:
    return [(chapter, list(some)) for chapter, some in groupby(entries(edition), lambda entry: entry.chapter)]


def counted(edition: str) -> list[tuple[type_weight, str, int]]:
    """How many rules have each weight, the gravest first."""
    having = Counter(entry.rule.severity for entry in entries(edition))
    return [(weight, weight_label(weight), having[weight]) for weight in LADDER if having[weight]]


def title(edition: str) -> str:
    return f"校核规则（{edition}年格式，{edition_of(edition).notice}）"


def as_text(edition: str, *, marks: tuple[str, str, str, str] = ("", "", "", "  ")) -> str:
    """The manual for a terminal; ``marks`` lead a title, a chapter, a rule and a line of it."""
    top, second, third, line = marks
    said = [f"{top}{title(edition)}", ""]
    for chapter, some in by_chapter(edition):
        said += [f"{second}{chapter}（{len(some)}条）", ""]
        for entry in some:
            said += [
                f"{third}{entry.rule.code} {entry.weight} {entry.rule.sentence}",
                *_lines(entry, line),
                "",
            ]
    return "\n".join(said)


def _lines(entry: Entry, mark: str) -> Iterator[str]:
    yield f"{mark}依据：{entry.rule.basis}"
    yield f"{mark}轻重：{entry.range}"
    if entry.finding is None:
        yield f"{mark}例：{entry.rule.example}"
        return
    yield from (f"{mark}例：{words}" for words in entry.typed)
    yield f"{mark}校核：{entry.finding.message}"


def as_markdown(edition: str) -> str:
    return as_text(edition, marks=("# ", "## ", "### ", "- "))


def as_json(editions: tuple[str, ...]) -> str:
    """Every rule of these editions as plain JSON values."""
    data = {edition: [_data(entry) for entry in entries(edition)] for edition in editions}
    return json.dumps(data, ensure_ascii=False, indent=1)


def _data(entry: Entry) -> dict[str, object]:
    rule, finding = entry.rule, entry.finding
    return {
        "code": rule.code,
        "chapter": entry.chapter,
        "sentence": rule.sentence,
        "severity": rule.severity.value if rule.severity else None,
        "choices": [weight.value if weight else None for weight in rule.choices],
        "statutory": rule.statutory,
        "basis": rule.basis,
        "example": rule.example if isinstance(rule.example, str) else list(entry.typed),
        "message": finding.message if finding else None,
    }


def printed(edition: str | None, form: str) -> str:
    """One edition or all, as text, markdown or json."""
    wanted = (edition,) if edition else tuple(one.code for one in EDITIONS)
    if form == "json":
        return as_json(wanted)
    return "\n".join((as_markdown if form == "markdown" else as_text)(one) for one in wanted)
