"""A zip of XML parts as Word and Excel files are, the same bytes for the same parts. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

DAY = (1980, 1, 1, 0, 0, 0)  # the first day a zip knows
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FIRST = "[Content_Types].xml"  # programs look for it at the front
# what XML 1.0 cannot hold, even escaped
FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
