"""What of a document enters a report: the parts chosen, the cells confirmed or corrected by hand. Pure.

A cell that is sure is taken with its part, or what was typed over it. One that was repaired or is doubtful is taken
when the person confirmed it or typed something else. A blank of the document never overwrites what the report holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from reports.content import Content
from reports.figures import State, tidy
from reports.intake.draft import Confidence, Draft, Found
from reports.schema import Cell, Edition, Section

CARRY = "carry"  # 上年结转 of this year from 四、结转下年度 of the year before
CARRIED_IN, CARRIED_OUT = "requests.carried_in.", "requests.carried_out."


@dataclass(frozen=True)
class Choice:
    """What the person decided: sections (and CARRY), confirmed cells, texts typed over a reading."""

    parts: Collection[str] = ()
    confirmed: Collection[str] = ()
    typed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """A piece of the document that may be taken, and what taking it does. ``changes``: place, old, new."""

    code: str
    heading: str
    fills: int = 0
    same: int = 0
    changes: tuple[tuple[str, str, str], ...] = ()
    open: int = 0  # cells to be decided on first
    ticked: bool = False
    is_prose: bool = False


def number_text(found: Found) -> str:
    """A reading as it would enter the report; empty for a blank, and where nobody can tell what the print says."""
    if found.reading.state is State.BLANK or is_unread(found):
        return ""
    return found.reading.text


def is_unread(found: Found) -> bool:
    """A place the readers could make nothing of."""
    nothing = found.reading.state in (State.BLANK, State.TEXT)
    return found.confidence is Confidence.DOUBTFUL and nothing


def cells_of(read: Draft, section: Section) -> Iterator[tuple[Cell, Found]]:
    """The cells of a section's table that the document has and the report knows."""
    if section.table is None or section.table.code not in read.tables:
        return
    for cell in section.table.cells():
        if found := read.figures.get(cell.name):
            yield cell, found


def parts_of(read: Draft, edition: Edition, only: str = "") -> list[Section]:
    """The sections of the report for which the document has something."""
    return [
        section
        for section in edition.sections
        if only in ("", section.code)
        and (
            any(True for _ in cells_of(read, section))
            if section.table
            else read.passages.get(section.code, "").strip()
        )
    ]


def carries(read: Draft, edition: Edition, year: int) -> bool:
    """Whether the document is the report of the year before, or may be, and says what was carried over."""
    return (
        read.year in (None, year - 1)
        and "requests" in read.tables
        and any(name.startswith(CARRIED_IN) for name in edition.by_name)
    )


def figures(read: Draft, edition: Edition, choice: Choice) -> dict[str, str]:
    """The texts that enter the report, by cell."""
    taken: dict[str, str] = {}
    for section in edition.sections:
        if section.code in choice.parts:
            for cell, found in cells_of(read, section):
                if text := _entering(cell.name, found, choice):
                    taken[cell.name] = text
    if CARRY in choice.parts:
        taken |= _carried(read, edition, choice)
    return taken


def _carried(read: Draft, edition: Edition, choice: Choice) -> dict[str, str]:
    names = [c.name for c in edition.inputs if c.name.startswith(CARRIED_IN)]
    pairs = ((name, name.replace(CARRIED_IN, CARRIED_OUT)) for name in names)
    texts = {
        name: _entering(source, read.figures[source], choice)
        for name, source in pairs
        if source in read.figures
    }
    return {name: text for name, text in texts.items() if text}


def _entering(name: str, found: Found, choice: Choice) -> str:
    proposed = number_text(found)
    typed = tidy(choice.typed.get(name, proposed))
    if found.confidence is Confidence.SURE:
        return typed
    return typed if name in choice.confirmed or typed != proposed else ""


def corrected(read: Draft, choice: Choice, taken: Mapping[str, str]) -> dict[str, list[str]]:
    """The cells a person typed over: what was read, what was typed."""
    return {
        name: [number_text(found), tidy(choice.typed[name])]
        for name, found in read.figures.items()
        if name in choice.typed and name in taken and tidy(choice.typed[name]) != number_text(found)
    }


def passages(read: Draft, edition: Edition, choice: Choice) -> dict[str, str]:
    """The prose that enters, by section."""
    return {
        section.code: read.passages[section.code].strip("\n")
        for section in edition.passages
        if section.code in choice.parts and read.passages.get(section.code, "").strip()
    }


def default(read: Draft, parts: Collection[str], is_other: bool) -> Choice:
    """What is ticked before anybody chose: every repaired cell, every part; of a document that may be of another
    year or agency no part.
    """
    confirmed = [n for n, found in read.figures.items() if found.confidence is Confidence.REPAIRED]
    return Choice(() if is_other else tuple(parts), confirmed)


def offered(
    read: Draft, content: Content, now: Mapping[str, str], choice: Choice, only: str = ""
) -> Iterator[Part]:
    """Every part with what it would fill and what it would overwrite of a report that holds ``now``."""
    edition, prose = content.edition, content.passages
    if only in ("", "requests") and carries(read, edition, content.year):
        one = Choice([CARRY], choice.confirmed, choice.typed)
        heading = "表三“二、上年结转政府信息公开申请数量”，取自这份文件的“四、结转下年度继续办理”"
        if read.year is None:
            heading += f"（文件里没有写年度，请先确认它是{content.year - 1}年度的报告再勾选）"
        yield _table_part(CARRY, heading, edition, figures(read, edition, one), now, 0, CARRY in choice.parts)
    for section in parts_of(read, edition, only):
        ticked = section.code in choice.parts
        if section.is_prose:
            yield _prose_part(section, prose.get(section.code, ""), read.passages[section.code], ticked)
        else:
            one = Choice([section.code], choice.confirmed, choice.typed)
            still = sum(
                found.confidence is not Confidence.SURE and not _entering(cell.name, found, one)
                for cell, found in cells_of(read, section)
            )
            heading = section.heading
            yield _table_part(section.code, heading, edition, figures(read, edition, one), now, still, ticked)


def _table_part(
    code: str,
    heading: str,
    edition: Edition,
    taken: Mapping[str, str],
    now: Mapping[str, str],
    still: int,
    ticked: bool,
) -> Part:
    typed = {name: text for name, text in taken.items() if not edition.by_name[name].is_total}
    changes = tuple(
        (edition.by_name[name].label, now[name], text)
        for name, text in typed.items()
        if now.get(name, "").strip() and tidy(now[name]) != text
    )
    same = sum(tidy(now.get(name, "")) == text for name, text in typed.items())
    return Part(code, heading, len(typed) - same - len(changes), same, changes, still, ticked)


def _prose_part(section: Section, now: str, new: str, ticked: bool) -> Part:
    new = new.strip("\n")
    if now.strip() == new.strip():
        return Part(section.code, section.heading, same=1, ticked=ticked, is_prose=True)
    changes = ((section.heading, now, new),) if now.strip() else ()
    return Part(
        section.code, section.heading, fills=len(new.strip()), changes=changes, ticked=ticked, is_prose=True
    )
