"""A passage beside last year's: paragraph by paragraph, the sentences that stand in both marked on both sides. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from reports.checks.alike import REPEATED, Prose, likeness, prose
from reports.content import Content
from reports.prose import paragraphs
from reports.wordings import SENTENCE


@dataclass(frozen=True)
class Part:
    """A sentence with its full stop; ``repeated`` where it stands in the other text as it is or nearly so."""

    text: str
    repeated: bool


@dataclass(frozen=True)
class Row:
    """A paragraph; ``level`` as in reports.prose. A heading is one part and never marked."""

    level: int
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True)
class Beside:
    """Both texts. ``share`` is how much of this year's is in last year's, in whole percent, as the checks count it."""

    now: tuple[Row, ...]
    last: tuple[Row, ...]
    share: int

    @property
    def repeated(self) -> int:
        return sum(part.repeated for row in self.now for part in row.parts)

    @property
    def headings(self) -> tuple[str, ...]:
        """The skeleton of last year's text."""
        return tuple(row.text for row in self.last if row.level)


def beside(section: str, content: Content, last: Content) -> Beside:
    """The passage of a section held against last year's, sentence by sentence, in time linear in both."""
    texts = [one.passages.get(section, "") for one in (content, last)]
    read = [prose({section: text}, one.agency) for text, one in zip(texts, (content, last), strict=True)]
    return Beside(
        _rows(texts[0], content.agency, read[1]),
        _rows(texts[1], last.agency, read[0]),
        round(100 * likeness(*read).share),
    )


def _rows(text: str, agency: str, other: Prose) -> tuple[Row, ...]:
    return tuple(
        Row(paragraph.level, (Part(paragraph.text, False),))
        if paragraph.level
        else Row(0, tuple(_parts(paragraph.lead + paragraph.text, agency, other)))
        for paragraph in paragraphs(text)
    )


def _parts(text: str, agency: str, other: Prose) -> list[Part]:
    return [Part(sentence, _is_in(sentence, agency, other)) for sentence in SENTENCE.findall(text)]


def _is_in(sentence: str, agency: str, other: Prose) -> bool:
    """Whether a sentence stands in the other text, judged as likeness judges it."""
    return any(
        said.grams and len(said.grams & other.grams) / len(said.grams) >= REPEATED
        for said in prose({"": sentence}, agency).sentences
    )
