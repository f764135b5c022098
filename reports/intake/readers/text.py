"""Plain text, Markdown and what was pasted: lines, and the tables whose structure their characters spell out. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from unicodedata import category

from reports.intake.readers import charset, text_boxes, text_tables
from reports.intake.source import Block, Source, Text, Unreadable

FOREIGN = "这个文件不是文字文件，打不开。请上传文本文件（.txt、.md）、Word文件（.docx）或由Word导出的PDF。"
EMPTY = "这个文件里没有文字。请确认内容已经保存，再上传一次。"
OTHERS = (
    b"PK\x03\x04",
    b"%PDF-",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"{\\rtf",
)
UNSEEN = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*)")


def read(data: bytes) -> Source:
    """A text file's lines and tables. Raises Unreadable for what is no text, or empty."""
    found = blocks(decode(data))
    if not found:
        raise Unreadable(EMPTY)
    return Source("text", found)


def decode(data: bytes) -> str:
    """The text of a file in whatever encoding offices use, cleaned of what cannot be seen."""
    if data.startswith(OTHERS):
        raise Unreadable(FOREIGN)
    text = charset.decode(data)
    odd = sum(
        category(char) in {"Cc", "Cn", "Co", "Cs"} or char == "\ufffd"
        for char in text
        if char not in "\t\n\r\f\v"
    )
    if odd > 0.05 * len(text):
        raise Unreadable(FOREIGN)
    return clean(text)


def clean(text: str) -> str:
    """One kind of line end, no page breaks, nothing invisible."""
    text = re.sub("\r\n?|[\u2028\u2029\x85\v]", "\n", text)
    text = re.sub("\n?\f\n?", "\n", text)
    return UNSEEN.sub("", text)


def blocks(text: str) -> tuple[Block, ...]:
    """Tables where their structure is explicit, every other line as it was typed; no line is lost."""
    lines = clean(text).split("\n")
    found: list[Block] = []
    at = 0
    while at < len(lines):
        for shape in SHAPES:
            if taken := shape(lines, at):
                found += taken[0]
                at = taken[1]
                break
        else:
            if lines[at].strip():
                found.append(_line(lines[at], at))
            at += 1
    return tuple(found)


def _line(line: str, at: int) -> Text:
    where = f"第{at + 1}行"
    if (heading := HEADING.fullmatch(line)) and heading[1].strip():
        words = heading[1].strip()
        bare = words.rstrip("#")
        return Text(bare.strip() if bare.endswith((" ", "\t")) else words, where, heading=True)
    return Text(line, where)


def _markup(lines: Sequence[str], at: int) -> tuple[list[Block], int] | None:
    """An HTML table written into Markdown, handed to the reader of web pages."""
    if "<table" not in lines[at].lower():
        return None
    end = at
    while "</table" not in lines[end].lower():
        end += 1
        if end == len(lines) or "<table" in lines[end].lower():
            return None
    read_markup = import_module("reports.intake.readers.html").blocks
    found = [
        replace(block, where=f"第{at + 1}行起的表") for block in read_markup("\n".join(lines[at : end + 1]))
    ]
    return (found, end + 1) if found else None


Shape = Callable[[Sequence[str], int], tuple[list[Block], int] | None]
SHAPES: tuple[Shape, ...] = (
    _markup,
    text_tables.piped,
    text_boxes.boxed,
    text_tables.listed,
    text_tables.tabbed,
    text_tables.aligned,
)
