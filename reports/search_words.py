"""A text as the search box finds it: characters, pairs of neighbouring characters, whole Latin words and numbers. Pure.

A pair is found by the index alone, so a word of two characters is exact; of a longer one the index finds what has all
its pairs, and the text itself says whether they stand together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

LONGEST = 60  # characters of a question; nobody types more by hand, and a pasted page finds nothing
MOST_WORDS = 8
LONGEST_LATIN = 40
MOST_KNOWN = 20_000  # characters kept in memory; a stranger may send any of a million
TITLE, OFTEN, SOMETIMES, ANYWHERE = "=", "*", "+", ""  # where a lexeme stands: its first character
TIERS = (TITLE, OFTEN, SOMETIMES, ANYWHERE)  # the best first; each holds what the one before it holds
DENSITY = {OFTEN: 4, SOMETIMES: 2}  # times in a thousand characters

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
RUN = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
IS_HAN = re.compile(rf"[{HAN}]")
GAP = re.compile(rf"(?<=[{HAN}])[ \t]+|[ \t]+(?=[{HAN}])")
QUOTED = re.compile(r'["“”「『]([^"“”「」『』]*)["“”」』]|(\S+)')
CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028\u2029\ufeff]|[\ud800-\udfff]")

# of the traditional characters those that people who type them use for what reports speak of
TRADITIONAL = str.maketrans(
    "開報復議訴訟申請務監督機關縣鎮鄉區國際廳辦處類動張規範員會對應資產環"
    "農業計劃財審發運輸聯繫總數據統計條釋網絡電話與為個費種傳號結構總體"
    "題範圍專門見過還進這後來從無問難勞險療衛術視廣檔館鐵術藝書畫寫讀說課"
    "學習場廠營銷賬戶證書記錄長陳劉黃趙吳鄭馮許韓楊羅孫馬龍鳳鳥魚華東車軍",
    "开报复议诉讼申请务监督机关县镇乡区国际厅办处类动张规范员会对应资产环"
    "农业计划财审发运输联系总数据统计条释网络电话与为个费种传号结构总体"
    "题范围专门见过还进这后来从无问难劳险疗卫术视广档馆铁术艺书画写读说课"
    "学习场厂营销账户证书记录长陈刘黄赵吴郑冯许韩杨罗孙马龙凤鸟鱼华东车军",
)


class _Plain(dict[int, int]):
    """Each character as its plain one: full width → half, compatibility forms, traditional → simplified."""

    def __missing__(self, code: int) -> int:
        plain = unicodedata.normalize("NFKC", chr(code))
        # punctuation stays as it is set: the excerpts are read by people
        kept = ord(plain) if len(plain) == 1 and plain.isalnum() else code
        found = TRADITIONAL.get(kept, kept)
        if len(self) < MOST_KNOWN:
            self[code] = found
        return found


PLAIN = _Plain()


def tidy(text: str) -> str:
    """The text as it is kept for searching: plain characters, no blanks beside Chinese ones; the case stays."""
    return GAP.sub("", text.replace("\u3000", " ").replace("\xa0", " ").translate(PLAIN))


def tokens(text: str) -> Iterator[str]:
    """Every lexeme of a tidied text in lower case, as often as it stands there."""
    for run in RUN.findall(text.lower()):
        if not IS_HAN.match(run):
            yield run[:LONGEST_LATIN]
            continue
        yield from run
        yield from map("".join, pairwise(run))


IN_EVERY_TITLE = frozenset(tokens("年政府信息公开工作年度报告"))


def lexemes(title: str, headings: Iterable[str], prose: str) -> list[str]:
    """All that a report is found by, sorted: what stands anywhere, and marked once more what says more of it.

    ``title`` holds the agency's names too. A lexeme is marked OFTEN and SOMETIMES by how densely it stands in the
    prose, SOMETIMES also where it is in a heading. The marks are lexemes of their own, since weights inside a tsvector
    cannot be asked for without reading every row that matches.
    """
    above = set(tokens(title))
    counted = Counter(tokens(prose))
    thousands = max(1.0, len(prose) / 1000)
    found = above | set(counted) | {TITLE + token for token in above}
    for mark, times in DENSITY.items():
        dense = (token for token, count in counted.items() if count >= times * thousands)
        found |= {mark + token for token in dense if len(token) > 1}
    named = above.union(*map(tokens, headings))
    found |= {SOMETIMES + token for token in named if len(token) > 1}
    found |= {OFTEN + token for token in above if len(token) > 1}
    return sorted(found)


def quoted(lexeme: str) -> str:
    """As it is written in a tsvector and a tsquery."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


