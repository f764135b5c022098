"""The figures of five published reports, kept as data, and the reader that compares them with the reports.

Their tables lost their borders in five ways, so rows are found by a word of their label, in order.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from reports import demo
from reports.editions import edition_for
from reports.schema import Edition
from tests.shared import SHARED

DATA = Path(demo.__file__).parent / "seed_figures.json"  # the demo shows the same figures
SEEDS = ("000", "001", "002", "003", "004")
ROW_WORDS = (
    *("一、本年新收", "二、上年结转", "予以公开", "部分公开", "国家秘密", "禁止公开", "三安全", "第三方"),
    *(
        "内部事务",
        "过程性",
        "执法案",
        "行政查询",
        "不掌握",
        "没有现成",
        "补正后",
        "信访",
        "重复申请",
        "出版物",
    ),
    *("大量反复", "重新出具"),
)
OTHER_WORDS = {"2019": ("其他处理",), "2021": ("逾期不补正", "逾期未按", "3.其他")}


@cache
def _data() -> dict[str, dict[str, Any]]:
    loaded: dict[str, dict[str, Any]] = json.loads(DATA.read_text())
    return loaded


def figures(number: str) -> dict[str, str]:
    """Every figure of a seed as it was typed, by the name of its cell."""
    return dict(_data()[number]["figures"])


def year(number: str) -> int:
    """The report year of a seed."""
    return int(_data()[number]["year"])


def read_figures(number: str) -> dict[str, str]:
    """The same figures, read anew from the published report."""
    two, three, four = _parts(number)
    edition = edition_for(year(number))
    return _proactive(edition, two) | _requests(edition, three) | _remedies(edition, four)


def numbers_in_rows(number: str) -> list[int]:
    """How many numbers stand in each row of table 三; it has seven columns."""
    return [len(_typed(row)) for row in _request_rows(edition_for(year(number)), _parts(number)[1])]


def _parts(number: str) -> list[list[list[str]]]:
    """Tables 二, 三 and 四, each as rows of cells."""
    (path,) = (SHARED / "reports" / "seeds").glob(f"{number}_*.txt")
    lines, parts = path.read_text().splitlines(), []
    heads = ("二、主动", "三、收到", "四、政府", "五、存在")
    starts = [next(i for i, line in enumerate(lines) if head in line) for head in heads]
    for start, end in zip(starts, starts[1:], strict=False):
        parts.append(_rows(lines[start + 1 : end], one_line_a_cell=number in ("000", "004")))
    return parts


def _rows(lines: list[str], *, one_line_a_cell: bool) -> list[list[str]]:
    if not one_line_a_cell:
        return [line.split("\t") for line in lines]
    return [group.lstrip("\t").split("\n\t") for group in "\n".join(lines).split("\n\n")]


def _typed(cells: list[str]) -> list[str]:
    return [cell for cell in cells if cell.strip()]


def _proactive(edition: Edition, rows: list[list[str]]) -> dict[str, str]:
    table = edition.tables[0]
    found: dict[str, str] = {}
    for block in table.blocks:
        for line in block.rows:
            typed = next(row for row in map(_typed, rows) if row and row[0].strip() == line.label)
            names = [table.cell(line, column) for column in block.columns]
            found |= dict(zip(names, typed[1:], strict=True))
    return found


def _request_rows(edition: Edition, rows: list[list[str]]) -> list[list[str]]:
    """What follows the label, for each row of the form."""
    words, found, at = (*ROW_WORDS, *OTHER_WORDS[edition.code], "总计", "结转下年度"), [], 0
    while "一、本年新收" not in rows[at][0]:
        at += 1
    for word in words:
        while not any(word in cell.replace(" ", "") for cell in rows[at]):
            at += 1
        label = max(i for i, cell in enumerate(rows[at]) if word in cell.replace(" ", ""))
        found.append(rows[at][label + 1 :])
        at += 1
    return found


def _requests(edition: Edition, rows: list[list[str]]) -> dict[str, str]:
    """Seven figures a row. A row of eight keeps its first seven, a single figure is the 总计."""
    (block,) = edition.tables[1].blocks
    found: dict[str, str] = {}
    for line, cells in zip(block.rows, _request_rows(edition, rows), strict=True):
        typed = _typed(cells)[:7]
        names = [edition.tables[1].cell(line, column) for column in block.columns]
        found |= dict(zip(names, [""] * (7 - len(typed)) + typed, strict=True))
    return found


def _remedies(edition: Edition, rows: list[list[str]]) -> dict[str, str]:
    typed = next(row for row in map(_typed, reversed(rows)) if len(row) == 15)
    return dict(zip((cell.name for cell in edition.tables[2].cells()), typed, strict=True))
