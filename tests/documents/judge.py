"""What a reader made of a document, held against what stands in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import perf_counter
from typing import Any

from tests.documents.making import Made
from tests.documents.paper import Answer

SURE = "sure"
type_reader = Callable[[bytes, str], Any]


@dataclass(frozen=True)
class Miss:
    """One cell that was read wrong."""

    name: str
    cell: str
    expected: str
    got: str
    marked: bool


@dataclass
class Score:
    """How many cells there were and what became of them. An undetermined one is neither right nor wrong."""

    cells: int = 0
    right: int = 0
    marked: int = 0
    unmarked: int = 0
    undetermined: int = 0
    documents: int = 0
    raised: int = 0
    years: int = 0  # documents whose edition and year are right
    agencies: int = 0
    prose: int = 0  # documents whose passages are whole, and little else beside them
    times: list[float] = field(default_factory=list)
    misses: list[Miss] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)
        return self

    @property
    def share(self) -> float:
        """Percent right of the cells that the document determines."""
        return 100 * self.right / max(self.cells - self.undetermined, 1)

    @property
    def ms(self) -> float:
        return median(self.times) if self.times else 0.0


def words(answer: Answer) -> str:
    state, value = answer
    return f"{state}" if value is None else f"{state} {value}"


def judged(made: Made, understand: type_reader) -> Score:
    """Reads the document and looks at every cell."""
    score = Score(cells=len(made.expected), documents=1)
    start = perf_counter()
    try:
        draft = understand(made.data, made.file)
    except Exception as error:  # a reader that raises has read nothing; the table of results says so
        score.marked, score.raised = score.cells, 1
        score.misses.append(Miss(made.name, "*", "a draft", f"{type(error).__name__}: {error}", True))
        return score
    score.times.append(1000 * (perf_counter() - start))
    for cell, answers in made.expected.items():
        _cell(made, cell, answers, draft.figures.get(cell), score)
    known = {made.year, made.truth.year}  # None is right where the document does not say it
    score.years = draft.edition.code == made.truth.edition.code and draft.year in known
    score.agencies = draft.agency in {made.agency, made.truth.agency}
    score.prose = all(_whole(text, draft.passages.get(code, "")) for code, text in made.prose.items())
    return score


def _whole(text: str, read: str) -> bool:
    """Whether the passage has all its characters, in order, and not much besides."""
    told, found = ("".join(words.replace("*", "").replace("#", "").split()) for words in (text, read))
    return told in found and len(found) <= 1.5 * len(told) + 40


def _cell(made: Made, cell: str, answers: set[Answer], found: Any, score: Score) -> None:
    got = (found.reading.state, found.reading.value) if found else None
    marked = bool(found) and str(found.confidence) != SURE
    open_ = cell in made.undetermined
    if got in answers or (open_ and marked):
        score.undetermined += open_
        score.right += not open_
        return
    score.undetermined += open_
    score.marked += marked
    score.unmarked += not marked
    right = " or ".join(sorted(map(words, answers)))
    note = f" ({found.raw!r}, {found.note})" if found else ""
    score.misses.append(Miss(made.name, cell, right, (words(got) if got else "no such cell") + note, marked))
