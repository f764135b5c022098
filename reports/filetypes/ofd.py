"""The report as OFD (GB/T 33190-2016): the pages of the PDF, mark for mark, at the same places. Pure.

Written by ourselves, as no library for Python writes the standard's namespace, millimetres and table lines. What is
drawn comes from reports.filetypes.drawn. Fonts lie inside as TrueType cut to what is printed, the QR code as a PNG,
the canonical JSON as an attachment. No actions, no extensions, no signature: sealing is the agency's own system's.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import count, groupby
from xml.sax.saxutils import quoteattr

from reports.filetypes.drawn import Box, Colour, Face, Ground, Picture, Printed, Rule, Sheet, Text
from reports.filetypes.issue import Issue
from reports.filetypes.package import DAY as DATED
from reports.filetypes.package import xml
from reports.fonts import BY_FAMILY
from reports.glyphs import encoded

SPACE = "http://www.ofdspec.org/2016"
ASCENT, HEIGHT = 0.95, 1.25  # of the box around a line of text, in sizes: no stroke stands out of it
DATA = "report.json"
FALLBACK = "GW SongTi"  # what stands in where no face of ours has a character is a 宋体


@dataclass(frozen=True)
class _Fonts:
    """What the Font elements say: name of the resource in the PDF → ID, family, file."""

    ids: dict[str, int]
    faces: dict[str, Face]

    def __iter__(self) -> Iterator[tuple[int, Face]]:
        return ((id, self.faces[name]) for name, id in self.ids.items())


def write(issue: Issue, printed: Printed) -> bytes:
    """The file. The same issue gives the same bytes. The only picture there is is the code of the imprint."""
    ids = count(1)
    fonts = _Fonts({name: next(ids) for name in printed.faces}, printed.faces)
    drawing = next(ids)
    pages = [(next(ids), _page(sheet, fonts, drawing, ids), sheet) for sheet in printed.sheets]
    parts = {"OFD.xml": _entry(issue), "Doc_0/Document.xml": _document(pages, next(ids))}
    parts |= {"Doc_0/PublicRes.xml": _public(fonts), "Doc_0/DocumentRes.xml": _pictures(drawing)}
    parts |= {f"Doc_0/Pages/Page_{n}/Content.xml": page for n, (_, page, _) in enumerate(pages)}
    parts |= {"Doc_0/Attachs/Attachments.xml": _attachments(issue)}
    files = {f"Doc_0/Res/font_{id}.ttf": encoded(face.file, face.family, face.texts) for id, face in fonts}
    files |= {"Doc_0/Res/code.png": printed.picture, f"Doc_0/Attachs/{DATA}": issue.canonical}
    return _archive({name: part.encode() for name, part in parts.items()} | files)


def _archive(files: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            part = zipfile.ZipInfo(name, DATED)
            part.external_attr = 0o644 << 16
            archive.writestr(part, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _xml(name: str, content: str, attributes: str = "") -> str:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return f'{head}<ofd:{name} xmlns:ofd="{SPACE}"{attributes}>{content}</ofd:{name}>'


def _tag(name: str, content: str) -> str:
    return f"<ofd:{name}>{content}</ofd:{name}>"


def _entry(issue: Issue) -> str:
    day = issue.published_on.isoformat()
    facts = {
        "DocID": issue.digest[:32],
        "Title": issue.content.title,
        "Author": issue.content.agency,
        "CreationDate": day,
        "ModDate": day,
        "Creator": "政府信息公开工作年度报告系统",
    }
    info = "".join(_tag(name, xml(value)) for name, value in facts.items())
    body = _tag("DocInfo", info) + _tag("DocRoot", "Doc_0/Document.xml")
    return _xml("OFD", _tag("DocBody", body), ' Version="1.0" DocType="OFD"')


def _document(pages: list[tuple[int, str, Sheet]], last: int) -> str:
    common = _tag("MaxUnitID", str(last)) + _tag("PageArea", _tag("PhysicalBox", _sized(pages[0][2])))
    common += _tag("PublicRes", "PublicRes.xml") + _tag("DocumentRes", "DocumentRes.xml")
    places = "".join(
        f'<ofd:Page ID="{id}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n, (id, _, _) in enumerate(pages)
    )
    attached = _tag("Attachments", "Attachs/Attachments.xml")
    return _xml("Document", _tag("CommonData", common) + _tag("Pages", places) + attached)


def _sized(sheet: Sheet) -> str:
    return f"0 0 {_n(sheet.width)} {_n(sheet.height)}"


def _public(fonts: _Fonts) -> str:
    listed = ""
    for id, face in fonts:
        name = quoteattr(_official(face.family))
        file = _tag("FontFile", f"font_{id}.ttf")
        listed += f'<ofd:Font ID="{id}" FontName={name} FamilyName={name}>{file}</ofd:Font>'
    return _xml("Res", _tag("Fonts", listed), ' BaseLoc="Res"')


def _official(family: str) -> str:
    """仿宋 for GW FangSong: a reader that passes over embedded fonts then takes its own."""
    return BY_FAMILY[family if family in BY_FAMILY else FALLBACK].label.partition("（")[0]


def _pictures(id: int) -> str:
    media = f'<ofd:MultiMedia ID="{id}" Type="Image" Format="PNG">{_tag("MediaFile", "code.png")}</ofd:MultiMedia>'
    return _xml("Res", _tag("MultiMedias", media), ' BaseLoc="Res"')


def _attachments(issue: Issue) -> str:
    size = f"{len(issue.canonical) / 1024:.2f}"  # KB, says the standard
    facts = (
        f'ID="Data" Name="{DATA}" Format="json" CreationDate="{issue.published_on.isoformat()}" Size="{size}"'
    )
    return _xml(
        "Attachments", f'<ofd:Attachment {facts} Visible="true">{_tag("FileLoc", DATA)}</ofd:Attachment>'
    )


def _page(sheet: Sheet, fonts: _Fonts, picture: int, ids: Iterator[int]) -> str:
    layer = next(ids)
    drawn = "".join(_mark(mark, fonts, picture, next(ids)) for mark in sheet.marks)
    area = _tag("Area", _tag("PhysicalBox", _sized(sheet)))
    return _xml("Page", area + _tag("Content", f'<ofd:Layer ID="{layer}" Type="Body">{drawn}</ofd:Layer>'))


def _mark(mark: Text | Rule | Ground | Picture, fonts: _Fonts, picture: int, id: int) -> str:
    match mark:
        case Text():
            return _text(mark, fonts.ids[mark.face], id)
        case Rule():
            return _rule(mark, id)
        case Ground():
            _, _, width, height = mark.box
            outline = f"M 0 0 L {_n(width)} 0 L {_n(width)} {_n(height)} L 0 {_n(height)} C"
            filled = f'Stroke="false" Fill="true">{_colour("FillColor", mark.colour)}'
            return f"<ofd:PathObject {_where(id, mark.box)} {filled}{_tag('AbbreviatedData', outline)}</ofd:PathObject>"
        case _:
            _, _, width, height = mark.box
            spread = f'CTM="{_n(width)} 0 0 {_n(height)} 0 0"'
            return f'<ofd:ImageObject {_where(id, mark.box)} {spread} ResourceID="{picture}"/>'


def _text(mark: Text, font: int, id: int) -> str:
    """One TextCode a line; each character is put where the PDF puts it, justified or not."""
    box = (mark.x, mark.y - ASCENT * mark.size, sum(mark.steps), HEIGHT * mark.size)
    steps = f' DeltaX="{_steps(mark.steps[:-1])}"' if len(mark.text) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{_n(ASCENT * mark.size)}"{steps}>{xml(mark.text)}</ofd:TextCode>'
    facts = f'{_where(id, box)} Font="{font}" Size="{_n(mark.size)}"'
    return f"<ofd:TextObject {facts}>{_colour('FillColor', mark.colour)}{code}</ofd:TextObject>"


def _steps(steps: tuple[float, ...]) -> str:
    """Steps of the same length are written once with their number: g 27 5.5727."""
    runs = ((step, len(list(run))) for step, run in groupby(map(_n, steps)))
    return " ".join(f"g {times} {step}" if times > 2 else " ".join([step] * times) for step, times in runs)


def _rule(mark: Rule, id: int) -> str:
    half = mark.width / 2  # a box without height would hide the line
    left, top = min(mark.x, mark.to_x) - half, min(mark.y, mark.to_y) - half
    box = (left, top, abs(mark.to_x - mark.x) + mark.width, abs(mark.to_y - mark.y) + mark.width)
    ends = [_n(at) for at in (mark.x - left, mark.y - top, mark.to_x - left, mark.to_y - top)]
    line = _tag("AbbreviatedData", "M {} {} L {} {}".format(*ends))
    colour = _colour("StrokeColor", mark.colour)
    return f'<ofd:PathObject {_where(id, box)} LineWidth="{_n(mark.width)}">{colour}{line}</ofd:PathObject>'


def _where(id: int, box: Box) -> str:
    return f'ID="{id}" Boundary="{" ".join(map(_n, box))}"'


def _colour(name: str, colour: Colour) -> str:
    return "" if colour == (0, 0, 0) else f'<ofd:{name} Value="{" ".join(map(str, colour))}"/>'


def _n(number: float) -> str:
    """Millimetres to a ten-thousandth, without the zeros at the end."""
    return f"{round(number, 4) + 0:.4f}".rstrip("0").rstrip(".")  # and never -0
