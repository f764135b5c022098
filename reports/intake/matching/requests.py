"""Table 三 and every table like it: rows under official labels, one figure to a column, sums both ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reports.figures import State
from reports.intake.draft import Unread
from reports.intake.matching import columns, doubts, fill, rows, torn
from reports.intake.matching.lines import Line
from reports.intake.matching.outcome import Outcome, figure, missing
from reports.intake.matching.rows import Match, Name, name
from reports.intake.matching.solve import Row
from reports.intake.matching.sums import Sums, readings, settle, tokens
from reports.intake.matching.words import likeness, squash
from reports.schema import Cell, Table

SINGLE = "other"  # （六）其他处理 printed as one row where the edition has three
FEW = 0.34


@dataclass(frozen=True)
class Form:
    """What the matcher needs of an official table with one block of rows."""

    table: Table
    order: tuple[str, ...]
    names: tuple[Name, ...]
    columns: tuple[str, ...]
    sums: Sums
    cells: Mapping[tuple[str, str], Cell]

    def row(self, code: str) -> list[Cell]:
        """The cells of a row, in the order of the columns."""
        return [self.cells[code, column] for column in self.columns]

    def label(self, code: str) -> str:
        return next(name.label for name in self.names if name.code == code)


def form(table: Table) -> Form:
    """Labels, order and sums of an official table, from the edition."""
    (block,) = table.blocks
    order = tuple(row.code for row in block.rows)
    groups = {row.under[:i] for row in block.rows for i in range(1, len(row.under) + 1)}
    single = [g for g in groups if squash(g[-1]) == "其他处理"]
    names = [name(row.code, row.label, row.under) for row in block.rows]
    names += [name(SINGLE if g in single else None, g[-1], g[:-1]) for g in sorted(groups)]
    codes = tuple(column.code for column in block.columns)
    across = tuple(
        (tuple(codes.index(part) for part in column.parts), codes.index(column.code))
        for column in block.columns
        if column.parts
    )
    down = [{**dict.fromkeys(row.parts, 1), row.code: -1} for row in block.rows if row.parts]
    down += [{**dict.fromkeys(rule.left, 1), **dict.fromkeys(rule.right, -1)} for rule in block.rules]
    if single:
        down[0][SINGLE] = 1
    cells = {(cell.row.code, cell.column.code): cell for cell in table.cells()}
    return Form(table, order, tuple(names), codes, Sums(across, tuple(down)), cells)


def read(lines: Sequence[Line], official: Form) -> Outcome:
    """Every row of the table among these lines. A table with too few rows counts as not found."""
    outcome = Outcome(official.table.code)
    wide = len(official.columns)
    heads = columns.header(lines, official.table.blocks[0].columns)
    headings = [line for line in lines if columns.is_heading(line, official.table.blocks[0].columns)]
    lines = [line for line in lines if line not in headings]
    lines = torn.prepared(lines, official.names, wide)
    labelled = rows.by_label(lines, official.names)
    singles = [m for m in labelled if m[1].code == SINGLE and SINGLE not in official.order]
    known = [m for m in labelled if m not in singles]
    chosen, others = _best(rows.instances(known), official)
    matches = rows.by_place(lines, [m for m in chosen if _weighs(m[1].line, wide)], official.order, wide)
    matches = _with_weak(matches, chosen)
    matches = rows.below_label(lines, matches, wide)
    if len(matches) < max(2, FEW * len(official.order)):
        return outcome
    outcome.rows = len(matches)
    outcome.lines = [match.line for _, match in matches]
    _fill(outcome, matches, _single(singles, matches, outcome), heads, official)
    _label_remarks(outcome, matches, official)
    _leftovers(outcome, lines, matches, others)
    cells = {match.code: official.row(match.code) for _, match in matches}
    doubts.beside_strangers(outcome, lines, matches, cells)
    doubts.read_twice(outcome, known, matches, cells)
    doubts.out_of_order(outcome, [*headings, *lines[: matches[0][0] + 1]], matches, cells, official.sums)
    return outcome


def _best(
    instances: list[list[tuple[int, Match]]], official: Form
) -> tuple[list[tuple[int, Match]], list[list[tuple[int, Match]]]]:
    """The instance of the table with most rows, the first of equals; the others apart."""
    cleaned = [rows.in_order(instance, official.order) for instance in instances]
    if not cleaned:
        return [], []
    best = max(range(len(cleaned)), key=lambda i: (len([1 for _, m in cleaned[i] if m.line.filled]), -i))
    return cleaned[best], [each for i, each in enumerate(cleaned) if i != best]


def _weighs(line: Line, wide: int) -> bool:
    """Whether a line of running text holds figures enough to be a row; a grid's row always counts."""
    return not line.loose or sum(map(len, tokens(line))) >= wide - 1


