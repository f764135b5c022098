"""The package around a Word document: its styles, fonts, page numbers and properties. Pure.

The parts that are always the same are templates/word. No date of making, no random ids: the same document gives the same
bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from reports.filetypes import wordml
from reports.filetypes.package import DECLARED, FIRST, packed, xml

PARTS = Path(__file__).resolve().parents[2] / "templates" / "word"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
# part → what kind of part it is
FIXED = {"styles.xml": "styles", "settings.xml": "settings", "fontTable.xml": "fontTable"}
FEET = {"footer-odd.xml": "right", "footer-even.xml": "left"}


@dataclass(frozen=True)
class About:
    """What the file says of itself; ``day`` is its date, ``mark`` stands at the head of every page."""

    title: str
    agency: str
    day: date
    identifier: str = ""
    mark: str = ""


def write(body: str, about: About) -> bytes:
    """The file; ``body`` is what stands in w:body, its last section included."""
    kinds = FIXED | dict.fromkeys(FEET, "footer") | ({"header.xml": "header"} if about.mark else {})
    head = f"<w:hdr {W}>{wordml.paragraph('Header', wordml.run(about.mark))}</w:hdr>"
    parts = {name: (PARTS / name).read_bytes() for name in FIXED}
    parts |= {name: _part(_foot(side)) for name, side in FEET.items()}
    parts |= {"header.xml": _part(head)} if about.mark else {}
    parts["document.xml"] = _part(f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
    return packed(
        {f"word/{name}": data for name, data in parts.items()}
        | {
            FIRST: _types(kinds),
            "_rels/.rels": _links(
                ("document", f"{LINK}/officeDocument", "word/document.xml"),
                ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ),
            "word/_rels/document.xml.rels": _links(
                *((name.removesuffix(".xml"), f"{LINK}/{kind}", name) for name, kind in kinds.items())
            ),
            "docProps/core.xml": core(about),
        }
    )


def _part(element: str) -> bytes:
    return (DECLARED + element).encode()


@cache
def _foot(side: str) -> str:
    """— 1 — at the outer edge, one character in."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    place = f'<w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
    return f"<w:ftr {W}><w:p>{place}{wordml.run('— ')}{number}{wordml.run(' —')}</w:p></w:ftr>"


def _types(kinds: dict[str, str]) -> bytes:
    named = "".join(
        f'<Override PartName="/word/{name}" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    return _part(
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>{named}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _links(*links: tuple[str, str, str]) -> bytes:
    made = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{to}"/>' for id, kind, to in links)
    return _part(f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>')


def core(about: About) -> bytes:
    """Who made what, when, in which language: the same for Word and Excel."""
    when = f"{about.day.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{when}</dcterms:{what}>'
        for what in ("created", "modified")
    )
    return _part(
        f"<cp:coreProperties {CORE}><dc:title>{xml(about.title)}</dc:title>"
        f"<dc:creator>{xml(about.agency)}</dc:creator><cp:lastModifiedBy>{xml(about.agency)}</cp:lastModifiedBy>"
        f"{dates}<dc:language>zh-CN</dc:language><dc:identifier>{xml(about.identifier)}</dc:identifier>"
        "</cp:coreProperties>"
    )
