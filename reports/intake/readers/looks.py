"""What a web page's tags, styles and classes do to the words in them: shown, hidden, struck out, raised. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from reports.intake.readers.marks import HIDDEN, PLAIN, RAISED, STRUCK

DROPPED = {
    *("script", "style", "noscript", "template", "head", "object", "svg", "select", "iframe", "rt", "rp"),
}
STRIKING = {"s", "strike", "del"}
RAISING = {"sup", "sub"}
GONE = re.compile(
    r"display\s*:\s*none|mso-hide\s*:\s*all|(?<![\w-])opacity\s*:\s*0*\.?0*\s*(?![.\d])", re.IGNORECASE
)
UNSEEN = re.compile(r"(?<![\w-])visibility\s*:\s*(\w+)", re.IGNORECASE)
SIZE = re.compile(
    r"(?<![\w-])font-size\s*:\s*(\d*\.?\d+)\s*([a-z%]*)|(?<![\w-])font-size\s*:\s*[a-z]", re.IGNORECASE
)
RELATIVE = ("em", "%", "ex", "ch")
STRIKE = re.compile(
    r"text-decoration(?:-line)?\s*:[^;]*line-through|text-line-through\s*:\s*(?!none)\w", re.IGNORECASE
)
RAISE = re.compile(
    r"vertical-align\s*:\s*(?:super|sub)\b|font-variant-position\s*:\s*(?:super|sub)\b", re.IGNORECASE
)
RULE = re.compile(r"([^{}]{1,2000})\{([^{}]*)\}")
CLASS = re.compile(r"(?:^|[\s>+~])[a-z]*\d?\.([\w-]+)\s*$", re.IGNORECASE)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MOST_STYLE = 200_000  # characters of a page's own rules that are looked at


@dataclass(frozen=True)
class Look:
    """How the words of an element look; what an element does not say it has from the one around it."""

    gone: bool = False  # it and all in it, whatever that says of itself
    unseen: bool = False
    tiny: bool = False
    struck: bool = False
    raised: bool = False

    @property
    def mark(self) -> str:
        if self.unseen or self.tiny:
            return HIDDEN
        return STRUCK if self.struck else RAISED if self.raised else PLAIN


class Looks:
    """The looks on one page, with its own rules for classes as far as they strike out or raise."""

    def __init__(self, root: etree._Element) -> None:
        style = "\n".join("".join(map(str, found.itertext())) for found in root.iter("style"))[:MOST_STYLE]
        self.struck: set[str] = set()
        self.raised: set[str] = set()
        for selectors, says in RULE.findall(COMMENT.sub("", style)):
            for selector in selectors.split(","):
                if name := CLASS.search(selector):
                    self.struck |= {name[1]} if STRIKE.search(says) else set()
                    self.raised |= {name[1]} if RAISE.search(says) else set()

    def inside(self, around: Look, element: etree._Element) -> Look:
        """The look of what stands in an element that stands in another. Pages hide their body until a script has run."""
        if element.tag in ("html", "body"):
            return around
        style = element.get("style") or ""
        classes = set((element.get("class") or "").split())
        name = element.tag
        if not style and not classes and name not in STRIKING | RAISING and element.get("hidden") is None:
            return around
        gone = element.get("hidden") is not None or GONE.search(style) is not None
        unseen = UNSEEN.findall(style)
        return replace(
            around,
            gone=around.gone or gone,
            unseen=unseen[-1].lower() in ("hidden", "collapse") if unseen else around.unseen,
            tiny=_tiny(style, around.tiny),
            struck=around.struck or name in STRIKING or bool(STRIKE.search(style) or classes & self.struck),
            raised=around.raised or name in RAISING or bool(RAISE.search(style) or classes & self.raised),
        )

    def within(self, look: Look, *elements: etree._Element | None) -> Look:
        """The look of the last of these elements, each standing in the one before."""
        for element in elements:
            look = look if element is None else self.inside(look, element)
        return look

    def around(self, element: etree._Element) -> Look:
        """The look of an element, all that it stands in counted in."""
        return self.within(Look(), *reversed([*element.iterancestors()]), element)

    def drops(self, element: etree._Element) -> bool:
        """Whether nothing of an element is there to be read, by what it says itself."""
        return element.tag in DROPPED or self.inside(Look(), element).gone


def _tiny(style: str, around: bool) -> bool:
    found = list(SIZE.finditer(style))
    if not found or found[-1][1] is None:
        return around and not found
    if float(found[-1][1]) == 0:
        return True
    return around and found[-1][2].lower() in RELATIVE
