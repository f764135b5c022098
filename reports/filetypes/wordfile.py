"""The package around a Word document: its styles, fonts, page numbers and properties. Pure.

The parts that are always the same are templates/word. No date of making, no random ids: the same document gives the same
bytes.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reports.filetypes import wordml
from reports.filetypes.package import LINK, About, links, outer, packed, part

PARTS = Path(__file__).resolve().parents[2] / "templates" / "word"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = f'xmlns:r="{LINK}"'
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
# part → what kind of part it is
FIXED = {"styles.xml": "styles", "settings.xml": "settings", "fontTable.xml": "fontTable"}
FEET = {"footer-odd.xml": "right", "footer-even.xml": "left"}


def write(body: str, about: About) -> bytes:
    """The file; ``body`` is what stands in w:body, its last section included."""
    kinds = FIXED | dict.fromkeys(FEET, "footer") | ({"header.xml": "header"} if about.mark else {})
    head = f"<w:hdr {W}>{wordml.paragraph('Header', wordml.run(about.mark))}</w:hdr>"
    parts = {name: (PARTS / name).read_bytes() for name in FIXED}
    parts |= {name: part(_foot(side)) for name, side in FEET.items()}
    parts |= {"header.xml": part(head)} if about.mark else {}
    parts["document.xml"] = part(f"<w:document {W} {R}><w:body>{body}</w:body></w:document>")
    targets = {"document.xml": "document.main"} | kinds
    types = {f"/word/{name}": f"{TYPE}.{kind}+xml" for name, kind in targets.items()}
    inner = links(*((name.removesuffix(".xml"), f"{LINK}/{kind}", name) for name, kind in kinds.items()))
    named = {f"word/{name}": data for name, data in parts.items()}
    return packed(named | {"word/_rels/document.xml.rels": inner} | outer("word/document.xml", types, about))


@cache
def _foot(side: str) -> str:
    """— 1 — at the outer edge, one character in."""
    number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    place = f'<w:pPr><w:pStyle w:val="Footer"/><w:ind w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
    return f"<w:ftr {W}><w:p>{place}{wordml.run('— ')}{number}{wordml.run(' —')}</w:p></w:ftr>"
