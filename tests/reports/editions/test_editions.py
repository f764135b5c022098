"""Both editions against the official texts, and against themselves as released."""

import csv
import hashlib
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from reports.editions import BY_CODE, EDITIONS, edition_for
from reports.schema import Cell, Edition
from tests.shared import SHARED, needs_shared

RELEASED = {
    "2019": "c92ffb4b9fed7c23176002109284ed67991b9bd572f5cbe2f3f3a5dc1455f7d6",
    "2021": "9dc7f44a922f3ec94ff588fe8a0544a64407a46f1497b864da20ab9d88cc3e0a",
}
LAYOUT = {"widths"}  # how wide a column prints is ours to choose


def canonical(thing: Any) -> Any:
    """Plain data without defaults, so that a new word of the schema leaves old editions as they are."""
    if is_dataclass(thing):
        kept = {f.name: getattr(thing, f.name) for f in fields(thing) if f.init and f.name not in LAYOUT}
        defaults = {f.name: f.default for f in fields(thing)}
        return {name: canonical(value) for name, value in kept.items() if value != defaults[name]}
    if isinstance(thing, tuple):
        return [canonical(part) for part in thing]
    return thing


def digest(edition: Edition) -> str:
    text = json.dumps(canonical(edition), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def official(edition: str) -> Iterator[tuple[str, ...]]:
    with (SHARED / "domain" / "cells.csv").open(newline="") as file:
        for row in csv.reader(file):
            if row[0] == edition:
                yield tuple(row[1:])


def as_listed(cell: Cell) -> tuple[str, ...]:
    """A cell in the words of the list, which leaves out the heading over all applicants."""
    row = cell.row.path or cell.column.under
    column = [label for label in cell.column.path if label != "申请人情况" and label not in row]
    return cell.section, cell.name, "/".join(row), "/".join(column), cell.unit, " ".join(cell.parts)


@needs_shared
@pytest.mark.parametrize("code", BY_CODE)
def test_every_cell_is_the_official_one(code: str) -> None:
    assert [as_listed(cell) for cell in BY_CODE[code].cells] == list(official(code))


@pytest.mark.parametrize(("code", "cells", "typed"), [("2019", 198, 166), ("2021", 200, 166)])
def test_how_many_figures_a_report_has(code: str, cells: int, typed: int) -> None:
    assert len(BY_CODE[code].cells) == cells
    assert len(BY_CODE[code].inputs) == typed


@pytest.mark.parametrize("code", BY_CODE)
def test_a_released_edition_never_changes(code: str) -> None:
    assert digest(BY_CODE[code]) == RELEASED[code], "write a new edition instead"


def test_every_edition_is_held_by_its_digest() -> None:
    assert RELEASED.keys() == BY_CODE.keys()


@pytest.mark.parametrize(
    ("year", "code"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2024, "2021"), (2099, "2021")]
)
def test_the_report_year_decides_the_edition(year: int, code: str) -> None:
    assert edition_for(year).code == code


def test_there_was_no_format_before_2019() -> None:
    with pytest.raises(LookupError) as refusal:
        edition_for(2018)
    assert refusal.value.args == ("2018年没有统一的年度报告格式：统一格式从2019年度报告开始。",)


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_the_six_headings(edition: Edition) -> None:
    assert [section.heading for section in edition.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]


def test_only_the_edition_in_force_limits_the_overview() -> None:
    assert [edition.section("overview").length for edition in EDITIONS] == [None, 1000]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_prose_and_tables_take_turns(edition: Edition) -> None:
    assert [section.code for section in edition.passages] == ["overview", "problems", "other"]
    assert [table.code for table in edition.tables] == ["proactive", "requests", "remedies"]


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda edition: edition.code)
def test_widths_are_given_for_every_printed_column(edition: Edition) -> None:
    labels = {"proactive": 1, "requests": 3, "remedies": 0}
    for table in edition.tables:
        assert len(table.widths) == labels[table.code] + max(len(block.columns) for block in table.blocks)
