"""Plain numbers of a passage that the tables hold too, offered for binding; and the figures to choose from. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from reports import living
from reports.checks import rows
from reports.checks.bindings import Bound, bindings, clause_of, is_meant, is_part
from reports.checks.chinese import MOST, sentences
from reports.checks.claim import Claim
from reports.content import Content
from reports.living import LastYear
from reports.prose import paragraphs


@dataclass(frozen=True)
class Offer:
    """A number as typed, from ``start`` to ``end`` of the text with its tokens, and the token that may stand for it.

    ``shows`` is what the token prints as; the number ``agrees`` when it is the same one.
    """

    start: int
    end: int
    said: str
    token: str
    shows: str
    label: str
    agrees: bool


@dataclass(frozen=True)
class Choice:
    """A figure to put into the prose: its token, name and number, those of last year, and how it grew."""

    token: str
    table: str
    label: str
    shows: str
    last: str
    growth: str


@dataclass(frozen=True)
class Place:
    """Where a character that is read stands in the text; ``bound`` inside of a token."""

    start: int
    end: int
    bound: bool = False


def offers(text: str, section: str, content: Content, last: LastYear) -> list[Offer]:
    """The plain numbers of a passage that are said of this agency and this year, as the checks read them.

    One that agrees with its figures is offered, and one that the checks would find to differ from them.
    """
    read = living.resolved(text, content, last)
    content = replace(content, passages={**content.passages, section: read})
    places = _places(text, content, last)
    found = []
    for sentence in sentences(content):
        if sentence.section.code != section:
            continue
        for bound in bindings(sentence):
            span = places[sentence.at + bound.middle : sentence.at + bound.digits]
            if any(place.bound for place in span) or not is_meant(bound, content) or is_part(bound):
                continue
            if offer := _offer(bound, text, span[0].start, span[-1].end, content):
                found.append(offer)
    return found


def _offer(bound: Bound, text: str, start: int, end: int, content: Content) -> Offer | None:
    known = [
        (token, shows, words)
        for token, words in _tokens(bound.claim, content)
        if (shows := _digits(token, content))
    ]
    agreeing = [one for one in known if Decimal(one[1]) == bound.value]
    if not known or not (agreeing or _is_sure(bound)):
        return None
    token, shows, words = (agreeing or known)[0]
    return Offer(start, end, text[start:end], token, shows, words, bool(agreeing))


def _is_sure(bound: Bound) -> bool:
    """Whether a number that differs is wrong, and not only to be asked after."""
    shown = bound.claim.shown
    return bool(bound.claim.code) and not (shown and shown.search(clause_of(bound)))


def _tokens(claim: Claim, content: Content) -> Iterator[tuple[str, str]]:
    """What the number may stand for: tokens of this edition, and their words."""
    for side in claim.sides:
        names = rows.cells(content, side.rows)
        whole = [cell.name for cell in content.edition.cells if cell.parts and set(cell.parts) == set(names)]
        token = living.token_of(whole[:1] or names)
        if living.parse(token, content.edition):
            yield token, side.words


def _digits(token: str, content: Content) -> str:
    """What a sum prints as; empty while it is not filled in."""
    shows = living.resolved(token, content, lambda: None)
    return "" if shows == living.UNFILLED else shows


def _places(text: str, content: Content, last: LastYear) -> list[Place]:
    """For every character of the passage as the checks read it, without blanks, where it stands in the text."""
    drawn = _drawn(text, content, last)
    read = "".join(character for character, _ in drawn)
    places: list[Place] = []
    at = 0
    for line in read[:MOST].splitlines(keepends=True):
        places += [place for character, place in drawn[at : at + len(line)] if not character.isspace()]
        ended = len(text)  # a heading is read with a full stop that nobody typed
        places += [Place(ended, ended) for paragraph in paragraphs(line) if paragraph.level]
        at += len(line)
    return places


def _drawn(text: str, content: Content, last: LastYear) -> list[tuple[str, Place]]:
    """Every character that is read, with its place."""
    drawn, done = [], 0
    for piece in living.pieces(text, content.edition):
        drawn += [(text[at], Place(at, at + 1)) for at in range(done, piece.start)]
        shows = living.shown(piece.living, content, last)
        drawn += [(character, Place(piece.start, piece.end, bound=True)) for character in shows]
        done = piece.end
    return drawn + [(text[at], Place(at, at + 1)) for at in range(done, len(text))]


def choices(content: Content, last: Content | None) -> list[Choice]:
    """Every figure of the tables, totals included, as it can be put into the prose."""
    return [
        Choice(
            living.token_of([cell.name]),
            content.edition.section_of(cell.name).heading,
            cell.label,
            living.resolved(living.token_of([cell.name]), content, lambda: last),
            living.resolved(f"{{{cell.name}@last}}", content, lambda: last) if last else "",
            living.resolved(f"{{{cell.name}%growth}}", content, lambda: last) if last else "",
        )
        for cell in content.edition.cells
    ]
