"""Cuts one big Chinese face into a small TrueType file. No Django, no settings."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from math import hypot
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import GlyphCoordinates

Point = tuple[float, float]
Drawn = tuple[Any, int]  # an outline and its width

# Characters of names of places and people that GB2312 left out. Where a face lacks one, 宋体 stands in.
RARE = (
    "〇埇浉硚瀍漷堽垟垵峣堌堎塅墈墕崀崟崾嵖嶅嶓巘峂峧梽榃檵湜洣洺浭浥淏溁溇滍滆滘滧潏潩潵澥澴灏珢琎瑄盩眬"
    "砟碛磜礤礐筼箐籴簕緱翙脿茌菉萩葑蓢蔀赉跶郄郪鄠酂钖镆闇隩飏饸鳣鲘龑㙦㵲㮾䓖䢺玥珺琇琰璟瑀瑗璘璠甯昇昉"
    "晞晢晟暐喆堃翀翚芃芮苡荺菂萱蒨蘅赟釴钰铖锜镕镠锳顼颋骉骎鹮麃奭妧婳嬿孖宬屾峘嵊嵘帏弇彧忞恺愔憙戬"
    "扺抃揆斌斝旸昀昶晔曈曌杺枘柷栻桢棽楙榑樾橚氿沄沘沚沨泂泃泠洇洢洧洸洹浛浠浡浯涢涪涴淇淦淯湉湝湲湋"
    "溧溱滹漤澧澹濩瀛灃炟烜焌焘煊煜燊爔牁牂玘玚玢玠珅珣珩琏琚琤琨琬琮琯瑢瑧璆璇瓒畯皛皞睟矞砮祎祺禛禤"
)
MARKS = (
    " \u00a0\u2002\u2003\u3000·•–—―‖…‘’“”′″‰※℃℉№§°×÷±≈≠≤≥∞√∑∥∠→←↑↓□■○●◎△▲▽▼☆★◇◆☐☑☒✓✔"
    "、。〃々〆〈〉《》「」『』【】〒〓〔〕〖〗〝〞㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩㎎㎏㎜㎝㎞㎡㏄￥¥€£￠￡￣￤"
)
LATIN = range(0x21, 0x7F)
RANGES = (0x20, 0x7E), (0x2160, 0x216B), (0x2170, 0x217B), (0x2460, 0x249B), (0xFF01, 0xFF5E)

# One height for all faces, in thousandths: a rare character from another face must not push its line down.
HHEA = {"ascent": 880, "descent": -120, "lineGap": 0}
OS2 = {
    "sTypoAscender": 880,
    "sTypoDescender": -120,
    "sTypoLineGap": 0,
    "usWinAscent": 880,
    "usWinDescent": 120,
}


def characters() -> set[int]:
    """The code points a small face is cut to: GB2312, marks of official writing, rare characters of names."""
    rows = (bytes([high, low]) for high in range(0xA1, 0xF8) for low in range(0xA1, 0xFF))
    gb2312 = "".join(pair.decode("gb2312", "ignore") for pair in rows)
    ranges = {code for first, last in RANGES for code in range(first, last + 1)}
    return ranges | {ord(character) for character in gb2312 + MARKS + RARE}


def family_names(path: Path) -> str:
    """Every family and full name a font file gives itself, lower case, in one line."""
    with TTFont(path, lazy=True, fontNumber=0) as font:
        names = [record.toUnicode() for record in font["name"].names if record.nameID in {1, 4, 6, 16}]
    return " ".join(names).lower().replace("_", "")


@dataclass(frozen=True)
class Lender:
    """Another face that lends what a face lacks: rare characters, figures when its own do not match.

    ``heavier`` makes the lent strokes wider, in thousandths, to stand in a heavy face.
    """

    file: Path
    latin: bool = False
    heavier: int = 0


def cut(
    source: Path, target: Path, family: str, lender: Lender | None = None, wanted: Iterable[int] | None = None
) -> None:
    """Write `target`: the wanted characters that `source` or its lender has, as TrueType named `family`.

    Layout tables, hints and vertical metrics are left out: reports are set horizontally, and each costs time.
    """
    codes = set(wanted or characters())
    with TTFont(source, lazy=True, fontNumber=0) as font:
        cmap, units = font.getBestCmap(), font["head"].unitsPerEm
        lent = (
            {c for c in codes if c not in cmap or (lender and lender.latin and c in LATIN)}
            if lender
            else set()
        )
        own = {code: cmap[code] for code in sorted(codes - lent) if code in cmap}
        drawn = _draw(font, {0: ".notdef"} | own, units)
        if lender:
            drawn |= _lend(lender, lent, units)
        _write(font, target, family, drawn)


def _lend(lender: Lender, codes: set[int], units: int) -> dict[int, Drawn]:
    with TTFont(lender.file, lazy=True, fontNumber=0) as font:
        cmap = font.getBestCmap()
        drawn = _draw(font, {code: cmap[code] for code in sorted(codes) if code in cmap}, units)
    if lender.heavier:
        for glyph, _ in drawn.values():
            embolden(glyph, lender.heavier * units / 1000)
    return drawn


def _draw(font: TTFont, names: dict[int, str], units: int) -> dict[int, Drawn]:
    """Quadratic outlines within a thousandth of their size, which no printer shows, and their widths."""
    glyphs, cubic, scale, drawn = font.getGlyphSet(), "glyf" not in font, units / font["head"].unitsPerEm, {}
    for code, name in names.items():
        pen = TTGlyphPen(None)
        through: Any = Cu2QuPen(pen, units / 1000, reverse_direction=True) if cubic else pen
        if scale != 1:
            through = TransformPen(through, (scale, 0, 0, scale, 0, 0))
        glyphs[name].draw(DecomposingFilterPen(through, glyphs))
        glyph = pen.glyph()
        glyph.recalcBounds(None)
        drawn[code] = glyph, round(font["hmtx"][name][0] * scale)
    return drawn


def embolden(glyph: Any, strength: float) -> None:
    """Widen the strokes of an outline: uprights by `strength`, level strokes, thin in a 宋体, by a fifth."""
    if not glyph.numberOfContours:
        return
    points, first = list(glyph.coordinates), 0
    for last in glyph.endPtsOfContours:
        contour = points[first : last + 1]
        for i, (x, y) in enumerate(contour):
            normal = _outward(contour[i - 1], (x, y), contour[(i + 1) % len(contour)])
            points[first + i] = (round(x + normal[0] * strength / 2), round(y + normal[1] * strength / 10))
        first = last + 1
    glyph.coordinates = GlyphCoordinates(points)
    glyph.recalcBounds(None)


def _outward(before: Point, here: Point, after: Point) -> Point:
    """Which way a corner moves when both its edges move out by one; TrueType keeps ink on its right."""
    edges = []
    for (x, y), (to_x, to_y) in ((before, here), (here, after)):
        size = hypot(to_x - x, to_y - y)
        if size:
            edges.append(((y - to_y) / size, (to_x - x) / size))
    if not edges:
        return 0, 0
    (ax, ay), (bx, by) = edges[0], edges[-1]
    share = max(1 + ax * bx + ay * by, 0.5)  # a needle must not grow without end
    return (ax + bx) / share, (ay + by) / share


def level(source: Path, target: Path) -> None:
    """Write `target`: the whole of `source`, only its height made that of all faces."""
    # to measure every glyph anew would take ten seconds
    unchanged = {"recalcTimestamp": False, "recalcBBoxes": False}
    with TTFont(source, lazy=True, fontNumber=0, **unchanged) as font:
        for table, values in (("hhea", HHEA), ("OS/2", OS2)):
            for name, value in _scaled(font, values).items():
                setattr(font[table], name, value)
        font.save(target)


def _scaled(font: TTFont, values: dict[str, int]) -> dict[str, int]:
    return {name: round(value * font["head"].unitsPerEm / 1000) for name, value in values.items()}


def _write(font: TTFont, target: Path | BytesIO, family: str, drawn: dict[int, Drawn]) -> None:
    """A font file of the glyphs drawn, by code point; 0 stands for the missing character."""
    names = {code: f"u{code:04X}" if code else ".notdef" for code in drawn}
    outlines = {names[code]: glyph for code, (glyph, _) in drawn.items()}
    widths = {names[code]: (width, getattr(glyph, "xMin", 0)) for code, (glyph, width) in drawn.items()}
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(list(outlines))
    builder.setupCharacterMap({code: name for code, name in names.items() if code})
    builder.setupGlyf(outlines, calcGlyphBounds=False)
    builder.setupHorizontalMetrics(widths)
    builder.setupHorizontalHeader(**_scaled(font, HHEA))
    postscript = family.replace(" ", "")
    builder.setupNameTable(
        {
            "familyName": family,
            "styleName": "Regular",
            "fullName": family,
            "psName": postscript,
            "uniqueFontIdentifier": postscript,
        }
    )
    builder.setupOS2(
        **_scaled(font, OS2),
        usWeightClass=400,  # one face a family: called regular, else a heavy face is made heavier still
    )
    builder.setupPost(keepGlyphNames=False)
    builder.updateHead(created=font["head"].created, modified=font["head"].created)  # same source, same bytes
    builder.font.recalcTimestamp = False
    builder.save(target)


def encoded(font: bytes, family: str, texts: Mapping[int, str]) -> bytes:
    """An embedded font with its characters named again: PDF knows glyphs by number, other readers by code point.

    ``texts`` are the characters of the glyphs that are used. What is not TrueType becomes it.
    """
    codes = {ord(text): glyph for glyph, text in texts.items() if len(text) == 1}
    with TTFont(BytesIO(font), lazy=True, recalcTimestamp=False, recalcBBoxes=False) as read:
        names = {code: read.getGlyphName(glyph) for code, glyph in sorted(codes.items())}
        made = BytesIO()
        if "glyf" in read:
            read["cmap"] = _character_map(names)
            read.save(made, reorderTables=None)
        else:
            drawn = _draw(read, {0: ".notdef"} | names, read["head"].unitsPerEm)
            _write(read, made, family, drawn)
    return made.getvalue()


def _character_map(names: Mapping[int, str]) -> Any:
    """A cmap of all code points for readers of today, and of the first plane for older ones."""
    table = newTable("cmap")
    table.tableVersion, table.tables = 0, []
    for format, encoding, last in ((4, 1, 0xFFFF), (12, 10, 0x10FFFF)):
        part = CmapSubtable.newSubtable(format)
        part.platformID, part.platEncID, part.language = 3, encoding, 0
        part.cmap = {code: name for code, name in names.items() if code <= last}
        table.tables.append(part)
    return table
