"""Reading what a person typed into a cell: five states, never a guess, the raw text always kept.

Blank is not zero; “/” is not blank; letters stay as they are and are pointed out. The rules are STF-19 of the
conventions; the browser's half of the same rules is static/js/figures.js, held to this one by a parity test.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from reports.schema import Kind

NOTHING = {"-", "–", "—", "——", "/", "\\", "无", "不适用"}
DIGITS = r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)"
COUNT = re.compile(rf"\+? ?{DIGITS} ?(?:件|项|宗|条|个|次)?")
CHANGE = re.compile(rf"(增加?|新增|减少?|[+\-−–]?) ?{DIGITS} ?(?:件|项|个)?")
NUMBER = re.compile(rf"([+\-−–]?) ?{DIGITS}(?:\.[0-9]+)?")
AMOUNT = re.compile(rf"{DIGITS}(\.[0-9]+)? ?\(?(万元|元|亿元)?\)?")
IN_WAN = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
MOST_DIGITS = 12
MOST_QUOTED = 20
# of an amount in 万元, well within numeric(30,10)
MOST_PLACES = 10
TOO_MUCH = Decimal(10**15)
# No further than this: NFKC would make 121 of 12① and 52 of 5².
NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans("﹢﹣", "+-")


class State(StrEnum):
    """What a cell holds."""

    NUMBER = "number"
    ZERO = "zero"
    BLANK = "blank"
    NA = "na"
    TEXT = "text"


@dataclass(frozen=True)
class Reading:
    """A cell as read: its state, its value (None unless number or zero), how it prints, what to do."""

    state: State
    value: Decimal | None = None
    text: str = ""
    remark: str = ""

    @property
    def summand(self) -> Decimal | None:
        """What a sum takes: 不适用 is settled and adds nothing, a blank or a word is not settled."""
        return Decimal() if self.state is State.NA else self.value


def tidy(raw: str) -> str:
    """Full-width forms and small signs made plain, every kind of blank and line break folded, ends trimmed."""
    return " ".join(raw.translate(NARROW).split())


def read(raw: str, kind: Kind) -> Reading:
    """Read what was typed. Units: a MONEY or AMOUNT value is in 万元, others count 件 or 项."""
    text = tidy(raw)
    if not text:
        return Reading(State.BLANK)
    if text in NOTHING:
        return Reading(State.NA, text="/", remark=f"填的是“{text}”，没有请填0。")
    digits = len(re.findall("[0-9]", text))
    if digits > MOST_DIGITS + 6 * (kind in (Kind.MONEY, Kind.AMOUNT)):
        return _odd(text, f"这一格有{digits}位数字，太多了，请核对位数。")
    return {Kind.COUNT: _count, Kind.CHANGE: _change, Kind.MONEY: _money, Kind.AMOUNT: _amount}[kind](text)


def _number(value: Decimal, text: str) -> Reading:
    return Reading(State.NUMBER if value else State.ZERO, value, text)


def _in_wan(value: Decimal, text: str) -> Reading:
    """An amount, as far as it can be kept without losing a digit."""
    if value >= TOO_MUCH:
        return _odd(text, f"{_quoted(text)}这个金额太大，请核对位数和单位。")
    if value != round(value, MOST_PLACES):
        return _odd(text, f"{_quoted(text)}以万元计超过{MOST_PLACES}位小数，请核对位数，四舍五入后再填。")
    return _number(value, text)


def _odd(text: str, remark: str) -> Reading:
    return Reading(State.TEXT, text=text, remark=remark)


def _quoted(text: str) -> str:
    """What was typed, as a remark repeats it: enough to know it again."""
    return f"“{text[:MOST_QUOTED]}{'…' * (len(text) > MOST_QUOTED)}”"


def _plain(digits: str) -> str:
    return digits.replace(",", "")


def _count(text: str) -> Reading:
    if match := COUNT.fullmatch(text):
        value = Decimal(_plain(match[1]))
        return _number(value, f"{value:f}")
    return _odd(text, _count_remark(text))


def _count_remark(text: str) -> str:
    if match := NUMBER.fullmatch(text):
        if match[1] in ("", "+"):
            return f"{_quoted(text)}带小数，这里应填整数。"
        return f"{_quoted(text)}是负数，这里应填不小于0的整数。"
    return f"{_quoted(text)}不是整数，请只填阿拉伯数字，没有请填0。"


def _change(text: str) -> Reading:
    if match := CHANGE.fullmatch(text):
        value = Decimal(_plain(match[2]))
        if match[1][:1] in ("减", "-", "−", "–"):
            value = -value
        return _number(value, f"{value:f}")
    return _odd(text, f"{_quoted(text)}看不出增减数，请填整数，减少的在前面加负号，例如 -12。")


def _money(text: str) -> Reading:
    match = AMOUNT.fullmatch(text)
    if match and match[3] in (None, "万元"):
        typed = _plain(match[1]) + (match[2] or "")
        return _in_wan(Decimal(typed), typed)
    if match:
        return _odd(text, f"这一格的单位是万元，请把{_quoted(text)}换算成万元，只填数字。")
    return _odd(text, f"{_quoted(text)}不是金额，请填以万元为单位的数字，例如 12.5。")


def _amount(text: str) -> Reading:
    match = AMOUNT.fullmatch(text)
    if not match:
        return _odd(text, f"{_quoted(text)}不是金额，请填数字和单位，例如 1.795万元。")
    value = Decimal(_plain(match[1]) + (match[2] or ""))
    text = text.replace("(", "（").replace(")", "）")  # as a Chinese text sets it
    if match[3]:
        return _in_wan(value * IN_WAN[match[3]], text)
    if not value:
        return _number(value, text)
    return Reading(State.NUMBER, None, text, "请在数字后写明单位：元或万元。")
