"""Comparing printed words with official ones: blanks, brackets, widths and ordinals do not count."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from reports.figures import NARROW

CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
CUT = re.compile(r"[\s“”\"'‘’`*#|_，,、。．.：:；;（）()\[\]【】《》<>·•/／—–\-]+")
ORDINAL = re.compile(
    r"^\s*(?:第[一二三四五六七八九十]+部分|[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|[一二三四五六七八九十]+\s*[、．.]|"
    r"\d{1,2}\s*[、．.](?!\d))\s*"
)
ZERO_WIDTH = str.maketrans("", "", "\u200b\u200c\u200d\u2060\ufeff\u00ad")


def narrow(text: str) -> str:
    """Full-width letters and digits made plain, one character for one, so that positions stay."""
    return text.translate(NARROW)


@lru_cache(maxsize=8192)
def squash(text: str) -> str:
    """Only what tells labels apart: no blanks, no punctuation, no ordinals at the front."""
    text = narrow(text.translate(ZERO_WIDTH))
    return CUT.sub("", ORDINAL.sub("", text.strip("*# \t\r\n\u3000\xa0")))


@lru_cache(maxsize=8192)
def flat(text: str) -> str:
    """Without blanks and punctuation, ordinals kept."""
    return CUT.sub("", narrow(text.translate(ZERO_WIDTH)))


def has_chinese(text: str) -> bool:
    return bool(CHINESE.search(text))


@lru_cache(maxsize=65536)
def likeness(a: str, b: str) -> float:
    """How alike two squashed labels are, 0 to 1."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > 0.5 and matcher.quick_ratio() > 0.5 else 0.0


def tail_likeness(text: str, label: str) -> float:
    """How alike a label is to a text or to its end, where header words run into it."""
    best = likeness(text, label)
    if len(text) > len(label) > 1:
        best = max(best, likeness(text[-len(label) :], label) - 0.02)
    return best
