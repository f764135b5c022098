"""Damage to the form itself: a table left out, cut in two, or given a row or column of the office's own."""

from __future__ import annotations

from random import Random

from reports.figures import State
from tests.documents.damage import SPANNED, TABLES, Damage, does
from tests.documents.paper import Box, Paper, Para, Sheet

INSTEAD = (
    "本年度没有发生这方面的情况。",
    "无。",
    "见附件。",
)


@does(Damage.TABLE_MISSING)
def table_missing(paper: Paper, random: Random) -> None:
    """A sentence stands instead of the table. Nothing was printed, so nothing is read, no 0 either."""
    code = random.choice(("remedies", "remedies", "proactive"))
    at = next(i for i, block in enumerate(paper.blocks) if isinstance(block, Sheet) and block.code == code)
    paper.blocks[at] = Para(random.choice(INSTEAD))
    for cell in paper.expected:
        if cell.startswith(f"{code}."):
            paper.expected[cell] = {(State.BLANK, None)}
    paper.changed += 1


@does(Damage.REMEDIES_APART, SPANNED)
def remedies_apart(paper: Paper, random: Random) -> None:
    """Fifteen columns do not fit the page: 行政复议 and 行政诉讼 are two tables."""
    sheet = paper.sheet("remedies")
    rows: dict[bool, list[list[Box]]] = {True: [], False: []}
    for row in sheet.placed():
        for left, part in rows.items():
            part.append([box for x, box in row if (x < 5) is left])
    at = next(i for i, block in enumerate(paper.blocks) if block is sheet)
    del rows[True][2]  # the outcomes of 复议 span the two header rows below its name
    for row in rows[True]:
        for box in row:
            box.rows = 1
    paper.blocks[at : at + 1] = [Sheet("remedies", rows[True]), Para(""), Sheet("remedies", rows[False])]
    paper.changed += 1


@does(Damage.UNIT_ROW, TABLES)
def unit_row(paper: Paper, random: Random) -> None:
    """A first row over the whole width names the table, the year or the unit."""
    for sheet in paper.official:
        words = (
            f"统计年度：{paper.truth.year}年　单位：件",
            "单位：件（项）",
            f"填报单位：{paper.truth.agency}",
        )
        sheet.rows.insert(0, [Box(random.choice(words), columns=sheet.width, role="note")])
        paper.changed += 1


@does(Damage.SUBTOTAL_COLUMN, TABLES)
def subtotal_column(paper: Paper, random: Random) -> None:
    """法人或其他组织 got a 小计 of its own, which the form does not have."""
    sheet = paper.sheet("requests")
    sheet.rows[0][-1].columns += 1
    sheet.rows[1][1].columns += 1
    sheet.rows[2].append(Box("小计", role="head"))
    for y in sheet.body:
        numbers = [box.text for box in sheet.rows[y][-6:-1]]
        known = [int(text) for text in numbers if text.isdigit()]
        sheet.rows[y].insert(-1, Box(str(sum(known)) if len(known) == 5 else "", role="subtotal"))
    sheet.shares = (*sheet.shares, 7)
    paper.changed += 1
