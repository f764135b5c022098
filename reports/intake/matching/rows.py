"""Which official row a line is: by its label first, by its place between labelled rows where the label is lost."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reports.intake.matching.lines import Line
from reports.intake.matching.outcome import Outcome
from reports.intake.matching.words import flat, likeness, squash, tail_likeness

STRONG, FAIR, MARGIN = 0.82, 0.58, 0.06
BEGUN, BEGINNING = 0.85, 5  # a label that breaks off: its score, and how many characters it must have
COUNTED = re.compile(r"\s*\d{1,2}\s*[.．、]\s*[^\d\s]")
NUMBERED = re.compile(r"\s*(?:[(（]\s*[一二三四五六七八九十]+\s*[)）]|[一二三四五六七八九十]+\s*[、．.])")
SHARED = 0.34


@dataclass(frozen=True)
class Name:
    """An official row (or a merged heading above rows: ``code`` None) and the ways its label is printed."""

    code: str | None
    label: str
    ways: tuple[str, ...]
    full: tuple[str, ...]


def name(code: str | None, label: str, under: Sequence[str] = ()) -> Name:
    """The label alone and below its merged headings, without ordinals; ``full`` keeps them."""
    paths = [(*under[i:], label) for i in range(len(under), -1, -1)]
    ways = tuple(dict.fromkeys("".join(squash(part) for part in path) for path in paths))
    short = re.sub(r"（(?:区分|本列).*）", "", label)  # what stands in brackets is often left out
    ways = (*ways, squash(short)) if short != label else ways
    return Name(code, label, ways, tuple("".join(flat(part) for part in path) for path in paths))


@dataclass(frozen=True)
class Match:
    """A line taken for an official row. ``score`` 1 is the official label letter by letter."""

    line: Line
    code: str
    score: float
    printed: str = ""
    by_place: bool = False
    beside: bool = False  # its figures stood on the line below or above the label


def _texts(line: Line) -> list[str]:
    """The label of a line, its last piece first, then with what stands before it.

    In running text the end of the label above may stand before a label that begins with “2.”: it is no part of it.
    """
    pieces = [piece.text for piece in line.labels if not piece.blank]
    first = max(0, len(pieces) - 4 + 1)
    if line.loose and pieces:
        counted = [i for i in range(first, len(pieces)) if COUNTED.match(pieces[i])]
        if counted and counted[-1] > 0 and not NUMBERED.match(pieces[counted[-1] - 1]):
            first = counted[-1]
    return ["".join(pieces[i:]) for i in range(len(pieces) - 1, first - 1, -1)]


def _score(text: str, candidate: Name, loose: bool) -> float:
    printed, whole = squash(text), flat(text)
    if any(whole == full for full in candidate.full):
        return 1.0
    measure = tail_likeness if loose else likeness
    best = max(measure(printed, way) for way in candidate.ways)
    if loose:
        best = max(best, *(tail_likeness(whole, full) for full in candidate.full))
    if len(whole) >= BEGINNING and any(full.startswith(whole) for full in candidate.full):
        best = max(best, BEGUN)
    return min(best, 0.99)


def judge(line: Line, names: Sequence[Name]) -> tuple[Name, float, str] | None:
    """The official label this line's is most like, if one is clearly nearer than the others."""
    scored: list[tuple[float, int, Name, str]] = []
    for order, candidate in enumerate(names):
        tries = [(_score(text, candidate, line.loose), text) for text in _texts(line)]
        if tries:
            score, text = max(tries, key=lambda pair: pair[0])
            scored.append((score, -order, candidate, text))
    scored.sort(key=lambda entry: entry[:2], reverse=True)
    if not scored or scored[0][0] < FAIR:
        return None
    if len(scored) > 1 and scored[0][0] < 1 and scored[0][0] - scored[1][0] < MARGIN:
        return None
    return scored[0][2], scored[0][0], scored[0][3]


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


def by_label(lines: Sequence[Line], names: Sequence[Name]) -> list[tuple[int, Match]]:
    """(number of the line, match) for each line that bears an official label; merged headings are left out."""
    found = []
    for number, line in enumerate(lines):
        judged = judge(line, names)
        if judged and judged[0].code is not None:
            found.append((number, Match(line, judged[0].code, judged[1], judged[2])))
    return found


def instances(matches: Sequence[tuple[int, Match]]) -> list[list[tuple[int, Match]]]:
    """The matches cut where rows come again: a second table with the same labels is another instance.

    Two stretches that share hardly any row are one table, torn or with a label printed twice.
    """
    found: list[list[tuple[int, Match]]] = []
    seen: set[str] = set()
    for number, match in matches:
        if not found or (match.code in seen and match.line.filled):
            found.append([])
            seen = set()
        found[-1].append((number, match))
        if match.line.filled:
            seen.add(match.code)
    whole: list[list[tuple[int, Match]]] = []
    for part in found:
        if whole and _overlap(whole[-1], part) < SHARED:
            whole[-1] = whole[-1] + part
        else:
            whole.append(part)
    return whole


