"""The characters of a page or a text, whatever it says of itself: Chinese files are often not what they declare. Pure."""

from __future__ import annotations

import codecs
import re

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
USUAL = re.compile(r"[\t\r\n -~\u2010-\u2027\u3000-\u303f\u4e00-\u9fff\uff01-\uff5e]")
MISFIT = "\ufffd"
HEAD = 4096  # bytes in which a page declares its characters


def decode(data: bytes) -> str:
    """Text by its byte order mark, else UTF-8 or UTF-16 where that shows, else as declared, else GB 18030 or Big5.

    UTF-8 shows in that it fits, all but a few bytes; UTF-16 in its zeros. Never fails: each misfit becomes �.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    head = data[:HEAD]
    zeros = head.count(0)
    fits = _fitting(data, "utf-8")
    if fits is not None and zeros * 5 < max(len(head), 1):
        return fits
    if zeros and (wide := _wide(head)):
        return data.decode(wide, "replace")
    if fits is None:
        fits = _nearly(data)
    declared = _declared(data)
    for name in (declared, "gb18030", "big5"):
        fits = _fitting(data, name) if fits is None else fits
    return data.decode(declared, "replace") if fits is None else fits


def _fitting(data: bytes, name: str) -> str | None:
    """The text where every character fits; a last one cut in two is left out."""
    try:
        return codecs.getincrementaldecoder(name)().decode(data)
    except UnicodeDecodeError:
        return None


def _nearly(data: bytes) -> str | None:
    """UTF-8 with a few broken characters in it; anything else read as UTF-8 is broken throughout."""
    text = data.decode("utf-8", "replace")
    beyond = sum(char > "\x7f" for char in text)
    return text if text.count(MISFIT) * 10 <= beyond else None


def _wide(head: bytes) -> str:
    """Which UTF-16 it is, if it is; zeros in every second byte settle it, else the characters that come out."""
    read = {name: head.decode(name, "replace") for name in ("utf-16-le", "utf-16-be")}
    best = max(read, key=lambda name: len(USUAL.findall(read[name])))
    usual = len(USUAL.findall(read[best]))
    return best if usual * 10 > len(read[best]) * 9 else ""


def _declared(data: bytes) -> str:
    """The declared coding, in its largest form; GB 18030 where nothing usable is declared."""
    match = DECLARED.search(data[:HEAD])
    try:
        name = codecs.lookup(match[1].decode("ascii")).name if match else ""
    except (LookupError, ValueError):
        return "gb18030"
    return name if name in ("big5", "big5hkscs", "utf-8") else "gb18030"
