"""What reading one table yields, and how a single printed cell becomes a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from reports.checks.finding import Finding
from reports.equation import Severity
from reports.figures import Reading, State, read
from reports.intake.draft import Confidence, Found, Unread
from reports.intake.matching.lines import Line, Piece
from reports.intake.matching.solve import DASH
from reports.intake.matching.values import say
from reports.intake.matching.words import has_chinese
from reports.schema import Cell, Kind


@dataclass(frozen=True)
class Shift:
    """A row that held more or fewer figures than it has cells, and the readings that remained."""

    label: str
    line: Line
    cells: tuple[Cell, ...]
    count: int
    ways: tuple[tuple[int | None, ...], ...]

    @property
    def is_open(self) -> bool:
        return len(self.ways) != 1


@dataclass
class Outcome:
    """One table as read: figures by cell, what found no place, what the document shows of itself.

    ``lines`` are the lines the table was read from; empty where it was not found at all.
    """

    section: str
    figures: dict[str, Found] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    rows: int = 0
    shifted: list[Shift] = field(default_factory=list)

    def warn(self, code: str, message: str, cells: Sequence[str] = ()) -> None:
        self.findings.append(Finding(code, Severity.WARN, self.section, message, tuple(cells)))

    def hint(self, code: str, message: str, cells: Sequence[str] = ()) -> None:
        self.findings.append(Finding(code, Severity.HINT, self.section, message, tuple(cells)))


def shape(line: Line, count: int, wide: int) -> str:
    """How a row that does not fit its cells is printed; where a file ran the figures together, nobody miscounted them."""
    digits = sum(character.isdecimal() for piece in line.filled for character in piece.text)
    if 2 * count <= wide <= digits:
        return "在文件里数字连在一起"
    return f"印了{count}个数，应为{wide}个"


def shift_findings(outcome: Outcome) -> list[Finding]:
    """E-18: the rows that could not be told apart, and those the sums put right, each in one sentence."""
    found = []
    for is_open, words in (
        (True, "分不清各格，没有读入，请对照原件填写"),
        (False, "已按合计放到各格，请核对"),
    ):
        rows = [shift for shift in outcome.shifted if shift.is_open is is_open]
        if rows:
            named = "；".join(
                f"“{row.label}”{shape(row.line, row.count, len(row.cells))}" for row in rows[:3]
            )
            more = f"等{len(rows)}行" if len(rows) > 3 else ""
            cells = tuple(cell.name for row in rows for cell in row.cells)
            message = f"{named}{more}：{words}。"
            found.append(Finding("E-18", Severity.WARN, outcome.section, message, cells))
    return found


def figure(piece: Piece, cell: Cell, *, unit: str = "", note: str = "") -> Found:
    """A printed cell that stands in its own place. ``note`` where a rule put it there."""
    said = say(piece.text, cell.kind, unit)
    mended = note or (said.note and not said.note.startswith("原文单位"))
    confidence = Confidence.REPAIRED if mended else Confidence.SURE
    remark = note + said.note
    if said.doubtful or piece.doubt:
        confidence, remark = Confidence.DOUBTFUL, _doubt((piece,)) + remark
    elif said.reading.state is State.TEXT and (not has_chinese(piece.text) or re.search(r"\d", piece.text)):
        confidence, remark = Confidence.DOUBTFUL, note + "这里印的不是一个数，请对照原件填写。"
    return Found(
        said.reading, piece.text, confidence, remark, piece.where, piece.block, piece.row, piece.column
    )


def solved(value: int | None, line: Line, note: str) -> Found:
    """A figure the sums left no other reading for."""
    if value is None:
        reading = Reading(State.BLANK)
    elif value is DASH:
        reading = read("/", Kind.COUNT)
    else:
        reading = Reading(State.NUMBER if value else State.ZERO, Decimal(value), str(value))
    first = (line.filled or line.pieces)[0]
    raw = " ".join(piece.text.strip() for piece in line.filled)
    doubt = _doubt(line.values)
    confidence = Confidence.DOUBTFUL if doubt else Confidence.REPAIRED
    return Found(reading, raw, confidence, doubt + note, first.where, first.block, first.row, first.column)


def _doubt(pieces: Sequence[Piece]) -> str:
    """What the readers were not sure of in these, as a sentence that asks to look."""
    doubts = dict.fromkeys(piece.doubt for piece in pieces if piece.doubt)
    return "；".join(doubts) + "，请对照原件核对。" if doubts else ""


def open_question(line: Line, note: str) -> Found:
    """A place for which several readings remain: what is printed is kept, no number is made of it."""
    raw = " ".join(piece.text.strip() for piece in line.filled)
    first = (line.filled or line.pieces)[0]
    reading = Reading(State.TEXT, text=raw, remark=note)
    return Found(reading, raw, Confidence.DOUBTFUL, note, first.where, first.block, first.row, first.column)


def missing(note: str) -> Found:
    """A cell whose row was not found in a table that was."""
    return Found(Reading(State.BLANK), "", Confidence.DOUBTFUL, note)