def _with_weak(matches: list[tuple[int, Match]], chosen: list[tuple[int, Match]]) -> list[tuple[int, Match]]:
    taken, numbers = {match.code for _, match in matches}, {number for number, _ in matches}
    weak = [(n, m) for n, m in chosen if m.code not in taken and n not in numbers]
    return sorted([*matches, *weak], key=lambda pair: pair[0])


def _single(
    singles: list[tuple[int, Match]], matches: list[tuple[int, Match]], outcome: Outcome
) -> Match | None:
    """（六）其他处理 in one row, unless its three rows are there too."""
    if any(match.code.startswith(f"{SINGLE}.") for _, match in matches):
        return None
    held = [match for number, match in singles if match.line.filled and number not in dict(matches)]
    return held[0] if held else None


def _fill(
    outcome: Outcome,
    matches: list[tuple[int, Match]],
    single: Match | None,
    heads: dict[int, dict[str, int]],
    official: Form,
) -> None:
    """Certain rows first; then the uncertain ones by the sums."""
    certain: dict[str, Row] = {}
    uncertain: dict[str, list[Row]] = {}
    doubtful: dict[str, Match] = {}
    suspects: dict[str, tuple[Match, Row]] = {}
    for _, match in matches:
        note = "这一行的行名没有读到，按前后行的次序归入。" if match.by_place else ""
        note = "行名和数分在两行，按次序归入。" if match.beside else note
        note = "这一行的数分在两页，合起来读。" if match.line.halved else note
        places = None if match.beside else heads.get(match.line.block)
        row = fill.direct(outcome, match.line, places, official.row(match.code), official.sums, note)
        if row is None:
            uncertain[match.code] = readings(match.line, len(official.columns), official.sums)
            doubtful[match.code] = match
        elif _has_words(outcome, official.row(match.code)):
            continue
        elif len(ways := fill.suspect(row, official.sums)) > 1:
            uncertain[match.code] = ways
            suspects[match.code] = (match, ways[0])
        else:
            certain[match.code] = ways[0] if ways else row
    if single:
        _take_single(outcome, single, heads, official, certain)
    certain |= _nothing(official, certain)
    left = settle(
        certain,
        {code: ways for code, ways in uncertain.items() if ways},
        official.sums,
        len(official.columns),
    )
    for code, match in doubtful.items():
        fill.settled(outcome, match.line, left.get(code, []), official.row(code), official.label(code))
    for code, (match, printed) in suspects.items():
        fill.shifted(outcome, match.line, left[code], printed, official.row(code), official.label(code))
    for cell in official.cells.values():
        outcome.figures.setdefault(cell.name, missing("没有读到这一行，请对照原件填写。"))


def _has_words(outcome: Outcome, cells: Sequence[Cell]) -> bool:
    """Whether a row holds something no sum can count."""
    return any(outcome.figures[cell.name].reading.state is State.TEXT for cell in cells)


def _nothing(official: Form, certain: Mapping[str, Row]) -> dict[str, Row]:
    """（六）其他处理 counts once in the sums: as one row where it was printed so, else as its three."""
    parts = [code for code in official.order if code.startswith(f"{SINGLE}.")]
    uncounted = parts if SINGLE in certain else [SINGLE] * bool(parts)
    return {code: (0,) * len(official.columns) for code in uncounted}


