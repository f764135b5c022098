"""Words that do not count as they stand: struck out, hidden, or set as superscript or subscript. Pure.

A reader marks them in its text with signs no document uses; ``plain`` and ``cell`` take the signs out again.
"""

from __future__ import annotations

import re

PLAIN, STRUCK, HIDDEN, RAISED = "", "\ufdd1", "\ufdd2", "\ufdd3"
END = "\ufdd0"
SIGNS = re.compile("[\ufdd0-\ufdd3]")
MARKED = re.compile("([\ufdd1-\ufdd3])([^\ufdd0-\ufdd3]*)\ufdd0")
NAMES = {STRUCK: "划去的字", HIDDEN: "不显示的字", RAISED: "上标或下标"}
FIGURE = re.compile(
    r"[增减新加少+＋\-−–－\s]*(?:\d|[/／\\—]|无|不适用)"
)  # so a figure begins, or what stands for it
QUOTED = 20


def marked(text: str, how: str) -> str:
    """A stretch of text with its mark, on every line of it."""
    text = SIGNS.sub("", text)
    if not how or not text.strip():
        return text
    return "\n".join(f"{how}{line}{END}" for line in text.split("\n"))


def plain(text: str) -> str:
    """What prints: nothing struck out or hidden, raised words in their places."""
    return MARKED.sub(lambda match: match[2] if match[1] == RAISED else "", text)


def cell(text: str) -> tuple[str, str]:
    """What a cell of a table says, and what a person has to be told of it (else "").

    A raised mark at a figure is no part of it: 6¹ is not 61. A cell of nothing else keeps it.
    """
    found = MARKED.findall(text)
    if not found:
        return text, ""
    rest = MARKED.sub("", text).strip()
    beside = bool(FIGURE.match(rest))
    said = _filled(rest if beside else plain(text))
    told = [(how, words) for how, words in found if how != RAISED or beside or not rest]
    return said, "、".join(_told(how, told) for how in NAMES if any(how == other for other, _ in told))


def _filled(text: str) -> str:
    return "\n".join(line.strip(" ") for line in text.split("\n") if line.strip())


def _told(how: str, told: list[tuple[str, str]]) -> str:
    words = " ".join("".join(words for other, words in told if other == how).split())
    return f"原件这一格有{NAMES[how]}“{words[:QUOTED]}{'…' * (len(words) > QUOTED)}”"
