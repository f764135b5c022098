"""Workbooks (.xlsx .xlsm .xlsb .xls .et .ods): every sheet that holds anything, formulas as last computed. Pure."""

from __future__ import annotations

import io
import re

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from reports.intake.readers import formulas
from reports.intake.readers.package import BROKEN, LOCKED, TOO_BIG, Package
from reports.intake.readers.sheets import MOST_ROWS, Merge, sheet, shown
from reports.intake.source import Block, Source, Unreadable

EMPTY = "这个工作簿里没有内容。请确认选对了文件。"
HIDDEN = "工作表“{}”是隐藏的，也读了。"
NO_VALUE = "有的公式没有存下计算结果，这些格没有读出数。请在 Excel 或 WPS 里打开、保存后再试。"
WORKED_OUT = "有的合计公式没有存下计算结果，已按格里的数加出来，请核对。"
ERRORS = "有的格是公式错误（如 #REF!、#DIV/0!），读成了空白。请在表格里改正。"
LOST = "工作表“{}”打不开，没有读。"
SPREAD = 8 * 10**6  # cells from the first to the last one in use; they are all laid out in memory
PLACE = re.compile(rb"""\sr=["']([A-Z]{0,3})(\d{1,7})["']""")


def read(data: bytes, format: str = "xlsx") -> Source:
    """A workbook; ``format`` is what the source is to say of itself. Errors: Unreadable."""
    uncomputed, notes = _examined(data) if data.startswith(b"PK") else (0, [])
    blocks: list[Block] = []
    book = _open(data)
    pending = formulas.uncomputed(Package(data)) if uncomputed else {}
    came_out = 0
    for about in book.sheets_metadata:
        if about.typ is not SheetTypeEnum.WorkSheet:
            continue
        found, note, solved = _sheet(book, about.name, pending.get(about.name))
        came_out += solved
        blocks += found
        notes += [note] if note else []
        notes += (
            [HIDDEN.format(about.name)] if found and about.visible is not SheetVisibleEnum.Visible else []
        )
    if not blocks:
        raise Unreadable(
            BROKEN if any(note in notes for note in map(LOST.format, book.sheet_names)) else EMPTY
        )
    told = [NO_VALUE] * (uncomputed > came_out) + [WORKED_OUT] * (came_out > 0)
    return Source(format, tuple(blocks), "", (*told, *notes))


def _examined(data: bytes) -> tuple[int, list[str]]:
    """How many formulas have no result, and notes on the sheets' XML, seen before they are laid out.

    Errors: Unreadable for what would take all memory.
    """
    package = Package(data)
    size = uncomputed = 0
    errors = False
    for name in package.names:
        if not name.endswith((".xml", ".bin")):
            continue
        part = package.part(name) or b""
        size += len(part)
        if size > 4 * 2**24 or (name.startswith("xl/worksheets/") and _spread(part) > SPREAD):
            raise Unreadable(TOO_BIG)
        uncomputed += sum(1 for _ in formulas.UNCOMPUTED.finditer(part))
        errors = errors or b' t="e"' in part
    return uncomputed, [ERRORS] if errors else []


def _spread(part: bytes) -> int:
    """Cells in the rectangle from A1 to the last place named."""
    rows = columns = 1
    for place in PLACE.finditer(part):
        rows = max(rows, int(place[2]))
        column = 0
        for letter in place[1]:
            column = 26 * column + letter - 64
        columns = max(columns, column)
    return rows * columns


def _open(data: bytes) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(data))
    except BaseException as error:
        raise _refusal(error) from error


def _refusal(error: BaseException) -> BaseException:
    """The sentence for what the library raises: its panics are no Exception. Others than these pass."""
    if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
        return error
    return Unreadable(LOCKED if "assword" in f"{type(error).__name__} {error}" else BROKEN)


def _sheet(
    book: CalamineWorkbook, name: str, pending: formulas.Formulas | None = None
) -> tuple[tuple[Block, ...], str, int]:
    try:
        found = book.get_sheet_by_name(name)
        top, left = found.start or (0, 0)
        rows = found.to_python(nrows=MOST_ROWS)
        texts = [[shown(value) for value in row] for row in rows]
        texts, top, left, solved = formulas.shown_in(texts, top, left, pending or {})
        merges = [((a - top, b - left), (c - top, d - left)) for (a, b), (c, d) in _merges(found)]
        return *sheet(name, texts, merges, height=found.height, first=top), solved
    except BaseException as error:
        refusal = _refusal(error)
        if not isinstance(refusal, Unreadable):
            raise
        return (), LOST.format(name), 0


def _merges(found: CalamineSheet) -> list[Merge]:
    """The merged cells, counted from A1; formats that do not say have none."""
    return found.merged_cell_ranges or []
