"""Living numbers: figures inside the prose that are bound to cells of the tables and print as they stand there. Pure.

A passage is kept with its tokens, and every reader of a report sees digits in their place (Report.content)::

    token = "{" sum [ "@last" | "%growth" | "%" sum ] "}"
    sum   = cell { ("+" | "-") cell }

``{requests.new.total}`` is the figure as the table prints it, ``{requests.granted.total+requests.partly_granted.total}``
a sum, ``{requests.new.total@last}`` the figure of the report of the year before, ``{requests.new.total%growth}`` how it
grew since (“增长12.5%”, “下降3%”, “持平”), ``{requests.granted.total%requests.handled.total}`` a share (“60.2%”).
Cells summed or divided are of one unit. Percentages have one decimal place, halves up, and none where it would be 0.
What is no token of the edition, an unknown cell or other braces, stays as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from reports.content import Content
from reports.figures import State
from reports.schema import Edition, Kind

CELL = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+"
SUM = rf"{CELL}(?:[+-]{CELL})*"
TOKEN = re.compile(rf"\{{(?P<sum>{SUM})(?:@(?P<last>last)|%(?P<growth>growth)|%(?P<whole>{SUM}))?\}}")
TERM = re.compile(rf"([+-]?)({CELL})")

# what stands where there is no figure: it is to catch the eye
UNFILLED, NO_LAST, NO_GROWTH, NO_SHARE = (
    "（未填）",
    "（无上年数）",
    "（上年为0，无增幅）",
    "（总数为0，无占比）",
)
STEP = Decimal("0.1")
MOST_NAMED = 3  # cells of a sum; of more only the first is named

Sum = tuple[tuple[int, str], ...]  # 1 or -1, and a cell
LastYear = Callable[[], Content | None]


class Way(StrEnum):
    """What of a sum is shown."""

    FIGURE = "figure"
    LAST = "last"
    GROWTH = "growth"
    SHARE = "share"


@dataclass(frozen=True)
class Living:
    """One token as understood: the cells it sums, the way it shows them, and of a share the ``whole``."""

    terms: Sum
    way: Way = Way.FIGURE
    whole: Sum = ()


@dataclass(frozen=True)
class Piece:
    """A token where it stands in a text."""

    start: int
    end: int
    token: str
    living: Living


def parse(token: str, edition: Edition) -> Living | None:
    """What a token means in this edition; None for what is no token of it."""
    match = TOKEN.fullmatch(token)
    return _understood(match, edition) if match else None


def pieces(text: str, edition: Edition) -> Iterator[Piece]:
    """Every token of the edition in a text, in order."""
    if "{" not in text:  # every page reads every passage
        return
    for match in TOKEN.finditer(text):
        if living := _understood(match, edition):
            yield Piece(*match.span(), match[0], living)


def resolved(text: str, content: Content, last: LastYear) -> str:
    """The text with digits for its tokens. ``last`` gives the report of the year before, asked for only when needed."""
    return _replaced(text, pieces(text, content.edition), lambda living: shown(living, content, last))


def spoken(text: str, edition: Edition) -> str:
    """The text for people to read where figures of its time are not known: “收到〔本年新收，总计〕件”."""
    return _replaced(text, pieces(text, edition), lambda living: f"〔{label(living, edition)}〕")


def known(text: str, content: Content, last: LastYear) -> dict[str, dict[str, str]]:
    """Every token of a text with what it ``shows`` and its ``label``: what the editor draws."""
    return {
        piece.token: {
            "shows": shown(piece.living, content, last),
            "label": label(piece.living, content.edition),
        }
        for piece in pieces(text, content.edition)
    }


def silent(text: str, edition: Edition) -> str:
    """The text without its living numbers."""
    return _replaced(text, pieces(text, edition), lambda _: "")


def _replaced(text: str, found: Iterable[Piece], word: Callable[[Living], str]) -> str:
    parts, done = [], 0
    for piece in found:
        parts += [text[done : piece.start], word(piece.living)]
        done = piece.end
    return "".join((*parts, text[done:]))


def shown(living: Living, content: Content, last: LastYear) -> str:
    """What a token prints as."""
    if living.way is Way.FIGURE:
        return _figure(living.terms, content) or UNFILLED
    if living.way is Way.SHARE:
        return _share(_sum(living.terms, content), _sum(living.whole, content))
    before = last()
    if living.way is Way.GROWTH:
        return _growth(living.terms, content, before)
    return (_figure(living.terms, before) if before else "") or NO_LAST


def label(living: Living, edition: Edition) -> str:
    """What a token stands for, in the words of the form."""
    words = _label(living.terms, edition)
    return {
        Way.FIGURE: words,
        Way.LAST: f"上年：{words}",
        Way.GROWTH: f"比上年增减：{words}",
        Way.SHARE: f"{words}，占{_label(living.whole, edition)}的比例",
    }[living.way]


def token_of(cells: Iterable[str]) -> str:
    """The token of the sum of these cells."""
    return "{" + "+".join(cells) + "}"


def _understood(match: re.Match[str], edition: Edition) -> Living | None:
    terms, whole = _terms(match["sum"]), _terms(match["whole"] or "")
    names = [name for _, name in terms + whole]
    if not edition.by_name.keys() >= set(names):
        return None
    cells = [edition.by_name[name] for name in names]
    alone = len(cells) == 1 or all(cell.kind is not Kind.AMOUNT for cell in cells)
    if len({cell.unit for cell in cells}) > 1 or not alone:
        return None
    return Living(terms, _way(match), whole)


def _way(match: re.Match[str]) -> Way:
    if match["last"]:
        return Way.LAST
    if match["growth"]:
        return Way.GROWTH
    return Way.SHARE if match["whole"] else Way.FIGURE


def _terms(words: str) -> Sum:
    return tuple((-1 if sign == "-" else 1, name) for sign, name in TERM.findall(words))


def _label(terms: Sum, edition: Edition) -> str:
    if len(terms) > MOST_NAMED:
        return f"{edition.by_name[terms[0][1]].label}等{len(terms)}格的合计"
    signed = (("－" if sign < 0 else "＋") + edition.by_name[name].label for sign, name in terms)
    return "".join(signed)[1:]


def _figure(terms: Sum, content: Content) -> str:
    """A single cell as the table prints it, a sum in plain digits; empty where a figure is not there."""
    if len(terms) == 1 and content.reading(terms[0][1]).state in (State.NUMBER, State.ZERO):
        return content.text(terms[0][1])
    value = _sum(terms, content)
    return "" if value is None else f"{value:f}"


def _sum(terms: Sum, content: Content) -> Decimal | None:
    values = [(sign, _value(name, content)) for sign, name in terms]
    known = [sign * value for sign, value in values if value is not None]
    return sum(known, Decimal()) if len(known) == len(values) else None


def _value(name: str, content: Content) -> Decimal | None:
    """The cell as the table shows it: of an unfinished total the sum of what is there so far."""
    cell = content.edition.by_name.get(name)
    if cell and cell.is_total and name not in content.disputed:
        text = content.total_text(name)
        return Decimal(text) if text else None
    return content.reading(name).summand


def _growth(terms: Sum, content: Content, last: Content | None) -> str:
    now, before = _sum(terms, content), _sum(terms, last) if last else None
    if now is None:
        return UNFILLED
    if before is None:
        return NO_LAST
    if now == before:
        return "持平"
    if not before:
        return NO_GROWTH
    share = _percent(abs(now - before), abs(before))
    return f"{'增长' if now > before else '下降'}{share}" if share != "0%" else "基本持平"


def _share(part: Decimal | None, whole: Decimal | None) -> str:
    if part is None or whole is None:
        return UNFILLED
    return _percent(part, whole) if whole else NO_SHARE


def _percent(part: Decimal, whole: Decimal) -> str:
    text = f"{(part * 100 / whole).quantize(STEP, ROUND_HALF_UP) + 0:f}"
    return text.removesuffix(".0") + "%"
