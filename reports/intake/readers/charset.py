"""The characters of a web page, whatever it says of itself: Chinese pages are often not what they declare. Pure."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
HEAD = 4096  # bytes in which a page declares its characters


def decode(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8 if it is UTF-8 throughout, else as declared, else GB 18030 or Big5.

    Never fails: what fits nothing is read as declared, or as GB 18030, with � for each misfit.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    if data[:HEAD].count(0) * 4 > len(data[:HEAD]):
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    declared = _declared(data)
    for name in ("utf-8", declared, "gb18030", "big5"):
        try:
            return codecs.getincrementaldecoder(name)().decode(
                data
            )  # a last character cut in two is left out
        except UnicodeDecodeError:
            continue
    return data.decode(declared, "replace")


def _declared(data: bytes) -> str:
    """The declared coding, in its largest form; GB 18030 where nothing usable is declared."""
    match = DECLARED.search(data[:HEAD])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except (LookupError, ValueError):
        return "gb18030"
    return name if name in ("big5", "big5hkscs", "utf-8") else "gb18030"