def _take_single(
    outcome: Outcome, single: Match, heads: dict[int, dict[str, int]], official: Form, certain: dict[str, Row]
) -> None:
    """One row for three: all zero means three times zero; anything else cannot be told apart and stays open."""
    placed = columns.place(single.line, heads.get(single.line.block), official.columns)
    parts = [official.row(code) for code in official.order if code.startswith(f"{SINGLE}.")]
    names = [cell.name for part in parts for cell in part]
    outcome.warn("E-07", "“（六）其他处理”只印了一行，2021年起的格式分三行填，请分到1、2、3各行。", names)
    outcome.lines.append(single.line)
    printed = "、".join(piece.text.strip() for piece in single.line.filled)
    if placed.cells is None or any(piece.text.strip() not in ("0", "") for piece in placed.cells):
        where = single.line.filled[0].where
        outcome.unread.append(Unread(where, f"（六）其他处理：{printed}", "格式分三行，原件只有一行"))
    if placed.cells is None:
        return
    values = [figure(piece, cell).reading for piece, cell in zip(placed.cells, parts[0], strict=True)]
    all_zero = all(value.state is State.ZERO for value in values)
    for piece, *cells in zip(placed.cells, *parts, strict=True):
        for cell in cells:
            if all_zero:
                note = "原件“（六）其他处理”只有一行，为0，三行都为0。"
                outcome.figures[cell.name] = figure(piece, cell, note=note)
            else:
                note = f"原件“（六）其他处理”只有一行，这一列印的是{piece.text.strip() or '空'}，请分到三行。"
                outcome.figures[cell.name] = missing(note)
    certain[SINGLE] = tuple(int(v.value) if v.value is not None else None for v in values)


def _label_remarks(outcome: Outcome, matches: list[tuple[int, Match]], official: Form) -> None:
    """Labels that are not the official words; blanks and brackets do not count."""
    lost = [match for _, match in matches if match.by_place]
    if lost:
        named = "；".join(f"“{official.label(match.code)}”" for match in lost[:3])
        cells = [cell.name for match in lost for cell in official.row(match.code)]
        more = f"等{len(lost)}行" if len(lost) > 3 else ""
        outcome.warn("E-08", f"{named}{more}没有读到行名，按前后行的次序归入，请核对。", cells)
    for _, match in matches:
        rows.label_remark(outcome, match, official.label(match.code))
    groups = {squash(name.label): name.label for name in official.names if name.code in (None, SINGLE)}
    seen = set()
    for _, match in matches:
        for piece in match.line.labels[:-1]:
            printed = squash(piece.text)
            near = max(groups, key=lambda group: likeness(printed, group))
            if (
                near != printed not in seen
                and likeness(printed, near) > 0.75
                and len(printed) >= len(near) - 2
            ):
                seen.add(printed)
                words = "".join(piece.text.split())
                outcome.warn("E-08", f"表中印作“{words}”，官方格式是“{groups[near]}”，请改正。")


def _leftovers(
    outcome: Outcome,
    lines: Sequence[Line],
    matches: list[tuple[int, Match]],
    others: list[list[tuple[int, Match]]],
) -> None:
    for other in others:
        line = other[0][1].line
        text = " ".join(piece.text.strip() for piece in line.pieces if not piece.blank)
        outcome.unread.append(Unread(line.pieces[0].where, text, "另有一张同样格式的表，没有采用"))
    numbers = {number for number, _ in matches}
    first, last = min(numbers), max(numbers)
    for number, line in enumerate(lines):
        if first < number < last and number not in numbers and line.filled and line not in outcome.lines:
            text = " ".join(piece.text.strip() for piece in line.pieces if not piece.blank)
            outcome.unread.append(Unread(line.filled[0].where, text, "不知道是哪一行"))
