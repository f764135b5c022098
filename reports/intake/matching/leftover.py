"""What of the running text of a document found no place: neither a heading nor a table nor a passage nor the title."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from reports.editions import BY_CODE
from reports.intake.draft import Unread
from reports.intake.matching.sections import Outline
from reports.intake.matching.words import CHINESE
from reports.intake.source import Text
from reports.schema import Edition

LEAST = 4  # characters of a torn label that stands by itself
LONGEST_LABEL = 12
ABOUT = 0.5  # how much of the line of a table official words cover, however changed the rest
BEFORE = "在“一、总体情况”之前，不属于六个部分"
NO_HEADING = "没有找到标题“一、总体情况”，不知道属于哪个部分，没有读入"
BESIDE = "在“{}”部分，官方格式里这一部分只有表格，没有读入"
OUTSIDE = "不属于六个部分，没有读入"


def left_over(
    found: Outline, edition: Edition, title: str, placed: Collection[int], used: Collection[int]
) -> list[Unread]:
    """One entry for each stretch of neighbours. ``placed``: atoms told of; ``used``: blocks a table reaches over."""
    told = {*placed, *(heading.at for heading in found.headings.values())}
    entries: list[Unread] = []
    end, why_before = -1, ""
    for at, (number, block) in enumerate(found.atoms):
        if not isinstance(block, Text) or at in told:
            continue
        words = chinese(block.text)
        if not words or words in chinese(title) or _is_row(block.text, words, edition, number in used):
            end += end == at - 1  # between neighbours it does not count
            continue
        why = _why(found, edition, at)
        if entries and end == at - 1 and why == why_before:
            last = entries.pop()
            entries.append(Unread(last.where, f"{last.text} {block.text.strip()}", why))
        else:
            entries.append(Unread(block.where, block.text.strip(), why))
        end, why_before = at, why
    return entries


def _is_row(text: str, words: str, edition: Edition, used: bool) -> bool:
    if is_form(text, edition.code) or (used and words in "".join(_form(edition.code))):
        return True
    return used and _is_nearly_form(words, edition.code)


def _why(found: Outline, edition: Edition, at: int) -> str:
    above = [heading for heading in found.headings.values() if heading.at < at]
    if not above:
        return BEFORE if "overview" in found.headings else NO_HEADING if found.headings else OUTSIDE
    section = edition.section(max(above, key=lambda heading: heading.at).code)
    return BESIDE.format(section.heading) if section.table else OUTSIDE


def chinese(text: str) -> str:
    """Only the Chinese characters."""
    return "".join(CHINESE.findall(text))


def is_form(text: str, code: str) -> bool:
    """Whether a line consists of the form's own words, or of a piece of them."""
    words = chinese(text)
    if len(words) >= LEAST and any(words in label for label in _form(code)):
        return True
    return bool(words) and re.fullmatch(_pattern(code), words) is not None


def _is_nearly_form(words: str, code: str) -> bool:
    """Whether the form's own words make up most of it, and no stretch between them is longer than a changed label."""
    rest = re.split(_pattern(code), words)
    return sum(map(len, rest)) <= (1 - ABOUT) * len(words) and max(map(len, rest)) <= LONGEST_LABEL


@lru_cache
def _pattern(code: str) -> str:
    """Any of the form's words, once or more; possessive, so that no text can make it slow."""
    return rf"(?:{'|'.join(sorted(_form(code), key=len, reverse=True))})++"


@lru_cache
def _form(code: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            word for label in (*_headings(BY_CODE[code]), *labels(BY_CODE[code])) if (word := chinese(label))
        )
    )


def _headings(edition: Edition) -> Iterator[str]:
    for section in edition.sections:
        yield from (section.heading, section.title, f"表{section.number}{section.title}")


def labels(edition: Edition) -> Iterator[str]:
    """Every label of the official tables, as printed."""
    for table in edition.tables:
        yield table.title
        for block in table.blocks:
            yield from (block.caption, block.stub)
            for line in (*block.columns, *block.rows):
                yield from line.path
                yield re.sub(r"（.*?）", "", line.label)
