"""How one number becomes another under a person's hands: digits swapped, doubled, dropped, added, mistaken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Clue:
    """Something that speaks for a change (or against it, ``weight`` below 0), in words when it is worth saying."""

    weight: float
    words: str = ""


SWAPPED, DOUBLED, TENFOLD, DROPPED, MISTAKEN = 6.0, 6.0, 5.5, 4.5, 3.0
BY = {1: 2.5, 2: 1.5, 3: 1.0}


def slip(now: Decimal, should: Decimal) -> Clue | None:
    """The likeliest slip by which ``should`` came to stand as ``now``."""
    return next(_slips(now, should), None)


def _slips(now: Decimal, should: Decimal) -> Iterator[Clue]:
    """Those that tell most come first."""
    here, there = f"{abs(now):f}", f"{abs(should):f}"
    pair = f"{here}与{there}"
    if now == -should:
        yield Clue(SWAPPED, f"{now:f}与{should:f}正负号相反")
    if is_swap(here, there):
        yield Clue(SWAPPED, f"{pair}像是两位数字颠倒")
    longer, shorter, more = (here, there, "多") if len(here) > len(there) else (there, here, "少")
    if now and should:
        if is_doubling(longer, shorter):
            yield Clue(DOUBLED, f"{pair}像是重复的数字{more}打了一个")
        if longer in (shorter + "0", shorter + "00"):
            yield Clue(TENFOLD, f"{pair}差{10 ** (len(longer) - len(shorter))}倍，像是{more}打了0")
        if shorter in dropped(longer):
            yield Clue(DROPPED, f"{pair}像是{more}打了一位数字")
    if len(here) == len(there) > 1 and sum(a != b for a, b in zip(here, there, strict=True)) == 1:
        yield Clue(MISTAKEN, f"{pair}只差一位数字")
    if weight := BY.get(int(abs(now - should))):
        yield Clue(weight)


def is_swap(here: str, there: str) -> bool:
    """Two digits side by side changed places."""
    return here != there and any(
        here[:at] + here[at + 1] + here[at] + here[at + 2 :] == there for at in range(len(here) - 1)
    )


def is_doubling(longer: str, shorter: str) -> bool:
    """The longer number has one digit of the shorter twice running."""
    return any(
        longer[at] == longer[at + 1] and longer[:at] + longer[at + 1 :] == shorter
        for at in range(len(longer) - 1)
    )


def dropped(digits: str) -> set[str]:
    """The number with one of its digits left out."""
    return {digits[:at] + digits[at + 1 :] for at in range(len(digits))}
