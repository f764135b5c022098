"""The pinyin initials of Chinese words, by which a name is found quickly: 水务局 → swj. Pure.

GB 2312 orders its 3755 common characters by pinyin, so that the first character of each letter tells the letters of
all. The rarer ones are ordered by strokes and left out; of two readings the standard's own counts.
"""

from bisect import bisect

FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
LETTERS = "abcdefghjklmnopqrstwxyz"
STARTS = [character.encode("gb2312") for character in FIRST]
COMMON = b"\xb0\xa1", b"\xd7\xf9"  # 啊 … 座


def initials(text: str) -> str:
    """One letter for every common character; Latin letters and digits stay, in lower case, all else is left out."""
    return "".join(map(_initial, text.lower()))


def _initial(character: str) -> str:
    if character.isascii():
        return character if character.isalnum() else ""
    code = character.encode("gb2312", "ignore")
    return LETTERS[bisect(STARTS, code) - 1] if COMMON[0] <= code <= COMMON[1] else ""
