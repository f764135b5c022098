"""Cuts one big Chinese face into a small TrueType file. No Django, no settings."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

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
RANGES = (0x20, 0x7E), (0x2160, 0x216B), (0x2170, 0x217B), (0x2460, 0x249B), (0xFF01, 0xFF5E)

# One height for all faces, in thousandths: a rare character from another face must not push its line down.
HHEA = {"ascent": 880, "descent": -120, "lineGap": 0}
OS2 = {"sTypoAscender": 880, "sTypoDescender": -120, "sTypoLineGap": 0, "usWinAscent": 880, "usWinDescent": 120}


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


def cut(source: Path, target: Path, family: str, wanted: Iterable[int] | None = None) -> None:
    """Write `target`: the wanted characters of `source` (those it has) as TrueType named `family`.

    Layout tables, hints and vertical metrics are left out: reports are set horizontally, and each costs time.
    """
    with TTFont(source, lazy=True, fontNumber=0) as font:
        cmap = font.getBestCmap()
        mapping = {code: cmap[code] for code in sorted(wanted or characters()) if code in cmap}
        order = [".notdef", *dict.fromkeys(name for name in mapping.values() if name != ".notdef")]
        outlines = _outlines(font, order)
        widths = {name: (font["hmtx"][name][0], getattr(outlines[name], "xMin", 0)) for name in order}
        _write(font, target, family, order, mapping, outlines, widths)


def level(source: Path, target: Path) -> None:
    """Write `target`: the whole of `source`, only its height made that of all faces."""
    with TTFont(source, lazy=True, fontNumber=0, recalcTimestamp=False) as font:
        for table, values in (("hhea", HHEA), ("OS/2", OS2)):
            for name, value in _scaled(font, values).items():
                setattr(font[table], name, value)
        font.save(target)


def _scaled(font: TTFont, values: dict[str, int]) -> dict[str, int]:
    return {name: round(value * font["head"].unitsPerEm / 1000) for name, value in values.items()}


def _outlines(font: TTFont, order: list[str]) -> dict[str, Any]:
    """Glyph name → quadratic outline within a thousandth of its size, which no printer shows."""
    glyphs, cubic, drawn = font.getGlyphSet(), "glyf" not in font, {}
    for name in order:
        pen = TTGlyphPen(None)
        through = Cu2QuPen(pen, font["head"].unitsPerEm / 1000, reverse_direction=True) if cubic else pen
        glyphs[name].draw(DecomposingFilterPen(through, glyphs))
        drawn[name] = pen.glyph()
        drawn[name].recalcBounds(None)
    return drawn


def _write(
    font: TTFont,
    target: Path,
    family: str,
    order: list[str],
    mapping: dict[int, str],
    outlines: dict[str, Any],
    widths: dict[str, tuple[int, int]],
) -> None:
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(mapping)
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
