"""Tables drawn with characters: │ ┌ ─ or +---+. The drawing is measured as a page's rules are. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import east_asian_width, name

from reports.intake.readers.pdf_glyphs import Glyph
from reports.intake.readers.pdf_rules import Rule, Rules, joined
from reports.intake.readers.pdf_tables import cells, lattices
from reports.intake.readers.text_tables import Taken, grid
from reports.intake.source import Cell, Grid

FRAME = re.compile(r"[─-╿]")
PLUS = re.compile(r"\s*\+[-=+]{2,}\+\s*")
DASHES = re.compile(r"(?<=\+)[-=]+|[-=]+(?=\+)")
PLACE, LETTER = 8.0, 10.0  # a place, and a line, in points: more than a rule is thick; half of it is less
MOST = 300  # lines of a drawing that is measured
ARMS = {"LEFT": (-1, 0), "RIGHT": (1, 0), "UP": (0, -1), "DOWN": (0, 1)}
Mark = tuple[str, float, float, float]  # a character, from where to where, on which line


def boxed(lines: Sequence[str], at: int) -> Taken | None:
    """A drawn table, merged cells and all. Without rules between its rows, every line is a row."""
    head = lines[at]
    if not (PLUS.fullmatch(head) or (FRAME.search(head) and (_border(head) or _arms(head)))):
        return None
    run = _drawing(lines, at)
    inner = [line for line in run if not _border(line)]
    if len(run) < 2 or not any("│" in _arms(line) for line in inner):
        return None
    measured = _measured(run) if len(run) - len(inner) > 3 and len(run) <= MOST else []
    if measured:
        return [Grid(tuple(measured), f"第{at + 1}行起的表")], at + len(run)
    return [grid([_parted(line) for line in inner], at)], at + len(run)


def _drawing(lines: Sequence[str], at: int) -> list[str]:
    """The lines of one drawing: from a border down to where another drawing's border follows on the last."""
    typed = bool(PLUS.fullmatch(lines[at]))
    run: list[str] = []
    for line in (lines[n] for n in range(at, len(lines))):
        if not (re.match(r"\s*[+|]", line) if typed else FRAME.search(line)):
            break
        line = _framed(line, typed)
        if run and _border(run[-1]) and _border(line):
            break
        run.append(line)
    return run


def _framed(line: str, typed: bool) -> str:
    """The same line with typed frames as drawn ones."""
    if not typed:
        return line
    line = DASHES.sub(lambda found: "─" * len(found[0]), line)
    return line.replace("|", "│").replace("+─", "┼─").replace("─+", "─┼")


def _arms(line: str) -> str:
    """Only what stands upright in the line, each as │."""
    return "".join("│" for char in line if FRAME.match(char) and _reach(char, "UP", "DOWN"))


def _border(line: str) -> bool:
    return not FRAME.sub("", line).strip() and any(
        _reach(char, "LEFT", "RIGHT") for char in line if FRAME.match(char)
    )


def _reach(char: str, *sides: str) -> bool:
    """Whether a frame character reaches out to one of these sides."""
    words = name(char).replace("HORIZONTAL", "LEFT RIGHT").replace("VERTICAL", "UP DOWN")
    return any(side in words for side in sides)


def _parted(line: str) -> list[str]:
    """The fields between upright strokes, in order."""
    marked = "".join(
        ("│" if _reach(char, "UP", "DOWN") else "") if FRAME.match(char) else char for char in line.strip()
    )
    parts = [part.strip() for part in marked.split("│")]
    return parts[not parts[0] : len(parts) - (not parts[-1])]


def _measured(run: Sequence[str]) -> list[Cell]:
    """Cells by the geometry of the drawing; none where its lines do not stand under one another."""
    for unsure in (1, 2):  # frames and quotation marks take one place or two, as the writer's font had it
        marks = list(_marks(run, unsure))
        if len({max(mark[2] for mark in marks if mark[3] == row) for row in range(len(run))}) == 1:
            break
    else:
        return []
    found = lattices(_rules(marks))
    text = [
        Glyph(char, x0 * PLACE, x1 * PLACE, row * PLACE, row * PLACE, LETTER, "")
        for char, x0, x1, row in marks
        if not FRAME.match(char)
    ]
    if len(found) != 1 or any(not found[0].holds(glyph.x, glyph.y) for glyph in text if not glyph.blank):
        return []
    return cells(found[0], [glyph for glyph in text if found[0].holds(glyph.x, glyph.y)])


def _marks(run: Sequence[str], unsure: int) -> Iterator[Mark]:
    """Every character with the places it takes."""
    for row, line in enumerate(run):
        place = 0
        for char in line.rstrip():
            kind = east_asian_width(char)
            wide = 2 if kind in "WF" else unsure if kind == "A" else 1
            yield char, place, place + wide, row
            place += wide


def _rules(marks: Sequence[Mark]) -> Rules:
    across: list[Rule] = []
    down: list[Rule] = []
    for char, x0, x1, row in marks:
        if not FRAME.match(char):
            continue
        x, y = (x0 + x1) / 2 * PLACE, row * PLACE
        for side, (right, below) in ARMS.items():
            if not _reach(char, side):
                continue
            if right:
                end = x + right * (x1 - x0) / 2 * PLACE
                across.append(Rule(y, min(x, end), max(x, end)))
            else:
                down.append(Rule(x, min(y, y + below * PLACE / 2), max(y, y + below * PLACE / 2)))
    return Rules(tuple(joined(across)), tuple(joined(down)))
