"""Rows that were read under their label and are still not to be trusted: what stands around them speaks against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reports.intake.draft import Confidence, Unread
from reports.intake.matching.lines import Line
from reports.intake.matching.outcome import Outcome
from reports.intake.matching.rows import STRONG, Match
from reports.intake.matching.sums import Sums, tokens
from reports.intake.matching.words import squash
from reports.schema import Cell
from reports.schema import Line as Column

Numbered = Sequence[tuple[int, Match]]
Cells = Mapping[str, Sequence[Cell]]
NEARLY = 0.1
SHORT = 2  # 其他 and 总计 stand in other words too
LEAST = 3  # rows that do not add up, before a whole table is doubted
POOR = "这一行的行名不清楚，旁边还有一行数没有归处，请对照原件。"
TWICE = "这一行在表里印了两次，数不一样，请对照原件。"
ORDER = "栏目的次序可能和格式不同，请对照原件。"


def _doubt(outcome: Outcome, cells: Sequence[Cell], note: str) -> None:
    for cell in cells:
        found = outcome.figures[cell.name]
        if found.confidence is not Confidence.DOUBTFUL:
            outcome.figures[cell.name] = replace(found, confidence=Confidence.DOUBTFUL, note=note)


def beside_strangers(outcome: Outcome, lines: Sequence[Line], matches: Numbered, cells: Cells) -> None:
    """A row known by a poor label beside a line of figures that found no place: either may be that row."""
    numbers = [number for number, _ in matches]
    for at, (number, match) in enumerate(matches):
        if match.by_place or match.score >= STRONG:
            continue
        start = numbers[at - 1] if at else number
        end = numbers[at + 1] if at + 1 < len(numbers) else number
        near = [lines[n] for n in range(start + 1, end) if n != number]
        wide = len(cells[match.code])
        if any(sum(map(len, tokens(line))) >= wide - 1 and line not in outcome.lines for line in near):
            _doubt(outcome, cells[match.code], POOR)


def read_twice(outcome: Outcome, known: Numbered, matches: Numbered, cells: Cells) -> None:
    """Two rows of one table under the same label that do not say the same."""
    taken = dict(matches)
    first, last = min(taken), max(taken)
    for number, other in known:
        if number in taken or not first < number < last or not other.line.filled or other.score < STRONG:
            continue
        for match in taken.values():
            alike = match.code == other.code and match.score - other.score < NEARLY
            alike = alike and len(tokens(other.line)) >= len(cells[match.code]) - 1
            if alike and not match.beside and tokens(match.line) != tokens(other.line):
                _doubt(outcome, cells[match.code], TWICE)
                text = " ".join(piece.text.strip() for piece in other.line.pieces if not piece.blank)
                outcome.unread.append(Unread(other.line.filled[0].where, text, "同一行名的又一行"))


def out_of_order(
    outcome: Outcome,
    words: Sequence[Line],
    matches: Numbered,
    cells: Cells,
    sums: Sums,
) -> None:
    """Where no heading shows the order of the columns and most rows do not add up, the columns may be others.

    ``words`` are the lines that may hold headings. In running text they are all there is to tell the order of the
    columns: another one than the official is never sure.
    """
    text, places = _headings(words, [cell.column for cell in next(iter(cells.values()))])
    official = -1 not in places and places == sorted(places) and not text[: places[0]].endswith("总计")
    if not official and -1 not in places:
        for _, match in matches:
            if match.line.loose:
                _doubt(outcome, cells[match.code], ORDER)
    if official:
        return
    whole = {match.code: _values(outcome, cells[match.code]) for _, match in matches}
    told = {code: row for code, row in whole.items() if None not in row and any(row)}
    wrong = [code for code, row in told.items() if not sums.total_fits(row)]
    if len(wrong) >= LEAST and 2 * len(wrong) > len(told):
        for _, match in matches:
            _doubt(outcome, cells[match.code], ORDER)


def _values(outcome: Outcome, cells: Sequence[Cell]) -> tuple[int | None, ...]:
    values = [outcome.figures[cell.name].reading.value for cell in cells]
    return tuple(None if value is None else int(value) for value in values)


def _headings(lines: Sequence[Line], columns: Sequence[Column]) -> tuple[str, list[int]]:
    """The words before the first row and where the headings of the applicants stand in them, −1 for one not there."""
    text = "".join(squash(piece.text) for line in lines for piece in line.labels)
    for word in {word for column in columns for word in column.under}:
        text = text.replace(squash(word), "")
    return text, [text.find(column.label) for column in columns if len(column.label) > SHORT]
