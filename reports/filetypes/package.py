"""A zip of XML parts as Word and Excel files are (ECMA-376, part 2), the same bytes for the same parts. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PROPERTIES = "application/vnd.openxmlformats-package.core-properties+xml"
CORE = (
    f'xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
FIRST = "[Content_Types].xml"  # programs look for it at the front
# what XML 1.0 cannot hold, even escaped
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class About:
    """What a file says of itself; ``day`` is its date, ``mark`` stands at the head of every page of a Word file."""

    title: str
    agency: str
    day: date
    identifier: str = ""
    mark: str = ""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts in one order under one date."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name in sorted(parts, key=lambda name: (name != FIRST, name)):
            entry = ZipInfo(name, DAY)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 0
            file.writestr(entry, parts[name])
    return out.getvalue()


def xml(text: str) -> str:
    """Text as it may stand in an element or between double quotes; what XML cannot hold goes."""
    return escape(FORBIDDEN.sub("", text), {'"': "&quot;"})


def part(element: str) -> bytes:
    return (DECLARED + element).encode()


def links(*found: tuple[str, str, str]) -> bytes:
    """A part of relationships: (id, type, target) each."""
    made = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{to}"/>' for id, kind, to in found)
    return part(f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>')


def outer(main: str, types: Mapping[str, str], about: About) -> dict[str, bytes]:
    """The parts every package has: the types of the others, where the main one is, the properties."""
    named = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>'
        for name, kind in (*types.items(), ("/docProps/core.xml", PROPERTIES))
    )
    return {
        FIRST: part(
            f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
        ),
        "_rels/.rels": links(
            ("main", f"{LINK}/officeDocument", main),
            ("core", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(about),
    }


def _core(about: About) -> bytes:
    """Who made what, when, in which language."""
    when = f"{about.day.isoformat()}T00:00:00Z"
    dates = "".join(
        f'<dcterms:{what} xsi:type="dcterms:W3CDTF">{when}</dcterms:{what}>'
        for what in ("created", "modified")
    )
    return part(
        f"<cp:coreProperties {CORE}><dc:title>{xml(about.title)}</dc:title>"
        f"<dc:creator>{xml(about.agency)}</dc:creator><cp:lastModifiedBy>{xml(about.agency)}</cp:lastModifiedBy>"
        f"{dates}<dc:language>zh-CN</dc:language><dc:identifier>{xml(about.identifier)}</dc:identifier>"
        "</cp:coreProperties>"
    )
