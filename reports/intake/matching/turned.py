"""Table 四 laid out another way: what is decided down the side, or the three kinds of case, or all fifteen one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.words import likeness, squash

RESULTS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
CASES = ("行政复议", "未经复议直接起诉", "复议后起诉")
ALIKE = 0.7
TOTAL = re.compile("总计|合计|小计|总数|计")
AFTER = re.compile("复议后|经复议.{0,3}起诉")
DIRECT = re.compile("未经复议|未复议|直接起诉|直接诉讼")
FIRST = re.compile("行政复议|^复议")


def result(text: str) -> str | None:
    """Which of the five results a heading names."""
    printed = squash(text)
    if TOTAL.fullmatch(printed):
        return RESULTS[4]
    near = max(RESULTS[:4], key=lambda word: likeness(printed, word))
    return near if likeness(printed, near) > ALIKE else None


def case(text: str) -> str | None:
    """Which of the three kinds of case a heading names; None for 行政诉讼 alone, which is two of them."""
    printed = squash(text)
    if len(printed) > 24:
        return None
    for word, pattern in zip((CASES[1], CASES[2], CASES[0]), (DIRECT, AFTER, FIRST), strict=True):
        if pattern.search(printed):
            return word if word != CASES[0] or "诉讼" not in printed else None
    return None


def row(lines: Sequence[Line]) -> Line | None:
    """The fifteen figures in the official order, where these lines hold each of them exactly once; else None."""
    table = [line for line in lines if not line.loose]
    for read in (_by_case, _by_result, _one_by_one):
        for block in dict.fromkeys(line.block for line in table):
            found = read([line for line in table if line.block == block])
            pieces = [found.get((one, what)) for one in CASES for what in RESULTS]
            if all(pieces):
                whole = tuple(piece for piece in pieces if piece)
                return Line(whole, whole[0].block, whole[0].row)
    return None


def row_of_text(lines: Sequence[Line]) -> Line | None:
    """The same where the lines are lost: five results in order, each with three figures, the three kinds named above."""
    for at in range(len(lines) - len(RESULTS) + 1):
        five = lines[at : at + len(RESULTS)]
        if not all(line.loose and line.labels and len(line.values) == len(CASES) for line in five):
            continue
        if tuple(result(line.labels[-1].text) for line in five) != RESULTS:
            continue
        over = "".join(piece.text for piece in five[0].labels[:-1])
        places = [
            match.start() if (match := pattern.search(over)) else -1 for pattern in (FIRST, DIRECT, AFTER)
        ]
        if -1 not in places and places == sorted(places):
            whole = tuple(line.values[place] for place in range(len(CASES)) for line in five)
            return Line(whole, whole[0].block, whole[0].row, loose=True)
    return None


Found = dict[tuple[str, str], Piece]
Word = Callable[[str], str | None]


def _by_case(lines: Sequence[Line]) -> Found:
    """A row for each kind of case under the five results."""
    return _crossed(lines, RESULTS, result, case, across_first=False)


def _by_result(lines: Sequence[Line]) -> Found:
    """A row for each result under the three kinds of case."""
    return _crossed(lines, CASES, case, result, across_first=True)


def _crossed(
    lines: Sequence[Line], heads: Sequence[str], over: Word, beside: Word, *, across_first: bool
) -> Found:
    places: dict[int, str] = {}
    found: Found = {}
    for line in lines:
        named = {piece.column: word for piece in line.pieces if (word := over(piece.text))}
        if not line.filled and sorted(named.values()) == sorted(heads):
            places = named
            continue
        word = next((w for p in reversed(line.labels) if (w := beside(p.text))), None)
        if not places or word is None:
            continue
        held = {piece.column: piece for piece in line.values}
        if len(line.values) == len(places):  # one to a heading, though a label may have pushed them aside
            held = dict(zip(sorted(places), line.values, strict=True))
        for column, head in places.items():
            key = (head, word) if across_first else (word, head)
            if column not in held or key in found:
                return {}
            found[key] = held[column]
    return found


def _one_by_one(lines: Sequence[Line]) -> Found:
    """A row for each figure: the results again and again, below the name of each kind of case or beside it."""
    found: Found = {}
    now: str | None = None
    for line in lines:
        texts = [piece.text for piece in line.labels]
        now = next((word for text in reversed([*line.above, *texts]) if (word := case(text))), now)
        what = result(texts[-1]) if texts else None
        if now is None or what is None or not line.values:
            continue
        if len(line.filled) > 1 or (now, what) in found:
            return {}
        found[now, what] = (line.filled or line.values)[0]
    return found
