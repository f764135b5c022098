"""Table 二: blocks of one to three figures to a row, with no sums to lean on but the rules of the form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from reports.figures import tidy
from reports.intake.draft import Unread
from reports.intake.matching import columns, fill, rows, torn
from reports.intake.matching.lines import Line
from reports.intake.matching.outcome import Outcome, figure, missing
from reports.intake.matching.rows import Match, name
from reports.intake.matching.solve import DASH, Row, splits
from reports.intake.matching.words import flat, likeness, squash
from reports.schema import Block, Cell, Kind, Table

MOST_WAYS = 5000  # of one row; more are no answer
WIDEST = 3  # columns of figures
PARTS = re.compile(r"([+\-−–减增]?)(\d+|/)")
UNIT = {
    Kind.AMOUNT: re.compile(r"采购总?金额(?:单位)?(亿元|万元|元)"),
    Kind.MONEY: re.compile(r"收费(?:总?金额|数额)(?:单位)?(亿元|万元|元)"),
}


def read(lines: Sequence[Line], table: Table) -> Outcome:
    """Every row of the table among these lines."""
    outcome = Outcome(table.code)
    order = [row.code for block in table.blocks for row in block.rows]
    names = [name(row.code, row.label) for block in table.blocks for row in block.rows]
    lines = torn.prepared(lines, names, WIDEST)
    labelled = rows.by_label(lines, names)
    groups = [rows.in_order(each, order) for each in rows.instances(labelled)]
    if not groups:
        return outcome
    best = max(groups, key=lambda group: len([1 for _, match in group if match.line.filled]))
    if len(best) < 3 and len([1 for _, match in best if match.score == 1]) < 2:
        return outcome
    outcome.rows, outcome.lines = len(best), [match.line for _, match in best]
    taken = {number for number, _ in labelled}
    units = _units(lines)
    by_code = {match.code: match for _, match in best}
    for block in table.blocks:
        heads = columns.header(lines, block.columns) if len(block.columns) > 1 else {}
        for row in block.rows:
            cells = [c for c in table.cells() if c.row is row]
            if row.code in by_code:
                _take(outcome, by_code[row.code], block, cells, heads, units)
            else:
                note = missing("没有读到这一行，请对照原件填写。")
                outcome.figures |= {cell.name: note for cell in cells}
    labels = {row.code: row.label for block in table.blocks for row in block.rows}
    for _, match in best:
        rows.label_remark(outcome, match, labels[match.code])
    _heading_remarks(outcome, lines, taken, table)
    _others(outcome, groups, best)
    return outcome


def _units(lines: Sequence[Line]) -> dict[Kind, str]:
    """The unit a printed heading names, where it names one."""
    words = flat("".join(piece.text for line in lines for piece in line.labels))
    return {kind: match[1] for kind, pattern in UNIT.items() if (match := pattern.search(words))}


def _take(
    outcome: Outcome,
    match: Match,
    block: Block,
    cells: list[Cell],
    heads: dict[int, dict[str, int]],
    units: dict[Kind, str],
) -> None:
    line = match.line
    if len(cells) == 1:
        _one(outcome, line, cells[0], units.get(cells[0].kind, ""))
        return
    line = _without_copies(line, len(cells))
    placed = columns.place(line, heads.get(line.block), [cell.column.code for cell in cells])
    if placed.cells is None:
        if len(line.filled) == 1 and _amount(outcome, line, cells, units.get(cells[-1].kind, "")):
            return
        fill.settled(
            outcome, line, [] if _foreign(line) else _ways(line, block, cells), cells, cells[0].row.label
        )
        return
    if len(line.filled) == 1 and _several(outcome, line, block, cells, units.get(cells[-1].kind, "")):
        return
    for piece, cell in zip(placed.cells, cells, strict=True):
        outcome.figures[cell.name] = figure(piece, cell, unit=units.get(cell.kind, ""), note=placed.note)


def _several(outcome: Outcome, line: Line, block: Block, cells: Sequence[Cell], unit: str) -> bool:
    """A row with one figure, in its first cell: itself, or all figures run together; nothing here tells which."""
    text = tidy(line.values[0].text)
    if not text.isdecimal():
        return bool(text) and _amount(outcome, line, cells, unit)
    ways = _ways(line, block, cells)
    if ways and not text.startswith("0"):
        ways.insert(0, (int(text), *[None] * (len(cells) - 1)))
    if ways:
        fill.settled(outcome, line, ways, cells, cells[0].row.label)
    return bool(ways)


def _without_copies(line: Line, wide: int) -> Line:
    """A merged cell that a converter filled again and again: the copies at the end of a row go."""
    values = line.values
    while len(values) > wide and values[-1].blank:
        values = values[:-1]
    if wide < len(values) <= WIDEST and len({tidy(piece.text) for piece in values[wide - 1 :]}) == 1:
        return replace(line, pieces=(*line.labels, *values[:wide]))
    return line


def _foreign(line: Line) -> bool:
    """Figures that are no plain whole numbers: 73802895.90元 run into another."""
    return not re.fullmatch(r"[\d+\-−–减增\s/]*", " ".join(tidy(piece.text) for piece in line.filled))


def _one(outcome: Outcome, line: Line, cell: Cell, unit: str) -> None:
    """A row of one figure; a merged cell that a converter repeated counts once."""
    texts = {tidy(piece.text) for piece in line.filled}
    if len(texts) > 1:
        fill.settled(outcome, line, [], [cell], cell.row.label)
        return
    piece = line.filled[0] if texts else (line.values or line.pieces)[0]
    if not texts:
        piece = replace(piece, text="")
    note = "行名后面没有数。" if line.loose and not texts else ""
    outcome.figures[cell.name] = figure(piece, cell, unit=unit, note=note)


def _amount(outcome: Outcome, line: Line, cells: Sequence[Cell], unit: str) -> bool:
    """采购项目数量 and 采购总金额 run into one: taken apart where only one way leaves two numbers."""
    text = "".join(tidy(piece.text) for piece in line.filled)
    match = re.fullmatch(r"(\d+)((?:\.\d+)?\s*\(?(?:亿元|万元|元)?\)?)", text)
    if cells[-1].kind is not Kind.AMOUNT or not match:
        return False
    ways = list(splits(match[1], 2))
    if len(ways) != 1:
        return False
    first = line.filled[0]
    for part, cell in zip((str(ways[0][0]), f"{ways[0][1]}{match[2]}"), cells, strict=True):
        note = f"原文连写成“{text}”，只有一种分法。"
        outcome.figures[cell.name] = figure(replace(first, text=part), cell, unit=unit, note=note)
    return True


def _ways(line: Line, block: Block, cells: Sequence[Cell]) -> list[Row]:
    """Every way to cut the figures of a row into its columns that the rules of the form allow."""
    text = " ".join(tidy(piece.text) for piece in line.filled)
    parts = [(sign, digits) for sign, digits in PARTS.findall(text)]
    kinds = [cell.kind for cell in cells]
    ways: dict[Row, None] = dict.fromkeys(_cut(parts, kinds))
    return [way for way in ways if _allowed(way, block, cells)][:MOST_WAYS]


def _cut(parts: list[tuple[str, str]], kinds: list[Kind]) -> Iterator[tuple[int, ...]]:
    """A sign can only stand before 本年增/减, so a signed figure begins there."""
    if not parts or not kinds:
        if not parts and not kinds:
            yield ()
        return
    (sign, digits), rest = parts[0], parts[1:]
    if sign and kinds[0] is not Kind.CHANGE:
        return
    if digits == "/":
        yield from ((DASH, *others) for others in _cut(rest, kinds[1:]) if not sign)
        return
    for size in range(1, len(kinds) - len(rest) + 1):
        for values in splits(digits, size):
            head = -values[0] if sign in ("-", "−", "–", "减") else values[0]
            for others in _cut(rest, kinds[size:]):
                yield (head, *values[1:], *others)


def _allowed(way: Row, block: Block, cells: Sequence[Cell]) -> bool:
    values = {cell.name: Decimal(value or 0) for cell, value in zip(cells, way, strict=True)}
    prefix = cells[0].name.rpartition(".")[0]
    for rule in block.rules:
        left = sum(values[f"{prefix}.{code}"] for code in rule.left)
        right = sum((values[f"{prefix}.{code}"] for code in rule.right), Decimal())
        if not (left >= right if rule.sign == ">=" else left <= right):
            return False
    return True


DECIMALS = re.compile("(?:保留|精确)[^）)]{0,6}小数")  # what many areas add to the unit of the fees


def _heading_remarks(outcome: Outcome, lines: Sequence[Line], rows_: set[int], table: Table) -> None:
    """Column headings that are nearly, not quite, the official words: 本年废止数量, 保留4位小数."""
    official = {squash(column.label): column.label for block in table.blocks for column in block.columns}
    seen: set[str] = set()
    for number, line in enumerate(lines):
        if number in rows_ or line.loose or line.filled:
            continue
        for piece in line.labels:
            printed = squash(piece.text)
            near = [label for words, label in official.items() if likeness(printed, words) > 0.6]
            if near and printed not in official and printed not in seen and len(printed) > 3:
                seen.add(printed)
                best = max(near, key=lambda label: likeness(printed, squash(label)))
                text = "".join(piece.text.split())
                says = f"表头印作“{text}”，官方格式是“{best}”，"
                if squash(best) in printed and DECIMALS.search(printed):
                    outcome.hint("E-08", f"{says}多出的小数位数说明请核对是否当地要求，不是的请删去。")
                else:
                    outcome.warn("E-08", f"{says}请改正。")


def _others(outcome: Outcome, groups: list[list[tuple[int, Match]]], best: list[tuple[int, Match]]) -> None:
    for group in groups:
        if group is not best:
            line = group[0][1].line
            text = " ".join(piece.text.strip() for piece in line.pieces if not piece.blank)
            outcome.unread.append(Unread(line.pieces[0].where, text, "另有一张同样格式的表，没有采用"))
