"""Two people in one text: changes of different paragraphs are put together, changes of the same are not decided here."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from os.path import commonprefix

MOST_LINES = 500  # comparing takes the square of what differs; a passage has some fifty paragraphs


@dataclass(frozen=True, order=True)
class Change:
    """Lines ``start`` to ``end`` (exclusive) of the text before became ``lines``; ``end`` is ``start`` for added ones."""

    start: int
    end: int
    lines: tuple[str, ...]

    @property
    def adds(self) -> bool:
        return self.start == self.end


def merged(was: str, mine: str, theirs: str) -> str | None:
    """The text with the changes of both; None where both changed the same paragraph in different ways.

    What one of them holds already is not put in a second time: merging either of them once more changes nothing. Where
    repeated lines leave that open it is None, too.
    """
    text = _merged(was, mine, theirs)
    if text is None or {_merged(was, mine, text), _merged(was, theirs, text)} != {text}:
        return None
    return text


def _merged(was: str, mine: str, theirs: str) -> str | None:
    before = was.split("\n")
    one, other = changes(before, mine.split("\n")), changes(before, theirs.split("\n"))
    together = None if one is None or other is None else _together(one, other)
    if together is None:
        return None
    lines: list[str] = []
    at = 0
    for change in together:
        lines += [*before[at : change.start], *change.lines]
        at = change.end
    return "\n".join(lines + before[at:])


def changes(before: list[str], after: list[str]) -> list[Change] | None:
    """What makes ``after`` of ``before``, in order, paragraph by paragraph; None when too much differs to compare."""
    start = len(commonprefix([before, after]))
    end = len(commonprefix([before[start:][::-1], after[start:][::-1]]))
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    if max(len(old), len(new)) > MOST_LINES:
        return None
    found: list[Change] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            found += _by_paragraph(start + i, start + j, tuple(new[k:m]))
    return found


def _by_paragraph(start: int, end: int, lines: tuple[str, ...]) -> list[Change]:
    """As many new paragraphs as old ones: each was changed by itself."""
    if end - start != len(lines):
        return [Change(start, end, lines)]
    return [Change(start + n, start + n + 1, (line,)) for n, line in enumerate(lines)]


def _together(one: list[Change], other: list[Change]) -> list[Change] | None:
    """All that was changed, in order; None when it does not go together."""
    mine = [change for change in one if not any(_holds(their, change) for their in other)]
    theirs = [change for change in other if change in one or not any(_holds(my, change) for my in one)]
    fits = all(not _meet(my, their) or _beside(my, their) for my in mine for their in theirs)
    return sorted(mine + theirs) if fits else None


def _meet(one: Change, other: Change) -> bool:
    """Whether they share a paragraph, or the one adds where the other begins or ends."""
    if one.adds or other.adds:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _holds(whole: Change, part: Change) -> bool:
    """Whether ``part`` was done in ``whole``: the same, or the same paragraphs written at one of its edges."""
    if whole == part:
        return True
    count = len(part.lines)
    if not count or part.start < whole.start or part.end > whole.end:
        return False
    at_start = part.start == whole.start and whole.lines[:count] == part.lines
    return at_start or (part.end == whole.end and whole.lines[-count:] == part.lines)


def _beside(one: Change, other: Change) -> bool:
    """Whether paragraphs are added before or after one that was changed, which can be told apart."""
    return one.adds != other.adds and (
        one.start in (other.start, other.end) or other.start in (one.start, one.end)
    )
