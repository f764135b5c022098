"""Damage to the tables: merges, page breaks, rows too long or too short."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from reports.figures import State
from tests.documents import solve
from tests.documents.damage import SPANNED, TABLES, Damage, does
from tests.documents.in_figures import may_be_blank
from tests.documents.paper import Box, Paper, Para, Sheet

APART_ROWS = (*TABLES, "bare", "blanks")  # where one row's numbers are not the next one's


def _flattened(sheet: Sheet, repeat: bool, figures: bool) -> None:
    rows = []
    for row in sheet.matrix():
        line = []
        for box, here in row:
            assert box is not None
            text = box.text if here or (repeat and (figures or not box.cell)) else ""
            line.append(Box(text, role=box.role, cell=box.cell if here else ""))
        rows.append(line)
    sheet.rows = rows


@does(Damage.HEADER_REPEATED, SPANNED)
def header_repeated(paper: Paper, random: Random) -> None:
    """A converter writes what a merged cell says into every place it covers."""
    figures = random.random() < 0.5
    for sheet in paper.official:
        _flattened(sheet, repeat=True, figures=figures)
        paper.changed += 1


@does(Damage.HEADER_EMPTY, SPANNED)
def header_empty(paper: Paper, random: Random) -> None:
    """A converter writes it once and leaves the other places empty."""
    for sheet in paper.official:
        _flattened(sheet, repeat=False, figures=False)
        paper.changed += 1


def _stubs(paper: Paper, whole: bool, between: str) -> None:
    """One label column instead of three."""
    sheet = paper.sheet("requests")
    matrix, rows = sheet.matrix(), []
    for y, row in enumerate(sheet.rows):
        rest = [box for box in row if box.role != "stub" and not box.text.startswith("（本列")]
        labels = list(dict.fromkeys(box.text for box, _ in matrix[y] if box and box.role == "stub"))
        if labels:
            rest.insert(0, Box(between.join(labels) if whole else labels[-1], role="stub"))
        elif not y:
            rest.insert(0, replace(row[0], columns=1))
        rows.append(rest)
    sheet.rows, sheet.shares = rows, (37, *(9,) * 7)
    paper.changed += 1


@does(Damage.STUBS_JOINED)
def stubs_joined(paper: Paper, random: Random) -> None:
    """The three label columns became one."""
    _stubs(paper, True, random.choice((" ", "", "-", "\n")))


@does(Damage.LAST_STUB_ONLY)
def last_stub_only(paper: Paper, random: Random) -> None:
    """The same, and the group headings are gone."""
    _stubs(paper, False, "")


def _halves(sheet: Sheet, at: int, repeat: str) -> tuple[Sheet, Sheet]:
    """The table torn before a row. What is merged over the tear goes on below: repeated, cut in two or empty."""
    upper, lower = [list(row) for row in sheet.rows[:at]], [list(row) for row in sheet.rows[at:]]
    over: list[tuple[int, Box]] = []
    for y, row in enumerate(sheet.placed()[:at]):
        for x, box in row:
            if y + box.rows > at:
                first, rest = _cut(box.text, repeat)
                upper[y][upper[y].index(box)] = replace(box, text=first, rows=at - y)
                over.append((x, replace(box, text=rest, rows=y + box.rows - at)))
    lower[0] = [box for _, box in sorted(over, key=lambda pair: pair[0])] + lower[0]
    return Sheet(sheet.code, upper, sheet.shares), Sheet(sheet.code, lower, sheet.shares)


def _cut(text: str, repeat: str) -> tuple[str, str]:
    if repeat == "cut" and len(text) > 3:
        return text[: len(text) // 2 + 1], text[len(text) // 2 + 1 :]
    return text, text if repeat == "repeat" else ""


def _replace(paper: Paper, sheet: Sheet, parts: list[Para | Sheet]) -> None:
    at = next(i for i, block in enumerate(paper.blocks) if block is sheet)
    paper.blocks[at : at + 1] = parts
    paper.changed += 1


def _between(random: Random) -> list[Para | Sheet]:
    page = random.randint(2, 5)
    return [Para(text) for text in random.choice(([], ["\n"], [f"— {page} —"], [f"- {page} -"], [f"{page}"]))]


@does(Damage.TORN, SPANNED)
def torn(paper: Paper, random: Random) -> None:
    """The table goes on over the page; a converter makes two of it."""
    sheet = paper.sheet("requests")
    upper, lower = _halves(sheet, random.choice(sheet.body[1:]), random.choice(("repeat", "cut", "empty")))
    _replace(paper, sheet, [upper, *_between(random), lower])


@does(Damage.TORN_HEADER, SPANNED)
def torn_header(paper: Paper, random: Random) -> None:
    """The same, with the header rows repeated on the next page."""
    sheet = paper.sheet("requests")
    head = sheet.rows[: sheet.body[0]]
    upper, lower = _halves(sheet, random.choice(sheet.body[1:]), random.choice(("repeat", "empty")))
    lower.rows = [[replace(box) for box in row] for row in head] + lower.rows
    _replace(paper, sheet, [upper, *_between(random), lower])


@does(Damage.TORN_LABEL, SPANNED)
def torn_label(paper: Paper, random: Random) -> None:
    """The page ends inside a label: its last characters open the next page in a row without numbers."""
    sheet = paper.sheet("requests")
    at = random.choice([y for y in sheet.body[1:-1] if len(_label(sheet, y).text) > 5])
    label = _label(sheet, at)
    upper, lower = _halves(sheet, at + 1, "empty")
    size = sum(box.columns for box in sheet.rows[at] if not box.cell and box is not label)
    merged = [box for box in lower.rows[0] if box.role == "stub" and not box.text]
    shown = random.randint(len(label.text) - 3, len(label.text) - 1)
    kept = replace(label, text=label.text[:shown])
    upper.rows[at] = [kept if box is label else box for box in upper.rows[at]]
    rest = Box(label.text[shown:], columns=label.columns, role="stub")
    lead = [Box("", columns=3 - label.columns, role="stub")] * (label.columns < 3 or size > 0)
    lower.rows.insert(0, [*lead, rest, *(Box("") for _ in range(7))])
    assert all(box.rows >= 1 for box in merged)
    _replace(paper, sheet, [upper, *_between(random), lower])


def _label(sheet: Sheet, y: int) -> Box:
    return [box for box in sheet.rows[y] if box.role == "stub"][-1]


@does(Damage.PAGE_FURNITURE, SPANNED)
def page_furniture(paper: Paper, random: Random) -> None:
    """The head or foot of the page was taken for a row of the table."""
    sheet = paper.sheet("requests")
    upper, lower = _halves(sheet, random.choice(sheet.body[1:]), random.choice(("repeat", "empty")))
    words = (f"{paper.truth.agency}{paper.truth.year}年政府信息公开工作年度报告", "— 3 —", "第3页 共5页")
    row = [Box(random.choice(words), columns=sheet.width, role="furniture")]
    _replace(paper, sheet, [Sheet(sheet.code, [*upper.rows, row, *lower.rows], sheet.shares)])


@does(Damage.BLOCKS_APART, SPANNED)
def blocks_apart(paper: Paper, random: Random) -> None:
    """Each item of article 20 has a table of its own, its caption above it."""
    sheet = paper.sheet("proactive")
    parts: list[Para | Sheet] = []
    for row in sheet.rows:
        if row[0].role == "caption":
            parts += [Para(row[0].text), Sheet(sheet.code, [], sheet.shares)]
        else:
            parts[-1].rows.append(row)
    _replace(paper, sheet, parts)


@does(Damage.SERIAL_COLUMN, TABLES)
def serial_column(paper: Paper, random: Random) -> None:
    """The rows are numbered in a column of their own."""
    sheet = paper.sheet("requests")
    head = sheet.body[0]
    sheet.rows[0].insert(0, Box("序号", rows=head, role="head"))
    for n, y in enumerate(sheet.body, 1):
        sheet.rows[y].insert(0, Box(str(n), role="serial"))
    sheet.shares = (4, *sheet.shares)
    paper.changed += 1


@does(Damage.REMARK_COLUMN, TABLES)
def remark_column(paper: Paper, random: Random) -> None:
    """A last column for remarks, empty but for a few rows."""
    sheet = paper.sheet("requests")
    sheet.rows[0].append(Box("备注", rows=sheet.body[0], role="head"))
    for y in sheet.body:
        words = random.choice(("", "", "", "见第六部分", "含网上申请2件"))
        sheet.rows[y].append(Box(words, role="remark"))
    sheet.shares = (*sheet.shares, 10)
    paper.changed += 1


@does(Damage.LABELS_LOST, SPANNED)
def labels_lost(paper: Paper, random: Random) -> None:
    """The converter lost labels that run over two lines: rows of seven numbers, the words in the text or nowhere."""
    sheet = paper.sheet("requests")
    rows = [y for y in sheet.body[3:-2] if len(_label(sheet, y).text) > 9]
    if random.random() < 0.5:
        for y in random.sample(rows, random.randint(1, 4)):
            _label(sheet, y).text = ""
            paper.changed += 1
        return
    y = random.choice(rows)
    label = _label(sheet, y)
    upper, lower = _halves(sheet, y, "empty")
    alone = Sheet(sheet.code, [[box for box in lower.rows[0] if box.cell]])
    rest = _halves(sheet, y + 1, "empty")[1]
    _replace(paper, sheet, [upper, Para(label.text), alone, rest])


@does(Damage.OTHER_ONE_ROW, APART_ROWS, ("2021",))
def other_one_row(paper: Paper, random: Random) -> None:
    """（六）其他处理 in one row, as the form of 2019 had it. Which of its three rows were meant is not said."""
    sheet = paper.sheet("requests")
    start = sheet.row_of("other.not_clarified")
    rows = sheet.rows[start : start + 3]
    figures = [[box for box in row if box.cell] for row in rows]
    sums = [sum(int(row[i].text) for row in figures) for i in range(7)]
    sheet.rows[start : start + 3] = [
        [Box("（六）其他处理", columns=2, role="stub"), *(Box(str(n)) for n in sums)]
    ]
    for row in sheet.rows:
        for box in row:
            box.rows -= 2 if box.rows > 20 else 0
    for row in figures:
        for box, whole in zip(row, sums, strict=True):  # parts of nothing are nothing, or may stay empty
            paper.expected[box.cell] = {(State.BLANK, None)} | (set() if whole else paper.expected[box.cell])
    paper.changed += 1


def _numbers(paper: Paper) -> dict[str, list[Box]]:
    rows: dict[str, list[Box]] = {}
    for row in paper.sheet("requests").rows:
        boxes = [box for box in row if box.cell]
        if boxes:
            rows[boxes[0].cell.removeprefix("requests.").rpartition(".")[0]] = boxes
    return rows


def _candidates(rows: dict[str, list[Box]], damaged: dict[str, set[solve.Row]]) -> dict[str, set[solve.Row]]:
    return {row: damaged.get(row) or {tuple(int(b.text) for b in boxes)} for row, boxes in rows.items()}


def _unsettled(
    paper: Paper, rows: dict[str, list[Box]], damaged: dict[str, set[solve.Row]]
) -> dict[str, set[solve.Row]]:
    """Marks the cells on which the readings that add up disagree; gives the readings left."""
    left = solve.alive(paper.truth.edition, _candidates(rows, damaged))
    for row in damaged:
        for i, box in enumerate(rows[row]):
            if len({reading[i] for reading in left[row]}) != 1:
                paper.undetermined.add(box.cell)
    return left


def _eight(paper: Paper, random: Random, places: range) -> None:
    rows = _numbers(paper)
    first = random.randrange(len(rows) - 4)
    damaged = {}
    for row in list(rows)[first : first + random.randint(1, 5)]:
        place = random.choice(places)
        printed = [int(box.text) for box in rows[row]]
        damaged[row] = solve.dropped([*printed[:place], 0, *printed[place:]])
        line = next(line for line in paper.sheet("requests").rows if rows[row][0] in line)
        line.insert(len(line) - 7 + place, Box("0"))
        paper.changed += 1
    _unsettled(paper, rows, damaged)


@does(Damage.EIGHT_NUMBERS, APART_ROWS)
def eight_numbers(paper: Paper, random: Random) -> None:
    """A narrow column was split by the converter: every row of a page has one 0 too many at its end."""
    _eight(paper, random, range(7, 8))


@does(Damage.EIGHT_SHIFTED, APART_ROWS)
def eight_shifted(paper: Paper, random: Random) -> None:
    """A cell was inserted and the rest of the row moved right."""
    _eight(paper, random, range(7))


@does(Damage.SIX_NUMBERS, APART_ROWS)
def six_numbers(paper: Paper, random: Random) -> None:
    """A cell was deleted and the rest of the row moved left. What stood there may be read as left empty."""
    rows = _numbers(paper)
    damaged, lost = {}, {}
    for row in random.sample(list(rows), random.randint(1, 3)):
        place = random.randrange(7)
        readings = solve.filled([int(b.text) for i, b in enumerate(rows[row]) if i != place])
        damaged[row], lost[row] = set(readings), readings
        line = next(line for line in paper.sheet("requests").rows if rows[row][0] in line)
        line.remove(rows[row][place])
        paper.changed += 1
    left = _unsettled(paper, rows, damaged)
    for row, readings in left.items():
        for i in {i for reading in readings for i in lost.get(row, {}).get(reading, ())}:
            may_be_blank(paper, rows[row][i].cell)
