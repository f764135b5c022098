"""Two wordings of a passage side by side: sentences aligned, the words that changed marked. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache
from itertools import accumulate, groupby, takewhile

from reports.prose import paragraphs

SENTENCE = re.compile("[^。；;！？!?]+[。；;！？!?]*[”』」）)]*|[。；;！？!?]+")
# digits, with what belongs to a number, and Latin words stay whole; a Chinese character is a word
WORD = re.compile(r"\d+(?:[.,]\d+)*%?|[A-Za-z]+|\s+|.", re.DOTALL)
ALIKE = 0.5  # of two sentences' pairs of characters, from where the one counts as the other reworded
MOST_PAIRS = 20_000  # of sentences that are weighed against each other
MOST_STEPS = 1_000_000  # of looking for sentences that are the same: about a tenth of a second
STEPS_OF_A_WORD = 100  # the same for the words of a sentence, for each of them
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


class Patient(SequenceMatcher[str]):
    """Finds what is the same in both, in ``steps`` at most: where much is repeated looking for all of it takes hours.

    What has not been found by then counts as removed and added.
    """

    def __init__(self, old: Sequence[str], new: Sequence[str], steps: int) -> None:
        super().__init__(None, old, new, autojunk=False)
        self.steps = steps
        there = Counter(new)
        self.costs = list(accumulate((1 + there[word] for word in old), initial=0))

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        """The longest, or, when the steps are used up, none."""
        ahi = len(self.costs) - 1 if ahi is None else ahi
        self.steps -= self.costs[ahi] - self.costs[alo]
        return super().find_longest_match(alo, ahi, blo, bhi) if self.steps >= 0 else Match(alo, blo, 0)


def _stretches(
    old: Sequence[str], new: Sequence[str], steps: int
) -> Iterator[tuple[bool, int, int, int, int]]:
    """What is the same in both and what is not, in order: (is it the same, from, to in the one, from, to in the other)."""
    head = sum(1 for _ in takewhile(bool, map(str.__eq__, old, new)))
    rest = [side[head:] for side in (old, new)]
    tail = sum(1 for _ in takewhile(bool, map(str.__eq__, *(reversed(side) for side in rest))))
    between, there = (side[: len(side) - tail] for side in rest)
    if head:
        yield True, 0, head, 0, head
    for tag, i1, i2, j1, j2 in Patient(between, there, steps).get_opcodes():
        yield tag == "equal", head + i1, head + i2, head + j1, head + j2
    if tail:
        yield True, len(old) - tail, len(old), len(new) - tail, len(new)


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
    pairs: list[Pair] = []
    left = MOST_PAIRS
    for same, i1, i2, j1, j2 in _stretches([s.text for s in old], [s.text for s in new], MOST_STEPS):
        if same:
            pairs += [Pair("same", s.text, s.text, s.starts) for s in new[j1:j2]]
            continue
        weighed = (i2 - i1) * (j2 - j1) <= left
        left -= (i2 - i1) * (j2 - j1) * weighed
        pairs += _reworded(old[i1:i2], new[j1:j2], weighed=weighed)
    return tuple(pairs)


def _reworded(old: Sequence[Said], new: Sequence[Said], *, weighed: bool) -> Iterator[Pair]:
    """A stretch in which no sentence is the same: the likeliest pairs in order, the rest removed and added."""
    i = j = 0
    partners = _partners(old, new) if weighed and old and new else []
    for at, to in (*partners, (len(old), len(new))):
        yield from (Pair("removed", s.text, "", s.starts) for s in old[i:at])
        yield from (Pair("added", "", s.text, s.starts) for s in new[j:to])
        if at < len(old):
            yield Pair("changed", old[at].text, new[to].text, new[to].starts)
        i, j = at + 1, to + 1


def _partners(old: Sequence[Said], new: Sequence[Said]) -> list[tuple[int, int]]:
    """Which sentence became which: the pairing in order whose likeness sums up highest."""
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
    marks: list[Mark] = []
    for same, i1, i2, j1, j2 in _stretches(old, new, STEPS_OF_A_WORD * (len(old) + len(new))):
        inside = (i1 or j1) and (i2 < len(old) or j2 < len(new))  # neither first nor last in both
        if same and not (inside and i2 - i1 < SHORTEST_KEPT):
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
