"""A passage as it prints: paragraphs and the headings （一） and 1. that reports use inside a section."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from os.path import commonprefix

SECOND = re.compile(r"[（(][一二三四五六七八九十]+[）)]")
THIRD = re.compile(r"\d{1,2}[.．、](?!\d)")
LONGEST_HEADING = 30
STOPS = "。；：！？"
QUOTED = 200  # characters of a paragraph that are kept to find it again
ALIKE = 0.5


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. ``level`` 2 is a heading （一）, 3 a heading 1., 0 text; ``lead`` its inline heading."""

    index: int
    text: str
    level: int = 0
    lead: str = ""


@lru_cache(maxsize=32)
def paragraphs(passage: str) -> tuple[Paragraph, ...]:
    """Each line that is not blank is a paragraph; indents typed by hand go, the layout indents."""
    lines = (line.strip().strip("\u3000\xa0") for line in passage.splitlines())
    return tuple(_paragraph(index, line) for index, line in enumerate(filter(None, lines)))


def _paragraph(index: int, line: str) -> Paragraph:
    level = 2 if SECOND.match(line) else 3 if THIRD.match(line) else 0
    if not level:
        return Paragraph(index, line)
    if len(line) <= LONGEST_HEADING and not set(line[:-1]) & set(STOPS):
        return Paragraph(index, line, level)
    sentence = line.find("。") + 1
    if level == 2 and 0 < sentence <= LONGEST_HEADING:
        return Paragraph(index, line[sentence:], 0, line[:sentence])
    return Paragraph(index, line)


def quoted(paragraph: Paragraph) -> str:
    """The words by which a paragraph is found again."""
    return (paragraph.lead + paragraph.text)[:QUOTED]


@lru_cache(maxsize=64)  # a page asks several times for each thread
def found_again(passage: str, quote: str, index: int) -> int | None:
    """Where a paragraph that was quoted stands now: the one with the same words, nearest to its old place, else the
    likest one; None when there is none any more.

    The likest has most pairs of characters in common, which is counted in linear time; that one alone is compared.
    """
    texts = [quoted(paragraph) for paragraph in paragraphs(passage)]
    same = [at for at, text in enumerate(texts) if text == quote]
    if same:
        return min(same, key=lambda at: abs(at - index))
    wanted = _pairs(quote)
    likeness = [2 * len(wanted & (own := _pairs(text))) / (len(wanted) + len(own)) for text in texts]
    best = max(range(len(texts)), key=lambda at: (likeness[at], -abs(at - index)), default=None)
    if best is None or SequenceMatcher(None, texts[best], quote, autojunk=False).ratio() < ALIKE:
        return None
    return best


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(f" {text} ")))


def length(passage: str) -> int:
    """Characters as an office counts them: everything but blanks and line breaks."""
    return len("".join(passage.split()))


def apart(one: str, other: str, near: int = 12, shown: int = 80) -> tuple[str, str]:
    """Where two texts differ, as each has it, with a little of what stands before and after; long ones cut."""
    start = len(commonprefix([one, other]))
    end = len(commonprefix([one[start:][::-1], other[start:][::-1]]))
    return _stretch(one, start, end, near, shown), _stretch(other, start, end, near, shown)


def _stretch(text: str, start: int, end: int, near: int, shown: int) -> str:
    stop = len(text) - end
    first, last = max(0, start - near), min(len(text), stop + near)
    if stop - start > shown:
        stop, last = start + shown, start + shown
    cut = text[first:last]
    return f"{'……' if first else ''}{cut}{'……' if last < len(text) else ''}"


def edit(before: str, after: str) -> tuple[int, str, str]:
    """What makes ``after`` of ``before``: at which character, what was taken out there and what was put in."""
    start = len(commonprefix([before, after]))
    end = len(commonprefix([before[start:][::-1], after[start:][::-1]]))
    return start, before[start : len(before) - end], after[start : len(after) - end]


def edited(removed: str, inserted: str, shown: int = 40) -> str:
    """An edit in words: what was taken out and put in, or how much of it when it is long."""
    texts = [(word, text) for word, text in (("删去", removed), ("写入", inserted)) if text]
    said = [f"{word}“{text}”" if len(text) <= shown else f"{word}{length(text)}字" for word, text in texts]
    return "，".join(said)


def difference(before: str, after: str, shown: int = 40) -> str:
    """What changed between two texts: the part that differs, or how long both are when it is long."""
    start, old, new = edit(before, after)
    if max(len(old), len(new)) > shown:
        return f"{length(before)}字 → {length(after)}字"
    near = before[max(0, start - 8) : start]
    return f"“{near}{old}” → “{near}{new}”"
