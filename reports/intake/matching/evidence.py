"""Figures run together that no sum settles: the numbers the report's own text names may leave one reading."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reports.intake.matching.outcome import Outcome, Shift, shape, solved
from reports.intake.matching.words import narrow

LEAST_DIGITS = 2  # a single digit is named by chance
LEAST_NAMED = 2
STOP = re.compile("[。；;\n]")
NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
CORE = re.compile("规范性文件|规章|行政许可|行政处罚|行政强制|收费|政府集中采购|对外管理服务事项")


def settle(outcome: Outcome, passages: Mapping[str, str]) -> None:
    """Take the one reading of a row of table 二 whose figures the text names, two of them at least."""
    sentences = [narrow(part) for text in passages.values() for part in STOP.split(text)]
    settled = []
    for shift in outcome.shifted:
        way = _named(shift, sentences) if shift.is_open else None
        if way is not None:
            note = f"这一行{shape(shift.line, shift.count, len(shift.cells))}，按正文所说的数分开。"
            for cell, value in zip(shift.cells, way, strict=True):
                outcome.figures[cell.name] = solved(value, shift.line, note)
            shift = Shift(shift.label, shift.line, shift.cells, shift.count, (way,))
        settled.append(shift)
    outcome.shifted[:] = settled


def _named(shift: Shift, sentences: list[str]) -> tuple[int | None, ...] | None:
    words = CORE.search(shift.label)
    if not words:
        return None
    told = {int(number) for text in sentences if words[0] in text for number in NUMBER.findall(text)}
    told = {number for number in told if len(str(number)) >= LEAST_DIGITS}
    scores = [len({value for value in way if value in told}) for way in shift.ways]
    best = max(scores, default=0)
    if best < LEAST_NAMED or scores.count(best) > 1:
        return None
    return shift.ways[scores.index(best)]
