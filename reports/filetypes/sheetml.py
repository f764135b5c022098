"""The words of SpreadsheetML that a report needs: cells, sheets, styles, the workbook around them. Pure.

Written directly, not with openpyxl, because a formula has to stand beside its result: openpyxl writes none, and a program
that does not calculate (a viewer, a reader of files) would find the totals empty. The order of elements is that of
ECMA-376, part 1, 18.3.1.99 (worksheet) and 18.2.27 (workbook).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reports.filetypes.package import LINK, About, links, outer, packed, part, xml

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
MOST_DECIMALS = 10
FIRST_FORMAT = 164  # numbers below are the program's own
# a text that begins so would be run as soon as somebody edits the cell; quotePrefix keeps it text
RISKY = ("=", "+", "-", "@", "'")


@dataclass(frozen=True)
class Style:
    """How a cell looks. ``face`` 0 plain, 1 headings, 2 title, 3 soft; ``fill`` 0 none, 2 blue, 3 grey, 4 yellow."""

    face: int = 0
    fill: int = 0
    ruled: bool = True
    side: str = "center"
    locked: bool = True
    decimals: int = 0
    quoted: bool = False


STYLES: dict[str, Style] = {
    "plain": Style(ruled=False, side="left"),
    "title": Style(face=2, ruled=False),
    "soft": Style(face=3, ruled=False),
    "heading": Style(face=1, ruled=False, side="left"),
    "head": Style(face=1, fill=3),
    "caption": Style(face=1, fill=2),
    "stub": Style(side="left"),
    "text": Style(locked=False),
    "quoted": Style(locked=False, quoted=True),
    "plain quoted": Style(ruled=False, side="left", quoted=True),
    "total": Style(fill=3),
    "disputed": Style(fill=4),
    **{f"number {n}": Style(locked=False, decimals=n) for n in range(MOST_DECIMALS + 1)},
}
AT = {name: index for index, name in enumerate(STYLES)}


@dataclass(frozen=True)
class Sheet:
    """A finished sheet: rows of finished cells, the widths of its columns in characters, merged ranges.

    ``frozen``: rows and columns that stay in view; ``area`` is printed, its first ``frozen`` rows on every page.
    """

    name: str
    rows: tuple[tuple[float, str], ...]
    widths: tuple[float, ...]
    merges: tuple[str, ...] = ()
    frozen: tuple[int, int] = (0, 0)
    is_wide: bool = False
    one_page: bool = False

    @property
    def area(self) -> str:
        return f"$A$1:${letter(len(self.widths) - 1)}${len(self.rows)}"


def letter(column: int) -> str:
    """A for 0. A report has no more than 26 columns."""
    return chr(ord("A") + column)


def place(row: int, column: int) -> str:
    """A1 for (0, 0)."""
    return f"{letter(column)}{row + 1}"


def text(at: str, value: str, style: str) -> str:
    """A cell of words, whatever they begin with."""
    if not value:
        return empty(at, style)
    if value.startswith(RISKY) and style in ("text", "plain"):
        style = "quoted" if style == "text" else "plain quoted"
    kept = f'<is><t xml:space="preserve">{xml(value)}</t></is>'
    return f'<c r="{at}" s="{AT[style]}" t="inlineStr">{kept}</c>'


def empty(at: str, style: str) -> str:
    return f'<c r="{at}" s="{AT[style]}"/>'


def number(at: str, digits: str, style: str) -> str:
    return f'<c r="{at}" s="{AT[style]}"><v>{digits}</v></c>'


def formula(at: str, sums: str, result: str, style: str) -> str:
    """A formula and the number it comes to."""
    return f'<c r="{at}" s="{AT[style]}"><f>{sums}</f><v>{result}</v></c>'


def file(sheets: tuple[Sheet, ...], names: Mapping[str, tuple[str, str]], about: About) -> bytes:
    """A workbook. ``names``: name → (what it refers to, a remark)."""
    numbered = dict(enumerate(sheets, 1))
    types = {f"/xl/worksheets/sheet{n}.xml": f"{TYPE}.worksheet+xml" for n in numbered}
    types |= {"/xl/workbook.xml": f"{TYPE}.sheet.main+xml", "/xl/styles.xml": f"{TYPE}.styles+xml"}
    inner = [(f"sheet{n}", f"{LINK}/worksheet", f"worksheets/sheet{n}.xml") for n in numbered]
    parts = {
        "xl/workbook.xml": _workbook(sheets, names),
        "xl/styles.xml": styles(),
        "xl/_rels/workbook.xml.rels": links(*inner, ("styles", f"{LINK}/styles", "styles.xml")),
    }
    parts |= {f"xl/worksheets/sheet{n}.xml": _sheet(sheet, n == 1) for n, sheet in numbered.items()}
    return packed(parts | outer("xl/workbook.xml", types, about))


def _workbook(sheets: tuple[Sheet, ...], names: Mapping[str, tuple[str, str]]) -> bytes:
    listed = "".join(
        f'<sheet name="{xml(sheet.name)}" sheetId="{n}" r:id="sheet{n}"/>'
        for n, sheet in enumerate(sheets, 1)
    )
    own = "".join(_print_names(sheet, index) for index, sheet in enumerate(sheets))
    named = "".join(
        f'<definedName name="{name}" comment="{xml(remark)}">{xml(target)}</definedName>'
        for name, (target, remark) in sorted(names.items())
    )
    return part(
        f'<workbook xmlns="{MAIN}" xmlns:r="{LINK}"><bookViews><workbookView activeTab="0"/></bookViews>'
        f'<sheets>{listed}</sheets><definedNames>{own}{named}</definedNames><calcPr calcId="191029"/></workbook>'
    )


def _print_names(sheet: Sheet, index: int) -> str:
    """What is printed of a sheet, and which rows on every page."""
    where = f"'{xml(sheet.name)}'!"
    titles = (
        f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">{where}$1:${sheet.frozen[0]}</definedName>'
        if sheet.frozen[0]
        else ""
    )
    return f'<definedName name="_xlnm.Print_Area" localSheetId="{index}">{where}{sheet.area}</definedName>{titles}'


def _sheet(sheet: Sheet, is_first: bool) -> bytes:
    """A4, one page wide. Protected without a password: totals and labels are locked, everything can be selected."""
    rows = "".join(
        f'<row r="{n}" ht="{height:g}" customHeight="1">{cells}</row>'
        for n, (height, cells) in enumerate(sheet.rows, 1)
    )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{width:.2f}" customWidth="1"/>'
        for n, width in enumerate(sheet.widths, 1)
    )
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in sheet.merges)
    return part(
        f'<worksheet xmlns="{MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<dimension ref="{sheet.area.replace("$", "")}"/>'
        f"<sheetViews>{_view(sheet, is_first)}</sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>{rows}</sheetData>'
        '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>'
        + (f'<mergeCells count="{len(sheet.merges)}">{merged}</mergeCells>' if merged else "")
        + '<printOptions horizontalCentered="1"/>'
        '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{"landscape" if sheet.is_wide else "portrait"}"'
        f' fitToHeight="{int(sheet.one_page)}"/>'
        "<headerFooter><oddFooter>&amp;C第&amp;P页，共&amp;N页</oddFooter></headerFooter></worksheet>"
    )


def _view(sheet: Sheet, is_first: bool) -> str:
    rows, columns = sheet.frozen
    chosen = ' tabSelected="1"' if is_first else ""
    if not rows:
        return f'<sheetView showGridLines="0"{chosen} workbookViewId="0"/>'
    across = f' xSplit="{columns}"' if columns else ""
    pane = "bottomRight" if columns else "bottomLeft"
    return (
        f'<sheetView showGridLines="0"{chosen} workbookViewId="0"><pane{across} ySplit="{rows}"'
        f' topLeftCell="{place(rows, columns)}" activePane="{pane}" state="frozen"/>'
        f'<selection pane="{pane}"/></sheetView>'
    )


@cache
def styles() -> bytes:
    """The looks of STYLES as the program numbers them."""
    formats = "".join(
        f'<numFmt numFmtId="{FIRST_FORMAT + n}" formatCode="0.{"0" * n}"/>'
        for n in range(1, MOST_DECIMALS + 1)
    )
    face = '<name val="{}"/><family val="0"/><charset val="134"/>'
    fonts = "".join(
        f'<font>{bold}<sz val="{size}"/>{color}{face.format(name)}</font>'
        for bold, size, color, name in (
            ("", 11, "", "宋体"),
            ("", 11, "", "黑体"),
            ("", 16, "", "黑体"),
            ("", 10, '<color rgb="FF595959"/>', "宋体"),
        )
    )
    fills = "".join(
        f'<fill><patternFill patternType="solid"><fgColor rgb="FF{color}"/></patternFill></fill>'
        for color in ("DCE6F1", "F2F2F2", "FFF2CC")
    )
    rules = "".join(f'<{side} style="thin"/>' for side in ("left", "right", "top", "bottom"))
    looks = "".join(_look(style) for style in STYLES.values())
    return part(
        f'<styleSheet xmlns="{MAIN}"><numFmts count="{MOST_DECIMALS}">{formats}</numFmts>'
        f'<fonts count="4">{fonts}</fonts>'
        '<fills count="5"><fill><patternFill patternType="none"/></fill>'
        f'<fill><patternFill patternType="gray125"/></fill>{fills}</fills>'
        '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
        f"<border>{rules}<diagonal/></border></borders>"
        '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
        f'<cellXfs count="{len(STYLES)}">{looks}</cellXfs>'
        '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
    )


def _look(style: Style) -> str:
    format = FIRST_FORMAT + style.decimals if style.decimals else 0
    indent = int(style.side == "left" and style.ruled)
    return (
        f'<xf numFmtId="{format}" fontId="{style.face}" fillId="{style.fill}" borderId="{int(style.ruled)}"'
        ' xfId="0"'
        f' quotePrefix="{int(style.quoted)}" applyNumberFormat="1" applyFont="1" applyFill="1"'
        ' applyBorder="1" applyAlignment="1" applyProtection="1">'
        f'<alignment horizontal="{style.side}" vertical="center" wrapText="1" indent="{indent}"/>'
        f'<protection locked="{int(style.locked)}"/></xf>'
    )


def ranges(places: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Squares (row, column) as few ranges: runs along the rows, and runs of the same columns put together."""
    runs: list[list[int]] = []  # first row, last row, first column, last column
    for row, column in sorted(set(places)):
        if runs and runs[-1][:2] == [row, row] and runs[-1][3] == column - 1:
            runs[-1][3] = column
        else:
            runs.append([row, row, column, column])
    blocks: list[list[int]] = []
    for run in sorted(runs, key=lambda run: (run[2:], run[0])):
        if blocks and blocks[-1][2:] == run[2:] and blocks[-1][1] == run[0] - 1:
            blocks[-1][1] = run[0]
        else:
            blocks.append(run)
    for top, bottom, left, right in sorted(blocks):
        one = (top, left) == (bottom, right)
        yield place(top, left) if one else f"{place(top, left)}:{place(bottom, right)}"
