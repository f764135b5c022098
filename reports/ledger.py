"""The ledger of what was published and withdrawn: facts sealed in a chain, so that a change is noticed. Pure.

Each seal is taken of the seal before it and of the facts, so whoever knows the last one knows all before it. A ledger
whose end was cut off, or that was written anew, is noticed by a seal that was noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from reports.filetypes.json import canonical

NONE_BEFORE = ""  # what stands for the seal before the first


@dataclass(frozen=True)
class Line:
    """One entry: its ``number`` from 1, its sealed ``facts`` and the ``seal``."""

    number: int
    facts: Mapping[str, Any]
    seal: str


@dataclass(frozen=True)
class Noted:
    """What somebody wrote down of the ledger elsewhere: the seal of one of its entries."""

    number: int
    seal: str

    @classmethod
    def read(cls, text: str) -> Noted:
        """“12:3fa9…” as verify_publications prints it. Errors: ValueError."""
        number, _, seal = text.partition(":")
        if not number.isdecimal() or len(seal) != 64:
            raise ValueError(text)
        return cls(int(number), seal.lower())


def sealed(previous: str, facts: Mapping[str, Any]) -> str:
    """The seal: SHA-256, in hex, of the seal before it and the canonical JSON of the facts."""
    return sha256(previous.encode() + canonical(dict(facts))).hexdigest()


def faults(lines: Iterable[Line], noted: Noted | None = None) -> Iterator[str]:
    """What does not fit in the chain, in sentences. ``lines`` in the order of their numbers.

    That is the order in which they were committed, not that of their moments: of two reports that are published at once
    the later one may be done first.
    """
    expected, previous, seen = 1, NONE_BEFORE, False
    for line in lines:
        if line.number != expected:
            yield f"台账缺第{_span(expected, line.number - 1)}条。"
        if line.facts.get("number") != line.number or line.seal != sealed(previous, line.facts):
            yield f"台账第{line.number}条的封印与内容不符：这一条或它前面的一条被改动过。"
        if noted and noted.number == line.number:
            seen = True
            if noted.seal != line.seal:
                yield f"台账第{line.number}条的封印与记下的不同：台账被重新写过。"
        expected, previous = line.number + 1, line.seal
    if noted and not seen:
        yield f"记下的是台账第{noted.number}条，现在没有这一条：台账末尾被删去。"


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}至{last}"
