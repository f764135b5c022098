"""The words of WordprocessingML that a report needs: paragraphs, tables, sections. Pure.

Word is strict about the order of what stands in pPr, tcPr, tblPr and sectPr; here it is that of ECMA-376, part 1,
chapter 17. Lengths are twentieths of a point unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable

from reports.document import Grid, GridCell
from reports.filetypes.layout import Line, Square, lines
from reports.filetypes.package import xml

MEASURE = 8845  # 156 mm, the width of the type area
MANY = 8  # a table of more columns is set in 9 pt, else in 12 pt
BLUE = "DCE6F1"
# half-points of a figure too long for a narrow column, as in static/css/print.css
SQUEEZED = ((7, 12), (5, 15))
SHORT = 3  # characters that fit side by side over a narrow column


def run(text: str, style: str = "", size: int = 0) -> str:
    """A stretch of text; ``size`` in half-points, for what has to be squeezed in."""
    marks = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        f'<w:spacing w:val="-4"/><w:sz w:val="{size}"/>' if size else ""
    )
    return (
        f'<w:r>{f"<w:rPr>{marks}</w:rPr>" if marks else ""}<w:t xml:space="preserve">{xml(text)}</w:t></w:r>'
    )


BREAK = "<w:r><w:br/></w:r>"


def paragraph(
    style: str, runs: str, *, keep: bool = False, before: int = 0, after: int = 0, side: str = ""
) -> str:
    """``keep``: with the next; ``before`` and ``after``: space above and below; ``side``: left, center or right."""
    marks = (
        f'<w:pStyle w:val="{style}"/>'
        + "<w:keepNext/>" * keep
        + f'<w:spacing w:before="{before}" w:after="{after}"/>' * bool(before or after)
        + f'<w:jc w:val="{side}"/>' * bool(side)
    )
    return f"<w:p><w:pPr>{marks}</w:pPr>{runs}</w:p>"


def table(grid: Grid) -> str:
    """An official table at its fixed widths. It stays on one page where it fits; else its header comes again."""
    found = lines(grid)
    shares = widths(grid.widths)
    is_small = len(shares) > MANY
    repeats = next((n for n, line in enumerate(found) if not line.is_head), 0) if len(grid.groups) == 1 else 0
    rows = "".join(
        _row(line, shares, is_small, repeated=n < repeats, last=n + 1 == len(found))
        for n, line in enumerate(found)
    )
    return frame(rows, shares, grid.title, *((20, 20) if is_small else (100, 60)))


def frame(rows: str, shares: Iterable[int], title: str, beside: int, above: int) -> str:
    """A ruled table of finished rows; ``beside`` and ``above`` the text of a cell is so much room."""
    rules = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = "".join(
        f'<w:{side} w:w="{beside if side in ("left", "right") else above}" w:type="dxa"/>'
        for side in ("top", "left", "bottom", "right")
    )
    columns = "".join(f'<w:gridCol w:w="{share}"/>' for share in shares)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{MEASURE}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{rules}</w:tblBorders>"
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{room}</w:tblCellMar>'
        f'<w:tblLook w:val="0000"/><w:tblCaption w:val="{xml(title)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def widths(shares: Iterable[float]) -> tuple[int, ...]:
    """Percents as lengths that fill the measure to the last twentieth of a point."""
    edges, total = [0], 0.0
    for share in shares:
        total += share
        edges.append(round(MEASURE * total / 100))
    edges[-1] = MEASURE
    return tuple(right - left for left, right in zip(edges, edges[1:], strict=False))


def row(cells: str, *, height: int = 0, repeated: bool = False) -> str:
    """A row that no page break cuts."""
    marks = (
        "<w:cantSplit/>"
        + f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' * bool(height)
        + "<w:tblHeader/>" * repeated
    )
    return f"<w:tr><w:trPr>{marks}</w:trPr>{cells}</w:tr>"


def cell(
    content: str,
    width: int,
    *,
    span: int = 1,
    merge: str = "",
    fill: str = "",
    room: tuple[int, int] = (0, 0),
    side: str = "center",
) -> str:
    """``merge``: restart at the top of a cell over several rows, continue below; ``room``: left and right of the text;
    ``side``: where the text stands from top to bottom.
    """
    margins = "".join(
        f'<w:{side} w:w="{wide}" w:type="dxa"/>' for side, wide in zip(("left", "right"), room, strict=True)
    )
    marks = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>'
        + f'<w:gridSpan w:val="{span}"/>' * (span > 1)
        + f'<w:vMerge w:val="{merge}"/>' * bool(merge)
        + f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' * bool(fill)
        + f"<w:tcMar>{margins}</w:tcMar>" * any(room)
        + f'<w:vAlign w:val="{side}"/>'
    )
    return f"<w:tc><w:tcPr>{marks}</w:tcPr>{content}</w:tc>"


def _row(line: Line, shares: tuple[int, ...], is_small: bool, *, repeated: bool, last: bool) -> str:
    cells = "".join(_cell(square, shares, is_small, keep=not last) for square in line.squares)
    return row(cells, height=0 if line.is_head else 320 if is_small else 440, repeated=repeated)


def _cell(square: Square, shares: tuple[int, ...], is_small: bool, *, keep: bool) -> str:
    of = square.cell
    width = sum(shares[square.column : square.column + of.colspan])
    merge = "" if of.rowspan == 1 else "continue" if square.is_below else "restart"
    text = "" if square.is_below else of.text
    runs = run(text, size=_squeezed(of) if is_small else 0) if text else ""
    side = "left" if of.role == "stub" and of.rowspan <= MANY else ""
    content = paragraph("TableSmall" if is_small else "TableText", runs, keep=keep, side=side)
    fill = BLUE if of.role == "caption" else ""
    return cell(
        content, width, span=of.colspan, merge=merge, fill=fill, room=_room(of) if is_small else (0, 0)
    )


def _squeezed(of: GridCell) -> int:
    """The smaller size of a figure too long for its column, 0 for the usual one."""
    return next((size for most, size in SQUEEZED if of.role == "figure" and len(of.text) > most), 0)


def _room(of: GridCell) -> tuple[int, int]:
    """Beside a label: so that four characters over a narrow column stand two by two."""
    if of.role == "head" and len(of.text) > SHORT:
        return (100, 100)
    return (60, 20) if of.role == "stub" and of.rowspan <= MANY else (0, 0)


def section(*, headed: bool = False, numbered: bool = True) -> str:
    """A4, the type area of GB/T 9704, 22 lines of 28 characters, page numbers from 1 at the outer edge.

    The foot stands 7 mm below the type area. How 28 characters of 16 pt go into 156 mm is said in
    templates/word/styles.xml.
    """
    heads = [_part_of("header", kind, "header") for kind in ("default", "even")] if headed else []
    feet = [
        _part_of("footer", kind, f"footer-{name}") for kind, name in (("default", "odd"), ("even", "even"))
    ]
    return (
        f"<w:sectPr>{''.join(heads)}{''.join(feet) * numbered}"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"'
        ' w:header="851" w:footer="1304" w:gutter="0"/>'
        + '<w:pgNumType w:start="1"/>' * numbered
        + '<w:cols w:space="425"/><w:docGrid w:type="linesAndChars" w:linePitch="579"/></w:sectPr>'
    )


def _part_of(what: str, kind: str, name: str) -> str:
    return f'<w:{what}Reference w:type="{kind}" r:id="{name}"/>'


def end_of_section(properties: str) -> str:
    """What stands before it is a section of its own; the next begins on a new page."""
    return f"<w:p><w:pPr>{properties}</w:pPr></w:p>"
