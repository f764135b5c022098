"""The parts of an Office file (a zip of XML), read within limits, nothing fetched and nothing expanded. Pure."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from reports.intake.source import Unreadable

MOST_PART = 24 * 2**20  # bytes of one part unpacked
MOST_XML = 10 * 2**20  # of one that is parsed whole; a report takes less than 1 MB
MOST_PARTS = 5000
TOO_BIG = "这个文件解开以后太大，不像一份年度报告。请只保留报告本身，另存为新文件后再试。"
BROKEN = "这个文件不完整或者已经损坏，读不出内容。请用原来的软件打开，另存为新文件后再试。"
LOCKED = "这个文件加了密码，读不出内容。请在原来的软件里取消密码、另存后再试。"


def parse(data: bytes) -> etree._Element:
    """The root of an XML document.

    Errors: Unreadable for a document type, which Office files never have and attacks do; etree.XMLSyntaxError.
    """
    if b"<!DOCTYPE" in data[:4096].replace(b"\0", b""):
        raise Unreadable(BROKEN)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def local(element: etree._Element) -> str:
    """The element's name without its namespace: transitional and strict files name the same things."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without namespace."""
    found = (value for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name)
    return next((str(value) for value in found), None)


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element down a path of names, or None."""
    for name in path:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def number(text: str | None, default: int, most: int = 10**6) -> int:
    """A small whole number out of a file that may say anything."""
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        return default
    return min(int(text), most)


class Package:
    """An Office file. Errors: Unreadable for a zip that is damaged, locked or unpacks to too much."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:
            raise Unreadable(BROKEN) from error
        self.names = {info.filename: info for info in self._zip.infolist()}
        if len(self._zip.infolist()) > MOST_PARTS:
            raise Unreadable(TOO_BIG)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, None where there is none."""
        info = self.names.get(name)
        if info is None:
            return None
        if info.flag_bits & 1:
            raise Unreadable(LOCKED)
        if info.file_size > MOST_PART:
            raise Unreadable(TOO_BIG)
        try:
            return self._zip.read(info)
        except Exception as error:
            raise Unreadable(BROKEN) from error

    def xml(self, name: str | None) -> etree._Element | None:
        """The root of an XML part, None where there is no such part."""
        data = self.part(name) if name else None
        if data is None:
            return None
        if len(data) > MOST_XML:
            raise Unreadable(TOO_BIG)
        try:
            return parse(data)
        except etree.XMLSyntaxError as error:
            raise Unreadable(BROKEN) from error

    def related(self, part: str, kind: str) -> str | None:
        """The part another one refers to under a kind of relation: styles, numbering. "" is the package."""
        return next((target for name, _, target in self.relations(part) if name == kind), None)

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """(kind, id, part referred to) of every relation inside the package."""
        folder, _, file = part.rpartition("/")
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
                yield kind, relation.get("Id") or "", target.lstrip("/")

    @property
    def title(self) -> str:
        """What the file's properties call it."""
        found = child(self.xml("docProps/core.xml"), "title")
        return (found.text or "").strip() if found is not None else ""
