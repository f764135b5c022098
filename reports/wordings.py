"""Two wordings of a passage side by side: sentences aligned, the words that changed marked. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from reports.prose import paragraphs

SENTENCE = re.compile("[^。；;！？!?]+[。；;！？!?]*[”』」）)]*|[。；;！？!?]+")
# digits, with what belongs to a number, and Latin words stay whole; a Chinese character is a word
WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
ALIKE = 0.5  # of two sentences' pairs of characters, from where the one counts as the other reworded
MOST_PAIRS = 20_000  # of sentences that are weighed against each other in one stretch
SHORTEST_KEPT = (
    2  # words that stay the same between two changes; fewer are marked with them, confetti cannot be read
)

SHORTEST_FOLDED = 30  # characters of unchanged text


@dataclass(frozen=True)
class Mark:
    """A stretch of one sentence; ``kind`` is "same", "del" (only before) or "ins" (only after)."""

    kind: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A sentence and what became of it. ``kind`` is same, changed, added or removed; the missing side is empty.

    ``starts`` says that a paragraph begins with it, in the later wording or, of what was removed, in the earlier one.
    """

    kind: str
    before: str
    after: str
    starts: bool = False

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Both wordings in one line: what stayed, what went, what came."""
        return words_apart(self.before, self.after)

    @property
    def old(self) -> tuple[Mark, ...]:
        """The earlier wording alone, what went marked."""
        return tuple(mark for mark in self.marks if mark.kind != "ins")

    @property
    def new(self) -> tuple[Mark, ...]:
        """The later wording alone, what came marked."""
        return tuple(mark for mark in self.marks if mark.kind != "del")


@dataclass(frozen=True)
class Said:
    """A sentence as written, and whether its paragraph begins with it."""

    text: str
    starts: bool


def said(passage: str) -> list[Said]:
    """The sentences of a passage with their stops, in order."""
    found = []
    for part in paragraphs(passage):
        texts = SENTENCE.findall(part.lead + part.text)
        found += [Said(text, n == 0) for n, text in enumerate(texts)]
    return found


@lru_cache(maxsize=64)
def sentences_apart(before: str, after: str) -> tuple[Pair, ...]:
    """Both passages sentence by sentence; the same ones are found first, then those that were reworded."""
    old, new = said(before), said(after)
    matcher = SequenceMatcher(None, [s.text for s in old], [s.text for s in new], autojunk=False)
    pairs: list[Pair] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pairs += [Pair("same", s.text, s.text, s.starts) for s in new[j1:j2]]
        else:
            pairs += _reworded(old[i1:i2], new[j1:j2])
    return tuple(pairs)


def _reworded(old: Sequence[Said], new: Sequence[Said]) -> Iterator[Pair]:
    """A stretch in which no sentence is the same: the likeliest pairs in order, the rest removed and added."""
    i = j = 0
    for at, to in (*_partners(old, new), (len(old), len(new))):
        yield from (Pair("removed", s.text, "", s.starts) for s in old[i:at])
        yield from (Pair("added", "", s.text, s.starts) for s in new[j:to])
        if at < len(old):
            yield Pair("changed", old[at].text, new[to].text, new[to].starts)
        i, j = at + 1, to + 1


def _partners(old: Sequence[Said], new: Sequence[Said]) -> list[tuple[int, int]]:
    """Which sentence became which: the pairing in order whose likeness sums up highest."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        return []
    grams = [[_grams(s.text) for s in side] for side in (old, new)]
    like = [[_likeness(one, other) for other in grams[1]] for one in grams[0]]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            best[i][j] = max(
                best[i + 1][j], best[i][j + 1], like[i][j] + best[i + 1][j + 1] * (like[i][j] > 0)
            )
    return _walked(like, best)


def _walked(like: list[list[float]], best: list[list[float]]) -> list[tuple[int, int]]:
    """The pairs on the way that sums up highest."""
    i = j = 0
    pairs = []
    while i < len(like) and j < len(like[0]):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            pairs.append((i, j))
            i, j = i + 1, j + 1
    return pairs


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[n : n + 2] for n in range(max(1, len(text) - 1)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 to 1; nothing below ALIKE counts."""
    share = 2 * len(one & other) / (len(one) + len(other))
    return share if share >= ALIKE else 0.0


@lru_cache(maxsize=512)
def words_apart(before: str, after: str) -> tuple[Mark, ...]:
    """Both wordings as one row of marks: those not "ins" make the one, those not "del" the other."""
    old, new = WORD.findall(before), WORD.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    marks: list[Mark] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        inside = (i1 or j1) and (i2 < len(old) or j2 < len(new))  # neither first nor last in both
        if tag == "equal" and not (inside and i2 - i1 < SHORTEST_KEPT):
            marks.append(Mark("same", "".join(old[i1:i2])))
        else:
            marks += [Mark("del", "".join(old[i1:i2])), Mark("ins", "".join(new[j1:j2]))]
    return tuple(_gathered(marks))


def _gathered(marks: Sequence[Mark]) -> Iterator[Mark]:
    """Neighbouring changes become one: all that went, then all that came."""
    went = came = ""
    for mark in (*marks, Mark("same", "")):
        if mark.kind != "same":
            went, came = went + mark.text * (mark.kind == "del"), came + mark.text * (mark.kind == "ins")
            continue
        yield from (Mark(kind, text) for kind, text in (("del", went), ("ins", came)) if text)
        went = came = ""
        if mark.text:
            yield mark


def runs(pairs: Sequence[Pair], folded: Sequence[str] = ("same",)) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """Sentences in stretches: (the kind that may be folded away, or "" for what is to be read, the pairs).

    What is folded takes a line too, so a heading that did not change stays with what it stands above.
    """
    shown: list[Pair] = []
    for kind, members in groupby(pairs, key=lambda pair: pair.kind if pair.kind in folded else ""):
        run = tuple(members)
        if kind == "" or (kind == "same" and sum(len(pair.after) for pair in run) <= SHORTEST_FOLDED):
            shown += run
            continue
        if shown:
            yield "", tuple(shown)
        shown = []
        yield kind, run
    if shown:
        yield "", tuple(shown)
