"""What a printed cell says, where figures.read alone would leave it as text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.figures import IN_WAN, Reading, State, read, tidy
from reports.intake.matching.words import ZERO_WIDTH, has_chinese
from reports.schema import Kind

REMARK_INSIDE = re.compile(r"^([+\-−–]?[\d,]+(?:\.\d+)?)\s*(件|项|万元)?\s*\((?!万元|元|亿元).*\)$")
EMPTY_PLACES = re.compile(r"^([\d,]+)\.0+$")
LOOSE_END = re.compile(r"^([\d,]+)\s*[.。,、;]$")
TOTAL_WORD = re.compile(r"^共?计?\s*([\d,]+)\s*(?:\(件\)|\(项\)|起|份)$")
IN_YUAN = re.compile(r"^([\d,]+(?:\.\d+)?)\s*\(?(元|亿元)\)?$")
ABOUT_MONEY = re.compile(
    r"^(?:人民币|[¥￥]|RMB|共计?|合计|总计|计|为)\s*(?=[¥￥\d])"
)  # before an amount, no part of it
MONEY = re.compile(
    r"^(?:[约近超]|人民币|[¥￥]|RMB|共计?|合计|总计|计|为|\s)*[\d,]+(?:\.\d+)?\s*\(?(?:万元|亿元|元)"
)
ORDINAL_LABEL = re.compile(r"^\s*\d{1,2}\s*[.．、]\s*[^\d\s]")


@dataclass(frozen=True)
class Said:
    """A reading, and the note where a rule mended the printed form."""

    reading: Reading
    note: str = ""
    doubtful: bool = False


def say(raw: str, kind: Kind, unit: str = "") -> Said:
    """Read a printed cell. ``unit`` is the unit its printed column heading names, if any.

    Signs that print nothing (a zero-width blank, a soft hyphen) are as if they were not there.
    """
    raw = raw.translate(ZERO_WIDTH)
    reading = read(raw, kind)
    if kind is Kind.AMOUNT:
        return _amount(raw, reading, unit)
    if kind is Kind.MONEY:
        return _money(raw, reading, unit)
    if reading.state is not State.TEXT:
        return Said(reading)
    text = tidy(raw)
    if match := REMARK_INSIDE.match(text):
        return _mended(match[1], kind, f"原文是“{text}”，取括号前的数。", raw)
    for pattern in (EMPTY_PLACES, LOOSE_END, TOTAL_WORD):
        if match := pattern.match(text):
            return _mended(match[1], kind, f"原文是“{text}”，按{match[1]}读。", raw)
    return Said(reading)


def _mended(number: str, kind: Kind, note: str, raw: str) -> Said:
    reading = read(number, kind)
    return Said(read(raw, kind)) if reading.state is State.TEXT else Said(reading, note)


def _amount(raw: str, reading: Reading, unit: str) -> Said:
    """采购总金额: the unit stands in the cell, or in the heading where an office put it there."""
    text = tidy(raw)
    if reading.state is State.TEXT and (bare := ABOUT_MONEY.sub("", ABOUT_MONEY.sub("", text))) != text:
        again = read(bare, Kind.AMOUNT)
        return (
            Said(again, f"原文是“{text}”，按{bare}读。") if again.state is not State.TEXT else Said(reading)
        )
    if reading.state is State.NUMBER and reading.value is None and unit:
        return Said(read(f"{text}{unit}", Kind.AMOUNT), f"单位“{unit}”取自表头。")
    if reading.value and (found := re.search("亿元|万元|元", text)):
        return Said(reading, f"原文单位：{found[0]}。" if found[0] != "万元" else "原文单位：万元。")
    return Said(reading)


def _money(raw: str, reading: Reading, unit: str) -> Said:
    """本年收费金额 is in 万元; another unit, written plainly, is converted and said so."""
    text = tidy(raw)
    if match := IN_YUAN.match(text):
        return _converted(match[1], match[2], f"原文是“{text}”，已换算成万元。")
    if unit in ("元", "亿元") and reading.value:
        return Said(reading, f"表头的单位印作{unit}，格式的单位是万元，请核对要不要换算。", doubtful=True)
    if reading.state is State.TEXT and (match := REMARK_INSIDE.match(text)):
        return _mended(match[1], Kind.MONEY, f"原文是“{text}”，取括号前的数。", raw)
    return Said(reading)


def _converted(number: str, unit: str, note: str) -> Said:
    value = Decimal(number.replace(",", "")) * IN_WAN[unit]
    text = f"{value.normalize():f}"
    return Said(read(text, Kind.MONEY), note)


def is_blank(text: str) -> bool:
    return not tidy(text.translate(ZERO_WIDTH))


def is_label(text: str) -> bool:
    """Whether a cell holds words, not a figure, however that figure is dressed."""
    if not has_chinese(text):
        return False
    if MONEY.match(tidy(text)):
        return False
    kinds = (Kind.COUNT, Kind.CHANGE, Kind.AMOUNT)
    return bool(ORDINAL_LABEL.match(text)) or all(
        say(text, kind).reading.state is State.TEXT for kind in kinds
    )
