"""Rows before their labels are compared: labels torn in two joined again, words in the place of a figure set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.intake.matching.lines import Line
from reports.intake.matching.rows import STRONG, Name, judge
from reports.intake.matching.values import is_label


def prepared(lines: Sequence[Line], names: Sequence[Name], official: int) -> list[Line]:
    """The lines as rows with a label and figures. ``official``: how many figures a row has at most."""
    return [_with_words(line, names) for line in merged_labels(lines, names, official)]


def merged_labels(lines: Sequence[Line], names: Sequence[Name], official: int) -> list[Line]:
    """Lines whose label is torn in two (over a page, or over lines of text) joined again.

    Two neighbours become one where only one of them holds figures and the joint label is nearer to an
    official one than either alone.
    """
    joined: list[Line] = []
    for line in lines:
        if joined and (both := _joined(joined[-1], line, names, official)):
            joined[-1] = both
        else:
            joined.append(line)
    return joined


def _joined(first: Line, second: Line, names: Sequence[Name], official: int) -> Line | None:
    if torn := _over_pages(first, second, names) or _halves(first, second, official):
        return torn
    if first.filled and second.filled or not first.labels or not second.labels:
        return None
    if first.loose or second.loose or len(first.filled or second.filled) > official + 1:
        return None
    together = Line((*first.labels, *second.labels), first.block)
    joint, one, two = (judge(line, names) for line in (together, first, second))
    if joint is None or joint[0].code is None or joint[1] < STRONG:
        return None
    if joint[1] <= max((each[1] for each in (one, two) if each), default=0.0) + 0.02:
        return None
    values = first.values if first.filled else second.values
    base = first if first.filled else second
    return replace(base, pieces=(*first.labels, *second.labels, *values), torn=True)


def _with_words(line: Line, names: Sequence[Name]) -> Line:
    """A row where words stand in the place of a figure (约三件): they are not taken for part of the label."""
    if line.loose or line.halved or len(line.labels) < 2 or _is_exact(line, names):
        return line
    for end in range(1, len(line.labels)):
        rest = [piece for piece in line.labels[end:] if is_label(piece.text)]
        beside = rest[0] is line.labels[end] or any(
            not piece.blank for piece in (*line.labels[end:], *line.values) if piece not in rest
        )
        if (
            beside
            and _is_exact(replace(line, pieces=line.labels[:end]), names)
            and not any(judge(replace(line, pieces=(piece,)), names) for piece in rest)
        ):
            return replace(line, words=frozenset(piece.column for piece in rest))
    return line


def _is_exact(line: Line, names: Sequence[Name]) -> bool:
    """Whether a line bears the label of an official row letter by letter."""
    found = judge(line, names)
    return found is not None and found[0].code is not None and found[1] == 1


def _over_pages(first: Line, second: Line, names: Sequence[Name]) -> Line | None:
    """One row of two grids: its figures stand at the foot of a page and its label at the head of the next, or so."""
    if first.loose or second.loose or first.block == second.block:
        return None
    for words, figures in ((first, second), (second, first)):
        bare = words.labels and not words.filled and figures.filled and not figures.labels
        judged = judge(words, names) if bare else None
        if judged and judged[0].code is not None and judged[1] >= STRONG:
            return replace(figures, pieces=(*words.labels, *figures.values), torn=True)
    return None


def _halves(first: Line, second: Line, official: int) -> Line | None:
    """One row over two pages, figures on both: what is blank on the one is printed on the other."""
    apart = first.block != second.block and first.labels and not second.labels
    if not apart or not first.filled or not second.filled:
        return None
    one, before, two = first.values, second.values[:-official], second.values[-official:]
    if not len(one) == len(two) == official or any(not piece.blank for piece in before):
        return None
    if any(a.blank == b.blank for a, b in zip(one, two, strict=True)):
        return None
    whole = [b if a.blank else replace(a, column=b.column) for a, b in zip(one, two, strict=True)]
    labels = [replace(piece, column=-1) for piece in first.labels]
    return replace(second, pieces=(*labels, *whole), torn=True, halved=True)