def _overlap(one: list[tuple[int, Match]], two: list[tuple[int, Match]]) -> float:
    codes = [{match.code for _, match in each if match.line.filled} for each in (one, two)]
    return len(codes[0] & codes[1]) / max(1, min(map(len, codes)))


def in_order(matches: Sequence[tuple[int, Match]], order: Sequence[str]) -> list[tuple[int, Match]]:
    """Of lines that bear one label twice, the one that keeps the official order and holds figures."""
    places = [order.index(match.code) for _, match in matches]
    keep = set(_longest_rising(places))
    best: dict[str, tuple[tuple[bool, bool, float], tuple[int, Match]]] = {}
    for index, (number, match) in enumerate(matches):
        weight = (bool(match.line.filled), index in keep, match.score)
        if match.code not in best or weight > best[match.code][0]:
            best[match.code] = (weight, (number, match))
    return sorted((entry for _, entry in best.values()), key=lambda pair: pair[0])


def _longest_rising(places: Sequence[int]) -> list[int]:
    """Indices of a longest strictly rising subsequence."""
    tails: list[int] = []
    ends: list[int] = []
    back: list[int] = []
    for index, place in enumerate(places):
        at = bisect_left(tails, place)
        tails[at:] = [place, *tails[at + 1 :]]
        ends[at:] = [index, *ends[at + 1 :]]
        back.append(ends[at - 1] if at else -1)
    rising, index = [], ends[-1] if ends else -1
    while index >= 0:
        rising.append(index)
        index = back[index]
    return rising[::-1]


def by_place(
    lines: Sequence[Line], known: Sequence[tuple[int, Match]], order: Sequence[str], wide: int
) -> list[tuple[int, Match]]:
    """Rows whose label was lost: as many lines of figures between two known rows as official rows are missing.

    Rows whose label stands there without figures count among the missing where the numbers fit that way.
    """
    found = _gaps(lines, [each for each in known if each[1].line.filled], order, wide)
    placed = {match.code for _, match in found}
    rest = [each for each in known if each[1].code not in placed]
    whole = sorted([*found, *rest], key=lambda pair: pair[0])
    return _gaps(lines, whole, order, wide)


def _gaps(
    lines: Sequence[Line], known: Sequence[tuple[int, Match]], order: Sequence[str], wide: int
) -> list[tuple[int, Match]]:
    found = list(known)
    anchors = [(-1, -1), *((n, order.index(m.code)) for n, m in known), (len(lines), len(order))]
    taken = {n for n, _ in known}
    for (start, above), (end, below) in zip(anchors, anchors[1:], strict=False):
        missing = order[above + 1 : below]
        free = [n for n in range(start + 1, end) if n not in taken and _is_row(lines[n], wide)]
        if missing and len(free) == len(missing):
            found += [
                (n, Match(lines[n], code, 0.5, by_place=True)) for n, code in zip(free, missing, strict=True)
            ]
    return sorted(found, key=lambda pair: pair[0])


def below_label(
    lines: Sequence[Line], matches: Sequence[tuple[int, Match]], wide: int
) -> list[tuple[int, Match]]:
    """A label whose figures a converter set on the next line, or the one before: the only free row beside it."""
    taken = {number for number, _ in matches}
    found = []
    for at, (number, match) in enumerate(matches):
        start = matches[at - 1][0] if at else -1
        end = matches[at + 1][0] if at + 1 < len(matches) else len(lines)
        sides = (range(number + 1, end), range(start + 1, number))
        free = [[n for n in side if n not in taken and _is_row(lines[n], wide)] for side in sides]
        beside = next((side[0] for side in free if len(side) == 1), None)
        if not match.line.filled and beside is not None:
            line = replace(lines[beside], pieces=(*match.line.labels, *lines[beside].values), torn=True)
            taken.add(beside)
            match = replace(match, line=line, beside=True)
        found.append((number, match))
    return found


def _is_row(line: Line, wide: int) -> bool:
    if wide - 1 <= len(line.filled) <= wide + 1:
        return True
    return not line.loose and len(line.values) >= wide and bool(line.filled)


def label_remark(outcome: Outcome, match: Match, label: str) -> None:
    """E-08 where a label is not printed in the official words, or was torn in two."""
    printed = "".join(match.printed.split())
    if match.by_place:
        return
    if match.score < 1 and not squash(match.printed).endswith(squash(label)):
        outcome.warn("E-08", f"行名印作“{printed}”，官方格式是“{label}”，请改正。")
    elif match.line.torn:
        outcome.hint("E-08", f"“{label}”的行名被分成了两段，请核对这一行。")
