"""An equation between cells: two sums and a sign, judged and put into words. Plain data, no Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import eq, ge, le

SIGNS = {"=": eq, ">=": ge, "<=": le}
SIGN_WORDS = {"=": "等于", ">=": "不小于", "<=": "不大于"}
TOTAL_ADVICE = "请核对各分项和总计；各分项都对的，把总计改为计算值。"

type_values = Mapping[str, Decimal | None]


class Severity(StrEnum):
    """How much a finding weighs: 阻断 stops submission, 需说明 passes with a written reason."""

    BLOCK = "block"
    EXPLAIN = "explain"
    WARN = "warn"
    HINT = "hint"

    @property
    def label(self) -> str:
        return {"block": "阻断", "explain": "需说明", "warn": "警告", "hint": "提示"}[self.value]


@dataclass(frozen=True)
class Equation:
    """Two sums of cells and a sign: plain data that Python, the browser and a spreadsheet all read."""

    rule: str
    section: str
    place: str
    left: tuple[str, ...]
    sign: str
    right: tuple[str, ...]
    left_words: tuple[str, ...]
    right_words: tuple[str, ...]
    severity: Severity
    advice: str

    def __post_init__(self) -> None:
        if self.sign not in SIGNS:
            raise ValueError(f"{self.rule}: unknown sign {self.sign!r}")

    @property
    def cells(self) -> tuple[str, ...]:
        return (*self.left, *self.right)

    def sides(self, values: type_values) -> tuple[Decimal, Decimal] | None:
        """Both sums, or None while a cell is blank or not a number: unfinished is not wrong."""
        left = [values.get(cell) for cell in self.left]
        right = [values.get(cell) for cell in self.right]
        if None in left or None in right:
            return None
        return sum(filter(None, left), Decimal()), sum(filter(None, right), Decimal())

    def holds(self, values: type_values) -> bool:
        """True unless both sides are known and disagree."""
        sides = self.sides(values)
        return sides is None or bool(SIGNS[self.sign](*sides))

    def message(self, values: type_values) -> str:
        """The broken rule in words: where, both sides, the difference, what to do.

        Errors: ValueError when a side is not known yet.
        """
        sides = self.sides(values)
        if sides is None:
            raise ValueError(f"{self.rule} cannot be judged yet")
        left = self._side(self.left, self.left_words, values, sides[0])
        right = self._side(self.right, self.right_words, values, sides[1])
        gap = abs(sides[0] - sides[1])
        return f"{self.place}：{left}，应{SIGN_WORDS[self.sign]}{right}，相差 {gap:f}。{self.advice}"

    @staticmethod
    def _side(cells: tuple[str, ...], words: tuple[str, ...], values: type_values, total: Decimal) -> str:
        """“甲 6 + 乙 0 = 6” when every cell has its word, else “各行之和 = 6”."""
        if len(cells) > 1 and len(words) == len(cells):
            terms = " + ".join(f"{w} {values[c]:f}" for w, c in zip(words, cells, strict=True))
            return f"{terms} = {total:f}"
        return f"{''.join(words)} = {total:f}" if cells else f"{total:f}"
