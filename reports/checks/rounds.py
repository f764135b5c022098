"""Numbers told period by period or batch by batch beside their total: “一季度100条……四季度90条，全年共420条”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from reports.checks.quantities import Quantity

NUMERALS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
YEARS = (
    ["一季度", "二季度", "三季度", "四季度"],
    ["上半年", "下半年"],
    ["前三季度", "四季度"],
    ["前三个季度", "四季度"],
)
FEWEST = 2
NAME = "(?P<name>前[两二三四五]批|首批|第[一二三四五六]批|前三个?季度|第?[一二三四]季度|[上下]半年)"
# “前两批（2023年、2024年）共”, “一季度公开信息”
PART = re.compile(f"{NAME}(?:（[^（）]{{0,30}}）)?[^，,；;。：:、（）0-9]{{0,10}}$")
TOTAL = re.compile(
    "^(?:[，,；;]?(?:全年(?=$|共|一共|累计|合计)|合计|共计|总计|累计|共)(?:共|一共|累计|合计)?[^，,；;。：:、（）0-9较比同]{0,10})$"
)
LED_UP = re.compile("^[^，,；;。（）0-9]{0,4}[，,：:（]$")
COUNT = re.compile("([两二三四五六])批[^，,；;。：:（）0-9]{0,8}$")
LONG = 60


def wrong(text: str, found: list[Quantity]) -> Iterator[tuple[list[Quantity], Quantity]]:
    """The parts that are all there are and do not make the total that stands right before or behind them."""
    if "批" not in text and "季度" not in text and "半年" not in text:
        return
    names = [_name(text, found, at) for at in range(len(found))]
    for at, name in enumerate(names):
        if name is None or (at and names[at - 1] is not None):
            continue
        end = next((index for index in range(at, len(names)) if names[index] is None), len(names))
        parts = found[at:end]
        if len({part.unit for part in parts}) > 1 or not all(part.exact for part in parts):
            continue
        total, is_before = _total(text, found, at, end)
        if total is None or not total.exact or total.unit != parts[0].unit:
            continue
        count = COUNT.search(text, max(0, total.start - LONG), total.start) if is_before else None
        said = [each or "" for each in names[at:end]]
        apart = sum((part.value for part in parts), Decimal()) - total.value
        if apart and _is_all(said, NUMERALS[count[1]] if count else 0, apart > 0):
            yield parts, total


def _name(text: str, found: list[Quantity], at: int) -> str | None:
    free = found[at - 1].end if at else 0
    part = PART.search(text, max(free, found[at].start - LONG), found[at].start)
    return part["name"] if part else None


def _total(text: str, found: list[Quantity], at: int, end: int) -> tuple[Quantity | None, bool]:
    """The number behind the parts, or else before them, and whether it is that before."""
    if end < len(found) and TOTAL.search(text[found[end - 1].end : found[end].start]):
        return found[end], False
    if at:
        between = text[found[at - 1].end : found[at].start]
        if LED_UP.search(PART.sub("", between)):
            return found[at - 1], True
    return None, False


def _is_all(names: list[str], count: int, is_more: bool) -> bool:
    """Four quarters, two halves, three quarters and the last; batches from the first up to the last that is told."""
    short = [name.removeprefix("第") for name in names]
    if short in YEARS:
        return True
    spans = [_batches(name) for name in short]
    if (
        len(spans) < FEWEST
        or spans[0][0] != 1
        or any(one[1] + 1 != other[0] for one, other in pairwise(spans))
    ):
        return False
    return is_more or spans[-1][1] == count


def _batches(name: str) -> tuple[int, int]:
    """From which batch to which; 0 for what is no batch."""
    if not name.endswith("批"):
        return 0, 0
    last = NUMERALS.get(name[-2], 1)
    return (last if name[0] not in "前首" else 1), last
