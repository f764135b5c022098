"""What a claim is: words, the number bound to them, and the cells it stands for."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Side:
    """What a number may stand for: the sum of rows. A row is a cell, or the beginning of cells ending in 总计."""

    words: str
    rows: tuple[str, ...]


# what may stand between the words and their number; possessive, so that no text makes it try again
GAP = (
    "(?:总计|合计|累计|共|计|有|为|是|达到|达|的|了|数量|总数|总量|数|量|类|件|"
    "政府|政务|信息|依申请|申请|公开|答复|办理|处理|告知|决定|案件|案|事项|情况|情形)*+"
)
type_pattern = re.Pattern[str] | None


def words(pattern: str) -> re.Pattern[str]:
    return re.compile(f"(?:{pattern}){GAP}$")


def last(wanted: str, others: str) -> re.Pattern[str]:
    """Text in which, of all of these, the wanted words come last."""
    return re.compile(f"(?:{wanted})(?:(?!{wanted}|{others}).)*$")


@dataclass(frozen=True)
class Claim:
    """``zero`` is the rule's code where the table says 0; a claim without ``code`` is held against 0 only.

    ``beside`` has to stand in the sentence, ``unless`` must not. With ``part`` in the clause, or ``is_some`` but no
    ``whole``, the number may be of some and is wrong only when too large; with ``shown``, a difference is asked after
    (``remark``). ``year`` is the year the words may name, counted from the report's; ``far`` follows at some distance.
    """

    code: str
    words: re.Pattern[str]
    sides: tuple[Side, ...]
    units: str = "件"
    about: type_pattern = None
    narrow: type_pattern = None
    unlike: type_pattern = None
    after: type_pattern = None
    then: type_pattern = None
    zero: str = ""
    beside: type_pattern = None
    unless: type_pattern = None
    part: type_pattern = None
    shown: type_pattern = None
    remark: str = ""
    is_some: bool = False
    whole: type_pattern = None
    far: type_pattern = None
    year: int = 1

    def is_about(self, text: str) -> bool:
        """Whether what leads up to the number speaks of what is claimed of."""
        return self.about is None or bool(self.about.search(text))
