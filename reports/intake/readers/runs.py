"""The words of a Word paragraph: its runs, with what is struck out, hidden or raised marked as such. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from reports.intake.readers import marks
from reports.intake.readers.package import attribute, child, local

THROUGH = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple"}
GONE = {"del", "moveFrom", "delText", "rt", "pPr", "rPr", "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
BOXES = {0xF06F: "□", 0xF0A8: "□", 0xF0FE: "☑", 0xF052: "☑", 0xF0FC: "√", 0xF0FB: "×", 0xF0D7: "×"}
PRIVATE = range(0xF000, 0xF100)
MOST_ANCESTORS = 12  # of a style; Word allows no more


def value(element: etree._Element | None, *path: str) -> str | None:
    """What the element down a path of names is set to."""
    found = child(element, *path)
    return None if found is None else attribute(found, "val")


def _switch(element: etree._Element | None, name: str) -> bool | None:
    """Whether a property is on or off; None where nothing is said of it."""
    found = child(element, name)
    return None if found is None else attribute(found, "val") not in ("0", "false", "off", "none")


def shown(element: etree._Element) -> Iterator[etree._Element]:
    """The children that print: wrappers opened, deletions left out, one of several alternatives taken."""
    for inner in element:
        name = local(inner)
        if name == "AlternateContent":
            branch = child(inner, "Choice")
            branch = child(inner, "Fallback") if branch is None else branch
            yield from () if branch is None else shown(branch)
        elif name in THROUGH:
            yield from shown(inner)
        elif name not in GONE:
            yield inner


@dataclass(frozen=True)
class Look:
    """How words look, as far as it is said here."""

    strike: bool | None = None
    double: bool | None = None
    vanish: bool | None = None
    raised: bool | None = None

    @staticmethod
    def of(properties: etree._Element | None) -> Look:
        """What a w:rPr says."""
        raised = value(properties, "vertAlign")
        return Look(
            _switch(properties, "strike"),
            _switch(properties, "dstrike"),
            _switch(properties, "vanish"),
            None if raised is None else raised in ("superscript", "subscript"),
        )

    def over(self, other: Look) -> Look:
        """This where it says anything, else the other."""
        return Look(*(b if a is None else a for a, b in zip(self._all, other._all, strict=True)))

    def beside(self, other: Look) -> Look:
        """A character style in a paragraph style: strike and vanish said by both cancel each other, as Word has it."""
        both = self.over(other)
        return Look(
            bool(self.strike) != bool(other.strike),
            both.double,
            bool(self.vanish) != bool(other.vanish),
            both.raised,
        )

    @property
    def _all(self) -> tuple[bool | None, ...]:
        return self.strike, self.double, self.vanish, self.raised

    @property
    def mark(self) -> str:
        if self.vanish:
            return marks.HIDDEN
        if self.strike or self.double:
            return marks.STRUCK
        return marks.RAISED if self.raised else marks.PLAIN


def pieces(element: etree._Element, paragraph: Look, styles: Mapping[str, Look]) -> Iterator[str]:
    """The text of a paragraph, marked, text boxes left out. ``paragraph`` is the look its own style gives."""
    for inner in shown(element):
        if local(inner) == "r":
            style = styles.get(value(inner, "rPr", "rStyle") or "", Look())
            look = Look.of(child(inner, "rPr")).over(style.beside(paragraph))
            yield from (marks.marked(text, look.mark) for text in _texts(inner))
        elif local(inner) != "txbxContent":
            yield from pieces(inner, paragraph, styles)


def _texts(run: etree._Element) -> Iterator[str]:
    for inner in shown(run):
        name = local(inner)
        if name == "t":
            yield inner.text or ""
        elif name in MARKS:
            yield MARKS[name]
        elif name == "sym":
            yield _symbol(attribute(inner, "char") or "")
        elif name != "txbxContent":
            yield from _texts(inner)


def _symbol(code: str) -> str:
    if not re.fullmatch("[0-9A-Fa-f]{1,4}", code):
        return ""
    point = int(code, 16)
    plain = "" if point in PRIVATE or 0xD800 <= point < 0xE000 or point < 32 else chr(point)
    return BOXES.get(point, plain)
