"""The report as a Word file with the sheet in front on which an office signs it off (签发单). Pure.

It is made of what the report says now, so that nobody types a figure twice: once on paper to be sealed, once here.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reports.document import Document
from reports.filetypes import docx
from reports.filetypes.package import About
from reports.filetypes.wordfile import write as packed
from reports.filetypes.wordml import (
    MEASURE,
    cell,
    end_of_section,
    frame,
    paragraph,
    row,
    run,
    section,
)

HEADING = "政府信息公开工作年度报告签发单"
COLUMNS = (1500, 3345, 1500, 2500)
DATED = "　　　　　　　　　年　　月　　日"
REMARK = "指纹由报告的全部文字和数字算出。签发后报告有任何改动，指纹随之改变，须重新打印签发。"
GROUP = 32  # characters of the digest that stand together
LONGEST_NOTE = 60  # characters of the 更正说明 for which the sheet has room
ROW, OPINION, SEAL = 600, 1900, 2800  # heights; every line more takes 200 and 150 off the last two


@dataclass(frozen=True)
class Hand:
    """Who did something, and on which day."""

    name: str
    on: date


@dataclass(frozen=True)
class Known:
    """What need not be written by hand: who handed in, who agreed in the agency and above it, as far as they have.

    ``version`` says which it is where it is not the first (第2版（更正）), ``note`` is its 更正说明, ``published`` says
    since when it is out.
    """

    author: Hand | None = None
    reviewer: Hand | None = None
    supervisor: Hand | None = None
    version: str = ""
    note: str = ""
    published: str = ""


NOTHING = Known()


def write(document: Document, digest: str, day: date, mark: str = "", known: Known = NOTHING) -> bytes:
    """``digest`` is the SHA-256 of the canonical JSON; ``mark``, like 送审稿, stands at the head of every page."""
    front = _sheet(document, digest, known) + end_of_section(section(headed=bool(mark), numbered=False))
    about = About(document.title, document.agency, day, mark=mark)
    return packed(front + docx.body(document) + section(headed=bool(mark)), about)


def _sheet(document: Document, digest: str, known: Known) -> str:
    more = ((label, text) for label, text in _more(known) if text)
    extra = [_row(ROW, pair) for pair in more]
    rows = (
        _row(ROW, ("报告名称", document.title)),
        _row(ROW, ("发布机构", document.agency), ("报告年度", f"{document.year}年")),
        _row(ROW, ("填报人", _signed(known.author, "提交")), ("联系电话", "")),
        *extra,
        _row(OPINION - 200 * len(extra), ("审核意见", ""), foot=_agreed(known)),
        _row(OPINION - 200 * len(extra), ("签发意见", ""), foot=(f"签发人：{DATED}",)),
        _row(SEAL - 150 * len(extra), ("印章", ""), foot=(f"（盖章）{DATED}",)),
        _row(ROW, ("数据指纹", " ".join(digest[i : i + GROUP] for i in range(0, len(digest), GROUP)))),
    )
    return (
        paragraph("Title", run(HEADING))
        + frame("".join(rows), COLUMNS, HEADING, 100, 60)
        + paragraph("TableText", run(REMARK), before=120, side="left")
    )


def _more(known: Known) -> tuple[tuple[str, str], ...]:
    cut = known.note[:LONGEST_NOTE] + "……" if len(known.note) > LONGEST_NOTE else known.note
    return ("版本", known.version), ("更正说明", cut), ("发布情况", known.published)


def _signed(hand: Hand | None, did: str) -> str:
    return f"{hand.name}（{_day(hand.on)}{did}）" if hand else ""


def _agreed(known: Known) -> tuple[str, ...]:
    """A line for who agreed in the agency, to be filled in while nobody has; one for the office above once it has."""
    if not known.reviewer:
        return (f"审核人：{DATED}",)
    own = f"审核人：{known.reviewer.name}　　{_day(known.reviewer.on)}"
    above = known.supervisor
    return (own, f"主管部门审核：{above.name}　　{_day(above.on)}") if above else (own,)


def _day(on: date) -> str:
    return f"{on.year}年{on.month}月{on.day}日"


def _row(height: int, *pairs: tuple[str, str], foot: tuple[str, ...] = ()) -> str:
    """Labels and what is written beside them; the last field reaches to the edge, ``foot`` stands low at its right."""
    cells, used = [], 0
    for number, (label, text) in enumerate(pairs, 1):
        label_width, width = COLUMNS[2 * number - 2 : 2 * number]
        is_last = number == len(pairs)
        span = len(COLUMNS) - 2 * number + 1 if is_last else 1
        width = MEASURE - used - label_width if is_last else width
        used += label_width + width
        cells.append(cell(paragraph("TableText", run(label)), label_width))
        cells.append(_field(foot or (text,), width, span, is_low=bool(foot)))
    return row("".join(cells), height=height)


def _field(texts: tuple[str, ...], width: int, span: int, *, is_low: bool) -> str:
    side = "right" if is_low else "left"
    content = "".join(paragraph("TableText", run(text) if text else "", side=side) for text in texts)
    return cell(content, width, span=span, side="bottom" if is_low else "center")
