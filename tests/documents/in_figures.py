"""Damage to the figures themselves: how people type numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from reports.figures import State
from tests.documents.damage import FORMATS, GAPLESS, Damage, does
from tests.documents.paper import Box, Paper, answer

NOT_RUN = tuple(f for f in FORMATS if f != "run")
PLACED = tuple(f for f in FORMATS if f not in GAPLESS)
WIDE = str.maketrans("0123456789.-", "０１２３４５６７８９．－")


def _each(
    paper: Paper,
    random: Random,
    share: float,
    change: Callable[[Box], str],
    among: Callable[[Box], bool] = bool,
) -> None:
    """Types a share of the figures differently, at least one of those that can be."""
    boxes = [box for box in paper.figures if among(box)]
    chosen = [box for box in boxes if random.random() < share] or random.sample(boxes, min(len(boxes), 1))
    for box in chosen:
        text = change(box)
        paper.changed += text != box.text
        paper.print(box, text)


def _zero(box: Box) -> bool:
    return box.text == "0"


def _long(box: Box) -> bool:
    return box.text.isdigit() and len(box.text) > 3


@does(Damage.FULL_WIDTH, NOT_RUN)
def full_width(paper: Paper, random: Random) -> None:
    """The input method stood on full width."""
    _each(paper, random, 0.4, lambda box: box.text.translate(WIDE))


@does(Damage.STRAY_BLANKS, NOT_RUN)
def stray_blanks(paper: Paper, random: Random) -> None:
    """Numbers were centred by hand, with ordinary, ideographic and non-breaking blanks."""
    blanks = ("", " ", "\u3000", "\xa0", " \u3000")
    _each(paper, random, 0.6, lambda box: random.choice(blanks[1:]) + box.text + random.choice(blanks))


@does(Damage.THOUSANDS, NOT_RUN)
def thousands(paper: Paper, random: Random) -> None:
    """The figures were copied out of the finance system."""
    _each(paper, random, 0.9, lambda box: f"{int(box.text):,}", _long)


@does(Damage.UNITS, NOT_RUN)
def units(paper: Paper, random: Random) -> None:
    """The unit was typed behind the number, also where the form names it."""
    words = {"count": ("件", " 件"), "change": ("件",), "money": ("万元", "（万元）"), "amount": ("",)}

    def typed(box: Box) -> str:
        return box.text + random.choice(words[paper.kind(box)])

    _each(paper, random, 0.2, typed)


@does(Damage.REMARKED, NOT_RUN)
def remarked(paper: Paper, random: Random) -> None:
    """Somebody explained the number in its cell. The number stands, the remark is a remark."""

    def among(box: Box) -> bool:
        return "normative" in box.cell and box.text != "0"

    for box in filter(among, paper.figures):
        part = random.randint(1, int(box.text))
        words = (f"（其中修订{part}件）", f"（含修改{part}件）", f"(其中废止后重发{part}件)")
        box.text += random.choice(words)
        paper.changed += 1


def _instead(paper: Paper, random: Random, mark: str) -> None:
    _each(paper, random, random.choice((0.1, 0.5, 1)), lambda box: mark, _zero)


@does(Damage.SLASHES, NOT_RUN)
def slashes(paper: Paper, random: Random) -> None:
    """What does not apply got a stroke instead of 0."""
    _instead(paper, random, "/")


@does(Damage.DASHES, NOT_RUN)
def dashes(paper: Paper, random: Random) -> None:
    """The same with a dash, long or short."""
    _instead(paper, random, random.choice(("—", "-", "——")))


@does(Damage.NOTHING, NOT_RUN)
def nothing(paper: Paper, random: Random) -> None:
    """The same in a word."""
    _instead(paper, random, "无")


@does(Damage.BLANK_CELLS, PLACED)
def blank_cells(paper: Paper, random: Random) -> None:
    """Nobody typed the zeros. Blank stays blank."""
    _each(paper, random, random.choice((0.1, 0.5, 0.9)), lambda box: "", _zero)


def _request_rows(paper: Paper, zero: bool) -> list[list[Box]]:
    rows: dict[str, list[Box]] = {}
    for box in paper.figures:
        if box.cell.startswith("requests."):
            rows.setdefault(box.cell.rpartition(".")[0], []).append(box)
    return [row for row in rows.values() if not zero or all(map(_zero, row))]


def _empty(paper: Paper, boxes: list[Box]) -> None:
    for box in boxes:
        paper.changed += bool(box.text)
        paper.print(box, "")


@does(Damage.BLANK_ROWS, PLACED)
def blank_rows(paper: Paper, random: Random) -> None:
    """Whole rows in which nothing happened were left empty."""
    rows = _request_rows(paper, zero=True)
    for row in random.sample(rows, min(len(rows), random.randint(1, 5))):
        _empty(paper, row)


@does(Damage.ONLY_TOTALS, PLACED)
def only_totals(paper: Paper, random: Random) -> None:
    """Only the last cell of a row was filled."""
    rows = _request_rows(paper, zero=True)
    for row in random.sample(rows, min(len(rows), random.randint(2, 7))):
        _empty(paper, row[:-1])


@does(Damage.TOTALS_BLANK, PLACED)
def totals_blank(paper: Paper, random: Random) -> None:
    """The totals were left to the reader. A blank total is not computed here."""
    rows = _request_rows(paper, zero=False)
    for row in random.sample(rows, random.randint(1, 11)):
        _empty(paper, row[-1:])


@does(Damage.SUMS_BROKEN, NOT_RUN)
def sums_broken(paper: Paper, random: Random) -> None:
    """A total that does not add up. It is read as it is printed, and is no reason to change anything."""
    totals = [box for box in paper.figures if box.cell.endswith(".total") or ".handled." in box.cell]
    for box in random.sample(totals, random.randint(1, 3)):
        paper.print(
            box,
            "0" if box.text != "0" and random.random() < 0.5 else str(int(box.text) + random.randint(1, 9)),
        )
        paper.changed += 1


def may_be_blank(paper: Paper, cell: str) -> None:
    """Allows for a cell that it be read as left empty."""
    paper.expected[cell] = paper.expected[cell] | {(State.BLANK, None)}


def retyped(paper: Paper, box: Box, text: str) -> None:
    """A figure that now prints and reads differently."""
    paper.print(box, text)
    paper.expected[box.cell] = {answer(text, paper.truth, box.cell)}
