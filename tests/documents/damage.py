"""The kinds of damage real documents have, and what each is called; what they do stands in the modules beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from random import Random

from tests.documents.paper import Paper


class Damage(StrEnum):
    """One member for each way in which a document departs from the official form."""

    # the tables
    HEADER_REPEATED = "header-repeated"
    HEADER_EMPTY = "header-empty"
    STUBS_JOINED = "stubs-joined"
    LAST_STUB_ONLY = "last-stub-only"
    TORN = "torn"
    TORN_HEADER = "torn-header"
    TORN_LABEL = "torn-label"
    EIGHT_NUMBERS = "eight-numbers"
    EIGHT_SHIFTED = "eight-shifted"
    SIX_NUMBERS = "six-numbers"
    CELLS_TOGETHER = "cells-together"
    LABELS_LOST = "labels-lost"
    OTHER_ONE_ROW = "other-one-row"
    SERIAL_COLUMN = "serial-column"
    REMARK_COLUMN = "remark-column"
    PAGE_FURNITURE = "page-furniture"
    BLOCKS_APART = "blocks-apart"
    REMEDIES_APART = "remedies-apart"
    UNIT_ROW = "unit-row"
    SUBTOTAL_COLUMN = "subtotal-column"
    TABLE_MISSING = "table-missing"
    # the labels
    LABELS_CHANGED = "labels-changed"
    LABELS_SPACED = "labels-spaced"
    LABELS_DROPPED = "labels-dropped"
    HALF_WIDTH = "half-width"
    ORDINAL_BLANK = "ordinal-blank"
    ORDINALS_LOST = "ordinals-lost"
    LABEL_BREAKS = "label-breaks"
    # the figures
    FULL_WIDTH = "full-width"
    STRAY_BLANKS = "stray-blanks"
    THOUSANDS = "thousands"
    UNITS = "units"
    REMARKED = "remarked"
    SLASHES = "slashes"
    DASHES = "dashes"
    NOTHING = "nothing"
    BLANK_CELLS = "blank-cells"
    BLANK_ROWS = "blank-rows"
    ONLY_TOTALS = "only-totals"
    TOTALS_BLANK = "totals-blank"
    SUMS_BROKEN = "sums-broken"
    # the document
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    NO_SIX = "no-six"
    NO_HEADINGS = "no-headings"
    PLATFORM_TABLE = "platform-table"
    SUMMARY_TABLE = "summary-table"
    CONTACT_TABLE = "contact-table"
    GBK = "gbk"
    BOM = "bom"
    STARS = "stars"
    NESTED = "nested"
    WORD_PAGE = "word-page"
    DIV_SOUP = "div-soup"
    NO_LINES = "no-lines"
    MANY_RUNS = "many-runs"
    AUTO_NUMBERED = "auto-numbered"
    TRACKED = "tracked"
    SHEETS = "sheets"
    AS_TEXT = "as-text"


TEXTS = ("lines", "tabs", "padded", "headed", "bare", "blanks", "run", "markdown")
WORD = ("docx", "pdf-office")
GAPLESS = ("bare", "blanks", "run")  # an empty cell leaves nothing behind
FORMATS = ("docx", "xlsx", "xls", "html", "pdf", "pdf-office", *TEXTS)
SPANNED = (
    "docx",
    "xlsx",
    "xls",
    "html",
    "pdf",
    "pdf-office",
    "padded",
    "headed",
    "markdown",
    "tabs",
    "lines",
)
TABLES = tuple(f for f in FORMATS if f not in GAPLESS)

Work = Callable[[Paper, Random], None]
WORKS: dict[Damage, Work] = {}
IN_FORMATS: dict[Damage, tuple[str, ...]] = {}
IN_EDITIONS: dict[Damage, tuple[str, ...]] = {}


def does(
    damage: Damage, formats: tuple[str, ...] = FORMATS, editions: tuple[str, ...] = ("2019", "2021")
) -> Callable[[Work], Work]:
    """Declares which formats and editions a kind of damage happens to."""

    def declared(work: Work) -> Work:
        WORKS[damage], IN_FORMATS[damage], IN_EDITIONS[damage] = work, formats, editions
        return work

    return declared


def inflict(paper: Paper, damages: Iterable[Damage], random: Random) -> None:
    """Does them: single rows first, then the figures, the document, the tables, the labels."""
    order = list(Damage)
    figures = order.index(Damage.FULL_WIDTH)
    turn = {d: (order.index(d) - figures) % len(order) for d in damages}
    turn |= dict.fromkeys((Damage.OTHER_ONE_ROW, *ROW_MENDED), -1)
    for damage in sorted(damages, key=turn.__getitem__):
        WORKS[damage](paper, random)


def suits(format: str, damages: Iterable[Damage]) -> bool:
    """Whether the format can show all of them, and they do not undo one another."""
    chosen = set(damages)
    return all(format in IN_FORMATS[d] for d in chosen) and not any(pair <= chosen for pair in APART)


D = Damage
ROW_MENDED = (D.EIGHT_NUMBERS, D.EIGHT_SHIFTED, D.SIX_NUMBERS, D.CELLS_TOGETHER)
RAW_ONLY = (
    *(D.FULL_WIDTH, D.STRAY_BLANKS, D.THOUSANDS, D.UNITS, D.REMARKED, D.SLASHES, D.DASHES, D.NOTHING),
    *(D.BLANK_CELLS, D.BLANK_ROWS, D.ONLY_TOTALS, D.TOTALS_BLANK, D.SUMS_BROKEN),
)
SHAPERS = (D.HEADER_REPEATED, D.HEADER_EMPTY, D.STUBS_JOINED, D.LAST_STUB_ONLY, D.TORN, D.TORN_HEADER)
SHAPERS += (D.TORN_LABEL, D.LABELS_LOST, D.SERIAL_COLUMN, D.REMARK_COLUMN, D.PAGE_FURNITURE, D.BLOCKS_APART)
SHAPERS += (D.REMEDIES_APART, D.UNIT_ROW, D.SUBTOTAL_COLUMN, D.TABLE_MISSING)
ONE_OF = (
    ROW_MENDED,
    RAW_ONLY,
    SHAPERS,
    (D.WORD_PAGE, D.DIV_SOUP),
    (D.ORDINAL_BLANK, D.ORDINALS_LOST),
    (D.ORDINALS_LOST, D.LAST_STUB_ONLY, D.LABELS_LOST, D.TORN_LABEL, D.LABELS_DROPPED),
    (D.GBK, D.BOM),
    (D.NO_HEADINGS, D.AUTO_NUMBERED, D.RENUMBERED, D.REWORDED),
    (D.OTHER_ONE_ROW, *ROW_MENDED, D.LABELS_LOST, D.SUBTOTAL_COLUMN),
)
APART = {frozenset((a, b)) for group in ONE_OF for a in group for b in group if a != b}
APART |= {frozenset((a, b)) for a in ROW_MENDED for b in RAW_ONLY}