@dataclass(frozen=True)
class Query:
    """What somebody asks for: every one of ``words``, each as it stands. ``is_cut`` where there was more of it."""

    words: tuple[str, ...] = ()
    is_cut: bool = False

    def __bool__(self) -> bool:
        return bool(self.words)

    def wanted(self, tier: str) -> list[str]:
        """The lexemes a report of this tier has, all of them. A single character is marked in titles only.

        What stands in every title says nothing there: where nothing else is asked for there is no such tier.
        """
        found = {token for word in self.words for token in _needed(word)}
        found -= IN_EVERY_TITLE if tier == TITLE else set()
        marked = (tier + t if tier == TITLE or len(t) > 1 else t for t in found)
        return sorted(marked)

    @cached_property
    def doubtful(self) -> list[str]:
        """The words whose lexemes may stand apart, so that the text must be asked."""
        return [word for word in self.words if len(_needed(word)) > 1 or RUN.fullmatch(word) is None]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Finds any of the words; of Latin words and numbers only whole ones."""
        longest = sorted(self.words, key=len, reverse=True)
        return re.compile("|".join(map(_bounded, longest)) or r"(?!)", re.IGNORECASE)


def _needed(word: str) -> list[str]:
    """The lexemes that prove most: pairs, and single characters only where they stand alone."""
    needed: list[str] = []
    for run in RUN.findall(word):
        if not IS_HAN.match(run):
            needed.append(run[:LONGEST_LATIN])
        elif len(run) == 1:
            needed.append(run)
        else:
            needed += map("".join, pairwise(run))
    return needed


def _bounded(word: str) -> str:
    before = r"(?<![0-9a-zA-Z])" if word[0].isascii() and word[0].isalnum() else ""
    after = r"(?![0-9a-zA-Z])" if word[-1].isascii() and word[-1].isalnum() else ""
    return before + re.escape(word) + after


def parse(text: str) -> Query:
    """What was typed, as words: parted by blanks, or kept together by quotation marks; whatever was typed, no error."""
    plain = " ".join(CONTROL.sub(" ", text).split())
    cut = plain[:LONGEST]
    split = (tidy(phrase or word).lower().strip() for phrase, word in QUOTED.findall(cut))
    words = tuple(dict.fromkeys(word for word in split if RUN.search(word)))
    return Query(words[:MOST_WORDS], len(plain) > LONGEST or len(words) > MOST_WORDS)


@dataclass(frozen=True)
class Piece:
    """A part of a text, and whether it is what was asked for."""

    text: str
    is_hit: bool = False


def pieces(text: str, query: Query) -> list[Piece]:
    """The whole text, its hits apart."""
    found, last = [], 0
    for hit in query.pattern.finditer(text):
        found += [Piece(text[last : hit.start()]), Piece(hit.group(), True)]
        last = hit.end()
    return [piece for piece in (*found, Piece(text[last:])) if piece.text]


def excerpt(text: str, query: Query, length: int = 120, before: int = 20) -> list[Piece]:
    """What stands around the first hits, in one or two stretches; the beginning where there is none."""
    starts = [hit.start() for word in query.words if (hit := Query((word,)).pattern.search(text))]
    first = min(starts, default=0)
    far = [at for at in starts if at >= first + length - before]
    size = length // 2 if far else length
    stretches = [_stretch(text, at, size, before) for at in (first, *far[:1])]
    shown = "".join(("……" if begin else "") + text[begin:end] for begin, end in stretches)
    tail = "……" if stretches[-1][1] < len(text) else ""
    return pieces(shown.replace("\n", " ") + tail, query)


def _stretch(text: str, at: int, size: int, before: int) -> tuple[int, int]:
    """A short text whole; else from a little before the hit, but not from a heading above its own paragraph."""
    if len(text) <= size:
        return 0, len(text)
    begin = max(0, at - before)
    begin = max(begin, text.rfind("\n", begin, at) + 1)
    return begin, min(len(text), begin + size)
